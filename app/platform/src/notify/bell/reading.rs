//! Reading what the bell keeps.

use uuid::Uuid;

use super::{
    super::{RESOURCE, telling, when},
    model::{NotificationLine, Notifications},
    store::{self, Row},
};
use crate::{
    account::Member,
    context::RequestContext,
    error::AppError,
    i18n::Locale,
    live::{self, Audience, Change, Operation},
};

/// How many notifications a page shows.
const PAGE: usize = 20;

/// A page of a member's notifications; `before` is where the page above ended, or empty. What happened
/// between two is left out for an operator who looks through a member's eyes.
pub(super) async fn page(context: &RequestContext, member: &Member, before: &str) -> Result<Notifications, AppError> {
    let before = Uuid::parse_str(before).ok();
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = store::list(context.pool(), member, before, one_more).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let older = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Notifications {
        lines: rows.iter().filter_map(|row| line(context, member, row)).collect(),
        older,
    })
}

fn line(context: &RequestContext, member: &Member, row: &Row) -> Option<NotificationLine> {
    let event = row.event()?;
    if context.looking.is_some() && event.kind().is_intimate() {
        return None;
    }
    let telling = telling::of(Locale::from(context.language), &event);
    Some(NotificationLine {
        id: row.id.to_string(),
        title: telling.title,
        detail: telling.detail,
        when: when::told(context.language, member.time_zone(), row.created_at, context.now()),
        page: telling.place.map(|place| place.page),
        unread: row.read_at.is_none(),
    })
}

/// Marks as read what a member has seen: everything up to the newest of their page. What arrived
/// since stays unread.
pub(super) async fn mark(context: &RequestContext, member: &Member, newest: &str) -> Result<(), AppError> {
    let newest = Uuid::parse_str(newest).ok();
    let mut transaction = context.begin().await?;
    if store::mark_read(&mut transaction, member, newest, context.now()).await? > 0 {
        let change = Change {
            audience: Audience::Account(member.account()),
            resource: RESOURCE,
            id: newest.unwrap_or(member.account().0),
            operation: Operation::Updated,
        };
        live::record(&mut transaction, change).await?;
    }
    transaction.commit().await?;
    Ok(())
}
