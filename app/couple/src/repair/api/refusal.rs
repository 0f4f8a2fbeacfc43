//! What is said when a repair cannot go on as somebody wished.

use platform::{context::RequestContext, error::AppError};

use crate::{
    goals::model::TextRefusal,
    i18n::{Locale, td_string},
    repair::model::MoveRefusal,
};

/// The move is not theirs, or the repair has gone on meanwhile.
pub(super) fn of_move(context: &RequestContext, refusal: MoveRefusal) -> AppError {
    let locale = Locale::from(context.language);
    let sentence = match refusal {
        MoveRefusal::NotYours => td_string!(locale, repair.refused_not_yours),
        MoveRefusal::NotNow => td_string!(locale, repair.refused_moved_on),
    };
    AppError::refused(refusal.code(), sentence)
}

/// The text is empty or too long.
pub(super) fn of_words(context: &RequestContext, words: &str) -> AppError {
    let locale = Locale::from(context.language);
    let (code, sentence) = if words.trim().is_empty() {
        ("words_missing", td_string!(locale, repair.refused_empty))
    } else {
        ("words_too_long", td_string!(locale, repair.refused_too_long))
    };
    AppError::invalid_field("words", code, sentence)
}

/// The title of the goal is empty or too long.
pub(super) fn of_title(context: &RequestContext, refusal: TextRefusal) -> AppError {
    let locale = Locale::from(context.language);
    let (code, sentence) = match refusal {
        TextRefusal::Empty => ("title_empty", td_string!(locale, goals.refused_title_empty)),
        TextRefusal::TooLong => ("title_too_long", td_string!(locale, goals.refused_title_long)),
    };
    AppError::invalid_field("title", code, sentence)
}
