//! The text messages that the house writes.

use chrono::{DateTime, Utc};

use crate::{
    account::{AccountId, SuspensionGround},
    language::Language,
    notify::Event,
    phone::PhoneNumber,
};

/// A message to a phone.
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// Names the event: no second message is written under the same key, ever and for anybody.
    pub event_key: &'a str,
    /// Whose message it is, so that it goes with the account; none where there is no account.
    pub account: Option<AccountId>,
    /// The phone.
    pub recipient: &'a PhoneNumber,
    /// The language in which it is written.
    pub language: Language,
    /// What it says.
    pub kind: MessageKind<'a>,
    /// Until when it is worth sending: later it would only confuse.
    pub until: DateTime<Utc>,
}

/// What a message says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MessageKind<'a> {
    /// A code that opens something once.
    OneTimeCode {
        /// Six digits.
        code: &'a str,
    },
    /// An operator closed the account for a while, which has no address to write to.
    AccountSuspended {
        /// Why.
        ground: SuspensionGround,
    },
    /// It is open again.
    SuspensionLifted,
    /// What the bell says too, for who has no address.
    Notice {
        /// What happened.
        event: &'a Event,
    },
}

impl MessageKind<'_> {
    /// The word in the table.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::OneTimeCode { .. } => "one_time_code",
            Self::AccountSuspended { .. } => "account_suspended",
            Self::SuspensionLifted => "suspension_lifted",
            Self::Notice { .. } => "notice",
        }
    }
}

/// What it says is a secret.
impl std::fmt::Debug for MessageKind<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.word())
    }
}
