use std::collections::BTreeSet;

use platform::language::Language;

use super::{
    model::{Document, LegalText, Part},
    writing::write,
};
use crate::contact::Contact;

fn contact() -> Contact {
    Contact {
        mail: Some("bonjour@parvis.example".to_owned()),
        site: "https://parvis.example".to_owned(),
    }
}

fn every_document() -> impl Iterator<Item = Document> {
    let texts = LegalText::ALL.into_iter();
    texts.flat_map(|text| Language::ALL.map(|language| write(text, language, &contact())))
}

fn sentences(document: &Document) -> Vec<&str> {
    let parts = document.chapters.iter().flat_map(|chapter| &chapter.parts);
    let said = parts.flat_map(|part| match part {
        Part::Paragraph(sentences) => vec![sentences.as_str()],
        Part::Points(points) => points.iter().map(String::as_str).collect(),
        Part::Facts(facts) => facts
            .iter()
            .flat_map(|(what, how)| [what.as_str(), how.as_str()])
            .collect(),
    });
    said.collect()
}

#[test]
fn every_chapter_is_reached_by_an_anchor_of_its_own() {
    for document in every_document() {
        let anchors: BTreeSet<_> = document.chapters.iter().map(|chapter| &chapter.anchor).collect();
        assert_eq!(anchors.len(), document.chapters.len(), "{}", document.title);
    }
}

#[test]
fn every_text_says_which_edition_it_is() {
    for document in every_document() {
        assert!(
            document.edition.contains(platform::legal::TERMS_VERSION),
            "{}",
            document.title
        );
    }
}

#[test]
fn the_privacy_policy_names_the_operators_address_in_every_language() {
    for language in Language::ALL {
        let document = write(LegalText::Privacy, language, &contact());
        let told = sentences(&document).join(" ");
        assert!(
            told.contains("bonjour@parvis.example") && told.contains("https://parvis.example"),
            "{language:?}"
        );
    }
}

#[test]
fn without_a_mail_server_no_address_is_promised() {
    let without = Contact {
        mail: None,
        ..contact()
    };
    for language in Language::ALL {
        assert!(
            !sentences(&write(LegalText::Privacy, language, &without))
                .join(" ")
                .contains('@')
        );
    }
}

#[test]
fn the_times_that_are_told_are_those_that_are_kept() {
    use platform::{
        looking::LOOK_LIFETIME,
        session::{ABSOLUTE_LIFETIME, IDLE_LIFETIME},
    };

    let document = write(LegalText::Privacy, Language::En, &contact());
    let told = sentences(&document).join(" ");
    assert!(told.contains(&format!("{} days after the last visit", IDLE_LIFETIME.num_days())));
    assert!(told.contains(&format!("{} days at most", ABSOLUTE_LIFETIME.num_days())));
    assert!(told.contains(&format!("{} minutes at most", LOOK_LIFETIME.num_minutes())));
    assert!(told.contains(&format!(
        "{} days more",
        couple::pairing::model::EXPORT_LASTS.num_days()
    )));
}
