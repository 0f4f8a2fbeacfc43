//! Telephone numbers: understood as people type them, kept in one form.

use std::fmt;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};

/// Whose numbers are meant when no country is named: Côte d'Ivoire's, ten digits after +225.
const HOME: Region = Region::CI;
/// Longer is no number: fifteen digits (ITU-T E.164, 6) and what people write between them.
const LONGEST: usize = 40;
/// What people write between digits.
const BETWEEN: &str = "+-./()\u{2010}\u{2011}\u{2013}";

/// The number of a phone that text messages reach, in E.164: `+2250707123456`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

/// Why what somebody typed is not the number of such a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    /// It is no number that exists.
    NoNumber,
    /// It is one that no text message reaches: a landline, a number that costs more.
    NoMobile,
}

impl PhoneNumber {
    /// Reads a number with its country (`+225 07 07 12 34 56`, `00225…`), or as people at home write it
    /// (`07 07 12 34 56`).
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, PhoneProblem> {
        let typed = typed.trim();
        // The library would read letters as keys, and what follows them as an extension.
        let plain = typed
            .chars()
            .all(|letter| letter.is_numeric() || letter.is_whitespace() || BETWEEN.contains(letter));
        if !plain || typed.len() > LONGEST {
            return Err(PhoneProblem::NoNumber);
        }
        let number = PHONE_NUMBER_UTIL
            .parse(typed, Some(HOME))
            .map_err(|_| PhoneProblem::NoNumber)?;
        if !number.is_valid() {
            return Err(PhoneProblem::NoNumber);
        }
        match number.get_type() {
            PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile => {
                Ok(Self(number.format_as(PhoneNumberFormat::E164).into_owned()))
            }
            _ => Err(PhoneProblem::NoMobile),
        }
    }

    /// One that was kept.
    pub fn kept(number: String) -> Self {
        Self(number)
    }

    /// As it is kept: E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it, with its country: `+225 07 07 12 3456`.
    pub fn shown(&self) -> String {
        match PHONE_NUMBER_UTIL.parse(&self.0, None) {
            Ok(number) => number.format_as(PhoneNumberFormat::International).into_owned(),
            Err(_) => self.0.clone(),
        }
    }
}

/// A number is personal: logs do not show it.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[number]")
    }
}

#[cfg(test)]
mod tests {
    use super::{PhoneNumber, PhoneProblem};

    fn read(typed: &str) -> Result<String, PhoneProblem> {
        PhoneNumber::parse(typed).map(|number| number.as_str().to_owned())
    }

    #[test]
    fn an_ivorian_mobile_is_understood_as_people_write_it() {
        for typed in [
            "0707123456",
            "07 07 12 34 56",
            " 07-07-12-34-56 ",
            "07.07.12.34.56",
            "07\u{a0}07\u{a0}12\u{a0}34\u{a0}56",
            "+2250707123456",
            "+225 07 07 12 34 56",
            "(+225) 07 07 12 34 56",
            "00225 07 07 12 34 56",
            "225 07 07 12 34 56",
        ] {
            assert_eq!(read(typed).as_deref(), Ok("+2250707123456"), "{typed}");
        }
        assert_eq!(read("01 02 03 04 05").as_deref(), Ok("+2250102030405"));
        assert_eq!(read("05 06 07 08 09").as_deref(), Ok("+2250506070809"));
    }

    #[test]
    fn numbers_of_other_countries_are_understood_with_their_country() {
        assert_eq!(read("+33 6 12 34 56 78").as_deref(), Ok("+33612345678"));
        assert_eq!(read("+33 (0)6 12 34 56 78").as_deref(), Ok("+33612345678"));
        assert_eq!(read("+82 10-1234-5678").as_deref(), Ok("+821012345678"));
        assert_eq!(read("+1 202 555 0173").as_deref(), Ok("+12025550173"));
    }

    #[test]
    fn what_no_message_reaches_is_told_apart() {
        assert_eq!(read("27 20 31 23 45"), Err(PhoneProblem::NoMobile), "a landline");
        assert_eq!(read("+33 1 42 68 53 00"), Err(PhoneProblem::NoMobile), "a landline");
        assert_eq!(read("+33 8 99 70 00 00"), Err(PhoneProblem::NoMobile), "it costs more");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for typed in [
            "",
            "07",
            "07 07 12 34",
            "07 07 12 34 56 78",
            "09 07 12 34 56",
            "+999 12 34 56 78",
            "+225",
            "aya@example.ci",
            "0707123456 ext. 12",
            "0707-PIZZA",
            "0707123456;ext=1",
            &"0".repeat(41),
            &"+".repeat(30),
            "((((((",
        ] {
            assert_eq!(read(typed), Err(PhoneProblem::NoNumber), "{typed}");
        }
    }

    #[test]
    fn a_number_is_shown_with_its_country() {
        let shown = |typed: &str| PhoneNumber::parse(typed).map(|number| number.shown());
        assert_eq!(shown("0707123456").as_deref(), Ok("+225 07 07 12 3456"));
        assert_eq!(shown("+33612345678").as_deref(), Ok("+33 6 12 34 56 78"));
    }

    #[test]
    fn a_number_is_not_printed_by_accident() {
        let number = PhoneNumber::kept("+2250707123456".to_owned());
        assert_eq!(format!("{number:?}"), "[number]");
    }
}
