//! The history of a letter.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{clock::day_in, context::RequestContext, error::AppError, limits::Limit, live::Operation};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    reading::{current, excerpt, writes},
    saving::{newer, number, open_month},
};
use crate::{
    capability::Partner,
    dates,
    letters::{
        markdown,
        model::{Body, HistoryPage, ListedVersion, Month, PER_PAGE, ShownVersion},
        store::{self, Kept, Which, Written},
    },
    pairing::hold,
    telling::changed,
};

/// How long a version is kept after it was written.
const KEPT: TimeDelta = TimeDelta::days(90);
/// Restoring is rare; each makes a version.
const RESTORES: Limit = Limit::new("letters:restore", 30, TimeDelta::minutes(1));

/// What is asked for, as it stands in the address.
#[derive(Clone, Debug, Default)]
pub struct HistoryQuery {
    /// `YYYY-MM`.
    pub month: String,
    /// The number before which the page begins; anything unknown is the beginning.
    pub before: String,
    /// The id of the version that is looked at; may be empty.
    pub version: String,
}

/// The versions of a letter, as a partner sees them.
///
/// # Errors
/// Not found, where no letter was begun, and for a version that is not one of its.
pub async fn history(
    context: &RequestContext,
    partner: &Partner,
    query: HistoryQuery,
) -> Result<HistoryPage, AppError> {
    let month: Month = query.month.parse().map_err(|()| AppError::not_found())?;
    let latest = current(context, partner, month)
        .await?
        .ok_or_else(AppError::not_found)?;
    let before = query.before.parse().ok();
    let mut found = store::versions(context.pool(), partner, month, before, PER_PAGE + 1).await?;
    let more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    let shown = match query.version.as_str() {
        "" => None,
        version => Some(found_version(context, partner, month, version).await?),
    };
    let day = |at| dates::weekday(day_in(partner.member().time_zone(), at), context.language);
    Ok(HistoryPage {
        month: month.to_string(),
        label: dates::month(month.first_day(), context.language),
        writable: writes(context, partner, month).is_ok(),
        latest: latest.number,
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        next: found.last().filter(|_| more).map(|last| last.number.to_string()),
        list: found
            .into_iter()
            .map(|kept| ListedVersion {
                id: kept.id.to_string(),
                latest: kept.number == latest.number,
                day: day(kept.updated_at),
                mine: kept.mine,
                excerpt: excerpt(&kept.body),
                length: u32::try_from(kept.length).unwrap_or(0),
            })
            .collect(),
        shown: shown.map(|kept| ShownVersion {
            id: kept.id.to_string(),
            day: day(kept.updated_at),
            mine: kept.mine,
            latest: kept.number == latest.number,
            html: markdown::html(&markdown::read(&kept.body)),
        }),
    })
}

async fn found_version(
    context: &RequestContext,
    partner: &Partner,
    month: Month,
    version: &str,
) -> Result<Kept, AppError> {
    let id = Uuid::parse_str(version).map_err(|_| AppError::not_found())?;
    store::version(context.pool(), partner, month, Which::Id(id))
        .await?
        .ok_or_else(AppError::not_found)
}

/// Makes a former version the letter again: always as a version of its own, so that what it
/// replaces stays in the history. Gives the month.
///
/// # Errors
/// `month_over`; `letter_newer`, when the letter has changed since this was asked. Not found, for
/// what is no version of it.
pub async fn restore(
    context: &RequestContext,
    partner: &Partner,
    (month, version, base): (&str, &str, &str),
) -> Result<Month, AppError> {
    let former = open_month(context, partner, month);
    let month: Month = month.parse().map_err(|()| AppError::not_found())?;
    let kept = found_version(context, partner, month, version).await?;
    former?;
    RESTORES.take(context, partner.account()).await?;
    let body = Body::parse(&kept.body).ok_or_else(|| AppError::internal("a version longer than a letter"))?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let locked = store::lock(&mut transaction, partner, month, (number(base), None))
        .await?
        .ok_or_else(AppError::not_found)?;
    if locked.body == body.text() {
        return Ok(month);
    }
    if locked.number != number(base) {
        return Err(newer(context));
    }
    let written = Written {
        id: context.new_id(),
        now: context.now(),
        pen: None,
        body: &body,
    };
    store::add(&mut transaction, partner, &locked, written).await?;
    changed(&mut transaction, partner, "letters", written.id, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(month)
}

/// Throws away the versions that are older than ninety days, save the letters themselves; gives how many.
pub async fn purge(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, AppError> {
    store::purge(pool, now - KEPT).await
}
