//! What a backup says of itself.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The way in which this version writes backups; it reads no other.
pub(super) const FORMAT: u32 = 1;

/// The last entry of an archive: what all others have to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// How the archive is written.
    pub(super) format: u32,
    /// The version of Parvis that made it.
    pub(super) version: String,
    /// When.
    pub(super) made_at: DateTime<Utc>,
    /// The major version of the database.
    pub(super) postgresql: u32,
    /// The migrations that the database had.
    pub(super) migrations: Vec<i64>,
    /// Its tables, and how many rows each had.
    pub(super) tables: BTreeMap<String, i64>,
    /// Its dump, all parts together.
    pub(super) database: Content,
    /// The files beside it, by name.
    pub(super) files: BTreeMap<String, Content>,
}

impl Manifest {
    /// The rows of all tables.
    pub(super) fn rows(&self) -> i64 {
        self.tables.values().sum()
    }
}

/// What something holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    /// Its length.
    pub(super) bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub(super) sha256: String,
}
