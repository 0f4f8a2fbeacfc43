//! The file itself: writing it in one stroke, and reading it from its first byte to its last.

mod hashing;
mod reading;
mod writing;

pub(super) use reading::{Found, read};
pub(super) use writing::{Archive, PART_BYTES};

/// Where the parts of the dump are.
const PARTS: &str = "database/";
/// Where the files are.
const FILES: &str = "files/";
/// What all of it has to be.
const MANIFEST: &str = "manifest.json";
