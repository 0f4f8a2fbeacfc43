//! What the two see of a pause.

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use platform::{context::RequestContext, error::AppError};

use crate::{
    capability::Partner,
    dates,
    pause::{
        model::{Length, MORNING, PausePage, RunningPause},
        store,
    },
};

/// The page, as a partner sees it.
pub async fn page(context: &RequestContext, partner: &Partner) -> Result<PausePage, AppError> {
    let zone = partner.member().time_zone();
    Ok(PausePage {
        partner: partner.other().name.clone(),
        running: glance(context, partner).await?,
        morning: next_morning(zone, context.now()).map(|morning| dates::moment(morning, zone, context.language)),
    })
}

/// The pause that runs, as a partner sees it: for its page, and for the home to show first.
pub async fn glance(context: &RequestContext, partner: &Partner) -> Result<Option<RunningPause>, AppError> {
    let pause = store::running(context.pool(), partner, context.now()).await?;
    Ok(pause.map(|pause| {
        let mine = pause.account == partner.account();
        RunningPause {
            id: pause.id.to_string(),
            mine,
            name: if mine { partner.name() } else { &partner.other().name }.to_owned(),
            word: pause.word,
            until: dates::moment(pause.until, partner.member().time_zone(), context.language),
        }
    }))
}

/// The next morning where somebody is, if a pause may last until then.
pub(super) fn next_morning(zone: Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let hour = NaiveTime::from_hms_opt(MORNING, 0, 0)?;
    let today = now.with_timezone(&zone).date_naive();
    [today, today.checked_add_days(Days::new(1))?]
        .into_iter()
        .filter_map(|day| zone.from_local_datetime(&day.and_time(hour)).earliest())
        .map(|morning| morning.with_timezone(&Utc))
        .find(|morning| Length::of(*morning - now).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(moment: &str) -> DateTime<Utc> {
        moment.parse().unwrap()
    }

    fn morning(moment: &str) -> Option<DateTime<Utc>> {
        next_morning(chrono_tz::Africa::Abidjan, at(moment))
    }

    #[test]
    fn the_morning_is_that_of_the_same_night() {
        assert_eq!(morning("2026-11-20T18:42:00Z"), Some(at("2026-11-21T08:00:00Z")));
        assert_eq!(morning("2026-11-21T01:00:00Z"), Some(at("2026-11-21T08:00:00Z")));
        assert_eq!(morning("2026-11-21T07:40:00Z"), Some(at("2026-11-21T08:00:00Z")));
        assert_eq!(morning("2026-11-21T08:00:00Z"), Some(at("2026-11-22T08:00:00Z")));
    }

    #[test]
    fn just_before_eight_there_is_no_morning_to_wait_for() {
        assert_eq!(morning("2026-11-21T07:40:01Z"), None);
        assert_eq!(morning("2026-11-21T07:59:59Z"), None);
    }

    #[test]
    fn the_morning_is_where_somebody_is() {
        let seoul = next_morning(chrono_tz::Asia::Seoul, at("2026-11-20T18:42:00Z"));
        assert_eq!(seoul, Some(at("2026-11-20T23:00:00Z")));
        let paris = next_morning(chrono_tz::Europe::Paris, at("2026-10-24T06:30:00Z"));
        assert_eq!(paris, None, "the clocks go back: more than a day away");
    }
}
