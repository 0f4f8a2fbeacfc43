//! A question's words in the language of who reads.

use platform::{context::RequestContext, error::AppError, language::Language};
use uuid::Uuid;

use crate::{
    i18n::{Locale, td_string},
    questions::{library::LibraryQuestion, model::ChangeRefusal},
};

/// The question that an address or a form names.
///
/// # Errors
/// Not found, when it is no id.
pub(super) fn id(question: &str) -> Result<Uuid, AppError> {
    question.parse().map_err(|_| AppError::not_found())
}

/// What was asked, or the library's question in another language.
pub(super) fn words(text: String, library_id: Option<&str>, language: Language) -> String {
    library_id
        .and_then(LibraryQuestion::of)
        .map_or(text, |question| question.text(language).to_owned())
}

/// Why a question stays as it is, for a person.
pub(super) fn refused(context: &RequestContext, refusal: ChangeRefusal) -> AppError {
    let locale = Locale::from(context.language);
    let sentence = match refusal {
        ChangeRefusal::Answered => td_string!(locale, questions.refused_answered),
        ChangeRefusal::Spoken => td_string!(locale, questions.refused_spoken),
    };
    AppError::refused(refusal.code(), sentence)
}
