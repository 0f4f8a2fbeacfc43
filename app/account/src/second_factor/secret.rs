//! What the phone and the house both know.

use std::fmt;

use platform::{
    account::AccountId, chance::Chance, configuration::Configuration, error::AppError, seal::Seal, services::Services,
};
use url::form_urlencoded;

/// As many bytes as the hash has (RFC 4226, 4: R6).
const BYTES: usize = 20;
/// How the phone names it.
const ISSUER: &str = "Parvis";

/// 160 random bits that only the phone and the house know. They never show themselves.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SharedSecret([u8; BYTES]);

impl SharedSecret {
    /// A new one.
    pub(crate) fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// A known one.
    #[cfg(test)]
    pub(crate) fn of(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// The bytes themselves, for computing codes.
    pub(super) fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// As it is kept: closed, and of use to this account alone.
    pub(super) fn sealed(&self, services: &Services, account: AccountId) -> Result<Vec<u8>, AppError> {
        seal(&services.configuration).close(&services.chance, &self.0, account.0.as_bytes())
    }

    /// As it was before it was sealed; `None` under a secret that the installation does not have.
    pub(super) fn opened(installation: &Configuration, account: AccountId, sealed: &[u8]) -> Option<Self> {
        let bytes = seal(installation).open(sealed, account.0.as_bytes())?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// Base32 (RFC 4648, 6), 32 characters: what people type.
    pub(crate) fn base32(&self) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let of_five = |five: &[u8]| {
            let bits = five.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
            (0..8).rev().map(move |place| (bits >> (5 * place)) & 31)
        };
        let places = self.0.chunks_exact(5).flat_map(of_five);
        places
            .filter_map(|place| LETTERS.get(usize::try_from(place).ok()?))
            .map(|letter| char::from(*letter))
            .collect()
    }

    /// The same in groups of four.
    pub(super) fn groups(&self) -> String {
        let letters: Vec<char> = self.base32().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
        groups.join(" ")
    }

    /// What authenticator apps read (Key URI Format of Google Authenticator). What is not said there
    /// is their common default: SHA-1, six digits, thirty seconds.
    pub(super) fn link(&self, email: &str) -> String {
        let email: String = form_urlencoded::byte_serialize(email.as_bytes()).collect();
        let secret = self.base32();
        format!("otpauth://totp/{ISSUER}:{email}?secret={secret}&issuer={ISSUER}")
    }
}

impl fmt::Debug for SharedSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

fn seal(installation: &Configuration) -> Seal {
    Seal::in_installation(installation, "second factor: secrets")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> SharedSecret {
        SharedSecret(*b"12345678901234567890")
    }

    #[test]
    fn base32_is_that_of_the_rfc() {
        // Computed with Python's base64.b32encode.
        assert_eq!(secret().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(SharedSecret([0; 20]).base32(), "A".repeat(32));
        assert_eq!(SharedSecret([255; 20]).base32(), "7".repeat(32));
    }

    #[test]
    fn it_is_typed_in_groups_of_four() {
        assert_eq!(secret().groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    }

    #[test]
    fn the_link_names_the_house_and_the_account() {
        assert_eq!(
            secret().link("aya+parvis@example.ci"),
            "otpauth://totp/Parvis:aya%2Bparvis%40example.ci?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Parvis"
        );
    }

    #[test]
    fn it_never_shows_itself() {
        assert_eq!(format!("{:?}", secret()), "[secret]");
    }
}
