//! What people are told of media.

use super::processing::Refusal;
use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

/// Why something is not shown.
pub(super) fn of_refusal(refusal: Refusal, language: Language) -> String {
    let locale = Locale::from(language);
    match refusal {
        Refusal::Unreadable => td_string!(locale, media.refused_unreadable).to_string(),
        Refusal::TooManyPixels => td_string!(locale, media.refused_too_many_pixels).to_string(),
        Refusal::TooLong => td_string!(locale, media.refused_too_long).to_string(),
        Refusal::Harmful => td_string!(locale, media.refused_harmful).to_string(),
        Refusal::NoPrograms => td_string!(locale, media.refused_no_programs).to_string(),
        Refusal::Failed => td_string!(locale, media.refused_failed).to_string(),
    }
}
