//! The words of a profile.

use serde::{Deserialize, Serialize};

/// What a person sets about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The address that they sign in with, if they have one.
    pub email: Option<String>,
    /// How they are called.
    pub display_name: String,
    /// The tag of their language.
    pub language: String,
    /// Their IANA time zone.
    pub time_zone: String,
    /// The zones to choose from, theirs among them.
    pub zones: Vec<Zone>,
}

/// A time zone to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Its IANA name.
    pub name: String,
    /// Its place and its time now: `Abidjan (18:42)`.
    pub label: String,
}

/// The most characters of a display name.
pub const LONGEST_NAME: u16 = 60;

/// How somebody wants to be called: 1–60 characters, and no more than a name. It stands in mails
/// to people who never asked for one, so it cannot carry a link or an address.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisplayName(String);

/// Why somebody cannot be called that.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisplayNameProblem {
    /// Nothing was written.
    Empty,
    /// More than 60 characters.
    TooLong,
    /// A link, an address or something that cannot be seen.
    NotAName,
}

#[cfg(feature = "ssr")]
impl DisplayName {
    /// The name that somebody typed; spaces around it do not count, and inside count once.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn parse(typed: &str) -> Result<Self, DisplayNameProblem> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(DisplayNameProblem::Empty);
        }
        if name.chars().count() > usize::from(LONGEST_NAME) {
            return Err(DisplayNameProblem::TooLong);
        }
        if name.contains(['/', '\\', '@', ':', '<', '>']) || name.chars().any(char::is_control) || has_domain(&name) {
            return Err(DisplayNameProblem::NotAName);
        }
        if !name.chars().any(char::is_alphanumeric) {
            return Err(DisplayNameProblem::NotAName);
        }
        Ok(Self(name))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether something looks like `example.ci`, whatever stands around it: a mail program would make a link of it.
/// `J.-B.` is none.
#[cfg(feature = "ssr")]
fn has_domain(name: &str) -> bool {
    let is_of_domains = |letter: char| letter.is_alphanumeric() || ".-_".contains(letter);
    let mut words = name.split(|letter| !is_of_domains(letter));
    words.any(|word| {
        let word = word.trim_matches(['.', '-', '_']);
        word.match_indices('.').any(|(dot, _)| {
            let (before, after) = (&word[..dot], &word[dot + 1..]);
            let label = after.split('.').next().unwrap_or_default();
            before.chars().count() > 1 && label.chars().count() > 1 && label.starts_with(char::is_alphanumeric)
        })
    })
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(typed: &str) -> Result<String, DisplayNameProblem> {
        DisplayName::parse(typed).map(|name| name.0)
    }

    #[test]
    fn a_name_is_trimmed_and_keeps_its_letters() {
        assert_eq!(name("  Aya   Kouassi "), Ok("Aya Kouassi".to_owned()));
        assert_eq!(name("J.-B. N’Guessan"), Ok("J.-B. N’Guessan".to_owned()));
        assert_eq!(name("김하늘"), Ok("김하늘".to_owned()));
        assert_eq!(name("Aya K. (Tiassalé)..."), Ok("Aya K. (Tiassalé)...".to_owned()));
    }

    #[test]
    fn a_name_has_one_to_sixty_characters() {
        assert_eq!(name("   "), Err(DisplayNameProblem::Empty));
        assert_eq!(name(&"é".repeat(60)), Ok("é".repeat(60)));
        assert_eq!(name(&"é".repeat(61)), Err(DisplayNameProblem::TooLong));
    }

    #[test]
    fn a_name_carries_no_link_and_no_address() {
        for typed in [
            "https://evil.example",
            "evil.example",
            "evil.example.",
            "evil.example, Aya",
            "(evil.example)",
            "Aya, evil.example!",
            "evil.example.x",
            "evil.xn--p1ai",
            "aya@example.ci",
            "Gagnez sur jeu.ci",
            "<b>Aya</b>",
            "...",
            "Aya\u{7}",
        ] {
            assert_eq!(name(typed), Err(DisplayNameProblem::NotAName), "{typed}");
        }
    }

    proptest! {
        // A name never carries a line, markup or an address into somebody else's letter.
        #[test]
        fn a_name_is_no_more_than_a_name(typed in "\\PC{0,70}|[a-z.:/@<> \r\n\t\0-]{0,20}|(www\\.|https?://)?[a-z]{1,9}\\.[a-z]{2,4}") {
            if let Ok(name) = DisplayName::parse(&typed) {
                let text = name.as_str();
                prop_assert!((1..=60).contains(&text.chars().count()));
                prop_assert!(!text.chars().any(char::is_control) && !text.contains(['<', '>', '@', '/', ':']), "{:?}", text);
                prop_assert!(text.split(' ').all(|word| !word.is_empty()));
                prop_assert_eq!(DisplayName::parse(text), Ok(name));
            }
        }
    }
}
