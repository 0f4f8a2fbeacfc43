//! What can wait for a digest.

use super::super::NoticeKind;

impl NoticeKind {
    /// Whether its letter may come hours later, among others: not what concerns the security of the
    /// account or of the town, nor what somebody wants to be reminded of at an hour of their own.
    pub fn can_wait(self) -> bool {
        let has_its_hour = matches!(self, Self::CheckInReminder | Self::LetterReminder | Self::JoinGuessing);
        !self.is_security() && !has_its_hour
    }
}

#[cfg(test)]
mod tests {
    use crate::notify::NoticeKind;

    #[test]
    fn what_two_people_do_can_wait() {
        for kind in [
            NoticeKind::PartnerJoined,
            NoticeKind::PartnerLeft,
            NoticeKind::PairingUndone,
            NoticeKind::QuestionAsked,
            NoticeKind::AnswersOpen,
            NoticeKind::GoalSet,
            NoticeKind::GoalDone,
            NoticeKind::LetterBegun,
            NoticeKind::MessageCame,
            NoticeKind::RepairWaits,
            NoticeKind::RepairAgreed,
            NoticeKind::PauseBegun,
            NoticeKind::PauseOver,
            NoticeKind::ReportSeen,
        ] {
            assert!(kind.can_wait(), "{kind:?}");
        }
    }

    #[test]
    fn security_and_what_has_its_hour_cannot() {
        for kind in [
            NoticeKind::CheckInReminder,
            NoticeKind::LetterReminder,
            NoticeKind::JoinGuessing,
            NoticeKind::PasswordChanged,
            NoticeKind::EmailChanged,
            NoticeKind::SecondFactorOn,
            NoticeKind::SecondFactorOff,
            NoticeKind::RecoveryCodesRenewed,
            NoticeKind::RecoveryCodeUsed,
            NoticeKind::PhoneAdded,
            NoticeKind::PhoneChanged,
            NoticeKind::PhoneRemoved,
            NoticeKind::LookedAt,
            NoticeKind::Warned,
            NoticeKind::PasskeyAdded,
            NoticeKind::PasskeyRemoved,
            NoticeKind::ProviderLinked,
            NoticeKind::ProviderUnlinked,
        ] {
            assert!(!kind.can_wait(), "{kind:?}");
        }
    }
}
