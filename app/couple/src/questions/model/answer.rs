//! What somebody says to a question.

use serde::{Deserialize, Serialize};

use super::{fits, kept};

/// How long an answer may be, in characters.
pub const LONGEST_ANSWER: u32 = 5_000;

/// What kind of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// An answer.
    Answered,
    /// Not yet: its author takes their time.
    NeedsTime,
    /// The question is not clear: its author asks back.
    Clarify,
}

impl Status {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Answered, Self::NeedsTime, Self::Clarify];

    /// The word in tables and forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NeedsTime => "needs_time",
            Self::Clarify => "clarify",
        }
    }

    /// The status of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// Written words: 1 to [`LONGEST_ANSWER`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerText(String);

impl AnswerText {
    /// Their letters.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// What somebody says to a question; an answer and a question back need words, asking for time does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// An answer.
    Answered(AnswerText),
    /// Not yet, with a word or without.
    NeedsTime(Option<AnswerText>),
    /// What is not clear.
    Clarify(AnswerText),
}

/// Why a reply is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyRefusal {
    /// It is not said which kind it is.
    StatusUnknown,
    /// Its author asked the question: there is nobody to ask back.
    OwnQuestion,
    /// It has no words, and needs some.
    TextMissing,
    /// It is longer than [`LONGEST_ANSWER`].
    TextTooLong,
}

impl ReplyRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::StatusUnknown => "status_unknown",
            Self::OwnQuestion => "clarify_own",
            Self::TextMissing => "answer_missing",
            Self::TextTooLong => "answer_too_long",
        }
    }

    /// The field beside which it is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::StatusUnknown | Self::OwnQuestion => "status",
            Self::TextMissing | Self::TextTooLong => "text",
        }
    }
}

impl Reply {
    /// The reply that somebody sent.
    ///
    /// # Errors
    /// Why it is none; the first reason alone, since the second depends on it.
    pub fn parse(status: &str, text: &str) -> Result<Self, ReplyRefusal> {
        let status = Status::of(status).ok_or(ReplyRefusal::StatusUnknown)?;
        let text = kept(text);
        if !fits(&text, LONGEST_ANSWER) {
            return Err(ReplyRefusal::TextTooLong);
        }
        let text = (!text.is_empty()).then_some(AnswerText(text));
        match (status, text) {
            (Status::Answered, Some(text)) => Ok(Self::Answered(text)),
            (Status::Clarify, Some(text)) => Ok(Self::Clarify(text)),
            (Status::NeedsTime, text) => Ok(Self::NeedsTime(text)),
            (Status::Answered | Status::Clarify, None) => Err(ReplyRefusal::TextMissing),
        }
    }

    /// What kind it is.
    pub const fn status(&self) -> Status {
        match self {
            Self::Answered(_) => Status::Answered,
            Self::NeedsTime(_) => Status::NeedsTime,
            Self::Clarify(_) => Status::Clarify,
        }
    }

    /// Its words; may be empty when time is asked for.
    pub fn text(&self) -> &str {
        match self {
            Self::Answered(text) | Self::Clarify(text) | Self::NeedsTime(Some(text)) => text.text(),
            Self::NeedsTime(None) => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_answer_and_a_question_back_need_words_and_asking_for_time_does_not() {
        for (status, expected) in [
            ("answered", Err(ReplyRefusal::TextMissing)),
            ("clarify", Err(ReplyRefusal::TextMissing)),
            ("needs_time", Ok(Reply::NeedsTime(None))),
            ("", Err(ReplyRefusal::StatusUnknown)),
            ("ANSWERED", Err(ReplyRefusal::StatusUnknown)),
        ] {
            assert_eq!(Reply::parse(status, " \r\n"), expected, "{status}");
        }
    }

    #[test]
    fn an_answer_has_five_thousand_characters_at_most() {
        for status in Status::ALL {
            for (length, fits) in [(1, true), (4_999, true), (5_000, true), (5_001, false)] {
                let reply = Reply::parse(status.word(), &"é".repeat(length));
                assert_eq!(reply.is_ok(), fits, "{status:?} {length}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_reply_that_is_kept_reads_back_the_same(number in 0..3_usize, sent in "\\PC{0,80}(\r\n)?\\PC{0,80}") {
            let status = Status::ALL[number];
            if let Ok(reply) = Reply::parse(status.word(), &sent) {
                prop_assert_eq!(reply.status(), status);
                prop_assert_eq!(Reply::parse(status.word(), reply.text()), Ok(reply));
            }
        }
    }
}
