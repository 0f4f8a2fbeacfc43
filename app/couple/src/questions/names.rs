//! What themes, states and kinds of answers are called.

use super::model::{LibraryTheme, QuestionState, Status, Theme};
use crate::i18n::{Locale, td_string};

/// A theme, by the name that the couple gave it or the library's.
pub(crate) fn theme(locale: Locale, theme: &Theme) -> String {
    match theme {
        Theme::Library(theme) => library_theme(locale, *theme).to_owned(),
        Theme::Own(theme) => theme.name().to_owned(),
    }
}

/// A theme of the library.
pub(crate) fn library_theme(locale: Locale, theme: LibraryTheme) -> &'static str {
    match theme {
        LibraryTheme::Memories => td_string!(locale, questions.theme_memories),
        LibraryTheme::Everyday => td_string!(locale, questions.theme_everyday),
        LibraryTheme::Dreams => td_string!(locale, questions.theme_dreams),
        LibraryTheme::Feelings => td_string!(locale, questions.theme_feelings),
        LibraryTheme::Us => td_string!(locale, questions.theme_us),
        LibraryTheme::Roots => td_string!(locale, questions.theme_roots),
        LibraryTheme::Joys => td_string!(locale, questions.theme_joys),
        LibraryTheme::Growing => td_string!(locale, questions.theme_growing),
    }
}

/// How far a question has come.
pub(crate) fn state(locale: Locale, state: QuestionState) -> &'static str {
    match state {
        QuestionState::Waiting => td_string!(locale, questions.state_waiting),
        QuestionState::NeedsTime => td_string!(locale, questions.state_needs_time),
        QuestionState::Clarify => td_string!(locale, questions.state_clarify),
        QuestionState::Answered => td_string!(locale, questions.state_answered),
    }
}

/// What kind of answer it is, as its author says it.
pub(crate) fn status(locale: Locale, status: Status) -> &'static str {
    match status {
        Status::Answered => td_string!(locale, questions.status_answered),
        Status::NeedsTime => td_string!(locale, questions.status_needs_time),
        Status::Clarify => td_string!(locale, questions.status_clarify),
    }
}
