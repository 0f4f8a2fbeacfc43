//! The words of letters and their rules.

mod body;
mod month;
mod saving;
mod shown;

pub use self::{
    body::{Body, LONGEST_BODY},
    month::{Month, MonthRefusal, writable},
    saving::{Attempt, CARRIED_ON, Latest, Step, TAKEN_AWAY, step},
    shown::{
        Comparison, HistoryPage, Letter, LetterGlance, ListedLetter, ListedVersion, Months, PER_PAGE, Piece, Saved,
        ShownVersion,
    },
};
