//! Lending an operator somebody's eyes.

use chrono_tz::Tz;
use platform::{
    account::{AccountId, Operator, Reauthenticated, Viewer, store::viewer_as_seen},
    context::RequestContext,
    error::AppError,
    forms::Fields,
    looking::{self, LOOK_LIFETIME, LookingAs, LookingGround},
    notify::{self, Event},
};
use serde_json::json;
use uuid::Uuid;

use super::Look;
use crate::{
    desk::{Deed, Reason, record, tell},
    i18n::{Locale, td_string},
};

/// What an operator typed.
#[derive(Clone, Debug)]
pub(super) struct Typed<'a> {
    /// The account's id.
    pub(super) account: &'a str,
    /// The word of a ground.
    pub(super) ground: &'a str,
    /// Why.
    pub(super) reason: &'a str,
}

/// Whether an operator may look through the eyes of an account.
///
/// # Errors
/// Internal.
pub(crate) async fn look_at(
    context: &RequestContext,
    operator: &Operator,
    account: AccountId,
) -> Result<Look, AppError> {
    let eyes = viewer_as_seen(context.pool(), account).await?;
    if eyes.is_none_or(|eyes| refusal(operator, &eyes).is_some()) {
        return Ok(Look::Closed);
    }
    Ok(match Reauthenticated::of(context).await {
        Ok(_) => Look::Open,
        Err(_) => Look::ProveFirst,
    })
}

/// Lends an operator somebody's eyes. It is written down, and the person is told, before anything is seen.
///
/// # Errors
/// Invalid, beside the field; refused for one's own account and for another operator's; not found, also
/// for an account that is to end.
pub(super) async fn begin(
    context: &RequestContext,
    operator: &Operator,
    proof: &Reauthenticated,
    typed: Typed<'_>,
) -> Result<(), AppError> {
    let (ground, reason) = read(context, &typed)?;
    let account = Uuid::parse_str(typed.account).map_err(|_| AppError::not_found())?;
    let eyes = viewer_as_seen(context.pool(), AccountId(account)).await?;
    let eyes = eyes.ok_or_else(AppError::not_found)?;
    if let Some(refusal) = refusal(operator, &eyes) {
        let locale = Locale::from(context.language);
        return Err(match refusal {
            Refusal::Own => AppError::refused("own_account", td_string!(locale, accounts.own)),
            Refusal::Operator => AppError::refused("operator_account", td_string!(locale, looking.operator)),
        });
    }
    let now = context.now();
    let until = now + LOOK_LIFETIME;
    let zone = eyes.time_zone.parse().unwrap_or(Tz::Africa__Abidjan);
    let when = notify::moment(eyes.language, zone, now);
    let mut transaction = context.begin().await?;
    tell(&mut transaction, context, eyes.id, Event::LookedAt { ground, when }).await?;
    let deed = Deed {
        action: "operator.looked_as",
        subject: &eyes.id.to_string(),
        reason: &reason,
        detail: json!({ "ground": ground.word(), "until": until }),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    let seen = LookingAs {
        account: eyes.id,
        until,
        reason: reason.as_str().to_owned(),
    };
    looking::begin(context, operator, proof, seen).await
}

fn read(context: &RequestContext, typed: &Typed<'_>) -> Result<(LookingGround, Reason), AppError> {
    let mut fields = Fields::default();
    let ground = LookingGround::parse(typed.ground);
    if ground.is_none() {
        let message = td_string!(Locale::from(context.language), accounts.ground_missing);
        fields.refuse("ground", "ground_missing", message);
    }
    let reason = Reason::read(&mut fields, context.language, typed.reason);
    fields.finish()?;
    ground.zip(reason).ok_or_else(|| AppError::invalid(Vec::new()))
}

/// Whose eyes are never lent.
#[derive(Clone, Copy, Debug)]
enum Refusal {
    Own,
    Operator,
}

fn refusal(operator: &Operator, eyes: &Viewer) -> Option<Refusal> {
    if eyes.id == operator.account() {
        Some(Refusal::Own)
    } else if eyes.operator {
        Some(Refusal::Operator)
    } else {
        None
    }
}
