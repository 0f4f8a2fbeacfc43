//! Backups: one encrypted file that holds the whole town, and the way back from it.
//!
//! **What is in it.** A `tar` inside `age`: `database/000001`… (what `pg_dump` wrote, in its own
//! compressed format, cut into parts), `files/NAME` (what [`platform::storage`] keeps), and at the
//! end `manifest.json`, with the number of rows of each table and the hash of each file. The usual
//! tools open it without Parvis (`docs/operating/restoring.md`).
//!
//! **One moment.** Rows are dumped and counted in one snapshot. Files are copied after it: their
//! names are drawn once, so each file that the snapshot knows is there, unless it was thrown away
//! meanwhile.
//!
//! **Who can read it.** Whoever has the age identity of the recipient; not the server, not the disk
//! that it lies on. Nothing is written anywhere unencrypted on the way.

mod archive;
mod database;
mod failure;
mod making;
mod manifest;
mod nightly;
mod programs;
mod restoring;
mod shelf;

pub use failure::BackupError;
pub use making::{Made, make};
pub use nightly::NightlyBackup;
pub use programs::Programs;
pub use restoring::{Identities, Restored, restore};
pub use shelf::Shelf;
