//! The library of first questions: data files, on the server alone.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    sync::LazyLock,
};

use platform::language::Language;
use uuid::Uuid;

use super::model::LibraryTheme;

/// Texts by slug, by theme.
type Texts = BTreeMap<LibraryTheme, BTreeMap<String, String>>;

static LIBRARY: LazyLock<HashMap<Language, Texts>> = LazyLock::new(|| {
    let files = [
        (Language::Fr, include_str!("library/fr.json")),
        (Language::En, include_str!("library/en.json")),
        (Language::Ko, include_str!("library/ko.json")),
    ];
    // A test reads them all: what is compiled in can be parsed.
    files
        .map(|(language, file)| (language, serde_json::from_str(file).unwrap_or_default()))
        .into()
});

/// A question of the library. Its id, `theme.slug`, never changes once it has been published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LibraryQuestion {
    /// What it is about.
    pub theme: LibraryTheme,
    slug: String,
}

impl LibraryQuestion {
    /// Every question, theme by theme.
    pub fn all() -> Vec<Self> {
        let texts = LIBRARY.get(&Language::Fr);
        texts
            .into_iter()
            .flatten()
            .flat_map(|(theme, texts)| {
                texts.keys().map(|slug| Self {
                    theme: *theme,
                    slug: slug.clone(),
                })
            })
            .collect()
    }

    /// The question of an id.
    pub fn of(id: &str) -> Option<Self> {
        let (theme, slug) = id.split_once('.')?;
        let theme = LibraryTheme::of(theme)?;
        LIBRARY
            .get(&Language::Fr)?
            .get(&theme)?
            .contains_key(slug)
            .then(|| Self {
                theme,
                slug: slug.to_owned(),
            })
    }

    /// Its id.
    pub fn id(&self) -> String {
        format!("{}.{}", self.theme.word(), self.slug)
    }

    /// Its words in a language.
    pub fn text(&self, language: Language) -> &'static str {
        LIBRARY
            .get(&language)
            .and_then(|texts| texts.get(&self.theme)?.get(&self.slug))
            .map_or("", String::as_str)
    }

    /// Its words in every language, for the search.
    pub fn everywhere(&self) -> String {
        Language::ALL.map(|language| self.text(language)).join(" ")
    }

    /// Whether a text is this question's, in whatever language.
    pub fn says(&self, text: &str) -> bool {
        Language::ALL.iter().any(|language| self.text(*language) == text)
    }
}

/// What to offer to a couple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// A question that was not asked.
    pub question: LibraryQuestion,
    /// Whether there is another one.
    pub more: bool,
}

/// A question that a couple has not asked, in an order of their own; `another` than the one that
/// was offered before, and of a theme, as long as that has some left.
pub fn offer(
    couple: Uuid,
    asked: &BTreeSet<String>,
    theme: Option<LibraryTheme>,
    another: Option<&LibraryQuestion>,
) -> Option<Offer> {
    let mut left = LibraryQuestion::all();
    left.retain(|question| !asked.contains(&question.id()));
    if left.iter().any(|question| Some(question.theme) == theme) {
        left.retain(|question| Some(question.theme) == theme);
    }
    left.sort_by_cached_key(|question| place(couple, question));
    let former = another.map(|question| place(couple, question));
    let next = left
        .iter()
        .find(|question| former.as_ref().is_some_and(|former| place(couple, question) > *former))
        .or(left.first())?;
    Some(Offer {
        question: next.clone(),
        more: left.len() > 1,
    })
}

/// Where a question stands in a couple's own order.
fn place(couple: Uuid, question: &LibraryQuestion) -> (u64, String) {
    let mut hasher = DefaultHasher::new();
    (couple, question).hash(&mut hasher);
    (hasher.finish(), question.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::model::QuestionText;

    fn files() -> [Texts; 3] {
        [
            include_str!("library/fr.json"),
            include_str!("library/en.json"),
            include_str!("library/ko.json"),
        ]
        .map(|file| serde_json::from_str(file).unwrap())
    }

    #[test]
    fn the_three_languages_have_the_same_questions_eight_or_more_of_each_theme() {
        let [fr, en, ko] = files().map(|texts| {
            texts
                .into_iter()
                .map(|(theme, texts)| (theme, texts.into_keys().collect::<Vec<_>>()))
                .collect::<BTreeMap<_, _>>()
        });
        assert_eq!(fr, en);
        assert_eq!(fr, ko);
        assert_eq!(fr.len(), LibraryTheme::ALL.len());
        assert!(fr.values().all(|slugs| slugs.len() >= 8));
        assert!(LibraryQuestion::all().len() >= 60);
    }

    #[test]
    fn every_question_is_one_and_is_asked_once() {
        for texts in files() {
            let texts: Vec<_> = texts.into_values().flat_map(BTreeMap::into_values).collect();
            assert!(
                texts
                    .iter()
                    .all(|text| QuestionText::parse(text).unwrap().text() == text)
            );
            assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len());
        }
    }

    #[test]
    fn a_french_question_keeps_its_mark_on_the_line() {
        let [fr, ..] = files();
        for text in fr.into_values().flat_map(BTreeMap::into_values) {
            assert!(text.ends_with('?'), "{text}");
            assert!(!text.contains(" ?") && !text.contains('\''), "{text}");
        }
    }

    #[test]
    fn a_question_is_the_one_of_its_id() {
        for question in LibraryQuestion::all() {
            assert_eq!(LibraryQuestion::of(&question.id()), Some(question.clone()));
            assert!(question.says(question.text(Language::Ko)));
        }
        for id in ["", "memories", "memories.none", "weather.rain", "dreams.laugh"] {
            assert_eq!(LibraryQuestion::of(id), None, "{id}");
        }
    }

    #[test]
    fn another_one_goes_through_all_that_were_not_asked_and_begins_again() {
        let couple = Uuid::from_u128(7);
        let all = LibraryQuestion::all();
        let asked: BTreeSet<_> = all.iter().take(3).map(LibraryQuestion::id).collect();
        let (mut offered, mut another) = (Vec::new(), None);
        for _ in 3..all.len() {
            let offer = offer(couple, &asked, None, another.as_ref()).unwrap();
            assert!(offer.more);
            offered.push(offer.question.id());
            another = Some(offer.question);
        }
        assert_eq!(offered.iter().collect::<BTreeSet<_>>().len(), all.len() - 3);
        assert!(offered.iter().all(|id| !asked.contains(id)));
        let again = offer(couple, &asked, None, another.as_ref()).unwrap();
        assert_eq!(again.question.id(), offered[0]);
    }

    #[test]
    fn a_theme_is_kept_to_as_long_as_it_has_some_left_and_at_the_end_there_is_none() {
        let (couple, theme) = (Uuid::from_u128(7), LibraryTheme::Joys);
        let mut asked = BTreeSet::new();
        for number in 0..LibraryQuestion::all().len() {
            let offer = offer(couple, &asked, Some(theme), None).unwrap();
            assert_eq!(offer.question.theme == theme, number < 8, "{number}");
            assert_eq!(
                offer.more,
                number != 7 && number + 1 != LibraryQuestion::all().len(),
                "{number}"
            );
            asked.insert(offer.question.id());
        }
        assert_eq!(offer(couple, &asked, Some(theme), None), None);
    }
}
