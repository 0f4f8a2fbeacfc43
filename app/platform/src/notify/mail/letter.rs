//! The letters that the house writes.

use crate::{
    account::{AccountId, SuspensionGround},
    language::Language,
    notify::{Event, MailRhythm},
};

/// A letter to somebody.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Names the event: no second letter is written under the same key, ever and for anybody.
    pub event_key: &'a str,
    /// Whose letter it is, so that it goes with the account; none before there is an account.
    pub account: Option<AccountId>,
    /// The address.
    pub recipient: &'a str,
    /// The language in which it is written.
    pub language: Language,
    /// What it says.
    pub kind: LetterKind,
}

/// What a letter says. Links are whole addresses, made by [`link`](super::link).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterKind {
    /// Somebody registered: confirm that the address is theirs.
    VerifyAddress {
        /// How they want to be called.
        name: String,
        /// Confirms the address.
        link: String,
    },
    /// Somebody registered with an address that already has an account.
    AddressInUse {
        /// How the owner is called.
        name: String,
        /// Where the owner signs in.
        login_link: String,
        /// Where the owner asks for another password.
        forgot_link: String,
    },
    /// Somebody asked for another password.
    ResetPassword {
        /// How they are called.
        name: String,
        /// Where they choose it; valid for one hour.
        link: String,
    },
    /// The password was changed. Written by [`notify`](crate::notify::notify).
    PasswordChanged {
        /// How they are called.
        name: String,
    },
    /// Somebody asked for another address: confirm that it is theirs. Goes to the new one.
    ConfirmNewAddress {
        /// How they are called.
        name: String,
        /// Confirms the address.
        link: String,
    },
    /// The address was changed. Goes to the former one; written by [`notify`](crate::notify::notify).
    AddressChanged {
        /// How they are called.
        name: String,
    },
    /// What the bell says too, of the safety of the account. Written by [`notify`](crate::notify::notify).
    SecurityNotice {
        /// How they are called.
        name: String,
        /// What happened.
        event: Event,
    },
    /// The copy that somebody asked for can be fetched.
    ExportReady {
        /// How they are called.
        name: String,
        /// Where they fetch it, signed in.
        link: String,
        /// Until when, in their zone and language.
        until: String,
    },
    /// Somebody asked for their account to end.
    AccountEnds {
        /// How they are called.
        name: String,
        /// On which day, in their zone and language.
        day: String,
        /// Where they can still stay.
        link: String,
    },
    /// An operator closed the account for a while.
    AccountSuspended {
        /// How they are called.
        name: String,
        /// Why.
        ground: SuspensionGround,
    },
    /// It is open again.
    SuspensionLifted {
        /// How they are called.
        name: String,
    },
    /// What the bell says too. Written by [`notify`](crate::notify::notify).
    Notice {
        /// How they are called.
        name: String,
        /// What happened.
        event: Event,
    },
    /// What was gathered since the last one. Written by a round that comes by itself.
    Digest {
        /// How they are called.
        name: String,
        /// How often they come now.
        rhythm: MailRhythm,
        /// What happened, the latest last.
        news: Vec<News>,
        /// How many things more happened, which are not listed.
        more: usize,
    },
}

/// One thing of several that a letter tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What happened.
    pub event: Event,
    /// When, in the reader's zone and language.
    pub when: String,
}

impl LetterKind {
    /// The word in the table.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::VerifyAddress { .. } => "verify_address",
            Self::AddressInUse { .. } => "address_in_use",
            Self::ResetPassword { .. } => "reset_password",
            Self::PasswordChanged { .. } => "password_changed",
            Self::ConfirmNewAddress { .. } => "confirm_new_address",
            Self::AddressChanged { .. } => "address_changed",
            Self::SecurityNotice { .. } => "security_notice",
            Self::ExportReady { .. } => "export_ready",
            Self::AccountEnds { .. } => "account_ends",
            Self::AccountSuspended { .. } => "account_suspended",
            Self::SuspensionLifted { .. } => "suspension_lifted",
            Self::Notice { .. } => "notice",
            Self::Digest { .. } => "digest",
        }
    }
}
