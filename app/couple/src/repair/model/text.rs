//! What is written in a repair.

use serde::{Deserialize, Serialize};

/// How long each text may be, in characters.
pub const LONGEST: u32 = 2_000;

/// A text of one to [`LONGEST`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// The text that somebody sent, without the blanks around it.
    pub fn parse(sent: &str) -> Option<Self> {
        Self::begun(sent).filter(|words| !words.0.is_empty())
    }

    /// The same while it is being written: it may be empty.
    pub fn begun(sent: &str) -> Option<Self> {
        let text = sent.replace("\r\n", "\n").replace('\0', "");
        let text = text.trim();
        let length = u32::try_from(text.chars().count()).ok()?;
        (length <= LONGEST).then(|| Self(text.to_owned()))
    }

    /// It.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The five steps of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// What happened.
    Fact,
    /// What one told oneself about it.
    Interpretation,
    /// What one felt.
    Feeling,
    /// What one needs.
    Need,
    /// What one proposes.
    Proposal,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Fact,
        Self::Interpretation,
        Self::Feeling,
        Self::Need,
        Self::Proposal,
    ];

    /// The word in addresses, forms and tables.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Interpretation => "interpretation",
            Self::Feeling => "feeling",
            Self::Need => "need",
            Self::Proposal => "proposal",
        }
    }

    /// The step of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }

    /// Its number, from 1.
    pub const fn number(self) -> u32 {
        match self {
            Self::Fact => 1,
            Self::Interpretation => 2,
            Self::Feeling => 3,
            Self::Need => 4,
            Self::Proposal => 5,
        }
    }

    /// The one after it; none after the last.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Fact => Some(Self::Interpretation),
            Self::Interpretation => Some(Self::Feeling),
            Self::Feeling => Some(Self::Need),
            Self::Need => Some(Self::Proposal),
            Self::Proposal => None,
        }
    }

    /// The one before it; none before the first.
    pub const fn former(self) -> Option<Self> {
        match self {
            Self::Fact => None,
            Self::Interpretation => Some(Self::Fact),
            Self::Feeling => Some(Self::Interpretation),
            Self::Need => Some(Self::Feeling),
            Self::Proposal => Some(Self::Need),
        }
    }
}

/// Where somebody goes from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next step: this one must be written.
    Next,
    /// To the step before.
    Back,
    /// Away, to go on another time.
    Later,
}

impl Direction {
    /// The word in forms; anything else goes on.
    pub fn parse(word: &str) -> Self {
        match word {
            "back" => Self::Back,
            "later" => Self::Later,
            _ => Self::Next,
        }
    }

    /// The word in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Back => "back",
            Self::Later => "later",
        }
    }
}

/// The five texts; empty where nothing is written yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// What happened.
    pub fact: String,
    /// What one told oneself about it.
    pub interpretation: String,
    /// What one felt.
    pub feeling: String,
    /// What one needs.
    pub need: String,
    /// What one proposes.
    pub proposal: String,
}

impl Texts {
    /// The text of a step.
    pub fn of(&self, step: Step) -> &str {
        match step {
            Step::Fact => &self.fact,
            Step::Interpretation => &self.interpretation,
            Step::Feeling => &self.feeling,
            Step::Need => &self.need,
            Step::Proposal => &self.proposal,
        }
    }

    /// The first step that is not written yet; none, when all are.
    pub fn missing(&self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| self.of(*step).is_empty())
    }
}

/// The first line of a text.
pub fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// A text of so many characters at most, cut between words.
pub fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    // Room for the blank and the sign that something is left out.
    let cut: String = text.chars().take(longest.saturating_sub(2)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_has_one_to_two_thousand_characters() {
        assert!(Words::parse(" \r\n ").is_none());
        assert!(Words::parse("é").is_some());
        assert!(Words::parse(&"é".repeat(2_000)).is_some());
        assert!(Words::parse(&"é".repeat(2_001)).is_none());
        assert_eq!(Words::begun("  ").unwrap().text(), "");
        assert!(Words::begun(&"é".repeat(2_001)).is_none());
    }

    #[test]
    fn the_steps_follow_each_other_in_both_directions() {
        let mut step = Step::Fact;
        for number in 1..=5 {
            assert_eq!((step.number(), Step::parse(step.word())), (number, Some(step)));
            match step.next() {
                Some(next) => {
                    assert_eq!(next.former(), Some(step));
                    step = next;
                }
                None => assert_eq!(number, 5),
            }
        }
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("Un mot.", 7), "Un mot.");
        assert_eq!(shortened("Un mot de plus", 13), "Un mot de …");
        assert_eq!(shortened(&"é".repeat(121), 120), format!("{} …", "é".repeat(118)));
        assert_eq!(first_line("Un mot.\nUn autre."), "Un mot.");
    }

    #[test]
    fn the_first_text_that_is_missing_is_named() {
        let mut texts = Texts {
            fact: "x".to_owned(),
            need: "x".to_owned(),
            ..Texts::default()
        };
        assert_eq!(texts.missing(), Some(Step::Interpretation));
        texts.interpretation = "x".to_owned();
        texts.feeling = "x".to_owned();
        texts.proposal = "x".to_owned();
        assert_eq!(texts.missing(), None);
    }

    proptest! {
        #[test]
        fn words_that_are_kept_read_back_the_same(sent in "\\PC{0,80}(\r\n)?\\PC{1,80}") {
            if let Some(words) = Words::parse(&sent) {
                prop_assert_eq!(Words::parse(words.text()).unwrap(), words);
            }
        }

        #[test]
        fn a_shortened_text_is_never_longer_than_it_may_be(text in "\\PC{0,60}", longest in 3_usize..50) {
            prop_assert!(shortened(&text, longest).chars().count() <= longest);
        }
    }
}
