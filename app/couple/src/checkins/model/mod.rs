//! The words of check-ins and their rules.

mod entry;
mod shown;
mod span;

pub use self::{
    entry::{DAYS_BACK, DayRefusal, Entry, LONGEST_NOTE, Level, Note, Opening, Sharing, Values, earliest, fillable},
    shown::{CheckInForm, DayChoice, History, Line, Lines, ListedCheckIn, MonthAverage, Said, SavedEntry},
    span::{DEFAULT_DAYS, MOST_DAYS, PER_PAGE, Span, SpanRefusal, Who},
};
