//! What happens when somebody registers.

use chrono_tz::Tz;
use platform::{
    context::RequestContext,
    counts::{Counted, count},
    error::AppError,
    forms::Fields,
    notify::mail::{self, Letter, LetterKind},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    model::{Begun, TERMS_VERSION, next_page},
    store::{self, NewRegistration, Owner},
};
use crate::{
    address::EmailAddress,
    fields,
    i18n::{Locale, td_string},
    limits::{self, REGISTER_AS, REGISTER_FROM},
    mail_token::MailToken,
    password,
};

/// What somebody typed to register.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Their address.
    pub email: String,
    /// The password they want.
    pub password: String,
    /// How they want to be called.
    pub display_name: String,
    /// Whether they accept the terms.
    pub accept_terms: bool,
    /// Their IANA time zone as their browser knows it, or nothing.
    pub time_zone: String,
    /// The page to go on to.
    pub next: String,
}

/// Begins a registration, or tells the owner of the address that somebody tried. Which of the two
/// it was can be learnt neither from the answer nor from the time that it takes.
///
/// # Errors
/// Invalid, beside the fields; too many requests.
pub async fn register(context: &RequestContext, typed: Typed) -> Result<(), AppError> {
    let mut fields = Fields::default();
    let language = context.language;
    let display_name = fields::display_name(&mut fields, language, &typed.display_name);
    let email = fields::email(&mut fields, language, "email", &typed.email);
    let own = [typed.email.trim(), typed.display_name.trim()];
    let password = fields::new_password(&mut fields, language, "password", &typed.password, &own);
    if !typed.accept_terms {
        fields.refuse(
            "accept_terms",
            "terms_refused",
            td_string!(Locale::from(language), register.terms_needed),
        );
    }
    fields.finish()?;
    let (Some(display_name), Some(email), Some(password)) = (display_name, email, password) else {
        return Err(fields::incomplete());
    };

    REGISTER_FROM.take(context, limits::place(context.ip)).await?;
    REGISTER_AS.take(context, limits::of(&email)).await?;

    let password_hash = password::hash(&context.services.chance, password).await?;
    let begun = Begun {
        id: context.new_id(),
        next: next_page(&typed.next),
    };
    let token = MailToken::draw(&context.services.chance);
    let mut transaction = context.begin().await?;
    if let Some(owner) = store::owner_of(&mut transaction, &email).await? {
        tell_owner(context, &mut transaction, &email, owner, begun.id).await?;
    } else {
        let registration = NewRegistration {
            id: begun.id,
            email: &email,
            password_hash: &password_hash,
            display_name: display_name.as_str(),
            language,
            time_zone: time_zone(&typed.time_zone).name(),
            terms_version: TERMS_VERSION,
            token: &token,
        };
        store::insert(&mut transaction, &registration, context.now()).await?;
        ask_to_confirm(context, &mut transaction, &registration).await?;
    }
    // In both cases: the time that it takes tells nothing either.
    count(&mut *transaction, &context.services, Counted::Registration).await?;
    transaction.commit().await?;

    // Remembered in both cases: a cookie tells no more than the answer does.
    if let Some(session) = &context.session {
        begun.remember(session).await?;
    }
    Ok(())
}

/// The zone that the browser named, else that of the pilot town.
pub(crate) fn time_zone(named: &str) -> Tz {
    named.parse().unwrap_or(chrono_tz::Africa::Abidjan)
}

/// Writes to the address that somebody registered with.
pub(crate) async fn ask_to_confirm(
    context: &RequestContext,
    transaction: &mut PgConnection,
    registration: &NewRegistration<'_>,
) -> Result<(), AppError> {
    let link = mail::link(&context.services, &format!("/verify/{}", registration.token.as_str()));
    let letter = Letter {
        event_key: &format!("verify:{}", registration.id),
        account: None,
        recipient: registration.email.as_str(),
        language: registration.language,
        kind: LetterKind::VerifyAddress {
            name: registration.display_name.to_owned(),
            link,
        },
    };
    mail::enqueue(transaction, &context.services, letter).await
}

/// Tells the owner of an address that somebody wanted it for another account.
pub(crate) async fn tell_owner(
    context: &RequestContext,
    transaction: &mut PgConnection,
    email: &EmailAddress,
    owner: Owner,
    event: Uuid,
) -> Result<(), AppError> {
    let letter = Letter {
        event_key: &format!("address_in_use:{event}"),
        account: Some(owner.account),
        recipient: email.as_str(),
        language: owner.language,
        kind: LetterKind::AddressInUse {
            name: owner.display_name,
            login_link: mail::link(&context.services, "/login"),
            forgot_link: mail::link(&context.services, "/forgot"),
        },
    };
    mail::enqueue(transaction, &context.services, letter).await
}
