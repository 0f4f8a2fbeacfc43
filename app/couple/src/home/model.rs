//! The words of the home.

use serde::{Deserialize, Serialize};

use crate::{
    checkins::Values,
    goals::model::GoalGlance,
    letters::model::LetterGlance,
    pairing::model::{Invitation, Newcomer},
    pause::model::RunningPause,
    questions::model::QuestionGlance,
    repair::model::{OpenRepair, Stage},
};

/// What the home shows first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Home {
    /// In no couple: two ways to begin, and the couples that can still be kept.
    Alone(Vec<FormerCouple>),
    /// Waiting for the other.
    Waiting(Invitation),
    /// One of two.
    Paired(PairedHome),
}

/// A couple that ended, while its copy can be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerCouple {
    /// How the other is called.
    pub name: String,
    /// When it ended, as a person reads it.
    pub ended: String,
    /// Until when the copy can be kept, as a person reads it.
    pub until: String,
}

/// The two, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairedHome {
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// Who has just come, while the pairing can be undone.
    pub newcomer: Option<Newcomer>,
}

/// The time of day where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartOfDay {
    /// From five o'clock.
    Morning,
    /// From noon.
    Afternoon,
    /// From six o'clock in the evening.
    Evening,
}

impl PartOfDay {
    /// The part of an hour from 0 to 23.
    pub const fn of_hour(hour: u32) -> Self {
        match hour {
            5..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// Today, for these two, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Today {
    /// What the tiles are laid from: the couple, so that a place keeps its paving.
    pub seed: String,
    /// The time of day where the one who looks is.
    pub part_of_day: PartOfDay,
    /// Their day, as they read it.
    pub date: String,
    /// How they are called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// What they said of it, if anything.
    pub mine: Option<DayAtHome>,
    /// What the other said of theirs.
    pub theirs: Theirs,
    /// What else there is.
    pub matters: Matters,
}

/// What besides the day matters to the one who looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matters {
    /// A pause runs: nothing else is asked of anybody.
    Quiet(RunningPause),
    /// Whatever there is.
    Open(Box<Open>),
}

impl Matters {
    /// What there is, unless a pause runs.
    pub fn open(&self) -> Option<&Open> {
        match self {
            Self::Quiet(_) => None,
            Self::Open(open) => Some(open),
        }
    }
}

/// What is open between the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// A repair that waits for the one who looks.
    pub repair: Option<WaitingRepair>,
    /// A question that waits for them, and answers that have just opened.
    pub questions: QuestionGlance,
    /// The next steps of goals.
    pub goals: GoalGlance,
    /// This month's letter.
    pub letter: LetterGlance,
}

/// A repair that waits for the one who looks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingRepair {
    /// Its id.
    pub id: String,
    /// Whether they have not answered it yet.
    pub is_new: bool,
}

impl WaitingRepair {
    /// The repair, if it is for the one who looks to go on with it.
    pub fn of(repair: OpenRepair) -> Option<Self> {
        repair.is_mine_to_do().then(|| Self {
            is_new: repair.stage == Stage::Sent,
            id: repair.id,
        })
    }
}

/// What somebody said of their day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayAtHome {
    /// The three measures.
    pub values: Values,
    /// A few words; may be empty.
    pub note: String,
    /// Whether its author keeps it for themselves.
    pub private: bool,
}

/// What one sees of the other's day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theirs {
    /// Nothing yet. The home does not mention it.
    NotYet,
    /// Something that opens with one's own.
    Closed,
    /// Something that its author keeps for themselves.
    Private,
    /// What they said.
    Open(DayAtHome),
}

impl Theirs {
    /// Whether the other has done theirs.
    pub const fn is_done(&self) -> bool {
        !matches!(self, Self::NotYet)
    }
}

#[cfg(test)]
mod tests {
    use super::PartOfDay::{self, Afternoon, Evening, Morning};

    #[test]
    fn the_evening_begins_at_six_and_lasts_until_five() {
        let parts = [4, 5, 11, 12, 17, 18, 23].map(PartOfDay::of_hour);
        assert_eq!(
            parts,
            [Evening, Morning, Morning, Afternoon, Afternoon, Evening, Evening]
        );
    }
}
