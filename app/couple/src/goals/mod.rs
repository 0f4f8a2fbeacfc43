//! Goals: what the two set out to do, why, and the steps towards it.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::{AddAction, DeleteAction, DeleteGoal, EditAction, EditGoal, MoveAction, MoveGoal, SetGoal, TickAction};
#[cfg(feature = "ssr")]
pub use api::{GoalCopy, create, create_in, every_one, glance, progress};
