//! The words of reports.

use serde::{Deserialize, Serialize};

use crate::{
    i18n::{Locale, td_string},
    language::Language,
};

/// What somebody may write of it, in characters.
pub const LONGEST_WORDS: u32 = 2_000;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportGround {
    /// Insults, pestering.
    Harassment,
    /// Threats or violence.
    Threat,
    /// Swindling, or passing for somebody else.
    Fraud,
    /// What is shown offends or is forbidden.
    Content,
    /// Somebody is not of age.
    Minor,
    /// Something does not work.
    Fault,
    /// Something else.
    Other,
}

impl ReportGround {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Harassment,
        Self::Threat,
        Self::Fraud,
        Self::Content,
        Self::Minor,
        Self::Fault,
        Self::Other,
    ];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Harassment => "harassment",
            Self::Threat => "threat",
            Self::Fraud => "fraud",
            Self::Content => "content",
            Self::Minor => "minor",
            Self::Fault => "fault",
            Self::Other => "other",
        }
    }

    /// The ground of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }

    /// What people call it.
    pub fn name(self, language: Language) -> &'static str {
        self.called(Locale::from(language))
    }

    pub(crate) fn called(self, locale: Locale) -> &'static str {
        match self {
            Self::Harassment => td_string!(locale, reports.harassment),
            Self::Threat => td_string!(locale, reports.threat),
            Self::Fraud => td_string!(locale, reports.fraud),
            Self::Content => td_string!(locale, reports.content),
            Self::Minor => td_string!(locale, reports.minor),
            Self::Fault => td_string!(locale, reports.fault),
            Self::Other => td_string!(locale, reports.other),
        }
    }
}
