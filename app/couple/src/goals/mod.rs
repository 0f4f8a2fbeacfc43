//! Goals: what the two set out to do, why, and the steps towards it.

mod api;
pub mod model;

#[cfg(feature = "ssr")]
mod store;

pub use api::{AddAction, DeleteAction, DeleteGoal, EditAction, EditGoal, MoveAction, MoveGoal, SetGoal, TickAction};
#[cfg(feature = "ssr")]
pub use api::{create, create_in, every_one, glance, progress};
