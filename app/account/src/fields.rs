//! What several forms ask for, read and refused in the same words.

use platform::{
    error::AppError,
    forms::Fields,
    language::Language,
    phone::{PhoneNumber, PhoneProblem},
};

use crate::{
    address::EmailAddress,
    i18n::{Locale, td_string},
    password::model::{NewPassword, PasswordProblem},
    profile::model::{DisplayName, DisplayNameProblem},
};

/// An e-mail address.
pub(crate) fn email(fields: &mut Fields, language: Language, name: &str, typed: &str) -> Option<EmailAddress> {
    let email = EmailAddress::parse(typed);
    if email.is_none() {
        fields.refuse(
            name,
            "email_invalid",
            td_string!(Locale::from(language), fields.email_invalid),
        );
    }
    email
}

/// The field that a phone number is typed into.
pub(crate) const PHONE: &str = "phone";

/// The number of a phone that text messages reach.
pub(crate) fn phone(fields: &mut Fields, language: Language, typed: &str) -> Option<PhoneNumber> {
    let locale = Locale::from(language);
    PhoneNumber::parse(typed)
        .map_err(|problem| {
            let (code, message) = match problem {
                PhoneProblem::NoNumber => ("phone_invalid", td_string!(locale, fields.phone_invalid)),
                PhoneProblem::NoMobile => ("phone_no_mobile", td_string!(locale, fields.phone_no_mobile)),
            };
            fields.refuse(PHONE, code, message);
        })
        .ok()
}

/// A password to be; `own` is what it must not be equal to.
pub(crate) fn new_password(
    fields: &mut Fields,
    language: Language,
    name: &str,
    typed: &str,
    own: &[&str],
) -> Option<NewPassword> {
    let locale = Locale::from(language);
    NewPassword::parse(typed, own)
        .map_err(|problem| {
            let (code, message) = match problem {
                PasswordProblem::TooShort => ("password_short", td_string!(locale, fields.password_short)),
                PasswordProblem::TooLong => ("password_long", td_string!(locale, fields.password_long)),
                PasswordProblem::Common => ("password_common", td_string!(locale, fields.password_common)),
            };
            fields.refuse(name, code, message);
        })
        .ok()
}

/// How somebody wants to be called.
pub(crate) fn display_name(fields: &mut Fields, language: Language, typed: &str) -> Option<DisplayName> {
    let (name, locale) = ("display_name", Locale::from(language));
    DisplayName::parse(typed)
        .map_err(|problem| {
            let (code, message) = match problem {
                DisplayNameProblem::Empty => ("name_empty", td_string!(locale, fields.name_empty)),
                DisplayNameProblem::TooLong => ("name_long", td_string!(locale, fields.name_long)),
                DisplayNameProblem::NotAName => ("name_link", td_string!(locale, fields.name_link)),
            };
            fields.refuse(name, code, message);
        })
        .ok()
}

/// What is left when a field was refused although [`Fields::finish`] found nothing: cannot happen,
/// and is an error all the same.
pub(crate) fn incomplete() -> AppError {
    AppError::invalid(Vec::new())
}
