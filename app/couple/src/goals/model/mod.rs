//! The words of goals and their rules.

mod order;
mod owner;
mod pending;
mod shown;
mod status;
mod text;

pub use self::{
    order::{Side, Spot, beside, reordered},
    owner::{Owner, OwnerFilter},
    pending::{Pending, news},
    shown::{
        Action, GoalForm, GoalGlance, GoalPage, GoalProgress, GoalView, GoalsAsked, ListedGoal, NextAction, PER_PAGE,
    },
    status::{Move, Status, StatusFilter, StatusRefusal},
    text::{ActionText, LONGEST_ACTION, LONGEST_TITLE, LONGEST_WHY, TargetDay, TargetRefusal, TextRefusal, Title, Why},
};

/// How many actions a goal may have: as many as fit on one page and in one's head.
pub const MOST_ACTIONS: usize = 50;

/// A goal to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGoal {
    /// What.
    pub title: Title,
    /// Why for us.
    pub why: Why,
    /// Whose.
    pub owner: Owner,
    /// Until when, if that matters.
    pub target: Option<TargetDay>,
}
