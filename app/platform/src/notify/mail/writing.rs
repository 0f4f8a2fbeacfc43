//! Writing a letter out.

use super::{LetterKind, layout, wording};
use crate::{error::AppError, language::Language, services::Services};

/// A letter as it is kept in the outbox.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) subject: String,
    pub(super) html: String,
    pub(super) text: String,
}

/// Writes a letter in a language.
pub(super) fn write(services: &Services, language: Language, kind: &LetterKind) -> Result<Written, AppError> {
    let words = wording::words(services, language, kind);
    Ok(Written {
        html: layout::html(language, &words)?,
        text: layout::text(&words),
        subject: words.subject,
    })
}
