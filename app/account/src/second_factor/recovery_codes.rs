//! Codes for the day on which the phone is lost: each opens once.

use platform::{chance::Chance, error::AppError};

use super::model::RECOVERY_CODES;
use crate::password;

/// Capitals and digits that nobody mistakes for one another.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// 50 bits of chance; kept as slowly as a password, as OWASP ASVS 5.0, 6.5.2, asks below 112 bits.
const LENGTH: usize = 10;

/// A recovery code, without the dash that it is shown with.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RecoveryCode(String);

impl RecoveryCode {
    /// As many new ones as somebody gets.
    pub(super) fn draw_all(chance: &Chance) -> Vec<Self> {
        (0..RECOVERY_CODES).map(|_| Self::draw(chance)).collect()
    }

    fn draw(chance: &Chance) -> Self {
        let bytes: [u8; LENGTH] = chance.bytes();
        // 256 is a multiple of 32: each letter is as likely.
        let letters = bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
        Self(letters.map(|letter| char::from(*letter)).collect())
    }

    /// The code that somebody typed; small letters, spaces and dashes do not matter.
    pub(crate) fn parse(typed: &str) -> Option<Self> {
        let plain: String = typed
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '‑'))
            .take(LENGTH + 1)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let known = plain.bytes().all(|byte| LETTERS.contains(&byte));
        (known && plain.len() == LENGTH).then_some(Self(plain))
    }

    /// `K7QXM-2PD4T`
    pub(crate) fn shown(&self) -> String {
        let (first, second) = self.0.split_at_checked(LENGTH / 2).unwrap_or((&self.0, ""));
        format!("{first}-{second}")
    }

    /// Under what it is kept.
    pub(super) async fn hash(&self, salt: [u8; 16]) -> Result<Vec<u8>, AppError> {
        let hashes = password::stretch(vec![self.0.clone()], salt).await?;
        hashes
            .into_iter()
            .next()
            .ok_or_else(|| AppError::internal("one text has one hash"))
    }

    /// Under what all are kept, in their order.
    pub(super) async fn hash_all(codes: &[Self], salt: [u8; 16]) -> Result<Vec<Vec<u8>>, AppError> {
        let texts = codes.iter().map(|code| code.0.clone()).collect();
        password::stretch(texts, salt).await
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ten_codes_are_drawn_and_all_differ() {
        let shown: BTreeSet<String> = RecoveryCode::draw_all(&Chance::seeded(1))
            .iter()
            .map(RecoveryCode::shown)
            .collect();
        assert_eq!(shown.len(), 10);
        for code in shown {
            assert_eq!((code.len(), code.find('-')), (11, Some(5)), "{code}");
        }
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        let code = RecoveryCode("K7QXM2PD4T".to_owned());
        for typed in [
            "K7QXM-2PD4T",
            "k7qxm2pd4t",
            " K7QXM 2PD4T ",
            "K7-QX-M2-PD-4T",
            "K7QXM–2PD4T",
        ] {
            assert_eq!(
                RecoveryCode::parse(typed).map(|code| code.0),
                Some(code.0.clone()),
                "{typed:?}"
            );
        }
        assert_eq!(code.shown(), "K7QXM-2PD4T");
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in [
            "",
            "K7QXM-2PD4",
            "K7QXM-2PD4TT",
            "K7QXM-2PD4O",
            "K7QXM-2PD41",
            "é7QXM-2PD4T",
        ] {
            assert!(RecoveryCode::parse(typed).is_none(), "{typed:?}");
        }
    }

    proptest! {
        // A code that is read is ten of our letters, and reads back from what is shown.
        #[test]
        fn a_code_that_is_read_is_one_of_ours(typed in "\\PC{0,14}|[A-Za-z0-9 –-]{8,16}|([A-Za-z2-9]{5}[ –-]?){2}") {
            if let Some(code) = RecoveryCode::parse(&typed) {
                prop_assert_eq!(code.0.len(), LENGTH);
                prop_assert!(code.0.bytes().all(|byte| LETTERS.contains(&byte)));
                prop_assert_eq!(RecoveryCode::parse(&code.shown()).map(|again| again.0), Some(code.0));
            }
        }

        // Every code that is given is one that is read, as it is shown.
        #[test]
        fn every_code_that_is_given_is_read(seed: u64) {
            let code = RecoveryCode::draw(&Chance::seeded(seed));
            prop_assert!(RecoveryCode::parse(&code.shown().to_lowercase()) == Some(code));
        }
    }
}
