//! What a device says of an event: the words of the bell, or that there is something to read.

use serde::{Deserialize, Serialize};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
    notify::{Event, telling},
};

/// Where the bell keeps what has no place of its own.
const BELL: &str = "/notifications";

/// Whether a locked screen says what a couple's news is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notify) enum Wording {
    /// It does not: whoever holds the phone learns that there is something, and no name.
    Discreet,
    /// It does.
    Plain,
}

/// What is said, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) body: String,
    /// The page that opens, from the root.
    pub(super) page: String,
    /// The language, for a screen that is read aloud.
    pub(super) lang: String,
}

/// The words for an event.
pub(super) fn words(language: Language, event: &Event, wording: Wording) -> Words {
    let locale = Locale::from(language);
    let telling = telling::of(locale, event);
    let (title, body) = match wording {
        Wording::Discreet if event.kind().is_intimate() => (
            td_string!(locale, notifications.push.discreet_title).to_owned(),
            td_string!(locale, notifications.push.discreet).to_owned(),
        ),
        _ => (telling.title, telling.detail),
    };
    Words {
        title,
        body,
        page: telling.place.map_or_else(|| BELL.to_owned(), |place| place.page),
        lang: language.tag().to_owned(),
    }
}
