//! What is printed, as the template reads it.

use serde::Serialize;

use crate::letters::markdown::{Block, Inline};

/// A letter, or the letters of a year as a little book.
#[derive(Clone, Debug, Serialize)]
pub(in crate::letters) struct Printed {
    /// The language of its dates and hyphens, ISO 639-1.
    pub lang: &'static str,
    /// The document's title, for readers of files.
    pub title: String,
    /// The two, as they stand under the month or the year.
    pub names: String,
    /// The year of a book; nothing for a single letter.
    pub year: Option<String>,
    /// The letters, the first month first.
    pub letters: Vec<PrintedLetter>,
}

/// One letter on paper.
#[derive(Clone, Debug, Serialize)]
pub(in crate::letters) struct PrintedLetter {
    /// The month, as a person reads it.
    pub month: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl PrintedLetter {
    /// A letter whose signs can be printed.
    pub fn new(month: String, mut blocks: Vec<Block>) -> Self {
        blocks.iter_mut().for_each(print_block);
        Self { month, blocks }
    }
}

/// The longest word that is set in one piece. One that no line can hold is broken; and krilla, which
/// writes the PDF, ends in a panic over a line of more than 65,535 bytes.
const LONGEST_WORD: usize = 60;
/// Where a line may end without a sign.
const MAY_END: char = '\u{200B}';

/// Text as it can be set: a heart is a heart, other emoji are left out, and every line finds an end.
pub(in crate::letters) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    let mut word = 0;
    for sign in text.chars().filter_map(sign) {
        word = if sign.is_whitespace() { 0 } else { word + 1 };
        if word > LONGEST_WORD {
            printable.push(MAY_END);
            word = 1;
        }
        printable.push(sign);
    }
    printable
}

/// A sign as the fonts have it.
fn sign(sign: char) -> Option<char> {
    match sign {
        '\u{2764}'
        | '\u{1F493}'..='\u{1F49F}'
        | '\u{1F90D}'
        | '\u{1F90E}'
        | '\u{1F5A4}'
        | '\u{1F9E1}'
        | '\u{1FA75}'..='\u{1FA77}' => Some('\u{2665}'),
        '\u{2605}' | '\u{2606}' | '\u{2661}' | '\u{2665}' | '\u{2713}' => Some(sign),
        '\u{FE00}'..='\u{FE0F}'
        | '\u{200D}'
        | '\u{20E3}'
        | '\u{2600}'..='\u{27BF}'
        | '\u{1F000}'..='\u{1FAFF}'
        | '\u{E0020}'..='\u{E007F}' => None,
        other => Some(other),
    }
}

fn print_block(block: &mut Block) {
    match block {
        Block::Paragraph { inlines } | Block::Heading { inlines, .. } => inlines.iter_mut().for_each(print_inline),
        Block::Quote { blocks } => blocks.iter_mut().for_each(print_block),
        Block::List { items, .. } => items.iter_mut().flatten().for_each(print_block),
        Block::Code { text } => *text = printable(text),
        Block::Rule => {}
    }
}

fn print_inline(inline: &mut Inline) {
    match inline {
        Inline::Text { text } | Inline::Code { text } => *text = printable(text),
        Inline::Break => {}
        Inline::Emphasis { inlines }
        | Inline::Strong { inlines }
        | Inline::Struck { inlines }
        | Inline::Link { inlines, .. } => inlines.iter_mut().for_each(print_inline),
    }
}
