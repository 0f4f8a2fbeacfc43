//! How often a job comes by itself.

use graphile_worker::{Cron, CronBuilder, Crontab, CrontabFill, CrontabTimerError};

use super::{Job, work::Task};

/// How often a job comes by itself, by the clock of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// At every minute of the hour that the number divides. A server that slept does not catch up:
    /// the next one finds whatever is due.
    EveryMinutes(u32),
    /// Once a day. A server that slept through the hour does it when it wakes.
    DailyAt {
        /// 0–23.
        hour: u32,
        /// 0–59.
        minute: u32,
    },
}

/// The queue's entry for a job. One that still waits when the next is due is replaced by it, so
/// that a worker which was away finds one of a kind and not a pile.
///
/// # Errors
/// When there is no such minute or hour.
pub(super) fn crontab<J: Job>(rhythm: Rhythm) -> Result<Crontab, CrontabTimerError> {
    let entry: CronBuilder<Task<J>> = match rhythm {
        Rhythm::EveryMinutes(minutes) => Cron::every_n_minutes(minutes)?,
        Rhythm::DailyAt { hour, minute } => Cron::daily_at(hour, minute)?.fill(CrontabFill::days(1)),
    };
    let mut crontab = entry
        .job_key(J::KIND)
        .max_attempts(J::MOST_ATTEMPTS.unsigned_abs())
        .build();
    // Without one the queue hands over null, which is no job; it adds when the job was due.
    crontab.payload = Some(serde_json::json!({}));
    Ok(crontab)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;

    use super::{Rhythm, crontab};
    use crate::jobs::purge::DailyPurge;

    fn comes_at(rhythm: Rhythm, moment: &str) -> bool {
        let moment: NaiveDateTime = moment.parse().expect("a moment");
        crontab::<DailyPurge>(rhythm)
            .expect("a rhythm")
            .timer()
            .should_run_at(&moment)
    }

    #[test]
    fn every_five_minutes_is_twelve_times_an_hour() {
        let rhythm = Rhythm::EveryMinutes(5);
        let minutes = (0..60).filter(|minute| comes_at(rhythm, &format!("2026-11-20T18:{minute:02}:00")));
        assert_eq!(minutes.collect::<Vec<_>>(), (0..60).step_by(5).collect::<Vec<_>>());
    }

    #[test]
    fn once_a_day_is_at_its_minute_alone() {
        let rhythm = Rhythm::DailyAt { hour: 3, minute: 17 };
        assert!(comes_at(rhythm, "2026-11-20T03:17:00"));
        assert!(!comes_at(rhythm, "2026-11-20T03:18:00"));
        assert!(!comes_at(rhythm, "2026-11-20T15:17:00"));
    }

    #[test]
    fn an_hour_that_does_not_exist_is_refused() {
        assert!(crontab::<DailyPurge>(Rhythm::DailyAt { hour: 24, minute: 0 }).is_err());
    }

    #[test]
    fn what_the_queue_hands_over_is_the_job() {
        let entry = crontab::<DailyPurge>(Rhythm::EveryMinutes(5)).expect("a rhythm");
        let mut payload = entry.payload.expect("a payload");
        payload["_cron"] = serde_json::json!({ "ts": "2026-11-20T03:17:00Z", "backfilled": false });
        serde_json::from_value::<DailyPurge>(payload).expect("the job");
    }

    #[test]
    fn a_job_waits_once_however_long_nobody_takes_it() {
        let entry = crontab::<DailyPurge>(Rhythm::EveryMinutes(5)).expect("a rhythm");
        assert_eq!(entry.options().job_key().as_deref(), Some("daily_purge"));
    }
}
