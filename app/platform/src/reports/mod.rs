//! What people report: something that is wrong, or somebody who does harm.
//!
//! An area calls [`file`] in the transaction of the form that was sent; the operator's desk reads and
//! decides. Who reported is told when it was looked at, and nothing of what was done.

#[cfg(feature = "ssr")]
mod filing;
mod model;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use filing::{FILED, NewReport, Subject, file};
pub use model::{LONGEST_WORDS, ReportGround};
#[cfg(feature = "ssr")]
pub use store::{Filed, latest_of};
#[cfg(feature = "ssr")]
pub(crate) use store::{copies, erase, purge};
#[cfg(feature = "ssr")]
pub use words::Words;
