//! The words of questions and answers, and their rules.

mod answer;
mod filter;
mod question;
mod shown;
mod theme;

pub use self::{
    answer::{AnswerText, LONGEST_ANSWER, Reply, ReplyRefusal, Status},
    filter::{Filter, LONGEST_SEARCH, PER_PAGE, QuestionState, Turn},
    question::{ChangeRefusal, LONGEST_QUESTION, QuestionText, TextRefusal, removable, rewritable},
    shown::{
        EditableQuestion, ListedQuestion, Offered, OwnAnswer, OwnPart, QuestionCounts, QuestionForm, QuestionGlance,
        QuestionList, QuestionShown, ShownGlance, Suggestion, Theirs,
    },
    theme::{LONGEST_THEME, LibraryTheme, OwnTheme, Theme, ThemeRefusal},
};

/// What somebody typed, as it is kept: without the blanks around it, lines ended by `\n` alone,
/// without the one character that PostgreSQL cannot keep.
fn kept(sent: &str) -> String {
    sent.replace("\r\n", "\n").replace('\0', "").trim().to_owned()
}

/// Whether a text has no more characters than that.
fn fits(text: &str, longest: u32) -> bool {
    u32::try_from(text.chars().count()).is_ok_and(|length| length <= longest)
}
