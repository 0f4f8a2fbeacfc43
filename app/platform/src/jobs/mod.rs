//! Work done later, outside a request: enqueued in the caller's transaction, retried until done.
//!
//! A [`Job`] is idempotent: killed halfway and run again, it does the thing once. The server
//! collects the jobs and purges of all areas in a [`Registry`] and [`run`]s them.

mod dead;
mod job;
mod metrics;
mod purge;
mod queue;
mod registry;
mod rhythm;
pub mod supervision;
mod work;
mod worker;

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use dead::dead;
pub use job::{Failure, Job, Later, Timing, enqueue};
pub use queue::{Queue, queue};
pub use registry::Registry;
pub use rhythm::Rhythm;
pub use work::{Attempt, Work};
pub use worker::{StartError, run, run_waiting};
