//! Which questions answer what somebody looks for.

use std::cmp::Reverse;

use platform::language::Language;

use super::{
    model::{Answer, Help, LONGEST_SEARCH, Piece},
    shelf::{Entry, Shelf},
    words::{Sought, words_of},
};

/// How many answers are shown; who sees as many looks for one word more.
const MOST_ANSWERS: usize = 12;
/// What a word counts in a question, among the other words for it, in an answer.
const WEIGHTS: [usize; 3] = [4, 3, 1];

/// What the page of help shows to who looks for something, or for nothing yet.
pub(super) fn help(language: Language, sought: &str) -> Help {
    let sought: String = sought
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_SEARCH.into())
        .collect();
    let shelf = Shelf::of(language);
    Help {
        answers: answers(shelf, &Sought::all(&sought)),
        topics: shelf.lines(),
        sought: sought.trim().to_owned(),
    }
}

/// The questions that have most of the words, at least half of them; those first that have them where they count.
fn answers(shelf: &Shelf, sought: &[Sought]) -> Vec<Answer> {
    let mut found: Vec<(usize, usize, &Entry)> = shelf
        .entries
        .iter()
        .map(|entry| {
            let worth: Vec<usize> = sought.iter().map(|word| worth(entry, word)).collect();
            let matched = worth.iter().filter(|worth| **worth > 0).count();
            (matched, worth.iter().sum(), entry)
        })
        .collect();
    let most = found.iter().map(|(matched, ..)| *matched).max().unwrap_or(0);
    if most == 0 || most * 2 < sought.len() {
        return Vec::new();
    }
    found.retain(|(matched, ..)| *matched == most);
    // Stable: equals stay in the order of their topics.
    found.sort_by_key(|(_, worth, _)| Reverse(*worth));
    found
        .into_iter()
        .take(MOST_ANSWERS)
        .map(|(.., entry)| answer(entry, sought))
        .collect()
}

fn worth(entry: &Entry, word: &Sought) -> usize {
    [&entry.asked, &entry.also, &entry.said]
        .into_iter()
        .zip(WEIGHTS)
        .filter(|(words, _)| words.iter().any(|one| word.fits(one)))
        .map(|(_, weight)| weight)
        .sum()
}

fn answer(entry: &Entry, sought: &[Sought]) -> Answer {
    let found = |pieces: &[Piece]| pieces.iter().filter(|piece| piece.is_found).count();
    let mut said: Vec<Piece> = Vec::new();
    for paragraph in &entry.question.answer {
        let pieces = marked(paragraph, sought);
        if said.is_empty() || found(&pieces) > found(&said) {
            said = pieces;
        }
    }
    Answer {
        address: format!("{}#{}", entry.topic.topic.path(), entry.question.anchor),
        topic: entry.topic.title.clone(),
        asked: marked(&entry.question.asked, sought),
        said,
    }
}

/// A text in pieces: what was looked for, and what stands around it.
pub(super) fn marked(text: &str, sought: &[Sought]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut told = 0;
    let mut tell = |text: &str, is_found| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                is_found,
            });
        }
    };
    for word in words_of(text) {
        if sought.iter().any(|one| one.fits(&word.folded)) {
            tell(&text[told..word.place.start], false);
            told = word.place.end;
            tell(&text[word.place], true);
        }
    }
    tell(&text[told..], false);
    pieces
}
