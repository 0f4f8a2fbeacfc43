//! The words of the change feed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What changed since a cursor, as `sync` answers it and `stream` sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// The server's time, RFC 3339 in UTC.
    pub server_time: String,
    /// Where to go on from: opaque.
    pub cursor: String,
    /// Ids by resource, each once, in the order in which they were written.
    pub changes: BTreeMap<String, Vec<String>>,
    /// Whether there is more right now, after a cut at 1,000 changes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// Where a page's live line begins: taken before the page read its data, so that nothing falls
/// between the two. `None` when nobody is signed in: there is nothing to listen to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveStart {
    /// The first cursor.
    pub cursor: Option<String>,
}

#[cfg(feature = "ssr")]
impl LiveStart {
    /// Where the line of the page that is being rendered begins.
    pub fn of_page() -> Self {
        leptos::prelude::use_context::<http::request::Parts>()
            .and_then(|parts| parts.extensions.get::<Self>().cloned())
            .unwrap_or_default()
    }
}

/// Who hears of a change.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// One person.
    Account(crate::account::AccountId),
    /// Both partners of a couple.
    Couple(uuid::Uuid),
}

#[cfg(feature = "ssr")]
impl std::fmt::Display for Audience {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Account(id) => write!(formatter, "account:{id}"),
            Self::Couple(id) => write!(formatter, "couple:{id}"),
        }
    }
}

/// What became of the thing.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// It is new.
    Created,
    /// It is different.
    Updated,
    /// It is gone.
    Deleted,
}

#[cfg(feature = "ssr")]
impl Operation {
    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

/// One line of the feed, before it is written.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug)]
pub struct Change<'a> {
    /// Who hears of it.
    pub audience: Audience,
    /// Which kind of thing, as pages name it: `check_ins`, `couple`, `notifications`.
    pub resource: &'a str,
    /// Which one.
    pub id: uuid::Uuid,
    /// What became of it.
    pub operation: Operation,
}
