//! A question's text, and when it can still change.

use super::{Status, fits, kept};

/// How long a question may be, in characters.
pub const LONGEST_QUESTION: u32 = 500;

/// What is asked: 1 to [`LONGEST_QUESTION`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionText(String);

/// Why a text is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRefusal {
    /// There is none.
    Missing,
    /// It is longer than [`LONGEST_QUESTION`].
    TooLong,
}

impl TextRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "question_missing",
            Self::TooLong => "question_too_long",
        }
    }
}

impl QuestionText {
    /// The question that somebody sent, without the blanks around it.
    ///
    /// # Errors
    /// When it is empty or too long.
    pub fn parse(sent: &str) -> Result<Self, TextRefusal> {
        let text = kept(sent);
        if text.is_empty() {
            Err(TextRefusal::Missing)
        } else if fits(&text, LONGEST_QUESTION) {
            Ok(Self(text))
        } else {
            Err(TextRefusal::TooLong)
        }
    }

    /// Its words.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Why a question stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// The other has answered it.
    Answered,
    /// The other has written something under it, which would go with it.
    Spoken,
}

impl ChangeRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "question_answered",
            Self::Spoken => "question_spoken",
        }
    }
}

/// Whether its author may still change a question, by what the other has said. Who asks for time
/// or for clarity has not answered: a clearer question is what they wait for.
///
/// # Errors
/// When the other has answered.
pub const fn rewritable(theirs: Option<Status>) -> Result<(), ChangeRefusal> {
    match theirs {
        Some(Status::Answered) => Err(ChangeRefusal::Answered),
        Some(Status::NeedsTime | Status::Clarify) | None => Ok(()),
    }
}

/// Whether its author may still remove a question: as long as nothing that the other wrote goes with it.
///
/// # Errors
/// When the other has answered, or said anything else.
pub const fn removable(theirs: Option<Status>) -> Result<(), ChangeRefusal> {
    match theirs {
        Some(Status::Answered) => Err(ChangeRefusal::Answered),
        Some(Status::NeedsTime | Status::Clarify) => Err(ChangeRefusal::Spoken),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_question_has_one_to_five_hundred_characters() {
        assert_eq!(QuestionText::parse(" \r\n "), Err(TextRefusal::Missing));
        for (length, fits) in [(1, true), (499, true), (500, true), (501, false)] {
            assert_eq!(QuestionText::parse(&"é".repeat(length)).is_ok(), fits, "{length}");
        }
    }

    #[test]
    fn an_answer_ends_every_change_and_any_word_ends_the_removal() {
        let cases = [
            (None, Ok(()), Ok(())),
            (Some(Status::NeedsTime), Ok(()), Err(ChangeRefusal::Spoken)),
            (Some(Status::Clarify), Ok(()), Err(ChangeRefusal::Spoken)),
            (
                Some(Status::Answered),
                Err(ChangeRefusal::Answered),
                Err(ChangeRefusal::Answered),
            ),
        ];
        for (theirs, change, removal) in cases {
            assert_eq!((rewritable(theirs), removable(theirs)), (change, removal), "{theirs:?}");
        }
    }

    proptest! {
        #[test]
        fn a_question_that_is_kept_reads_back_the_same(sent in "\\PC{1,80}(\r\n)?\\PC{0,80}") {
            if let Ok(question) = QuestionText::parse(&sent) {
                prop_assert_eq!(QuestionText::parse(question.text()), Ok(question));
            }
        }
    }
}
