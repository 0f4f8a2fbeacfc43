//! The written topics, read once for each language.

use std::sync::LazyLock;

use platform::language::Language;
use serde::Deserialize;

use super::{
    model::{Question, Topic, TopicLine, TopicPage},
    words::words_of,
};

/// All topics in one language.
pub(super) struct Shelf {
    topics: Vec<(TopicLine, Vec<Question>)>,
    /// Every question with its words, ready to be looked through.
    pub(super) entries: Vec<Entry>,
}

/// A question as it is looked through.
pub(super) struct Entry {
    pub(super) topic: TopicLine,
    pub(super) question: Question,
    /// The words of the question.
    pub(super) asked: Vec<String>,
    /// Other words for it, and those of its topic's title.
    pub(super) also: Vec<String>,
    /// The words of its answer.
    pub(super) said: Vec<String>,
}

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    lead: String,
    questions: Vec<Question>,
}

impl Shelf {
    /// The shelf of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        static FRENCH: LazyLock<Shelf> = LazyLock::new(|| Shelf::read(Language::Fr));
        static ENGLISH: LazyLock<Shelf> = LazyLock::new(|| Shelf::read(Language::En));
        static KOREAN: LazyLock<Shelf> = LazyLock::new(|| Shelf::read(Language::Ko));
        match language {
            Language::Fr => &FRENCH,
            Language::En => &ENGLISH,
            Language::Ko => &KOREAN,
        }
    }

    /// All topics, as they are named in a list.
    pub(super) fn lines(&self) -> Vec<TopicLine> {
        self.topics.iter().map(|(line, _)| line.clone()).collect()
    }

    /// The page of a topic.
    pub(super) fn page(&self, topic: Topic) -> TopicPage {
        let (here, others): (Vec<_>, Vec<_>) = self.topics.iter().partition(|(line, _)| line.topic == topic);
        let (line, questions) = here.into_iter().next().cloned().unwrap_or_else(|| {
            let line = TopicLine {
                topic,
                title: String::new(),
                lead: String::new(),
            };
            (line, Vec::new())
        });
        TopicPage {
            line,
            questions,
            others: others.into_iter().map(|(line, _)| line.clone()).collect(),
        }
    }

    /// What cannot be read is left out here; the tests read everything.
    fn read(language: Language) -> Self {
        let topics: Vec<_> = Topic::ALL
            .into_iter()
            .filter_map(|topic| {
                let Written { title, lead, questions } = serde_json::from_str(file(language, topic)).ok()?;
                Some((TopicLine { topic, title, lead }, questions))
            })
            .collect();
        let entries = topics
            .iter()
            .flat_map(|(line, questions)| questions.iter().map(|question| Entry::of(line, question)))
            .collect();
        Self { topics, entries }
    }
}

impl Entry {
    fn of(topic: &TopicLine, question: &Question) -> Self {
        let words = |text: &str| words_of(text).into_iter().map(|word| word.folded).collect();
        Self {
            asked: words(&question.asked),
            also: words(&format!("{} {}", question.also, topic.title)),
            said: words(&question.answer.join(" ")),
            topic: topic.clone(),
            question: question.clone(),
        }
    }
}

macro_rules! file_of {
    ($language:literal, $topic:expr) => {
        match $topic {
            Topic::Start => include_str!(concat!("../../locales/", $language, "/help/start.json")),
            Topic::Doors => include_str!(concat!("../../locales/", $language, "/help/doors.json")),
            Topic::Account => include_str!(concat!("../../locales/", $language, "/help/account.json")),
            Topic::Couple => include_str!(concat!("../../locales/", $language, "/help/couple.json")),
            Topic::Notifications => include_str!(concat!("../../locales/", $language, "/help/notifications.json")),
            Topic::Offline => include_str!(concat!("../../locales/", $language, "/help/offline.json")),
            Topic::Privacy => include_str!(concat!("../../locales/", $language, "/help/privacy.json")),
            Topic::Trouble => include_str!(concat!("../../locales/", $language, "/help/trouble.json")),
            Topic::Safety => include_str!(concat!("../../locales/", $language, "/help/safety.json")),
        }
    };
}

/// The file of a topic.
fn file(language: Language, topic: Topic) -> &'static str {
    match language {
        Language::Fr => file_of!("fr", topic),
        Language::En => file_of!("en", topic),
        Language::Ko => file_of!("ko", topic),
    }
}
