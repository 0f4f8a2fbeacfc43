//! How owners and statuses are called.

use platform::language::Language;

use crate::{
    goals::model::{Owner, OwnerFilter, Status, StatusFilter},
    i18n::{Locale, td_string},
};

/// Whose a goal is: by name, or both.
pub(super) fn owner(owner: Owner, me: &str, partner: &str) -> String {
    match owner {
        Owner::Me => me.to_owned(),
        Owner::Partner => partner.to_owned(),
        Owner::Both => td_string!(Locale::from(Language::current()), goals.both).to_owned(),
    }
}

/// Whose goals a list shows.
pub(super) fn owner_filter(filter: OwnerFilter, me: &str, partner: &str) -> String {
    match filter {
        OwnerFilter::All => td_string!(Locale::from(Language::current()), goals.everybodys).to_owned(),
        OwnerFilter::Only(only) => owner(only, me, partner),
    }
}

/// Where one goal stands.
pub(super) fn status(status: Status) -> &'static str {
    let locale = Locale::from(Language::current());
    match status {
        Status::Active => td_string!(locale, goals.active),
        Status::Paused => td_string!(locale, goals.status_paused),
        Status::Done => td_string!(locale, goals.status_done),
    }
}

/// Where the goals of a list stand.
pub(super) fn status_filter(filter: StatusFilter) -> &'static str {
    let locale = Locale::from(Language::current());
    match filter {
        StatusFilter::All => td_string!(locale, goals.all),
        StatusFilter::Only(Status::Active) => td_string!(locale, goals.active),
        StatusFilter::Only(Status::Paused) => td_string!(locale, goals.paused),
        StatusFilter::Only(Status::Done) => td_string!(locale, goals.done),
    }
}
