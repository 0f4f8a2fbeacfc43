//! Where a repair stands, and how it goes on.

use serde::{Deserialize, Serialize};

/// Which of the two, in a repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Wrote it.
    Author,
    /// Reads it.
    Reader,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Author => Self::Reader,
            Self::Reader => Self::Author,
        }
    }
}

/// Where a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It is being written; nobody but its author sees it.
    Draft,
    /// The reader is to say what they understood.
    Sent,
    /// The author is to say whether that is it.
    Understood,
    /// Something is missing: the reader tries again.
    Incomplete,
    /// Somebody proposed; the other answers.
    Proposed(Side),
    /// Somebody asked for time before they answer the other's proposal.
    TakingTime(Side),
    /// Both said yes to the same words.
    Agreed,
    /// One of them closed it without an agreement.
    Closed,
    /// Its author took it back before the reader had answered; nobody else sees it.
    SetAside,
}

/// What one of the two does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Move {
    /// Gives it to the other.
    Send,
    /// Takes it back.
    SetAside,
    /// Says what they understood.
    Understand,
    /// "Yes, that is it."
    Confirm,
    /// Says what is missing.
    Miss,
    /// Says yes to the proposal.
    Accept,
    /// Asks for time.
    TakeTime,
    /// Proposes otherwise.
    Propose,
    /// Closes it without an agreement.
    Close,
}

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveRefusal {
    /// It is for the other to do.
    NotYours,
    /// It is not the moment.
    NotNow,
}

/// The one rule of how a repair goes on.
///
/// # Errors
/// Why it does not.
pub const fn after(stage: Stage, side: Side, made: Move) -> Result<Stage, MoveRefusal> {
    let (whose, next) = match (stage, made) {
        (Stage::Draft, Move::Send) => (Side::Author, Stage::Sent),
        (Stage::Sent, Move::SetAside) => (Side::Author, Stage::SetAside),
        (Stage::Sent | Stage::Incomplete, Move::Understand) => (Side::Reader, Stage::Understood),
        (Stage::Understood, Move::Confirm) => (Side::Author, Stage::Proposed(Side::Author)),
        (Stage::Understood, Move::Miss) => (Side::Author, Stage::Incomplete),
        (Stage::Proposed(by), Move::Accept) => (by.other(), Stage::Agreed),
        (Stage::TakingTime(who), Move::Accept) => (who, Stage::Agreed),
        (Stage::Proposed(by), Move::TakeTime) => (by.other(), Stage::TakingTime(by.other())),
        (Stage::Proposed(by), Move::Propose) => (by.other(), Stage::Proposed(by.other())),
        (Stage::TakingTime(who), Move::Propose) => (who, Stage::Proposed(who)),
        // Its author sets it aside instead, as long as nobody has answered.
        (Stage::Sent, Move::Close) => (Side::Reader, Stage::Closed),
        (Stage::Understood | Stage::Incomplete | Stage::Proposed(_) | Stage::TakingTime(_), Move::Close) => {
            (side, Stage::Closed)
        }
        _ => return Err(MoveRefusal::NotNow),
    };
    match (whose, side) {
        (Side::Author, Side::Author) | (Side::Reader, Side::Reader) => Ok(next),
        _ => Err(MoveRefusal::NotYours),
    }
}

impl MoveRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYours => "repair_not_your_turn",
            Self::NotNow => "repair_moved_on",
        }
    }
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Draft,
        Self::Sent,
        Self::Understood,
        Self::Incomplete,
        Self::Proposed(Side::Author),
        Self::Proposed(Side::Reader),
        Self::TakingTime(Side::Author),
        Self::TakingTime(Side::Reader),
        Self::Agreed,
        Self::Closed,
        Self::SetAside,
    ];

    /// Whose turn it is; nobody's, when it is over.
    pub const fn turn(self) -> Option<Side> {
        match self {
            Self::Draft | Self::Understood => Some(Side::Author),
            Self::Sent | Self::Incomplete => Some(Side::Reader),
            Self::Proposed(by) => Some(by.other()),
            Self::TakingTime(who) => Some(who),
            Self::Agreed | Self::Closed | Self::SetAside => None,
        }
    }

    /// Whether it is over.
    pub const fn is_over(self) -> bool {
        self.turn().is_none()
    }

    /// Whether one of the two sees it at all.
    pub const fn is_seen_by(self, side: Side) -> bool {
        matches!(side, Side::Author) || !matches!(self, Self::Draft | Self::SetAside)
    }

    /// The word in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Understood => "understood",
            Self::Incomplete => "incomplete",
            Self::Proposed(Side::Author) => "author_proposed",
            Self::Proposed(Side::Reader) => "reader_proposed",
            Self::TakingTime(Side::Author) => "author_takes_time",
            Self::TakingTime(Side::Reader) => "reader_takes_time",
            Self::Agreed => "agreed",
            Self::Closed => "closed",
            Self::SetAside => "set_aside",
        }
    }

    /// The stage of a word in the table.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

impl Move {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Send,
        Self::SetAside,
        Self::Understand,
        Self::Confirm,
        Self::Miss,
        Self::Accept,
        Self::TakeTime,
        Self::Propose,
        Self::Close,
    ];

    /// Whether it says something in words of one's own.
    pub const fn has_words(self) -> bool {
        matches!(self, Self::Understand | Self::Miss | Self::Propose)
    }

    /// The word in tables and forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::SetAside => "set_aside",
            Self::Understand => "understand",
            Self::Confirm => "confirm",
            Self::Miss => "miss",
            Self::Accept => "accept",
            Self::TakeTime => "take_time",
            Self::Propose => "propose",
            Self::Close => "close",
        }
    }

    /// The move of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|made| made.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SIDES: [Side; 2] = [Side::Author, Side::Reader];

    fn ways_out(stage: Stage) -> Vec<(Side, Move, Stage)> {
        SIDES
            .into_iter()
            .flat_map(|side| Move::ALL.map(|made| (side, made)))
            .filter_map(|(side, made)| after(stage, side, made).ok().map(|next| (side, made, next)))
            .collect()
    }

    #[test]
    fn a_repair_that_goes_well_takes_four_moves_after_it_was_sent() {
        let mut stage = Stage::Draft;
        for (side, made) in [
            (Side::Author, Move::Send),
            (Side::Reader, Move::Understand),
            (Side::Author, Move::Confirm),
            (Side::Reader, Move::Accept),
        ] {
            stage = after(stage, side, made).unwrap();
        }
        assert_eq!(stage, Stage::Agreed);
    }

    #[test]
    fn what_is_not_over_can_go_on_and_what_is_over_cannot() {
        for stage in Stage::ALL {
            assert_eq!(ways_out(stage).is_empty(), stage.is_over(), "{stage:?}");
        }
    }

    #[test]
    fn whose_turn_it_is_can_always_do_something() {
        for stage in Stage::ALL {
            if let Some(turn) = stage.turn() {
                assert!(ways_out(stage).iter().any(|(side, ..)| *side == turn), "{stage:?}");
            }
        }
    }

    #[test]
    fn from_everywhere_an_end_can_be_reached() {
        for start in Stage::ALL {
            let mut reached = vec![start];
            let mut next = 0;
            while next < reached.len() {
                for (.., to) in ways_out(reached[next]) {
                    if !reached.contains(&to) {
                        reached.push(to);
                    }
                }
                next += 1;
            }
            assert!(reached.iter().any(|stage| stage.is_over()), "{start:?}");
        }
    }

    #[test]
    fn only_closing_and_setting_aside_are_out_of_turn() {
        for stage in Stage::ALL {
            for (side, made, _) in ways_out(stage) {
                let in_turn = stage.turn() == Some(side);
                assert!(
                    in_turn || matches!(made, Move::Close | Move::SetAside),
                    "{stage:?} {made:?}"
                );
            }
        }
    }

    #[test]
    fn either_can_end_whatever_was_sent() {
        for stage in Stage::ALL {
            if stage.is_over() || stage == Stage::Draft {
                continue;
            }
            for side in SIDES {
                let ends = ways_out(stage)
                    .into_iter()
                    .any(|(by, made, to)| by == side && matches!(made, Move::Close | Move::SetAside) && to.is_over());
                assert!(ends, "{stage:?} by {side:?}");
            }
        }
    }

    #[test]
    fn a_draft_and_what_was_set_aside_are_the_authors_alone() {
        for stage in Stage::ALL {
            assert!(stage.is_seen_by(Side::Author));
            let hidden = matches!(stage, Stage::Draft | Stage::SetAside);
            assert_eq!(stage.is_seen_by(Side::Reader), !hidden, "{stage:?}");
        }
    }

    #[test]
    fn every_word_reads_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.word()), Some(stage));
        }
        for made in Move::ALL {
            assert_eq!(Move::parse(made.word()), Some(made));
        }
        assert_eq!((Stage::parse(""), Move::parse("sent")), (None, None));
    }

    fn any_move() -> impl Strategy<Value = (Side, Move)> {
        (0..2_usize, 0..Move::ALL.len()).prop_map(|(side, made)| (SIDES[side], Move::ALL[made]))
    }

    proptest! {
        #[test]
        fn no_sequence_of_moves_skips_understanding(moves in proptest::collection::vec(any_move(), 0..60)) {
            let mut stage = Stage::Draft;
            let (mut understood, mut confirmed) = (false, false);
            for (side, made) in moves {
                let Ok(next) = after(stage, side, made) else { continue };
                prop_assert!(stage.is_seen_by(side), "nobody moves what they do not see");
                match made {
                    Move::Understand => understood = side == Side::Reader,
                    Move::Miss => understood = false,
                    Move::Confirm => confirmed = understood && side == Side::Author,
                    Move::Accept | Move::TakeTime | Move::Propose => prop_assert!(confirmed),
                    Move::Send | Move::SetAside | Move::Close => {}
                }
                prop_assert!(stage != Stage::Draft || next == Stage::Sent);
                stage = next;
            }
            if stage == Stage::Agreed {
                prop_assert!(confirmed);
            }
        }

        #[test]
        fn nobody_accepts_what_they_proposed(moves in proptest::collection::vec(any_move(), 0..60)) {
            let mut stage = Stage::Draft;
            let mut proposer = None;
            for (side, made) in moves {
                let Ok(next) = after(stage, side, made) else { continue };
                match made {
                    Move::Confirm | Move::Propose => proposer = Some(side),
                    Move::Accept => prop_assert_eq!(proposer, Some(side.other())),
                    _ => {}
                }
                stage = next;
            }
        }
    }
}
