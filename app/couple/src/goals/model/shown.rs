//! What a page shows of goals.

use serde::{Deserialize, Serialize};

use super::{Owner, OwnerFilter, Status, StatusFilter};

/// How many goals a page of the list has.
pub const PER_PAGE: usize = 20;

/// What the form of a goal needs to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalForm {
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// Today where the one who looks is, ISO 8601: the first day that can be chosen.
    pub today: String,
}

/// Which goals are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalsAsked {
    /// By where they stand.
    pub status: StatusFilter,
    /// By whose they are.
    pub owner: OwnerFilter,
}

/// One goal of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedGoal {
    /// Its id.
    pub id: String,
    /// What.
    pub title: String,
    /// Whose.
    pub owner: Owner,
    /// Where it stands.
    pub status: Status,
    /// The day it is for, as a person reads it.
    pub target: Option<String>,
    /// How many of its actions are done.
    pub done: u32,
    /// How many actions it has.
    pub total: u32,
    /// Whether the one who looks made its last change.
    pub changed_by_me: bool,
}

/// One page of the list, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalPage {
    /// What was asked for.
    pub asked: GoalsAsked,
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// The goals.
    pub list: Vec<ListedGoal>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// A step towards a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
    /// Whether the one who looks made its last change.
    pub changed_by_me: bool,
}

/// A goal with its actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalView {
    /// Its id.
    pub id: String,
    /// What.
    pub title: String,
    /// Why for us; may be empty.
    pub why: String,
    /// Whose.
    pub owner: Owner,
    /// Where it stands.
    pub status: Status,
    /// The day it is for, ISO 8601.
    pub target: Option<String>,
    /// The same, as a person reads it.
    pub target_label: Option<String>,
    /// Whether the one who looks made its last change.
    pub changed_by_me: bool,
    /// The steps, in their order.
    pub actions: Vec<Action>,
    /// How the two are called, and what day it is.
    pub form: GoalForm,
}

/// How far a couple's goals are: for trends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalProgress {
    /// Goals under way.
    pub active: u32,
    /// Goals set aside.
    pub paused: u32,
    /// Goals reached.
    pub done: u32,
    /// Actions done, of all goals.
    pub actions_done: u32,
    /// Actions, of all goals.
    pub actions_total: u32,
}

/// The next open action of a goal under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextAction {
    /// The goal's id.
    pub goal: String,
    /// The goal's title.
    pub title: String,
    /// What is to be done next.
    pub text: String,
}

/// What of the goals matters today: the next step of at most two goals under way, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalGlance {
    /// The steps.
    pub next: Vec<NextAction>,
}
