//! The words of notifications.

use serde::{Deserialize, Serialize};

/// What a person is told, with what the sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "detail", rename_all = "snake_case")]
pub enum Event {
    /// The partner used the invite.
    PartnerJoined {
        /// How the partner is called.
        name: String,
    },
    /// The partner left the couple.
    PartnerLeft {
        /// How the partner is called.
        name: String,
    },
    /// A pairing with somebody who was not meant was undone.
    PairingUndone {},
    /// For operators: somebody is trying out invite codes.
    JoinGuessing {
        /// Wrong tries within the last hour.
        tries: u32,
    },
    /// The password was changed. Rings, and writes to the account's address.
    PasswordChanged {},
    /// The address was changed. Rings, and writes to the *former* address.
    EmailChanged {
        /// Where the letter goes; not kept with the notification.
        #[serde(skip)]
        former: String,
    },
}

impl Event {
    /// What kind of event it is.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::PartnerJoined { .. } => NoticeKind::PartnerJoined,
            Self::PartnerLeft { .. } => NoticeKind::PartnerLeft,
            Self::PairingUndone {} => NoticeKind::PairingUndone,
            Self::JoinGuessing { .. } => NoticeKind::JoinGuessing,
            Self::PasswordChanged {} => NoticeKind::PasswordChanged,
            Self::EmailChanged { .. } => NoticeKind::EmailChanged,
        }
    }
}

/// The kinds of events; preferences are kept by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// The partner used the invite.
    PartnerJoined,
    /// The partner left the couple.
    PartnerLeft,
    /// A pairing was undone.
    PairingUndone,
    /// Somebody is trying out invite codes.
    JoinGuessing,
    /// The password was changed.
    PasswordChanged,
    /// The address was changed.
    EmailChanged,
}

impl NoticeKind {
    /// What everybody may choose about, in the order in which it is shown.
    pub const OF_RESIDENTS: [Self; 3] = [Self::PartnerJoined, Self::PartnerLeft, Self::PairingUndone];
    /// What operators may choose about besides.
    pub const OF_OPERATORS: [Self; 1] = [Self::JoinGuessing];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartnerJoined => "partner_joined",
            Self::PartnerLeft => "partner_left",
            Self::PairingUndone => "pairing_undone",
            Self::JoinGuessing => "join_guessing",
            Self::PasswordChanged => "password_changed",
            Self::EmailChanged => "email_changed",
        }
    }

    /// Whether it arrives whatever the person prefers, and at any hour.
    pub fn is_security(self) -> bool {
        matches!(self, Self::PasswordChanged | Self::EmailChanged)
    }

    /// Whether it arrives on a channel as long as the person has not chosen.
    pub fn arrives_by_default(self, channel: Channel) -> bool {
        match channel {
            Channel::Bell => true,
            Channel::Mail => self != Self::PairingUndone,
        }
    }
}

/// The ways in which a notification arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In the app.
    Bell,
    /// By mail.
    Mail,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Bell, Self::Mail];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bell => "bell",
            Self::Mail => "mail",
        }
    }
}
