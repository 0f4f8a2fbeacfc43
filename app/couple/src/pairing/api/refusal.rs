//! What is said when pairing is refused.

use platform::{error::AppError, language::Language};

use crate::{
    i18n::{Locale, td_string},
    pairing::model::JoinRefusal,
};

/// The refusal of a code, beside the field in which it was typed.
pub(super) fn of_code(refusal: JoinRefusal, language: Language) -> AppError {
    plain(refusal, language).at("code")
}

/// The person is in a couple.
pub(super) fn already_in_couple(language: Language) -> AppError {
    plain(JoinRefusal::AlreadyInCouple, language)
}

/// The couple has its two partners.
pub(super) fn couple_complete(language: Language) -> AppError {
    plain(JoinRefusal::CoupleComplete, language)
}

fn plain(refusal: JoinRefusal, language: Language) -> AppError {
    let locale = Locale::from(language);
    let sentence = match refusal {
        JoinRefusal::Unknown => td_string!(locale, pairing.refused_unknown),
        JoinRefusal::Expired => td_string!(locale, pairing.refused_expired),
        JoinRefusal::Used => td_string!(locale, pairing.refused_used),
        JoinRefusal::Own => td_string!(locale, pairing.refused_own),
        JoinRefusal::AlreadyInCouple => td_string!(locale, pairing.refused_already_in_couple),
        JoinRefusal::CoupleComplete => td_string!(locale, pairing.refused_couple_complete),
    };
    AppError::refused(refusal.code(), sentence)
}
