//! Reading letters.

use platform::{clock::day_in, context::RequestContext, error::AppError};

use crate::{
    capability::Partner,
    dates,
    letters::{
        markdown,
        model::{Letter, LetterGlance, ListedLetter, Month, MonthRefusal, Months, PER_PAGE, writable},
        store::{self, Beginning, Version, Whole},
    },
    pairing::Keepsake,
};

/// How much of a letter a list shows, in characters.
const EXCERPT: usize = 140;
/// How often reading may find that the other has just saved.
const TRIES: u8 = 4;

/// The months that have a letter, with this month's first.
pub async fn months(context: &RequestContext, partner: &Partner, before: &str) -> Result<Months, AppError> {
    let before: Option<Month> = before.parse().ok();
    let present = glance(context, partner).await?;
    let mut found = store::months(context.pool(), partner, before, PER_PAGE + 2).await?;
    if before.is_none() {
        found.retain(|found| Month::of(found.month).to_string() != present.month);
    }
    let more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    Ok(Months {
        present,
        next: found
            .last()
            .filter(|_| more)
            .map(|last| Month::of(last.month).to_string()),
        list: found.into_iter().map(|found| listed(context, found)).collect(),
        later: before.is_some(),
    })
}

fn listed(context: &RequestContext, Beginning { month, beginning }: Beginning) -> ListedLetter {
    ListedLetter {
        month: Month::of(month).to_string(),
        label: dates::month(month, context.language),
        year: Month::of(month).year(),
        excerpt: excerpt(&beginning),
    }
}

pub(super) fn excerpt(body: &str) -> String {
    markdown::excerpt(body, EXCERPT)
}

/// This month's letter, for the home: whether it was begun, when it was last written and by whom.
pub async fn glance(context: &RequestContext, partner: &Partner) -> Result<LetterGlance, AppError> {
    let month = Month::of(context.today(partner.member()));
    let written = store::last_written(context.pool(), partner, month).await?;
    Ok(LetterGlance {
        month: month.to_string(),
        label: dates::month(month.first_day(), context.language),
        changed: written.map(|(at, _)| dates::full(day_in(partner.member().time_zone(), at), context.language)),
        mine: written.is_some_and(|(_, mine)| mine),
        partner: partner.other().name.clone(),
    })
}

/// A month's letter: what it says, or an empty one in a month that can be written.
///
/// # Errors
/// Not found, for a month without a letter that cannot be written.
pub async fn letter(context: &RequestContext, partner: &Partner, month: &str) -> Result<Letter, AppError> {
    let month: Month = month.parse().map_err(|()| AppError::not_found())?;
    let can_write = writes(context, partner, month).is_ok();
    let version = current(context, partner, month).await?;
    if version.is_none() && !can_write {
        return Err(AppError::not_found());
    }
    let day = |version: &Version| day_in(partner.member().time_zone(), version.updated_at);
    let body = version.as_ref().map(|version| version.body.clone()).unwrap_or_default();
    Ok(Letter {
        month: month.to_string(),
        label: dates::month(month.first_day(), context.language),
        writable: can_write,
        number: version.as_ref().map_or(0, |version| version.number),
        html: markdown::html(&markdown::read(&body)),
        body,
        pen: version
            .as_ref()
            .and_then(|version| version.pen)
            .map(|pen| pen.to_string())
            .unwrap_or_default(),
        changed: version
            .as_ref()
            .map(|version| dates::full(day(version), context.language)),
        mine: version.is_some_and(|version| version.mine),
        partner: partner.other().name.clone(),
    })
}

/// Whether a month's letter can be written now by the one who asks.
///
/// # Errors
/// Why not.
pub(crate) fn writes(context: &RequestContext, partner: &Partner, month: Month) -> Result<(), MonthRefusal> {
    writable(month, context.today(partner.member()), others_day(context, partner))
}

/// Today, where the other is.
fn others_day(context: &RequestContext, partner: &Partner) -> chrono::NaiveDate {
    day_in(partner.other().time_zone, context.now())
}

/// What a letter says now. Whoever is given the other's words has them for good: they are noted as
/// given before they are shown. When the other saves at that very moment, it is looked again.
pub(super) async fn current(
    context: &RequestContext,
    partner: &Partner,
    month: Month,
) -> Result<Option<Version>, AppError> {
    for _ in 0..TRIES {
        let latest = store::latest(context.pool(), partner, month).await?;
        if latest.as_ref().is_none_or(|version| version.mine || version.given) {
            return Ok(latest);
        }
        if let Some(given) = store::give(context.pool(), partner, month).await? {
            return Ok(Some(given));
        }
    }
    store::latest(context.pool(), partner, month).await
}

/// Every letter of a couple that may be read, for the export.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<Whole>, AppError> {
    store::every_one(context.pool(), keepsake).await
}
