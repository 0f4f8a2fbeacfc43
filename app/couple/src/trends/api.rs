//! The door from the browser to trends.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Trends;
#[cfg(feature = "ssr")]
use {
    super::{
        model::{Line, Lines, Mean, PATTERN_FROM, Range, Step},
        store::{self, Means},
    },
    crate::{capability::Partner, checkins::model::Span, dates, goals, questions},
    chrono::{Datelike, Days, NaiveDate, NaiveTime},
    platform::{account::AccountId, clock::moment_in, context::RequestContext},
    std::collections::HashMap,
};

/// What the two look back on; nothing for who is not one of two.
#[server(name = ReadTrends, prefix = "/api", endpoint = "couple/trends")]
pub async fn read_trends(
    /// `30`, `90` or `365`; anything else is thirty.
    #[server(default)]
    days: String,
) -> Result<Option<Trends>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    trends(&context, &partner, Range::parse(&days)).await.map(Some)
}

/// The two over a range, as a partner sees them. The other's lines stand beside one's own or not at
/// all: nobody is looked at alone.
#[cfg(feature = "ssr")]
pub async fn trends(context: &RequestContext, partner: &Partner, range: Range) -> Result<Trends, AppError> {
    let (now, language) = (context.now(), context.language);
    let span = span(range, partner.latest_today(now));
    let zone = partner.member().time_zone();
    let since = moment_in(zone, span.from.and_time(NaiveTime::MIN)).unwrap_or(now);
    let (means, goals, questions) = tokio::try_join!(
        store::means(context.pool(), partner, now, span, range.step()),
        goals::progress(context, partner),
        questions::counts(context, partner, since),
    )?;
    let begins = points(span, range.step());
    let mine = lines(&means, &begins, partner.account());
    let theirs = mine
        .is_some()
        .then(|| lines(&means, &begins, partner.other().account))
        .flatten();
    Ok(Trends {
        range,
        span: format!(
            "{} – {}",
            dates::full(span.from, language),
            dates::full(span.to, language)
        ),
        points: begins.into_iter().map(|day| dates::short(day, language)).collect(),
        weekdays: monday_of(span.to)
            .iter_days()
            .take(7)
            .map(|day| dates::weekday_name(day, language))
            .collect(),
        me: partner.name().to_owned(),
        partner: partner.other().name.clone(),
        mine,
        theirs,
        goals,
        questions,
    })
}

/// The days of a range that ends today.
#[cfg(feature = "ssr")]
fn span(range: Range, today: NaiveDate) -> Span {
    let from = today.checked_sub_days(Days::new(range.days() - 1)).unwrap_or(today);
    Span { from, to: today }
}

/// The days on which the points of a line begin. The first week may have begun before the span.
#[cfg(feature = "ssr")]
fn points(span: Span, step: Step) -> Vec<NaiveDate> {
    match step {
        Step::Day => span.days().collect(),
        Step::Week => monday_of(span.from)
            .iter_weeks()
            .take_while(|monday| *monday <= span.to)
            .collect(),
    }
}

#[cfg(feature = "ssr")]
fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// Somebody's lines; nothing when nothing of theirs is open.
#[cfg(feature = "ssr")]
fn lines(means: &Means, begins: &[NaiveDate], account: AccountId) -> Option<Lines> {
    let points: HashMap<_, _> = means
        .points
        .iter()
        .filter(|point| point.account == account)
        .map(|point| (point.begins, point))
        .collect();
    if points.is_empty() {
        return None;
    }
    let line = |measure: fn(&store::Point) -> f64| {
        begins
            .iter()
            .map(|day| points.get(day).map(|point| Mean::of(measure(point))))
            .collect()
    };
    Some(Lines {
        mood: line(|point| point.mood),
        stress: line(|point| point.stress),
        energy: line(|point| point.energy),
        week: week(means, account),
    })
}

/// Somebody's mood from Monday to Sunday, once there is enough of it.
#[cfg(feature = "ssr")]
fn week(means: &Means, account: AccountId) -> Option<Line> {
    let own = || means.weekdays.iter().filter(|day| day.account == account);
    let count: i64 = own().map(|day| day.count).sum();
    (count >= PATTERN_FROM).then(|| {
        (1..=7)
            .map(|weekday| own().find(|day| day.weekday == weekday).map(|day| Mean::of(day.mood)))
            .collect()
    })
}
