//! What the pages show of repairs.

use serde::{Deserialize, Serialize};

use super::{Move, Side, Stage, Step, Texts};

/// How many former repairs a page of the list has.
pub const PER_PAGE: usize = 20;

/// A repair under way, as one of the two sees it: for the list, and for the home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRepair {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub stage: Stage,
    /// Which side the one who looks is on.
    pub side: Side,
    /// How the other is called.
    pub partner: String,
}

impl OpenRepair {
    /// Whether the one who looks is to go on with it.
    pub fn is_mine_to_do(&self) -> bool {
        self.stage.turn() == Some(self.side)
    }
}

/// One that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerRepair {
    /// Its id.
    pub id: String,
    /// The day on which it was over, as the one who looks reads it.
    pub day: String,
    /// How it ended.
    pub stage: Stage,
    /// The beginning of what was agreed, else of what it was about.
    pub words: String,
}

/// The page of repairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// How the other is called.
    pub partner: String,
    /// What is under way: at most one of each; what waits for the one who looks first.
    pub open: Vec<OpenRepair>,
    /// Whether the one who looks may begin one.
    pub may_begin: bool,
    /// One page of those that are over, the latest first.
    pub former: Vec<FormerRepair>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// The page of one repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RepairPage {
    /// Its author is writing it.
    Draft(Draft),
    /// It was sent.
    Sent(Box<Repair>),
}

/// A repair that is being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// How the other is called.
    pub partner: String,
    /// What is written so far.
    pub texts: Texts,
}

impl Draft {
    /// The step to show: the one of the address, else the first that is missing; none, when it is
    /// time to read everything again.
    pub fn step(&self, asked: &str) -> Option<Step> {
        match asked {
            "send" => None,
            word => Step::parse(word).or_else(|| self.texts.missing()),
        }
    }
}

/// A repair that was sent, as one of the two sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// Its id.
    pub id: String,
    /// How many moves were made.
    pub number: i32,
    /// Where it stands.
    pub stage: Stage,
    /// Which side the one who looks is on.
    pub side: Side,
    /// How they are called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// The day on which it was sent, as they read it.
    pub day: String,
    /// What was written.
    pub texts: Texts,
    /// What both did since, the first first.
    pub turns: Vec<Turn>,
    /// The proposal that is on the table: the author's, until somebody proposes otherwise.
    pub proposal: String,
    /// What was agreed.
    pub agreement: Option<String>,
    /// The id of the goal that it became.
    pub goal: Option<String>,
    /// What a goal made of the proposal would be called, unless who says yes calls it otherwise.
    pub goal_title: String,
}

/// What one of the two did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Which move it was, from 1.
    pub number: i32,
    /// Whether the one who looks did it.
    pub mine: bool,
    /// What.
    pub made: Move,
    /// In their words; empty where it has none.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_step_else_the_first_that_is_missing_shows() {
        let mut draft = Draft {
            id: String::new(),
            partner: String::new(),
            texts: Texts::default(),
        };
        assert_eq!(draft.step(""), Some(Step::Fact));
        assert_eq!(draft.step("need"), Some(Step::Need));
        assert_eq!(draft.step("send"), None);
        draft.texts = Texts {
            fact: "a".to_owned(),
            interpretation: "b".to_owned(),
            feeling: "c".to_owned(),
            need: "d".to_owned(),
            proposal: "e".to_owned(),
        };
        assert_eq!(draft.step(""), None);
        assert_eq!(draft.step("fact"), Some(Step::Fact));
    }
}
