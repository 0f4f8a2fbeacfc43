//! Coming back from a provider.

use axum::{
    Extension,
    extract::{Path, RawQuery},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::{account::AccountId, audit, context::RequestContext, error::AppError, forms::leave_notice};
use serde_json::json;

use super::{
    arriving,
    asking::Access,
    identity::Identity,
    leaving::{Purpose, Trip},
    linking,
    model::{Provider, UNFINISHED, Unfinished},
    store,
};
use crate::{
    i18n::{Locale, td_string},
    reauthentication, second_factor,
    second_step::{self, FirstStep},
    signin,
};

/// The page that shows which providers are linked.
const LINKED: &str = "/account/security/providers";

/// What a provider says as it sends somebody back (RFC 6749, 4.1.2; RFC 9207).
#[derive(Clone, Debug, Default)]
pub(super) struct Answered {
    pub(super) state: String,
    pub(super) code: Option<String>,
    pub(super) issuer: Option<String>,
}

impl Answered {
    fn read(query: &str) -> Self {
        let mut answered = Self::default();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "state" => answered.state = value.into_owned(),
                "code" => answered.code = Some(value.into_owned()),
                "iss" => answered.issuer = Some(value.into_owned()),
                _ => {}
            }
        }
        answered
    }
}

/// `GET /login/with/{provider}/return`: what comes back decides where to go on. Reading this address
/// changes something, as the protocol wants; without the state in this browser's session it changes
/// nothing.
pub(crate) async fn door(
    Extension(context): Extension<RequestContext>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let answered = Answered::read(&query.unwrap_or_default());
    match come_back(&context, &provider, answered).await {
        Ok(page) => go(&page),
        Err(error) => error.with_sentence(context.language).into_response(),
    }
}

fn go(page: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(page) else {
        return AppError::not_found().into_response();
    };
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// Takes an answer, and gives the page to go on to: the one that says why, where it came to nothing.
///
/// # Errors
/// Not found, when the settings do not name the provider; internal.
pub(super) async fn come_back(
    context: &RequestContext,
    provider: &str,
    answered: Answered,
) -> Result<String, AppError> {
    let provider = Provider::parse(provider).ok_or_else(AppError::not_found)?;
    let access = Access::to(&context.services.configuration, provider)?;
    let Some(trip) = Trip::end(context, provider, &answered.state).await? else {
        return Ok(unfinished(Unfinished::Expired));
    };
    let identity = match identified(context, access, &trip, answered).await {
        Ok(identity) => identity,
        Err(why) => {
            let detail = json!({ "by": provider.word(), "why": why.word() });
            audit::record(context.pool(), context, None, "session.refused", "", detail).await?;
            return Ok(unfinished(why));
        }
    };
    match trip.purpose {
        Purpose::SignIn => sign_in(context, provider, identity, trip.next).await,
        Purpose::Link(account) => link(context, access, account, &identity).await,
        Purpose::Confirm(account) => confirm(context, provider, account, &identity, &trip.next).await,
    }
}

async fn identified(
    context: &RequestContext,
    access: Access<'_>,
    trip: &Trip,
    answered: Answered,
) -> Result<Identity, Unfinished> {
    // Who answers is who was asked, if they say so at all (RFC 9207, 2.4).
    if answered.issuer.is_some_and(|issuer| issuer != access.issuer()) {
        return Err(Unfinished::Unproved);
    }
    let code = answered.code.ok_or(Unfinished::Refused)?;
    access.identity(context, trip, code).await
}

async fn sign_in(
    context: &RequestContext,
    provider: Provider,
    identity: Identity,
    next: String,
) -> Result<String, AppError> {
    if let Some(account) = store::use_identity(context.pool(), &identity, context.now()).await? {
        if second_factor::is_on(context, account).await? {
            return second_step::begin(context, account, FirstStep::Provider, next).await;
        }
        return signin::start(context, account, provider.word(), next).await;
    }
    // Whoever has the address may hear that it has an account: it is theirs.
    if let Some(email) = &identity.verified_email
        && store::has_account(context.pool(), email).await?
    {
        return Ok(unfinished(Unfinished::Taken));
    }
    arriving::begin(context, provider, identity, next).await
}

async fn link(
    context: &RequestContext,
    access: Access<'_>,
    account: AccountId,
    identity: &Identity,
) -> Result<String, AppError> {
    if !is_here(context, account) {
        return Ok(unfinished(Unfinished::Expired));
    }
    if !linking::link(context, account, access, identity).await? {
        return Ok(unfinished(Unfinished::Elsewhere));
    }
    let locale = Locale::from(context.language);
    let notice = td_string!(locale, providers.linked, provider = access.name().to_owned());
    leave_notice(context.session()?, LINKED, &notice).await?;
    Ok(LINKED.to_owned())
}

async fn confirm(
    context: &RequestContext,
    provider: Provider,
    account: AccountId,
    identity: &Identity,
    next: &str,
) -> Result<String, AppError> {
    if !is_here(context, account) {
        return Ok(unfinished(Unfinished::Expired));
    }
    if store::use_identity(context.pool(), identity, context.now()).await? != Some(account) {
        return Ok(unfinished(Unfinished::Another));
    }
    reauthentication::remember(context, &context.member()?, provider.word()).await?;
    Ok(reauthentication::page(next))
}

/// Whether who left is still who is signed in.
fn is_here(context: &RequestContext, account: AccountId) -> bool {
    context.viewer.as_ref().is_some_and(|viewer| viewer.id == account)
}

fn unfinished(why: Unfinished) -> String {
    format!("{UNFINISHED}?why={}", why.word())
}
