//! Goals and their actions in the database.
//!
//! Whoever changes a goal or the order of its actions locks the goal's row first: what two people
//! do at once happens one after the other.

mod actions;
mod kept;
mod reading;
mod totals;
mod writing;

use platform::account::AccountId;

pub use self::{
    actions::{append, arrange, goal_of, order, remove, set_done, set_text},
    kept::{every_action, every_goal},
    reading::{CountedGoal, actions, goal, list},
    totals::{next_actions, totals},
    writing::{LockedGoal, delete, insert, lock, set_status, update},
};
use super::model::Owner;
use crate::capability::Partner;

/// Whose a goal is, as the table says it: nobody's alone is both's.
fn account_of(partner: &Partner, owner: Owner) -> Option<uuid::Uuid> {
    match owner {
        Owner::Me => Some(partner.account().0),
        Owner::Partner => Some(partner.other().account.0),
        Owner::Both => None,
    }
}

/// The same, seen by somebody.
fn owner_seen_by(viewer: AccountId, owner: Option<uuid::Uuid>) -> Owner {
    match owner {
        Some(account) if account == viewer.0 => Owner::Me,
        Some(_) => Owner::Partner,
        None => Owner::Both,
    }
}
