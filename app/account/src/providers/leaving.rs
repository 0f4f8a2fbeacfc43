//! Leaving for a provider: what the browser must bring back is drawn, and remembered in its session
//! alone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, chance::Chance, context::RequestContext, error::AppError};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::{
    asking::Access,
    model::{Departure, Provider},
};
use crate::{
    i18n::{Locale, td_string},
    limits::{self, PROVIDER_FROM},
};

/// Under which key the session remembers it.
const KEY: &str = "provider_trip";
/// How long somebody may be away.
pub(super) const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// What the answer is to be good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    /// Signing in, or an account for who is new.
    SignIn,
    /// A way in for the account of who is signed in.
    Link(AccountId),
    /// A proof that it is they who sit there.
    Confirm(AccountId),
}

/// Somebody on their way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Trip {
    /// To whom.
    pub(super) provider: Provider,
    /// What for.
    pub(super) purpose: Purpose,
    /// What comes back with the answer: it is of this browser (RFC 6749, 10.12).
    pub(super) state: String,
    /// What stands in the answer: it is of this question (OpenID Connect Core 1.0, 3.1.2.1).
    pub(super) nonce: String,
    /// What only who asked can show (RFC 7636).
    pub(super) verifier: String,
    /// The page to go on to.
    pub(super) next: String,
    /// Where the provider asks.
    address: String,
    since: DateTime<Utc>,
}

/// Begins the way to a provider. A former one is void.
///
/// # Errors
/// Not found, when the settings do not name it; too many requests; refused, when it does not answer.
pub(crate) async fn leave(
    context: &RequestContext,
    provider: &str,
    purpose: Purpose,
    next: String,
) -> Result<(), AppError> {
    let provider = Provider::parse(provider).ok_or_else(AppError::not_found)?;
    let access = Access::to(&context.services.configuration, provider)?;
    PROVIDER_FROM.take(context, limits::place(context.ip)).await?;
    let chance = &context.services.chance;
    let mut trip = Trip {
        provider,
        purpose,
        state: drawn(chance),
        nonce: drawn(chance),
        verifier: drawn(chance),
        next,
        address: String::new(),
        since: context.now(),
    };
    trip.address = access.address(context, &trip).await.map_err(|_| {
        let locale = Locale::from(context.language);
        let message = td_string!(locale, providers.unreachable, provider = access.name().to_owned());
        AppError::refused("provider_unavailable", message)
    })?;
    context.session()?.insert(KEY, trip).await.map_err(AppError::internal)
}

/// Who is about to leave with this browser, if anybody.
///
/// # Errors
/// Internal.
pub(super) async fn departure(context: &RequestContext) -> Result<Option<Departure>, AppError> {
    let trip: Option<Trip> = context.session()?.get(KEY).await.map_err(AppError::internal)?;
    let Some(trip) = trip.filter(|trip| trip.is_young(context)) else {
        return Ok(None);
    };
    let access = Access::to(&context.services.configuration, trip.provider)?;
    Ok(Some(Departure {
        name: access.name().to_owned(),
        address: trip.address,
    }))
}

impl Trip {
    /// The trip that an answer belongs to, which is over by it. An answer to something else leaves it
    /// as it is.
    pub(super) async fn end(
        context: &RequestContext,
        provider: Provider,
        state: &str,
    ) -> Result<Option<Self>, AppError> {
        let session = context.session()?;
        let trip: Option<Self> = session.get(KEY).await.map_err(AppError::internal)?;
        let Some(trip) = trip.filter(|trip| trip.provider == provider && trip.has(state)) else {
            return Ok(None);
        };
        session.remove::<Self>(KEY).await.map_err(AppError::internal)?;
        Ok(Some(trip).filter(|trip| trip.is_young(context)))
    }

    fn has(&self, state: &str) -> bool {
        self.state.as_bytes().ct_eq(state.as_bytes()).into()
    }

    fn is_young(&self, context: &RequestContext) -> bool {
        context.now() - self.since < LIFETIME
    }
}

/// 256 bits, as 43 letters: what RFC 7636, 4.1 asks of a verifier.
fn drawn(chance: &Chance) -> String {
    URL_SAFE_NO_PAD.encode(chance.bytes::<32>())
}
