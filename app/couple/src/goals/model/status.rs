//! Where a goal stands, and where it may go from there.

use serde::{Deserialize, Serialize};

/// Where a goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Under way.
    #[default]
    Active,
    /// Set aside for now.
    Paused,
    /// Reached.
    Done,
}

/// What becomes of a goal that is sent to a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// It is there already: somebody was quicker.
    Stays,
    /// It goes there.
    Goes,
}

/// Why a goal cannot go to a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusRefusal {
    /// It is paused: it is taken up again before it is done.
    PausedToDone,
    /// It is done: it is reopened before it is paused.
    DoneToPaused,
}

impl StatusRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PausedToDone => "goal_paused",
            Self::DoneToPaused => "goal_done",
        }
    }
}

impl Status {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Active, Self::Paused, Self::Done];

    /// The word in tables, forms and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Done => "done",
        }
    }

    /// The status of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// What becomes of a goal that stands here when it is sent there.
    ///
    /// # Errors
    /// Why it cannot go there.
    pub const fn towards(self, to: Self) -> Result<Move, StatusRefusal> {
        match (self, to) {
            (Self::Active, Self::Active) | (Self::Paused, Self::Paused) | (Self::Done, Self::Done) => Ok(Move::Stays),
            (Self::Active, Self::Paused | Self::Done) | (Self::Paused | Self::Done, Self::Active) => Ok(Move::Goes),
            (Self::Paused, Self::Done) => Err(StatusRefusal::PausedToDone),
            (Self::Done, Self::Paused) => Err(StatusRefusal::DoneToPaused),
        }
    }
}

/// Which goals a list shows by where they stand: those under way unless something else is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StatusFilter {
    /// All of them.
    All,
    /// Those that stand there.
    Only(Status),
}

impl StatusFilter {
    /// All choices, in the order in which they are shown.
    pub const CHOICES: [Self; 4] = [
        Self::Only(Status::Active),
        Self::Only(Status::Paused),
        Self::Only(Status::Done),
        Self::All,
    ];

    /// The choice of an address; anything unknown shows what is under way.
    pub fn parse(word: &str) -> Self {
        match word {
            "all" => Self::All,
            other => Self::Only(Status::parse(other).unwrap_or_default()),
        }
    }

    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Only(status) => status.word(),
        }
    }

    /// The status, if there is one.
    pub const fn status(self) -> Option<Status> {
        match self {
            Self::All => None,
            Self::Only(status) => Some(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exactly_the_moves_of_the_rule_are_allowed() {
        use Status::{Active, Done, Paused};
        let allowed = [(Active, Paused), (Paused, Active), (Active, Done), (Done, Active)];
        for from in Status::ALL {
            for to in Status::ALL {
                let moved = from.towards(to);
                if from == to {
                    assert_eq!(moved, Ok(Move::Stays));
                } else {
                    assert_eq!(
                        moved == Ok(Move::Goes),
                        allowed.contains(&(from, to)),
                        "{from:?} to {to:?}"
                    );
                }
            }
        }
        assert_eq!(Paused.towards(Done), Err(StatusRefusal::PausedToDone));
    }

    #[test]
    fn a_list_shows_what_is_under_way_unless_asked() {
        assert_eq!(StatusFilter::parse(""), StatusFilter::Only(Status::Active));
        for choice in StatusFilter::CHOICES {
            assert_eq!(StatusFilter::parse(choice.word()), choice);
        }
    }

    fn status() -> impl Strategy<Value = Status> {
        prop::sample::select(Status::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn whatever_is_asked_a_goal_is_done_only_from_being_active(asked in prop::collection::vec(status(), 0..40)) {
            let mut stands = Status::Active;
            for to in asked {
                let before = stands;
                if stands.towards(to) == Ok(Move::Goes) {
                    stands = to;
                }
                let moved = before != stands;
                prop_assert!(!moved || before == Status::Active || stands == Status::Active, "one of the two is active");
                prop_assert!(before.towards(to).is_err() || stands == to, "what is not refused arrives");
            }
        }

        #[test]
        fn every_status_can_be_reached_from_every_other(from in status(), to in status()) {
            let direct = from.towards(to).is_ok();
            let by_way_of_active = from.towards(Status::Active).is_ok() && Status::Active.towards(to).is_ok();
            prop_assert!(direct || by_way_of_active);
        }
    }
}
