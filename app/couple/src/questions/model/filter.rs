//! Which questions are asked for: all of it stands in the address.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::{Theme, kept};

/// How many questions a page of the list has.
pub const PER_PAGE: usize = 20;
/// How many characters of a search count.
pub const LONGEST_SEARCH: u16 = 100;

/// How far a question has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// At least one has said nothing, and nobody wants time or clarity.
    Waiting,
    /// One of them takes their time.
    NeedsTime,
    /// One of them asks back.
    Clarify,
    /// Both have answered.
    Answered,
}

impl QuestionState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::NeedsTime, Self::Clarify, Self::Answered];

    /// The word in the database and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::NeedsTime => "needs_time",
            Self::Clarify => "clarify",
            Self::Answered => "answered",
        }
    }

    /// The state of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// One's own.
    Me,
    /// The other's.
    Partner,
}

impl Turn {
    /// The word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Partner => "partner",
        }
    }

    /// The turn of a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Me, Self::Partner].into_iter().find(|turn| turn.word() == word)
    }
}

/// Which questions are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// About what.
    pub theme: Option<Theme>,
    /// How far they have come.
    pub state: Option<QuestionState>,
    /// Whose turn it is.
    pub turn: Option<Turn>,
    /// The words that are looked for; empty for none.
    pub search: String,
}

impl Filter {
    /// What an address asks for. What it does not understand, it does not ask for.
    pub fn parse(theme: &str, state: &str, turn: &str, search: &str) -> Self {
        Self {
            theme: Theme::of(theme),
            state: QuestionState::of(state),
            turn: Turn::of(turn),
            search: kept(search).chars().take(LONGEST_SEARCH.into()).collect(),
        }
    }

    /// Whether it leaves questions out.
    pub fn is_narrow(&self) -> bool {
        *self != Self::default()
    }

    /// The address of the questions asked for, from a place in the list on.
    pub fn address(&self, after: Option<&str>) -> String {
        let mut address = "/couple/questions".to_owned();
        let theme = self.theme.as_ref().map(Theme::word);
        let words = [
            ("theme", theme.as_deref()),
            ("state", self.state.map(QuestionState::word)),
            ("turn", self.turn.map(Turn::word)),
            ("search", Some(self.search.as_str()).filter(|search| !search.is_empty())),
            ("after", after),
        ];
        let mut mark = '?';
        for (name, word) in words {
            if let Some(word) = word {
                let _ = write!(address, "{mark}{name}={}", encoded(word));
                mark = '&';
            }
        }
        address + "#list"
    }
}

/// Percent-encoded for a query (RFC 3986, 2.3), the same on both sides.
fn encoded(word: &str) -> String {
    word.bytes().fold(String::with_capacity(word.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_an_address_does_not_understand_it_does_not_ask_for() {
        let filter = Filter::parse("weather", "late", "nobody", "  ");
        assert_eq!(filter, Filter::default());
        assert!(!filter.is_narrow());
        assert_eq!(filter.address(None), "/couple/questions#list");
    }

    #[test]
    fn an_address_holds_everything_that_is_asked_for() {
        let filter = Filter::parse("own:L’été à deux", "needs_time", "partner", "télé & 한국어");
        assert_eq!(
            filter.address(Some("0199f0c2")),
            "/couple/questions?theme=own%3AL%E2%80%99%C3%A9t%C3%A9%20%C3%A0%20deux&state=needs_time&turn=partner\
             &search=t%C3%A9l%C3%A9%20%26%20%ED%95%9C%EA%B5%AD%EC%96%B4&after=0199f0c2#list"
        );
        assert!(filter.is_narrow());
    }

    #[test]
    fn a_hundred_characters_of_a_search_count() {
        let filter = Filter::parse("", "", "", &"é".repeat(101));
        assert_eq!(filter.search.chars().count(), 100);
    }

    #[test]
    fn states_and_turns_are_those_of_their_words() {
        for state in QuestionState::ALL {
            assert_eq!(QuestionState::of(state.word()), Some(state));
        }
        for turn in [Turn::Me, Turn::Partner] {
            assert_eq!(Turn::of(turn.word()), Some(turn));
        }
    }

    /// Undoes percent-encoding (RFC 3986, 2.1).
    fn decoded(word: &str) -> String {
        let mut rest = word.bytes();
        let mut bytes = Vec::new();
        while let Some(byte) = rest.next() {
            bytes.push(if byte == b'%' {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap()
            } else {
                byte
            });
        }
        String::from_utf8(bytes).unwrap()
    }

    proptest! {
        // What is asked for is what its own address asks for: nothing of an address reaches another part of it.
        #[test]
        fn an_address_reads_back(
            theme in "|own:\\PC{0,50}|memories|us|\\PC{0,9}",
            state in "|waiting|answered|\\PC{0,9}",
            turn in "|me|partner|\\PC{0,9}",
            search in "(\\PC|[\0&=#?%+]){0,120}",
            after in "\\PC{0,12}",
        ) {
            let filter = Filter::parse(&theme, &state, &turn, &search);
            prop_assert!(filter.search.chars().count() <= LONGEST_SEARCH.into() && !filter.search.contains('\0'));
            let address = filter.address(Some(&after));
            prop_assert!(address.is_ascii() && address.starts_with("/couple/questions?") && address.ends_with("#list"));
            let query = &address["/couple/questions?".len()..address.len() - "#list".len()];
            let asked: BTreeMap<&str, String> = query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .map(|(name, word)| (name, decoded(word)))
                .collect();
            let of = |name: &str| asked.get(name).map(String::as_str).unwrap_or_default();
            prop_assert_eq!(of("after"), after.as_str());
            // Blanks around a search that was cut are not part of what is looked for again.
            let again = Filter::parse(of("theme"), of("state"), of("turn"), of("search"));
            prop_assert_eq!(again.search.as_str(), filter.search.trim());
            prop_assert_eq!((again.theme, again.state, again.turn), (filter.theme, filter.state, filter.turn));
        }
    }
}
