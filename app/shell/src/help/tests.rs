use std::collections::BTreeSet;

use platform::language::Language;

use super::{
    model::{Answer, LONGEST_SEARCH, Piece, Topic},
    search::{help, marked},
    shelf::Shelf,
    words::Sought,
};

fn found(language: Language, sought: &str) -> Vec<String> {
    help(language, sought)
        .answers
        .into_iter()
        .map(|answer| answer.address)
        .collect()
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn marks(pieces: &[Piece]) -> Vec<&str> {
    let found = pieces.iter().filter(|piece| piece.is_found);
    found.map(|piece| piece.text.as_str()).collect()
}

#[test]
fn every_topic_is_written_in_every_language_with_the_same_questions_and_ways() {
    for topic in Topic::ALL {
        let shapes = Language::ALL.map(|language| {
            let page = Shelf::of(language).page(topic);
            assert!(
                !page.line.title.is_empty() && !page.line.lead.is_empty(),
                "{topic:?} {language:?}"
            );
            let shape: Vec<_> = page
                .questions
                .into_iter()
                .map(|question| {
                    assert!(!question.asked.is_empty(), "{topic:?} {language:?}");
                    assert!(question.answer.iter().all(|paragraph| !paragraph.is_empty()));
                    let href = question.link.map(|way| way.href);
                    (question.anchor, question.answer.len(), href)
                })
                .collect();
            assert!(!shape.is_empty(), "{topic:?} {language:?}");
            shape
        });
        assert!(shapes.iter().all(|shape| *shape == shapes[0]), "{topic:?}: {shapes:#?}");
    }
}

#[test]
fn every_question_has_an_address_of_its_own() {
    let entries = &Shelf::of(Language::Fr).entries;
    let addresses: BTreeSet<_> = entries
        .iter()
        .map(|entry| (entry.topic.topic.path(), &entry.question.anchor))
        .collect();
    assert_eq!(addresses.len(), entries.len());
}

#[test]
fn what_references_lead_to_is_written() {
    let (page, anchor) = platform::trouble::HELP_WITH_REFERENCES
        .split_once('#')
        .expect("a part of a page");
    assert_eq!(page, Topic::Trouble.path());
    for language in Language::ALL {
        let page = Shelf::of(language).page(Topic::Trouble);
        assert!(page.questions.iter().any(|question| question.anchor == anchor));
    }
}

#[test]
fn a_topic_is_known_by_the_name_in_its_path() {
    for topic in Topic::ALL {
        assert_eq!(Topic::of(topic.name()), Some(topic));
    }
    assert_eq!(Topic::of(""), None);
    assert_eq!(Topic::of("help"), None);
}

#[test]
fn case_and_accents_make_no_difference() {
    let expected = found(Language::Fr, "réinitialiser");
    assert!(expected.contains(&"/help/doors#forgotten".to_owned()), "{expected:?}");
    for sought in [
        "REINITIALISER",
        "reinitialiser",
        "Re\u{301}initialiser",
        "  réinitialiser ! ",
    ] {
        assert_eq!(found(Language::Fr, sought), expected, "{sought}");
    }
}

#[test]
fn several_words_are_all_looked_for_and_the_best_comes_first() {
    let addresses = found(Language::Fr, "mot de passe oublié");
    assert_eq!(addresses.first().map(String::as_str), Some("/help/doors#forgotten"));
    let addresses = found(Language::En, "forgot password");
    assert_eq!(addresses.first().map(String::as_str), Some("/help/doors#forgotten"));
    let addresses = found(Language::Ko, "비밀번호를 잊었어요");
    assert_eq!(addresses.first().map(String::as_str), Some("/help/doors#forgotten"));
}

#[test]
fn a_question_is_found_by_what_people_call_it() {
    assert!(found(Language::Fr, "mdp").contains(&"/help/doors#forgotten".to_owned()));
    assert!(found(Language::En, "2FA").contains(&"/help/doors#second-factor".to_owned()));
    assert!(found(Language::Ko, "탈퇴").contains(&"/help/account#erase".to_owned()));
}

#[test]
fn the_plural_finds_the_singular_and_the_beginning_the_whole() {
    assert!(found(Language::Fr, "navigateurs").contains(&"/help/doors#locked".to_owned()));
    assert!(found(Language::Fr, "brouil").contains(&"/help/offline#draft".to_owned()));
    assert!(found(Language::Ko, "휴대").contains(&"/help/doors#phone".to_owned()));
}

#[test]
fn what_is_found_is_marked_and_nothing_is_lost() {
    let sought = Sought::all("reponse ecrite");
    let pieces = marked("Aucune réponse, ni l’ÉCRITE.", &sought);
    assert_eq!(marks(&pieces), ["réponse", "ÉCRITE"]);
    assert_eq!(text(&pieces), "Aucune réponse, ni l’ÉCRITE.");
    let answers = help(Language::Fr, "escroc pirate").answers;
    let intruder: Vec<&Answer> = answers
        .iter()
        .filter(|answer| answer.address.ends_with("#intruder"))
        .collect();
    assert_eq!(intruder.len(), 1, "half of the words are enough");
}

#[test]
fn short_words_count_only_where_there_are_no_others() {
    assert_eq!(Sought::all("le mot"), Sought::all("mot"));
    assert_eq!(Sought::all("2F").len(), 1);
}

#[test]
fn nothing_is_found_for_nothing_and_for_what_nobody_wrote() {
    for sought in ["", "   ", "xyzzy", "xyzzy plugh mot", "«»!?", "\u{345}"] {
        let help = help(Language::Fr, sought);
        assert!(help.answers.is_empty(), "{sought}");
        assert_eq!(help.topics.len(), Topic::ALL.len(), "the topics are there all the same");
    }
}

#[test]
fn what_is_looked_for_has_an_end() {
    let most = usize::from(LONGEST_SEARCH);
    for (length, read) in [(most - 1, most - 1), (most, most), (most + 1, most)] {
        assert_eq!(help(Language::Fr, &"é".repeat(length)).sought.chars().count(), read);
    }
    let many = "mot ".repeat(25);
    assert!(Sought::all(&many).len() <= 8);
}
