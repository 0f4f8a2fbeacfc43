//! Markdown as letters know it: read into a small tree, from which both the page and the PDF are made.
//!
//! What the tree cannot say cannot reach a reader: there is no HTML in it, no image, no address but
//! `http`, `https` and `mailto`. HTML that somebody typed stays readable as the text that it is.

mod html;
mod reading;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub(super) use self::{html::html, reading::read};

/// How deep quotes and lists lie in each other; what lies deeper stands at this depth.
pub(super) const DEEPEST: usize = 6;
/// How long an address may be; the words of a longer one are no link.
const LONGEST_ADDRESS: usize = 2_000;

/// A part of a letter that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub(super) enum Block {
    /// A paragraph.
    Paragraph {
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A title inside the letter.
    Heading {
        /// 1 to 3; deeper ones are 3.
        level: u8,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// Somebody else's words.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Points, numbered from `start` where there is one.
    List {
        /// The first number.
        start: Option<u64>,
        /// The points.
        items: Vec<Vec<Block>>,
    },
    /// Text as it was typed.
    Code {
        /// Its lines.
        text: String,
    },
    /// A line between two parts.
    Rule,
}

/// Words of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub(super) enum Inline {
    /// Plain words.
    Text {
        /// The words.
        text: String,
    },
    /// A new line in the same paragraph.
    Break,
    /// Stressed.
    Emphasis {
        /// The words.
        inlines: Vec<Inline>,
    },
    /// Strongly stressed.
    Strong {
        /// The words.
        inlines: Vec<Inline>,
    },
    /// Struck out.
    Struck {
        /// The words.
        inlines: Vec<Inline>,
    },
    /// As it was typed.
    Code {
        /// The words.
        text: String,
    },
    /// A way to somewhere else.
    Link {
        /// `http`, `https` or `mailto`.
        address: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
}

/// The address, if a letter may lead there.
fn safe(address: &str) -> Option<String> {
    let scheme = address.split_once(':')?.0.to_ascii_lowercase();
    let known = matches!(scheme.as_str(), "http" | "https" | "mailto");
    let written = address
        .chars()
        .all(|character| !character.is_control() && !character.is_whitespace());
    (known && written && address.len() <= LONGEST_ADDRESS).then(|| address.to_owned())
}

/// How a letter begins, in plain words: at most `most` characters.
pub(super) fn excerpt(body: &str, most: usize) -> String {
    // The first words need the first lines only.
    let beginning: String = body.trim_start().chars().take(most * 4).collect();
    let mut words = String::new();
    for block in read(&beginning) {
        plain(&block, &mut words);
        if words.chars().count() > most {
            break;
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most).collect();
    format!("{}…", cut.trim_end())
}

fn plain(block: &Block, words: &mut String) {
    match block {
        Block::Paragraph { inlines } | Block::Heading { inlines, .. } => {
            for inline in inlines {
                plain_inline(inline, words);
            }
        }
        Block::Quote { blocks } => blocks.iter().for_each(|block| plain(block, words)),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| plain(block, words)),
        Block::Code { text } => words.push_str(text),
        Block::Rule => {}
    }
    words.push(' ');
}

fn plain_inline(inline: &Inline, words: &mut String) {
    match inline {
        Inline::Text { text } | Inline::Code { text } => words.push_str(text),
        Inline::Break => words.push(' '),
        Inline::Emphasis { inlines }
        | Inline::Strong { inlines }
        | Inline::Struck { inlines }
        | Inline::Link { inlines, .. } => inlines.iter().for_each(|inline| plain_inline(inline, words)),
    }
}
