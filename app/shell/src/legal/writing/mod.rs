//! The texts, written in the language of who reads them.

mod cookies;
mod privacy;
mod terms;

use platform::language::Language;

use super::model::{Chapter, Document, LegalText, Part};
use crate::{
    contact::Contact,
    i18n::{Locale, td_string},
};

/// A text, for an installation whose operator is reached by `contact`.
pub(super) fn write(text: LegalText, language: Language, contact: &Contact) -> Document {
    let locale = Locale::from(language);
    match text {
        LegalText::Privacy => privacy::write(locale, contact),
        LegalText::Terms => terms::write(locale, contact),
        LegalText::Cookies => cookies::write(locale),
    }
}

/// The line that says which edition a text is: all three change together.
fn edition(locale: Locale) -> String {
    td_string!(locale, legal.edition, version = platform::legal::TERMS_VERSION).to_string()
}

fn chapter<const N: usize>(anchor: &str, title: &str, parts: [Part; N]) -> Chapter {
    Chapter {
        anchor: anchor.to_owned(),
        title: title.to_owned(),
        parts: Vec::from(parts),
    }
}

fn paragraph(sentences: impl ToString) -> Part {
    Part::Paragraph(sentences.to_string())
}

fn points<const N: usize>(points: [&str; N]) -> Part {
    Part::Points(points.map(str::to_owned).into())
}

fn facts<const N: usize>(facts: [(&str, &str); N]) -> Part {
    Part::Facts(facts.map(|(what, how)| (what.to_owned(), how.to_owned())).into())
}

fn lines<const N: usize>(lines: [&str; N]) -> Vec<String> {
    lines.map(str::to_owned).into()
}
