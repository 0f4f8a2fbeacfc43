//! Reading messages.

use platform::{
    context::RequestContext,
    error::AppError,
    media::{LONGEST_CLIP, can_take_clips, shown},
};
use uuid::Uuid;

use crate::{
    capability::Partner,
    dates,
    messages::{
        model::{Message, Messages, PER_PAGE},
        store,
    },
};

/// A page of messages, as a partner sees them; `before` is the id of the last one of the page before,
/// and anything unknown is the beginning.
///
/// # Errors
/// Internal.
pub async fn messages(context: &RequestContext, partner: &Partner, before: &str) -> Result<Messages, AppError> {
    let before = Uuid::parse_str(before).ok();
    let mut kept = store::page(context.pool(), partner, before, PER_PAGE + 1).await?;
    let more = kept.len() > PER_PAGE;
    kept.truncate(PER_PAGE);
    Ok(Messages {
        partner: partner.other().name.clone(),
        takes: can_take_clips(),
        longest: LONGEST_CLIP,
        next: kept.last().filter(|_| more).map(|last| last.id.to_string()),
        messages: kept
            .into_iter()
            .map(|kept| Message {
                id: kept.id.to_string(),
                mine: kept.mine,
                at: dates::moment(kept.created_at, partner.member().time_zone(), context.language),
                shown: shown(kept.facts, context.language),
            })
            .collect(),
    })
}
