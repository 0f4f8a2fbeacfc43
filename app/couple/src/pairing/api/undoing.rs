//! "This is not the person I invited": undone before anything was shared.

use platform::{
    audit,
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Operation},
    notify::{Event, Notice, forget_names, notify},
};
use serde_json::json;

use super::{creation::announce, departure::NAMING, invitation};
use crate::{
    capability::{Partner, Seat},
    dates,
    i18n::{Locale, td_string},
    pairing::{
        model::{Newcomer, UNDO_LASTS},
        store,
    },
    reminders,
};

/// Puts the couple back to waiting, with a new invite. The other is told and free, and what they
/// wrote is deleted.
///
/// # Errors
/// Not found for who joined; `undo_too_late`; `undo_shared`, once the one who invited has written.
pub async fn undo(context: &RequestContext, partner: &Partner) -> Result<(), AppError> {
    if partner.seat() == Seat::Second {
        return Err(AppError::not_found());
    }
    let locale = Locale::from(context.language);
    if !is_recent(context, partner) {
        return Err(AppError::refused(
            "undo_too_late",
            td_string!(locale, pairing.refused_undo_too_late),
        ));
    }
    let (couple, account, other) = (partner.couple(), partner.account(), partner.other().account);
    let mut transaction = context.begin().await?;
    store::lock_of(&mut transaction, partner).await?;
    if store::has_shared_in(&mut transaction, partner).await? {
        return Err(AppError::refused(
            "undo_shared",
            td_string!(locale, pairing.refused_undo_shared),
        ));
    }
    reminders::forget(&mut transaction, partner).await?;
    store::unseat_other(&mut transaction, partner).await?;
    invitation::issue(&mut transaction, context, couple, account).await?;
    // One's own bell said who came.
    let span = (partner.paired_at(), context.now());
    forget_names(&mut transaction, account, &NAMING, span).await?;
    live::leave_audience(&mut transaction, other, Audience::Couple(couple.0)).await?;
    announce(&mut transaction, couple, &[account], Operation::Updated).await?;
    announce(&mut transaction, couple, &[other], Operation::Deleted).await?;
    let event_key = format!("couple.undone:{couple}:{}", context.now().timestamp_micros());
    let notice = Notice {
        account: other,
        event_key: &event_key,
        event: Event::PairingUndone {},
    };
    notify(&mut transaction, &context.services, notice).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "couple.undone",
        &couple.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Whether a partner may still undo the pairing.
pub async fn may_undo(context: &RequestContext, partner: &Partner) -> Result<bool, AppError> {
    if partner.seat() == Seat::Second || !is_recent(context, partner) {
        return Ok(false);
    }
    Ok(!store::has_shared(context.pool(), partner).await?)
}

/// Who has just come, while the pairing can be undone.
pub async fn newcomer(context: &RequestContext, partner: &Partner) -> Result<Option<Newcomer>, AppError> {
    let until = partner.paired_at() + UNDO_LASTS;
    Ok(may_undo(context, partner).await?.then(|| Newcomer {
        name: partner.other().name.clone(),
        until: dates::moment(until, partner.member().time_zone(), context.language),
    }))
}

fn is_recent(context: &RequestContext, partner: &Partner) -> bool {
    context.now() < partner.paired_at() + UNDO_LASTS
}
