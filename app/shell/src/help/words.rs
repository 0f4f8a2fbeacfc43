//! Words as people look for them: whatever their case and accents, one or many.

use std::{iter::once, ops::Range};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How many words of a search are looked for.
const MOST_WORDS: usize = 8;
/// A letter of another script than Korean says little alone.
const SHORTEST: usize = 3;
/// From this many letters on, a last *s* is taken for the plural's in what is looked for.
const LONG_ENOUGH_FOR_A_PLURAL: usize = 5;
/// Two syllables of Korean, taken apart: a word this long may stand before a particle.
const TWO_SYLLABLES: usize = 4;

/// A word of a text, and where it stands in it.
pub(super) struct Word {
    pub(super) folded: String,
    pub(super) place: Range<usize>,
}

/// The words of a text.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut beginning = None;
    for (place, letter) in text.char_indices().chain(once((text.len(), ' '))) {
        // An accent may follow its letter.
        if letter.is_alphanumeric() || (beginning.is_some() && is_combining_mark(letter)) {
            beginning.get_or_insert(place);
        } else if let Some(start) = beginning.take() {
            let folded = fold(&text[start..place]);
            // Signs that stand on letters say nothing alone, and every word would begin with it.
            if !folded.is_empty() {
                words.push(Word {
                    folded,
                    place: start..place,
                });
            }
        }
    }
    words
}

/// Lower case, without accents; a syllable of Korean becomes its letters, so that one that is not yet whole is found too.
fn fold(word: &str) -> String {
    let plain = word.nfd().filter(|letter| !is_combining_mark(*letter));
    plain
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .replace('œ', "oe")
        .replace('æ', "ae")
}

/// A word that is looked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sought {
    folded: String,
    is_korean: bool,
}

impl Sought {
    /// The words that somebody looks for. Short ones count only where there are no others.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let all: Vec<Self> = words_of(text)
            .into_iter()
            .map(|word| Self::of(word.folded))
            .take(MOST_WORDS)
            .collect();
        let says_something = |one: &Self| one.is_korean || one.folded.chars().count() >= SHORTEST;
        if !all.iter().any(says_something) {
            return all;
        }
        all.into_iter().filter(says_something).collect()
    }

    fn of(mut folded: String) -> Self {
        let is_korean = folded.chars().any(|letter| matches!(letter, '\u{1100}'..='\u{11ff}'));
        if folded.chars().count() >= LONG_ENOUGH_FOR_A_PLURAL && folded.ends_with('s') {
            folded.pop();
        }
        Self { folded, is_korean }
    }

    /// Whether a word of a text is it: begins with it; in Korean, where particles follow and nouns are put together,
    /// holds it or begins it.
    pub(super) fn fits(&self, word: &str) -> bool {
        if self.is_korean {
            let begins = word.chars().count() >= TWO_SYLLABLES && self.folded.starts_with(word);
            begins || word.contains(&self.folded)
        } else {
            word.starts_with(&self.folded)
        }
    }
}
