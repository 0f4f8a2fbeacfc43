//! How an event is told, on the bell and by mail.

use super::Event;
use crate::{
    i18n::{Locale, td_string},
    language::Language,
    looking::LookingGround,
};

/// An event in a person's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// What happened.
    pub(super) title: String,
    /// What it means.
    pub(super) detail: String,
    /// Where it belongs, if it has a place.
    pub(super) place: Option<Place>,
}

/// A page of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Its address, from the root.
    pub(super) page: String,
    /// What one does there.
    pub(super) label: String,
}

/// What an event means, in one sentence or two: all that a text message has room for.
pub(crate) fn detail(language: Language, event: &Event) -> String {
    of(Locale::from(language), event).detail
}

/// Tells an event.
#[expect(clippy::too_many_lines, reason = "one arm for each event, and nothing else")]
pub(super) fn of(locale: Locale, event: &Event) -> Telling {
    match event {
        Event::PartnerJoined { name } => Telling {
            title: td_string!(locale, notifications.partner_joined.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.partner_joined.detail).to_string(),
            place: place("/couple", td_string!(locale, notifications.partner_joined.action)),
        },
        Event::PartnerLeft { name } => Telling {
            title: td_string!(locale, notifications.partner_left.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.partner_left.detail).to_string(),
            place: place("/couple", td_string!(locale, notifications.partner_left.action)),
        },
        Event::PairingUndone {} => Telling {
            title: td_string!(locale, notifications.pairing_undone.title).to_string(),
            detail: td_string!(locale, notifications.pairing_undone.detail).to_string(),
            place: place("/couple", td_string!(locale, notifications.pairing_undone.action)),
        },
        Event::QuestionAsked { name, question } => Telling {
            title: td_string!(locale, notifications.question_asked.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.question_asked.detail).to_string(),
            place: place(
                format!("/couple/questions/{question}"),
                td_string!(locale, notifications.question_asked.action),
            ),
        },
        Event::AnswersOpen { name, question } => Telling {
            title: td_string!(locale, notifications.answers_open.title).to_string(),
            detail: td_string!(locale, notifications.answers_open.detail, name = name.clone()).to_string(),
            place: place(
                format!("/couple/questions/{question}"),
                td_string!(locale, notifications.answers_open.action),
            ),
        },
        Event::GoalSet { name, goal } => Telling {
            title: td_string!(locale, notifications.goal_set.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.goal_set.detail).to_string(),
            place: place(
                format!("/couple/goals/{goal}"),
                td_string!(locale, notifications.goal_set.action),
            ),
        },
        Event::GoalDone { name, goal } => Telling {
            title: td_string!(locale, notifications.goal_done.title).to_string(),
            detail: td_string!(locale, notifications.goal_done.detail, name = name.clone()).to_string(),
            place: place(
                format!("/couple/goals/{goal}"),
                td_string!(locale, notifications.goal_done.action),
            ),
        },
        Event::LetterBegun { name, month } => Telling {
            title: td_string!(locale, notifications.letter_begun.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.letter_begun.detail).to_string(),
            place: place(
                format!("/couple/letters/{month}"),
                td_string!(locale, notifications.letter_begun.action),
            ),
        },
        Event::MessageCame { name } => Telling {
            title: td_string!(locale, notifications.message_came.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.message_came.detail).to_string(),
            place: place(
                "/couple/messages",
                td_string!(locale, notifications.message_came.action),
            ),
        },
        Event::RepairWaits { name } => Telling {
            title: td_string!(locale, notifications.repair_waits.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.repair_waits.detail).to_string(),
            place: place("/couple/repair", td_string!(locale, notifications.repair_waits.action)),
        },
        Event::RepairAgreed { name } => Telling {
            title: td_string!(locale, notifications.repair_agreed.title).to_string(),
            detail: td_string!(locale, notifications.repair_agreed.detail, name = name.clone()).to_string(),
            place: place("/couple/repair", td_string!(locale, notifications.repair_agreed.action)),
        },
        Event::PauseBegun { name } => Telling {
            title: td_string!(locale, notifications.pause_begun.title, name = name.clone()).to_string(),
            detail: td_string!(locale, notifications.pause_begun.detail).to_string(),
            place: place("/couple/pause", td_string!(locale, notifications.pause_begun.action)),
        },
        Event::PauseOver {} => Telling {
            title: td_string!(locale, notifications.pause_over.title).to_string(),
            detail: td_string!(locale, notifications.pause_over.detail).to_string(),
            place: place("/couple", td_string!(locale, notifications.pause_over.action)),
        },
        Event::CheckInReminder {} => Telling {
            title: td_string!(locale, notifications.check_in_reminder.title).to_string(),
            detail: td_string!(locale, notifications.check_in_reminder.detail).to_string(),
            place: place(
                "/couple/checkins",
                td_string!(locale, notifications.check_in_reminder.action),
            ),
        },
        Event::LetterReminder {} => Telling {
            title: td_string!(locale, notifications.letter_reminder.title).to_string(),
            detail: td_string!(locale, notifications.letter_reminder.detail).to_string(),
            place: place(
                "/couple/letters",
                td_string!(locale, notifications.letter_reminder.action),
            ),
        },
        Event::JoinGuessing { tries } => Telling {
            title: td_string!(locale, notifications.join_guessing.title).to_string(),
            detail: td_string!(locale, notifications.join_guessing.detail, tries = *tries).to_string(),
            place: None,
        },
        Event::PasswordChanged {} => Telling {
            title: td_string!(locale, notifications.password_changed.title).to_string(),
            detail: td_string!(locale, notifications.password_changed.detail).to_string(),
            place: security(locale),
        },
        Event::EmailChanged { .. } => Telling {
            title: td_string!(locale, notifications.email_changed.title).to_string(),
            detail: td_string!(locale, notifications.email_changed.detail).to_string(),
            place: security(locale),
        },
        Event::SecondFactorOn {} => Telling {
            title: td_string!(locale, notifications.second_factor_on.title).to_string(),
            detail: td_string!(locale, notifications.second_factor_on.detail).to_string(),
            place: security(locale),
        },
        Event::SecondFactorOff {} => Telling {
            title: td_string!(locale, notifications.second_factor_off.title).to_string(),
            detail: td_string!(locale, notifications.second_factor_off.detail).to_string(),
            place: security(locale),
        },
        Event::RecoveryCodesRenewed {} => Telling {
            title: td_string!(locale, notifications.recovery_codes_renewed.title).to_string(),
            detail: td_string!(locale, notifications.recovery_codes_renewed.detail).to_string(),
            place: security(locale),
        },
        Event::RecoveryCodeUsed { left } => Telling {
            title: td_string!(locale, notifications.recovery_code_used.title).to_string(),
            detail: td_string!(locale, notifications.recovery_code_used.detail, left = *left).to_string(),
            place: security(locale),
        },
        Event::PhoneAdded {} => Telling {
            title: td_string!(locale, notifications.phone_added.title).to_string(),
            detail: td_string!(locale, notifications.phone_added.detail).to_string(),
            place: security(locale),
        },
        Event::PhoneChanged {} => Telling {
            title: td_string!(locale, notifications.phone_changed.title).to_string(),
            detail: td_string!(locale, notifications.phone_changed.detail).to_string(),
            place: security(locale),
        },
        Event::PhoneRemoved {} => Telling {
            title: td_string!(locale, notifications.phone_removed.title).to_string(),
            detail: td_string!(locale, notifications.phone_removed.detail).to_string(),
            place: security(locale),
        },
        Event::LookedAt { ground, when } => Telling {
            title: td_string!(locale, notifications.looked_at.title).to_string(),
            detail: td_string!(
                locale,
                notifications.looked_at.detail,
                when = when.clone(),
                why = looked_for(locale, *ground)
            )
            .to_string(),
            place: place("/help#contact", td_string!(locale, notifications.looked_at.action)),
        },
        Event::Warned { ground } => Telling {
            title: td_string!(locale, notifications.warned.title).to_string(),
            detail: td_string!(locale, notifications.warned.detail, what = ground.called(locale)).to_string(),
            place: place("/legal/terms", td_string!(locale, notifications.warned.action)),
        },
        Event::ReportSeen {} => Telling {
            title: td_string!(locale, notifications.report_seen.title).to_string(),
            detail: td_string!(locale, notifications.report_seen.detail).to_string(),
            place: place("/help/report", td_string!(locale, notifications.report_seen.action)),
        },
        Event::PasskeyAdded { name } => Telling {
            title: td_string!(locale, notifications.passkey_added.title).to_string(),
            detail: td_string!(locale, notifications.passkey_added.detail, name = name.clone()).to_string(),
            place: security(locale),
        },
        Event::PasskeyRemoved { name } => Telling {
            title: td_string!(locale, notifications.passkey_removed.title).to_string(),
            detail: td_string!(locale, notifications.passkey_removed.detail, name = name.clone()).to_string(),
            place: security(locale),
        },
        Event::ProviderLinked { provider } => Telling {
            title: td_string!(locale, notifications.provider_linked.title).to_string(),
            detail: td_string!(
                locale,
                notifications.provider_linked.detail,
                provider = provider.clone()
            )
            .to_string(),
            place: security(locale),
        },
        Event::ProviderUnlinked { provider } => Telling {
            title: td_string!(locale, notifications.provider_unlinked.title).to_string(),
            detail: td_string!(
                locale,
                notifications.provider_unlinked.detail,
                provider = provider.clone()
            )
            .to_string(),
            place: security(locale),
        },
    }
}

fn looked_for(locale: Locale, ground: LookingGround) -> &'static str {
    match ground {
        LookingGround::Help => td_string!(locale, notifications.looked_at.help),
        LookingGround::Fault => td_string!(locale, notifications.looked_at.fault),
        LookingGround::Security => td_string!(locale, notifications.looked_at.security),
    }
}

fn security(locale: Locale) -> Option<Place> {
    place("/account/security", td_string!(locale, notifications.open_security))
}

#[expect(clippy::unnecessary_wraps, reason = "reads as what it fills")]
fn place(page: impl Into<String>, label: impl ToString) -> Option<Place> {
    Some(Place {
        page: page.into(),
        label: label.to_string(),
    })
}
