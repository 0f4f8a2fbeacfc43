//! What can be shown to some and not to others yet: declared here, decided at the operator's desk.
//!
//! A [`Flag`] has its default in the code. Operators may decide otherwise, for all, for nobody, or for
//! some accounts; [`Decisions`] keeps in memory what they decided until the database says that it
//! changed. Pages ask `Flags::current().is_on(Flag::…)`, the same on both sides.

#[cfg(feature = "ssr")]
mod decisions;
mod model;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

#[cfg(feature = "ssr")]
pub use decisions::Decisions;
pub use model::{Audience, Decision, Flag, Flags};
