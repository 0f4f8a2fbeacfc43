//! What is written of a goal, and the day it is for.

use chrono::NaiveDate;

use crate::sent;

/// How long a title may be, in characters.
pub const LONGEST_TITLE: usize = 120;
/// How long the *why for us* may be, in characters.
pub const LONGEST_WHY: usize = 1_000;
/// How long the text of an action may be, in characters.
pub const LONGEST_ACTION: usize = 300;

/// Why a text cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRefusal {
    /// There is nothing in it.
    Empty,
    /// It is longer than it may be.
    TooLong,
}

/// What two people set out to do: one line of 1 to [`LONGEST_TITLE`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title(String);

impl Title {
    /// The title that somebody sent, without needless blanks.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn parse(sent: &str) -> Result<Self, TextRefusal> {
        one_line(sent, LONGEST_TITLE).map(Self)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Why it matters to the two, at most [`LONGEST_WHY`] characters; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why(String);

impl Why {
    /// What somebody sent, without the blanks around it; lines end with `\n` alone, and the one
    /// character that PostgreSQL cannot keep is left out.
    ///
    /// # Errors
    /// Too long.
    pub fn parse(sent: &str) -> Result<Self, TextRefusal> {
        let text = sent.replace("\r\n", "\n").replace('\0', "");
        let text = text.trim();
        if text.chars().count() > LONGEST_WHY {
            return Err(TextRefusal::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A step towards a goal: one line of 1 to [`LONGEST_ACTION`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionText(String);

impl ActionText {
    /// The text that somebody sent, without needless blanks.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn parse(sent: &str) -> Result<Self, TextRefusal> {
        one_line(sent, LONGEST_ACTION).map(Self)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// One line: whatever blanks were sent, one space between words and none around them.
fn one_line(sent: &str, longest: usize) -> Result<String, TextRefusal> {
    let text = sent.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(TextRefusal::Empty),
        length if length > longest => Err(TextRefusal::TooLong),
        _ => Ok(text),
    }
}

/// A day to look forward to: not past when it is set, where the person who sets it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetDay(NaiveDate);

/// Why a target day cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetRefusal {
    /// It is no date.
    Malformed,
    /// It is before today.
    Past,
}

impl TargetRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Malformed => "date_malformed",
            Self::Past => "target_past",
        }
    }
}

impl TargetDay {
    /// The day that somebody sent, ISO 8601; empty means none. A day that the goal has `already`
    /// may stay, however long ago it was.
    ///
    /// # Errors
    /// Why it cannot be taken.
    pub fn parse(sent: &str, today: NaiveDate, already: Option<NaiveDate>) -> Result<Option<Self>, TargetRefusal> {
        let sent = sent.trim();
        if sent.is_empty() {
            return Ok(None);
        }
        let day = sent::day(sent).ok_or(TargetRefusal::Malformed)?;
        if day < today && Some(day) != already {
            return Err(TargetRefusal::Past);
        }
        Ok(Some(Self(day)))
    }

    /// The date.
    pub const fn day(self) -> NaiveDate {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    #[test]
    fn a_title_has_one_to_a_hundred_and_twenty_characters() {
        assert_eq!(Title::parse(" \n "), Err(TextRefusal::Empty));
        assert!(Title::parse("é").is_ok());
        assert!(Title::parse(&"é".repeat(119)).is_ok());
        assert!(Title::parse(&"é".repeat(120)).is_ok());
        assert_eq!(Title::parse(&"é".repeat(121)), Err(TextRefusal::TooLong));
    }

    #[test]
    fn an_action_has_one_to_three_hundred_characters() {
        assert_eq!(ActionText::parse("\0"), Err(TextRefusal::Empty));
        assert!(ActionText::parse(&"é".repeat(300)).is_ok());
        assert_eq!(ActionText::parse(&"é".repeat(301)), Err(TextRefusal::TooLong));
    }

    #[test]
    fn the_why_may_be_empty_and_has_a_thousand_characters_at_most() {
        assert_eq!(Why::parse(" ").unwrap().text(), "");
        assert!(Why::parse(&"é".repeat(1_000)).is_ok());
        assert_eq!(Why::parse(&"é".repeat(1_001)), Err(TextRefusal::TooLong));
        assert_eq!(Why::parse(" un\r\ndeux ").unwrap().text(), "un\ndeux");
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(Title::parse(" Voir \r\n la  mer ").unwrap().text(), "Voir la mer");
    }

    #[test]
    fn a_target_day_is_today_or_later() {
        let today = day("2026-11-20");
        let parsed = |sent| TargetDay::parse(sent, today, None);
        assert_eq!(parsed(""), Ok(None));
        assert_eq!(parsed("2026-11-20").unwrap().map(TargetDay::day), Some(today));
        assert!(parsed("2027-01-01").is_ok());
        assert_eq!(parsed("2026-11-19"), Err(TargetRefusal::Past));
        assert_eq!(parsed("demain"), Err(TargetRefusal::Malformed));
        assert_eq!(parsed("+262142-12-31"), Err(TargetRefusal::Malformed));
        assert_eq!(parsed("2026-02-30"), Err(TargetRefusal::Malformed));
    }

    #[test]
    fn the_day_that_a_goal_has_may_stay() {
        let (today, former) = (day("2026-11-20"), day("2026-10-01"));
        assert!(TargetDay::parse("2026-10-01", today, Some(former)).is_ok());
        assert_eq!(
            TargetDay::parse("2026-10-02", today, Some(former)),
            Err(TargetRefusal::Past)
        );
    }

    proptest! {
        #[test]
        fn a_text_that_is_kept_reads_back_the_same(sent in "\\PC{1,150}") {
            if let Ok(text) = ActionText::parse(&sent) {
                prop_assert_eq!(ActionText::parse(text.text()), Ok(text));
            }
        }
    }
}
