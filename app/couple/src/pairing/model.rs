//! The words of pairing and its rules.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ui::QrCode;

/// How long an invite can be used.
pub const INVITE_LASTS: TimeDelta = TimeDelta::hours(24);
/// How long the one who invited may say that it is not the person they meant.
pub const UNDO_LASTS: TimeDelta = TimeDelta::hours(24);
/// How long both keep an export after one has left.
pub const EXPORT_LASTS: TimeDelta = TimeDelta::days(30);
/// How many codes there are.
pub const CODES: u32 = 1_000_000;

/// A code of six digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteCode(String);

impl InviteCode {
    /// The code of a number below [`CODES`], with its leading zeros.
    pub fn numbered(number: u32) -> Self {
        Self(format!("{:06}", number % CODES))
    }

    /// The code that somebody typed; spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '-')
            .collect();
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// Its digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// Why a code does not join its couple. Each has its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinRefusal {
    /// No couple has it.
    Unknown,
    /// Its time is over, or a newer one replaced it.
    Expired,
    /// It was used.
    Used,
    /// It is the person's own.
    Own,
    /// The person is in a couple.
    AlreadyInCouple,
    /// The couple has its two partners.
    CoupleComplete,
}

impl JoinRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "invite_unknown",
            Self::Expired => "invite_expired",
            Self::Used => "invite_used",
            Self::Own => "invite_own",
            Self::AlreadyInCouple => "already_in_couple",
            Self::CoupleComplete => "couple_complete",
        }
    }

    /// Whether it may have been a guess.
    pub const fn is_wrong_code(self) -> bool {
        match self {
            Self::Unknown | Self::Expired | Self::Used | Self::CoupleComplete => true,
            Self::Own | Self::AlreadyInCouple => false,
        }
    }
}

/// What became of an invite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InviteState {
    /// Until when it can be used.
    pub expires_at: DateTime<Utc>,
    /// Whether somebody used it.
    pub used: bool,
    /// Whether a newer one replaced it.
    pub replaced: bool,
    /// Whether its couple has two partners.
    pub couple_complete: bool,
}

impl InviteState {
    /// Whether it lets somebody in at a moment.
    ///
    /// # Errors
    /// Why it does not.
    pub fn admits(self, now: DateTime<Utc>) -> Result<(), JoinRefusal> {
        if self.used {
            Err(JoinRefusal::Used)
        } else if self.couple_complete {
            Err(JoinRefusal::CoupleComplete)
        } else if self.replaced || self.expires_at <= now {
            Err(JoinRefusal::Expired)
        } else {
            Ok(())
        }
    }
}

/// An invite, as the one who waits sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What the tiles are laid from.
    pub seed: String,
    /// The code; `None` once its time is over.
    pub open: Option<OpenInvite>,
}

/// A code that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenInvite {
    /// Six digits.
    pub digits: String,
    /// Until when, as the person reads it.
    pub until: String,
    /// The address to share, whole.
    pub link: String,
    /// The same for a camera.
    pub qr: Option<QrCode>,
}

/// Somebody who has just come, as the one who invited sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Newcomer {
    /// How they are called.
    pub name: String,
    /// Until when the pairing can be undone, as the person reads it.
    pub until: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn open(now: DateTime<Utc>) -> InviteState {
        InviteState {
            expires_at: now + INVITE_LASTS,
            used: false,
            replaced: false,
            couple_complete: false,
        }
    }

    #[test]
    fn an_invite_admits_until_the_last_moment_of_its_day_and_not_at_it() {
        let made = DateTime::UNIX_EPOCH;
        assert_eq!(
            open(made).admits(made + INVITE_LASTS - TimeDelta::milliseconds(1)),
            Ok(())
        );
        assert_eq!(open(made).admits(made + INVITE_LASTS), Err(JoinRefusal::Expired));
    }

    #[test]
    fn what_is_told_of_a_closed_invite_is_the_nearest_reason() {
        let now = DateTime::UNIX_EPOCH;
        let refusal = |state: InviteState| state.admits(now).unwrap_err();
        assert_eq!(
            refusal(InviteState {
                used: true,
                couple_complete: true,
                ..open(now)
            }),
            JoinRefusal::Used
        );
        assert_eq!(
            refusal(InviteState {
                replaced: true,
                ..open(now)
            }),
            JoinRefusal::Expired
        );
        assert_eq!(
            refusal(InviteState {
                replaced: true,
                couple_complete: true,
                ..open(now)
            }),
            JoinRefusal::CoupleComplete
        );
    }

    #[test]
    fn a_code_may_be_typed_with_spaces_and_hyphens() {
        for typed in ["048213", "048 213", " 048-213\u{202f}"] {
            assert_eq!(InviteCode::parse(typed).unwrap().digits(), "048213");
        }
    }

    proptest! {
        #[test]
        fn every_number_is_a_code_of_six_digits_that_reads_back(number in 0..CODES) {
            let code = InviteCode::numbered(number);
            prop_assert_eq!(code.digits().parse::<u32>().unwrap(), number);
            prop_assert_eq!(InviteCode::parse(code.digits()), Some(code));
        }

        #[test]
        fn nothing_but_six_digits_is_a_code(typed in "\\PC{0,12}") {
            let digits = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect::<String>();
            let six = digits.chars().count() == 6 && digits.chars().all(|letter| letter.is_ascii_digit());
            prop_assert_eq!(InviteCode::parse(&typed).is_some(), six);
        }
    }
}
