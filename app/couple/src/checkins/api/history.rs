//! The history: list, chart, averages.

use std::collections::HashMap;

use chrono::NaiveDate;
use platform::{account::AccountId, context::RequestContext, error::AppError};
use uuid::Uuid;

use crate::{
    capability::Partner,
    checkins::{
        model::{History, Lines, ListedCheckIn, MonthAverage, PER_PAGE, Span, SpanRefusal, Values, Who},
        store::{self, Average, Point, Seen},
    },
    dates,
    i18n::{Locale, td_string},
    pairing::Keepsake,
    sent,
};

/// What is asked for, as it stands in the address. All of it may be empty.
#[derive(Clone, Debug, Default)]
pub struct HistoryQuery {
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// `me`, `partner`, or both.
    pub who: String,
    /// Where the page of the list begins; anything unknown is the beginning.
    pub after: String,
}

/// The check-ins of some days, as a partner sees them.
///
/// # Errors
/// `date_malformed`, `span_backwards` or `span_too_long`, at the field.
pub async fn history(context: &RequestContext, partner: &Partner, query: HistoryQuery) -> Result<History, AppError> {
    let (pool, now, language) = (context.pool(), context.now(), context.language);
    let span =
        Span::parse(&query.from, &query.to, partner.latest_today(now)).map_err(|refusal| refused(context, refusal))?;
    let asked = (span, Who::parse(&query.who));
    let points = store::points(pool, partner, now, asked).await?;
    let averages = store::averages(pool, partner, now, asked).await?;
    let mut seen = store::list(pool, partner, now, asked, place(&query.after), PER_PAGE + 1).await?;
    let more = seen.len() > PER_PAGE;
    seen.truncate(PER_PAGE);
    let lines = Drawing { span, points };
    Ok(History {
        from: span.from.to_string(),
        to: span.to.to_string(),
        span: format!(
            "{} – {}",
            dates::full(span.from, language),
            dates::full(span.to, language)
        ),
        who: asked.1,
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        days: span.days().map(|day| dates::short(day, language)).collect(),
        mine: (asked.1 != Who::Partner).then(|| lines.of(partner.account())),
        theirs: (asked.1 != Who::Me).then(|| lines.of(partner.other().account)),
        months: averages
            .iter()
            .map(|average| month(context, partner, average))
            .collect(),
        next: seen
            .last()
            .filter(|_| more)
            .map(|last| format!("{}_{}", last.day, last.id)),
        list: seen.into_iter().map(|seen| listed(context, partner, seen)).collect(),
    })
}

/// Every check-in of a couple that may be read, for the export.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<Seen>, AppError> {
    store::every_one(context.pool(), keepsake, context.now()).await
}

fn refused(context: &RequestContext, refusal: SpanRefusal) -> AppError {
    let locale = Locale::from(context.language);
    let sentence = match refusal {
        SpanRefusal::FromMalformed | SpanRefusal::ToMalformed => td_string!(locale, checkins.refused_date),
        SpanRefusal::Backwards => td_string!(locale, checkins.refused_span_backwards),
        SpanRefusal::TooLong => td_string!(locale, checkins.refused_span_too_long),
    };
    AppError::invalid_field(refusal.field(), refusal.code(), sentence)
}

/// A place in the list: the day and id of the last check-in that was shown.
fn place(after: &str) -> Option<(NaiveDate, Uuid)> {
    let (day, id) = after.split_once('_')?;
    Some((sent::day(day)?, id.parse().ok()?))
}

fn listed(context: &RequestContext, partner: &Partner, seen: Seen) -> ListedCheckIn {
    ListedCheckIn {
        id: seen.id.to_string(),
        day: dates::weekday(seen.day, context.language),
        mine: seen.account == partner.account(),
        private: seen.private,
        said: seen.said(),
    }
}

fn month(context: &RequestContext, partner: &Partner, average: &Average) -> MonthAverage {
    let written = |value| dates::decimal(value, context.language);
    MonthAverage {
        month: dates::month(average.month, context.language),
        mine: average.account == partner.account(),
        mood: written(average.mood),
        stress: written(average.stress),
        energy: written(average.energy),
        count: u32::try_from(average.count).unwrap_or(u32::MAX),
    }
}

/// The points of a span, to be drawn as lines.
struct Drawing {
    span: Span,
    points: Vec<Point>,
}

impl Drawing {
    fn of(&self, account: AccountId) -> Lines {
        let values: HashMap<NaiveDate, Values> = self
            .points
            .iter()
            .filter(|point| point.account == account)
            .map(|point| (point.day, point.values))
            .collect();
        let mut lines = Lines::default();
        for day in self.span.days() {
            let values = values.get(&day);
            lines.mood.push(values.map(|values| values.mood));
            lines.stress.push(values.map(|values| values.stress));
            lines.energy.push(values.map(|values| values.energy));
        }
        lines
    }
}
