//! What makes a password acceptable.

use std::fmt;

use super::common::is_common;

/// The fewest characters.
pub const SHORTEST: usize = 10;
/// The most characters: beyond, hashing would serve whoever wants to keep the server busy.
pub const LONGEST: usize = 128;

/// What the house and its town are called (OWASP ASVS 5.0, 6.1.2).
const HOUSE: [&str; 7] = [
    "Parvis",
    "Parvis Parvis",
    "Mon Parvis",
    "Tiassalé",
    "Tiassale",
    "Côte d’Ivoire",
    "Cote d'Ivoire",
];
/// With more figures and signs than that around it, a word is no longer what makes a password.
const MOST_DECORATION: usize = 8;

/// A password that may be chosen. It never shows itself.
#[derive(Clone)]
pub struct NewPassword(String);

/// Why a password may not be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Fewer than ten characters.
    TooShort,
    /// More than 128 characters.
    TooLong,
    /// Many people use it, or it is little more than the person's own address or name, or the house's.
    Common,
}

impl NewPassword {
    /// The password that somebody typed; `own` is what everybody knows of them.
    ///
    /// Length and rarity are all that counts (NIST SP 800-63B, 5.1.1.2): any character will do,
    /// and spaces are part of it.
    ///
    /// # Errors
    /// Why it may not be chosen.
    pub fn parse(typed: &str, own: &[&str]) -> Result<Self, PasswordProblem> {
        let length = typed.chars().count();
        if length < SHORTEST {
            return Err(PasswordProblem::TooShort);
        }
        if length > LONGEST {
            return Err(PasswordProblem::TooLong);
        }
        let is_own = own.iter().any(|own| own.to_lowercase() == typed.to_lowercase());
        if is_own || is_common(typed) || is_decorated(typed, own) {
            return Err(PasswordProblem::Common);
        }
        Ok(Self(typed.to_owned()))
    }

    /// The password itself, for hashing.
    pub fn into_inner(self) -> String {
        self.0
    }
}

/// Whether a password is a word that everybody thinks of here, with a few figures and signs: `Parvis2026!`.
fn is_decorated(typed: &str, own: &[&str]) -> bool {
    let word = letters(typed);
    if word.is_empty() || typed.chars().count() - word.chars().count() > MOST_DECORATION {
        return false;
    }
    let own = own.iter().flat_map(|own| [letters(own), letters(before_at(own))]);
    HOUSE
        .iter()
        .map(|house| letters(house))
        .chain(own)
        .any(|known| known == word)
}

fn before_at(address: &str) -> &str {
    address.split('@').next().unwrap_or_default()
}

/// The letters of a text, in lower case.
fn letters(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect()
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(typed: &str) -> Option<PasswordProblem> {
        NewPassword::parse(typed, &["aya@example.ci", "Aya Kouassi"]).err()
    }

    #[test]
    fn ten_characters_are_enough_and_nine_are_not() {
        assert_eq!(problem("zémidjan9"), Some(PasswordProblem::TooShort));
        assert_eq!(problem("zémidjan98"), None);
        assert_eq!(problem("저녁노을을보러가자아"), None);
    }

    #[test]
    fn a_password_has_at_most_128_characters() {
        assert_eq!(problem(&"é".repeat(128)), None);
        assert_eq!(problem(&"é".repeat(129)), Some(PasswordProblem::TooLong));
    }

    #[test]
    fn what_many_people_use_is_refused() {
        assert_eq!(problem("Password123"), Some(PasswordProblem::Common));
    }

    #[test]
    fn the_own_address_or_name_is_refused() {
        assert_eq!(problem("Aya@Example.ci"), Some(PasswordProblem::Common));
        assert_eq!(problem("aya kouassi"), Some(PasswordProblem::Common));
    }

    #[test]
    fn the_name_of_the_house_or_of_its_owner_with_figures_is_refused() {
        for typed in [
            "Parvis2026!",
            "2026-parvis",
            "Tiassalé123",
            "cote.divoire",
            "ayakouassi1",
            "Aya.Kouassi26",
            "12345aya67",
        ] {
            assert_eq!(problem(typed), Some(PasswordProblem::Common), "{typed}");
        }
        for typed in [
            "parvis 2026 de nuit",
            "aya@example.ci et kofi",
            "aya 3829 1745 20",
            "7 4 1 9 3 8 5 2",
        ] {
            assert_eq!(problem(typed), None, "{typed}");
        }
    }

    #[test]
    fn any_character_will_do() {
        assert_eq!(problem("          \u{1f30a}"), None);
    }

    #[test]
    fn a_password_never_shows_itself() {
        let password = NewPassword::parse("zémidjan98", &[]).expect("a password");
        assert_eq!(format!("{password:?}"), "[secret]");
    }
}
