//! The words of accounts, as an operator sees them.

use platform::account::{AccountId, SuspensionGround};
use serde::{Deserialize, Serialize};

use crate::{audit::model::LogLine, looking::Look};

/// In characters: an address has no more.
pub(crate) const LONGEST_SEARCH: u16 = 254;

/// Accounts that were looked for, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAccounts {
    /// What was looked for; empty for all.
    pub search: String,
    /// Those that were found.
    pub accounts: Vec<FoundAccount>,
    /// Where older ones begin, if there are any.
    pub older: Option<String>,
    /// Registrations of that address that wait for their mail; none without a search.
    pub waiting: Vec<WaitingRegistration>,
}

/// An account in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundAccount {
    /// Its id.
    pub id: AccountId,
    /// Its address, where it has one.
    pub email: Option<String>,
    /// The number that opens it, where there is one, as people read it.
    pub phone: Option<String>,
    /// How its owner is called.
    pub name: String,
    /// When it was made.
    pub since: String,
    /// How it stands.
    pub standing: Standing,
    /// Whether its owner runs the town.
    pub operator: bool,
}

/// How an account stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its owner may come in.
    Open,
    /// An operator closed it for a while.
    Suspended {
        /// Why.
        ground: SuspensionGround,
        /// Since when.
        since: String,
    },
    /// Its owner wants it to end.
    Ending {
        /// When everything is gone.
        due: String,
    },
}

/// Somebody who has registered and not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingRegistration {
    /// Its id.
    pub id: String,
    /// The address that is to be confirmed.
    pub email: String,
    /// When it was sent.
    pub since: String,
    /// Until when its link is good.
    pub until: String,
}

/// Everything that an operator may know of an account: nothing of what its owner wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountCard {
    /// As in the list.
    pub account: FoundAccount,
    /// The name of their language, in that language.
    pub language: String,
    /// Their IANA zone.
    pub time_zone: String,
    /// Roles, as `role` or `role: scope`.
    pub grants: Vec<String>,
    /// What they agreed to, and when.
    pub consents: Vec<String>,
    /// Since when they have a second factor.
    pub second_factor: Option<String>,
    /// Whether they are one of two now.
    pub in_couple: bool,
    /// Where they are signed in.
    pub sessions: Vec<SessionLine>,
    /// The latest lines of the log about them.
    pub journal: Vec<LogLine>,
    /// Whether it is the account of who asks.
    pub own: bool,
    /// Whether who asks may look through its owner's eyes.
    pub look: Look,
}

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionLine {
    /// The browser and the system, in plain words.
    pub device: String,
    /// When it was last used.
    pub seen: String,
}
