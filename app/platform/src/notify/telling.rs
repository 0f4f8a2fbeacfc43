//! How an event is told, on the bell and by mail.

use super::Event;
use crate::i18n::{Locale, td_string};

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
    pub(super) page: &'static str,
    /// What one does there.
    pub(super) label: String,
}

/// Tells an event.
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
    }
}

fn security(locale: Locale) -> Option<Place> {
    place("/account/security", td_string!(locale, notifications.open_security))
}

#[expect(clippy::unnecessary_wraps, reason = "reads as what it fills")]
fn place(page: &'static str, label: impl ToString) -> Option<Place> {
    Some(Place {
        page,
        label: label.to_string(),
    })
}
