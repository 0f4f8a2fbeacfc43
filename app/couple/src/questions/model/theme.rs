//! What a question is about.

use serde::{Deserialize, Serialize};

use super::{fits, kept};

/// How long a theme of one's own may be, in characters.
pub const LONGEST_THEME: u16 = 40;
/// Marks a theme of the couple's own, in forms and addresses.
const OWN: &str = "own:";

/// The themes of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LibraryTheme {
    /// What was.
    Memories,
    /// The days as they are.
    Everyday,
    /// What may come.
    Dreams,
    /// What moves inside.
    Feelings,
    /// How it is to be two.
    Us,
    /// Where each comes from.
    Roots,
    /// What makes one smile.
    Joys,
    /// What one learns and becomes.
    Growing,
}

impl LibraryTheme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Memories,
        Self::Everyday,
        Self::Dreams,
        Self::Feelings,
        Self::Us,
        Self::Roots,
        Self::Joys,
        Self::Growing,
    ];

    /// The word in tables, forms and addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Memories => "memories",
            Self::Everyday => "everyday",
            Self::Dreams => "dreams",
            Self::Feelings => "feelings",
            Self::Us => "us",
            Self::Roots => "roots",
            Self::Joys => "joys",
            Self::Growing => "growing",
        }
    }

    /// The theme of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// A theme that the couple has named, 1 to [`LONGEST_THEME`] characters on one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OwnTheme(String);

impl OwnTheme {
    /// The theme that somebody typed; blanks inside count as one.
    ///
    /// # Errors
    /// When it is empty or too long.
    pub fn parse(sent: &str) -> Result<Self, ThemeRefusal> {
        let name = kept(sent).split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            Err(ThemeRefusal::Missing)
        } else if fits(&name, LONGEST_THEME.into()) {
            Ok(Self(name))
        } else {
            Err(ThemeRefusal::TooLong)
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Theme {
    /// One of the library's.
    Library(LibraryTheme),
    /// One of the couple's own.
    Own(OwnTheme),
}

/// Why a theme is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeRefusal {
    /// None was chosen or named.
    Missing,
    /// It is longer than [`LONGEST_THEME`].
    TooLong,
}

impl ThemeRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "theme_missing",
            Self::TooLong => "theme_too_long",
        }
    }

    /// The field beside which it is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Missing => "theme",
            Self::TooLong => "own_theme",
        }
    }
}

impl Theme {
    /// The theme that a form sent: what was typed comes before what was chosen.
    ///
    /// # Errors
    /// When neither is a theme.
    pub fn parse(chosen: &str, typed: &str) -> Result<Self, ThemeRefusal> {
        match OwnTheme::parse(typed) {
            Ok(own) => Ok(Self::Own(own)),
            Err(ThemeRefusal::Missing) => Self::of(chosen).ok_or(ThemeRefusal::Missing),
            Err(refusal) => Err(refusal),
        }
    }

    /// The theme of a word in a form or an address.
    pub fn of(word: &str) -> Option<Self> {
        match word.strip_prefix(OWN) {
            Some(name) => OwnTheme::parse(name).ok().map(Self::Own),
            None => LibraryTheme::of(word).map(Self::Library),
        }
    }

    /// The word in forms and addresses.
    pub fn word(&self) -> String {
        match self {
            Self::Library(theme) => theme.word().to_owned(),
            Self::Own(theme) => format!("{OWN}{}", theme.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_typed_comes_before_what_is_chosen() {
        let own = Theme::parse("dreams", "  Nos   vacances ").unwrap();
        assert_eq!(own, Theme::Own(OwnTheme("Nos vacances".to_owned())));
        assert_eq!(Theme::parse("dreams", " "), Ok(Theme::Library(LibraryTheme::Dreams)));
        assert_eq!(Theme::parse("weather", ""), Err(ThemeRefusal::Missing));
        assert_eq!(Theme::parse("", ""), Err(ThemeRefusal::Missing));
    }

    #[test]
    fn a_theme_of_ones_own_has_forty_characters_at_most() {
        for (length, fits) in [(1, true), (39, true), (40, true), (41, false)] {
            assert_eq!(OwnTheme::parse(&"é".repeat(length)).is_ok(), fits, "{length}");
        }
    }

    proptest! {
        #[test]
        fn a_theme_is_the_one_of_its_word(name in "\\PC{0,50}") {
            if let Ok(own) = OwnTheme::parse(&name) {
                let theme = Theme::Own(own);
                prop_assert_eq!(Theme::of(&theme.word()), Some(theme));
            }
        }
    }

    #[test]
    fn a_theme_of_the_library_is_the_one_of_its_word() {
        for theme in LibraryTheme::ALL {
            assert_eq!(Theme::of(theme.word()), Some(Theme::Library(theme)));
        }
    }
}
