//! The words of notifications.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{looking::LookingGround, reports::ReportGround};

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
    /// The partner asked a question.
    QuestionAsked {
        /// How the partner is called.
        name: String,
        /// The question.
        question: Uuid,
    },
    /// Both have answered a question.
    AnswersOpen {
        /// How the partner is called.
        name: String,
        /// The question.
        question: Uuid,
    },
    /// The partner set a goal.
    GoalSet {
        /// How the partner is called.
        name: String,
        /// The goal.
        goal: Uuid,
    },
    /// The partner marked a goal as reached.
    GoalDone {
        /// How the partner is called.
        name: String,
        /// The goal.
        goal: Uuid,
    },
    /// The partner wrote the first words of a month's letter.
    LetterBegun {
        /// How the partner is called.
        name: String,
        /// The month, `YYYY-MM`.
        month: String,
    },
    /// The partner left a voice or a film.
    MessageCame {
        /// How the partner is called.
        name: String,
    },
    /// It is one's turn in a repair.
    RepairWaits {
        /// How the partner is called.
        name: String,
    },
    /// The partner accepted what was proposed.
    RepairAgreed {
        /// How the partner is called.
        name: String,
    },
    /// The partner asked for a pause.
    PauseBegun {
        /// How the partner is called.
        name: String,
    },
    /// A pause has ended.
    PauseOver {},
    /// It is the hour that one chose for the check-in.
    CheckInReminder {},
    /// It is the day that one chose for the letter.
    LetterReminder {},
    /// For operators: somebody is trying out invite codes.
    JoinGuessing {
        /// Wrong tries within the last hour.
        tries: u32,
    },
    /// The password was changed. Rings, and writes to the account's address.
    PasswordChanged {},
    /// The address was changed. Rings, and writes to the *former* address.
    EmailChanged {
        /// Where the letter goes, if there was one; not kept with the notification.
        #[serde(skip)]
        former: Option<String>,
    },
    /// A second factor is asked for from now on.
    SecondFactorOn {},
    /// The second factor is not asked for any more.
    SecondFactorOff {},
    /// The recovery codes were made anew.
    RecoveryCodesRenewed {},
    /// A recovery code was used to sign in.
    RecoveryCodeUsed {
        /// How many are left.
        left: u32,
    },
    /// A phone opens the account from now on.
    PhoneAdded {},
    /// Another phone opens the account from now on.
    PhoneChanged {},
    /// No phone opens the account any more.
    PhoneRemoved {},
    /// An operator looked at the pages as their owner sees them.
    LookedAt {
        /// Why.
        ground: LookingGround,
        /// When it began, in their zone and language.
        when: String,
    },
    /// An operator warns, after what was reported.
    Warned {
        /// Of what.
        ground: ReportGround,
    },
    /// What one reported was looked at.
    ReportSeen {},
    /// A passkey opens the account from now on.
    PasskeyAdded {
        /// What its owner calls it.
        name: String,
    },
    /// A passkey does not open the account any more.
    PasskeyRemoved {
        /// What its owner called it.
        name: String,
    },
    /// A provider may say who the owner is from now on.
    ProviderLinked {
        /// What people call it.
        provider: String,
    },
    /// A provider may not any more.
    ProviderUnlinked {
        /// What people call it.
        provider: String,
    },
}

impl Event {
    /// What kind of event it is.
    pub fn kind(&self) -> NoticeKind {
        match self {
            Self::PartnerJoined { .. } => NoticeKind::PartnerJoined,
            Self::PartnerLeft { .. } => NoticeKind::PartnerLeft,
            Self::PairingUndone {} => NoticeKind::PairingUndone,
            Self::QuestionAsked { .. } => NoticeKind::QuestionAsked,
            Self::AnswersOpen { .. } => NoticeKind::AnswersOpen,
            Self::GoalSet { .. } => NoticeKind::GoalSet,
            Self::GoalDone { .. } => NoticeKind::GoalDone,
            Self::LetterBegun { .. } => NoticeKind::LetterBegun,
            Self::MessageCame { .. } => NoticeKind::MessageCame,
            Self::RepairWaits { .. } => NoticeKind::RepairWaits,
            Self::RepairAgreed { .. } => NoticeKind::RepairAgreed,
            Self::PauseBegun { .. } => NoticeKind::PauseBegun,
            Self::PauseOver { .. } => NoticeKind::PauseOver,
            Self::CheckInReminder { .. } => NoticeKind::CheckInReminder,
            Self::LetterReminder { .. } => NoticeKind::LetterReminder,
            Self::JoinGuessing { .. } => NoticeKind::JoinGuessing,
            Self::PasswordChanged {} => NoticeKind::PasswordChanged,
            Self::EmailChanged { .. } => NoticeKind::EmailChanged,
            Self::SecondFactorOn {} => NoticeKind::SecondFactorOn,
            Self::SecondFactorOff {} => NoticeKind::SecondFactorOff,
            Self::RecoveryCodesRenewed {} => NoticeKind::RecoveryCodesRenewed,
            Self::RecoveryCodeUsed { .. } => NoticeKind::RecoveryCodeUsed,
            Self::PhoneAdded {} => NoticeKind::PhoneAdded,
            Self::PhoneChanged {} => NoticeKind::PhoneChanged,
            Self::PhoneRemoved {} => NoticeKind::PhoneRemoved,
            Self::LookedAt { .. } => NoticeKind::LookedAt,
            Self::Warned { .. } => NoticeKind::Warned,
            Self::ReportSeen {} => NoticeKind::ReportSeen,
            Self::PasskeyAdded { .. } => NoticeKind::PasskeyAdded,
            Self::PasskeyRemoved { .. } => NoticeKind::PasskeyRemoved,
            Self::ProviderLinked { .. } => NoticeKind::ProviderLinked,
            Self::ProviderUnlinked { .. } => NoticeKind::ProviderUnlinked,
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
    /// The partner asked a question.
    QuestionAsked,
    /// Both have answered a question.
    AnswersOpen,
    /// The partner set a goal.
    GoalSet,
    /// The partner marked a goal as reached.
    GoalDone,
    /// The partner wrote the first words of a month's letter.
    LetterBegun,
    /// The partner left a voice or a film.
    MessageCame,
    /// It is one's turn in a repair.
    RepairWaits,
    /// The partner accepted what was proposed.
    RepairAgreed,
    /// The partner asked for a pause.
    PauseBegun,
    /// A pause has ended.
    PauseOver,
    /// It is the hour that one chose for the check-in.
    CheckInReminder,
    /// It is the day that one chose for the letter.
    LetterReminder,
    /// Somebody is trying out invite codes.
    JoinGuessing,
    /// The password was changed.
    PasswordChanged,
    /// The address was changed.
    EmailChanged,
    /// A second factor is asked for from now on.
    SecondFactorOn,
    /// The second factor is not asked for any more.
    SecondFactorOff,
    /// The recovery codes were made anew.
    RecoveryCodesRenewed,
    /// A recovery code was used to sign in.
    RecoveryCodeUsed,
    /// A phone opens the account from now on.
    PhoneAdded,
    /// Another phone opens the account from now on.
    PhoneChanged,
    /// No phone opens the account any more.
    PhoneRemoved,
    /// An operator looked at the pages as their owner sees them.
    LookedAt,
    /// An operator warns.
    Warned,
    /// What one reported was looked at.
    ReportSeen,
    /// A passkey opens the account from now on.
    PasskeyAdded,
    /// A passkey does not open the account any more.
    PasskeyRemoved,
    /// A provider may say who the owner is from now on.
    ProviderLinked,
    /// A provider may not any more.
    ProviderUnlinked,
}

impl NoticeKind {
    /// What everybody may choose about, in the order in which it is shown.
    pub const OF_RESIDENTS: [Self; 15] = [
        Self::PartnerJoined,
        Self::PartnerLeft,
        Self::PairingUndone,
        Self::QuestionAsked,
        Self::AnswersOpen,
        Self::GoalSet,
        Self::GoalDone,
        Self::LetterBegun,
        Self::MessageCame,
        Self::RepairWaits,
        Self::RepairAgreed,
        Self::PauseBegun,
        Self::PauseOver,
        Self::CheckInReminder,
        Self::LetterReminder,
    ];
    /// What operators may choose about besides.
    pub const OF_OPERATORS: [Self; 1] = [Self::JoinGuessing];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::PartnerJoined => "partner_joined",
            Self::PartnerLeft => "partner_left",
            Self::PairingUndone => "pairing_undone",
            Self::QuestionAsked => "question_asked",
            Self::AnswersOpen => "answers_open",
            Self::GoalSet => "goal_set",
            Self::GoalDone => "goal_done",
            Self::LetterBegun => "letter_begun",
            Self::MessageCame => "message_came",
            Self::RepairWaits => "repair_waits",
            Self::RepairAgreed => "repair_agreed",
            Self::PauseBegun => "pause_begun",
            Self::PauseOver => "pause_over",
            Self::CheckInReminder => "check_in_reminder",
            Self::LetterReminder => "letter_reminder",
            Self::JoinGuessing => "join_guessing",
            Self::PasswordChanged => "password_changed",
            Self::EmailChanged => "email_changed",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodesRenewed => "recovery_codes_renewed",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::PhoneAdded => "phone_added",
            Self::PhoneChanged => "phone_changed",
            Self::PhoneRemoved => "phone_removed",
            Self::LookedAt => "looked_at",
            Self::Warned => "warned",
            Self::ReportSeen => "report_seen",
            Self::PasskeyAdded => "passkey_added",
            Self::PasskeyRemoved => "passkey_removed",
            Self::ProviderLinked => "provider_linked",
            Self::ProviderUnlinked => "provider_unlinked",
        }
    }

    /// Whether it arrives whatever the person prefers, and at any hour.
    pub fn is_security(self) -> bool {
        matches!(
            self,
            Self::PasswordChanged
                | Self::EmailChanged
                | Self::SecondFactorOn
                | Self::SecondFactorOff
                | Self::RecoveryCodesRenewed
                | Self::RecoveryCodeUsed
                | Self::PhoneAdded
                | Self::PhoneChanged
                | Self::PhoneRemoved
                | Self::LookedAt
                | Self::Warned
                | Self::PasskeyAdded
                | Self::PasskeyRemoved
                | Self::ProviderLinked
                | Self::ProviderUnlinked
        )
    }

    /// Whether it tells of a couple's place: a locked screen does not say what it is about, unless the
    /// person wants it.
    pub fn is_intimate(self) -> bool {
        Self::OF_RESIDENTS.contains(&self)
    }

    /// Whether it arrives on a channel as long as the person has not chosen.
    pub fn arrives_by_default(self, channel: Channel) -> bool {
        match channel {
            Channel::Bell => true,
            Channel::Mail if self.is_security() => true,
            // A letter is for what one would not want to miss; the rest waits in the app.
            Channel::Mail => matches!(
                self,
                Self::PartnerJoined
                    | Self::PartnerLeft
                    | Self::RepairWaits
                    | Self::CheckInReminder
                    | Self::LetterReminder
                    | Self::JoinGuessing
            ),
            // A device shows them because somebody turned it on: all but what can wait for the next visit.
            Channel::Push => !matches!(
                self,
                Self::PairingUndone | Self::GoalSet | Self::GoalDone | Self::LetterBegun | Self::ReportSeen
            ),
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
    /// On the devices that were turned on, also while Parvis is closed.
    Push,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Bell, Self::Mail, Self::Push];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bell => "bell",
            Self::Mail => "mail",
            Self::Push => "push",
        }
    }
}
