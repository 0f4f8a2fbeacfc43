//! The drill: a town is backed up, lost, and restored, by the commands that an operator calls.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod drill;
mod rows;

mod nightly;
mod private_database;
mod refusals;
mod restoring;
