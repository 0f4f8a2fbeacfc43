//! From words to the HTML and the plain text of a letter.

use mrml::prelude::render::RenderOptions;

use super::wording::{Action, Paragraph, Words};
use crate::{error::AppError, language::Language};

const LETTER: &str = include_str!("../../../mails/letter.mjml");
const PARAGRAPH: &str = include_str!("../../../mails/paragraph.mjml");
const NEWS: &str = include_str!("../../../mails/news.mjml");
const SMALL: &str = include_str!("../../../mails/small.mjml");
const BUTTON: &str = include_str!("../../../mails/button.mjml");
const LINK: &str = include_str!("../../../mails/link.mjml");

/// What stands in a template's slot.
enum Slot<'a> {
    /// Words of people: escaped.
    Words(&'a str),
    /// Templates that were filled in before.
    Filled(&'a str),
}

/// The letter as HTML for mail programs, of any age: tables, inline styles, nothing to download.
pub(super) fn html(language: Language, words: &Words) -> Result<String, AppError> {
    let mut content = part(PARAGRAPH, &words.greeting);
    content.extend(words.paragraphs.iter().map(paragraph_part));
    let templates = std::iter::once(BUTTON).chain(std::iter::repeat(LINK));
    content.extend(
        words
            .actions
            .iter()
            .zip(templates)
            .map(|(action, template)| action_part(template, action)),
    );
    content.extend(words.remarks.iter().map(|text| part(SMALL, text)));
    content.extend(words.settings.iter().map(|action| action_part(LINK, action)));
    let preview = match words.paragraphs.first() {
        Some(Paragraph::Words(text) | Paragraph::News { title: text, .. }) => text.as_str(),
        None => "",
    };
    let letter = fill(
        LETTER,
        &[
            ("language", Slot::Words(language.tag())),
            ("title", Slot::Words(&words.subject)),
            ("preview", Slot::Words(preview)),
            ("content", Slot::Filled(&content)),
            ("footer", Slot::Words(&words.footer)),
        ],
    );
    let parsed = mrml::parse(&letter).map_err(AppError::internal)?;
    // No fonts from elsewhere: a letter asks nobody for anything when it is opened.
    let options = RenderOptions {
        fonts: std::collections::HashMap::new(),
        ..RenderOptions::default()
    };
    parsed.element.render(&options).map_err(AppError::internal)
}

/// The letter as plain text, each link on a line of its own.
pub(super) fn text(words: &Words) -> String {
    let mut blocks = vec![words.greeting.clone()];
    blocks.extend(words.paragraphs.iter().map(block));
    blocks.extend(words.actions.iter().map(line));
    blocks.extend(words.remarks.iter().cloned());
    blocks.extend(words.settings.iter().map(line));
    blocks.push(format!("-- \n{}", words.footer));
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn block(paragraph: &Paragraph) -> String {
    match paragraph {
        Paragraph::Words(text) => text.clone(),
        Paragraph::News { title, when, link } => format!("{title}\n{when}\n{link}"),
    }
}

fn line(action: &Action) -> String {
    format!("{}\n{}", action.label, action.link)
}

fn paragraph_part(paragraph: &Paragraph) -> String {
    match paragraph {
        Paragraph::Words(text) => part(PARAGRAPH, text),
        Paragraph::News { title, when, link } => fill(
            NEWS,
            &[
                ("title", Slot::Words(title)),
                ("when", Slot::Words(when)),
                ("link", Slot::Words(link)),
            ],
        ),
    }
}

fn part(template: &str, text: &str) -> String {
    fill(template, &[("text", Slot::Words(text))])
}

fn action_part(template: &str, action: &Action) -> String {
    fill(
        template,
        &[
            ("link", Slot::Words(&action.link)),
            ("label", Slot::Words(&action.label)),
        ],
    )
}

/// Fills the slots `{{name}}` of a template in one pass: a value is never read as a template.
fn fill(template: &str, slots: &[(&str, Slot<'_>)]) -> String {
    let mut pieces = template.split("{{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        match slots.iter().find(|(slot, _)| *slot == name) {
            Some((_, Slot::Words(words))) => filled.push_str(&escape(words)),
            Some((_, Slot::Filled(template))) => filled.push_str(template),
            None => {}
        }
        filled.push_str(rest);
    }
    filled
}

/// The characters that mean something in markup, as what they look like.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
