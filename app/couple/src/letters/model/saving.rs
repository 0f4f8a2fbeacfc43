//! What a save does to a letter's versions: the one rule by which nothing is lost.

use chrono::{DateTime, TimeDelta, Utc};

/// For how long a writer's saves carry the same version on.
pub const CARRIED_ON: TimeDelta = TimeDelta::minutes(10);
/// A save that takes away more characters than this begins a version of its own, so that what was
/// swept away by mistake is in the history.
pub const TAKEN_AWAY: usize = 200;

/// The version that is read now, as the rule needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest<'a> {
    /// Its number.
    pub number: i32,
    /// Whether the one who saves wrote it.
    pub mine: bool,
    /// Whether the other has been given it.
    pub given: bool,
    /// Whether everything since the save's base was written by the very page that saves.
    pub same_pen: bool,
    /// When it was begun.
    pub begun: DateTime<Utc>,
    /// What it says.
    pub body: &'a str,
}

/// What somebody wants to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt<'a> {
    /// The number of the version that they had before them; 0 for none.
    pub base: i32,
    /// When.
    pub now: DateTime<Utc>,
    /// What they wrote.
    pub body: &'a str,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It says already what is saved, or there are no first words yet.
    Nothing,
    /// The first words: the letter begins.
    Begin,
    /// The writer's own latest version goes on.
    CarryOn,
    /// A new version.
    Add,
    /// There is a version that the writer has not seen: both are shown to them.
    Clash,
}

/// What a save does.
pub fn step(latest: Option<Latest>, attempt: Attempt) -> Step {
    let Some(latest) = latest else {
        return if attempt.body.trim().is_empty() {
            Step::Nothing
        } else {
            Step::Begin
        };
    };
    if latest.body == attempt.body {
        Step::Nothing
    } else if latest.number != attempt.base && !(latest.same_pen && attempt.base < latest.number) {
        Step::Clash
    } else if latest.mine && !latest.given && attempt.now - latest.begun <= CARRIED_ON && !sweeps(latest, attempt) {
        Step::CarryOn
    } else {
        Step::Add
    }
}

fn sweeps(latest: Latest, attempt: Attempt) -> bool {
    latest.body.chars().count() > attempt.body.chars().count() + TAKEN_AWAY
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn evening() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_200_000, 0).unwrap()
    }

    fn latest() -> Latest<'static> {
        Latest {
            number: 7,
            mine: true,
            given: false,
            same_pen: false,
            begun: evening(),
            body: "Mon amour",
        }
    }

    fn attempt() -> Attempt<'static> {
        Attempt {
            base: 7,
            now: evening() + TimeDelta::minutes(1),
            body: "Mon amour,",
        }
    }

    #[test]
    fn a_letter_begins_with_its_first_words() {
        assert_eq!(step(None, Attempt { base: 0, ..attempt() }), Step::Begin);
        assert_eq!(
            step(
                None,
                Attempt {
                    body: " \n",
                    ..attempt()
                }
            ),
            Step::Nothing
        );
    }

    #[test]
    fn ten_minutes_of_one_writer_are_one_version() {
        let at = |minutes, seconds| Attempt {
            now: evening() + TimeDelta::minutes(minutes) + TimeDelta::seconds(seconds),
            ..attempt()
        };
        assert_eq!(step(Some(latest()), at(9, 59)), Step::CarryOn);
        assert_eq!(step(Some(latest()), at(10, 0)), Step::CarryOn);
        assert_eq!(step(Some(latest()), at(10, 1)), Step::Add);
    }

    #[test]
    fn what_the_other_wrote_or_was_given_is_never_written_over() {
        assert_eq!(
            step(
                Some(Latest {
                    mine: false,
                    ..latest()
                }),
                attempt()
            ),
            Step::Add
        );
        assert_eq!(
            step(
                Some(Latest {
                    given: true,
                    ..latest()
                }),
                attempt()
            ),
            Step::Add
        );
    }

    #[test]
    fn what_is_swept_away_stays_in_the_history() {
        let long = "é".repeat(1_000);
        let latest = Latest {
            body: &long,
            ..latest()
        };
        let left = |count: usize| "é".repeat(count);
        let (few, many) = (left(799), left(800));
        assert_eq!(
            step(
                Some(latest),
                Attempt {
                    body: &few,
                    ..attempt()
                }
            ),
            Step::Add
        );
        assert_eq!(
            step(
                Some(latest),
                Attempt {
                    body: &many,
                    ..attempt()
                }
            ),
            Step::CarryOn
        );
    }

    #[test]
    fn a_page_that_missed_an_answer_is_in_no_conflict_with_itself() {
        let late = Attempt { base: 6, ..attempt() };
        assert_eq!(step(Some(latest()), late), Step::Clash);
        assert_eq!(
            step(
                Some(Latest {
                    same_pen: true,
                    ..latest()
                }),
                late
            ),
            Step::CarryOn
        );
    }

    proptest! {
        #[test]
        fn nothing_unseen_is_ever_written_over(
            number in 1_i32..9, base in 0_i32..9, mine: bool, given: bool, minutes in 0_i64..30, body in "[ab]{0,3}",
        ) {
            let latest = Latest { number, mine, given, body: "ab", ..latest() };
            let attempt = Attempt { base, now: evening() + TimeDelta::minutes(minutes), body: &body };
            let done = step(Some(latest), attempt);
            if base != number && body != "ab" {
                prop_assert_eq!(done, Step::Clash);
            }
            if done == Step::CarryOn {
                prop_assert!(mine && !given && base == number && minutes <= 10);
            }
        }
    }
}
