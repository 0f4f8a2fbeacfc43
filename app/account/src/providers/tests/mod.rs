//! The rules of providers, against providers on this machine.

mod confirming;
mod facebook;
mod forged;
mod linking;
mod provider;
mod signing_in;

use std::sync::Arc;

use platform::{
    configuration::{Configuration, FacebookAccess, OpenIdAccess, Providers, Secret},
    context::RequestContext,
    error::AppError,
};
use sqlx::PgPool;
use url::Url;

use self::provider::LocalProvider;
use super::{
    arriving::{Typed, register},
    leaving::{Purpose, departure, leave},
    model::Unfinished,
    returning::{Answered, come_back},
};
use crate::town::{Neighbourhood, account};

const AYA: &str = "aya@example.ci";

/// A town that asks a provider on this machine who people are.
struct Place {
    here: Neighbourhood,
    provider: LocalProvider,
}

async fn open(pool: PgPool) -> Place {
    let mut here = Neighbourhood::open(pool).await;
    let provider = LocalProvider::open(here.town.services.clock.now()).await;
    let providers = Providers {
        google: None,
        openid: Some(OpenIdAccess {
            name: "Mairie".to_owned(),
            issuer: provider.base.clone(),
            client: "parvis".to_owned(),
            secret: Secret::new("s3cret"),
        }),
        facebook: Some(FacebookAccess {
            base: Some(provider.base.parse().expect("an address")),
            app: "parvis".to_owned(),
            secret: Secret::new("s3cret"),
        }),
    };
    here.town.services.configuration = Arc::new(Configuration {
        providers,
        ..(*here.town.services.configuration).clone()
    });
    Place { here, provider }
}

/// Leaves for the provider, and gives where it asks.
async fn leaves(browser: &RequestContext, provider: &str, purpose: Purpose) -> Url {
    leave(browser, provider, purpose, "/couple/goals".to_owned())
        .await
        .expect("somebody leaves");
    let departure = departure(browser).await.expect("an answer").expect("a departure");
    departure.address.parse().expect("an address")
}

/// Comes back with an answer.
async fn comes_back(browser: &RequestContext, provider: &str, answered: Answered) -> String {
    come_back(browser, provider, answered).await.expect("an answer")
}

/// The whole way, for a purpose; gives the page to go on to.
async fn goes(place: &Place, browser: &RequestContext, purpose: Purpose) -> String {
    let address = leaves(browser, "openid", purpose).await;
    let answered = place.provider.agrees(&address);
    comes_back(browser, "openid", answered).await
}

/// The page that says why it came to nothing.
fn unfinished(why: Unfinished) -> String {
    format!("/login/unfinished?why={}", why.word())
}

fn typed() -> Typed {
    Typed {
        display_name: "Aya".to_owned(),
        accept_terms: true,
        time_zone: "Africa/Abidjan".to_owned(),
    }
}

/// Somebody whom the provider has brought, signed in.
async fn newcomer(place: &Place) -> RequestContext {
    let browser = place.here.browser();
    assert_eq!(goes(place, &browser, Purpose::SignIn).await, "/register/with");
    assert_eq!(register(&browser, typed()).await, Ok("/couple/goals".to_owned()));
    place.here.next_request(&browser).await
}

/// Somebody with an account of their own, linked to the provider.
async fn linked(place: &Place, email: &str) -> RequestContext {
    let browser = place.here.member(email).await;
    let purpose = Purpose::Link(account(&browser));
    assert_eq!(goes(place, &browser, purpose).await, "/account/security/providers");
    browser
}

fn code_of<T: std::fmt::Debug>(result: Result<T, AppError>) -> String {
    result.expect_err("it is refused").code
}
