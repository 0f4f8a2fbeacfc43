//! E-mail addresses.

use std::fmt;

/// An e-mail address that mail can be sent to: in lower case, in ASCII, at most 254 characters
/// (RFC 5321, 4.5.3.1.3, less the angle brackets).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address that somebody typed, if it is one. Spaces around it do not count.
    pub fn parse(typed: &str) -> Option<Self> {
        let text = typed.trim().to_ascii_lowercase();
        let plain = text.len() <= 254 && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
        let (_, domain) = text.rsplit_once('@')?;
        // A name, and no address of a machine in brackets (RFC 5321, 4.1.3), which would be called as it is written.
        let is_label =
            |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let named = domain.contains('.') && domain.split('.').all(is_label);
        let known = text.parse::<lettre::Address>().is_ok();
        (plain && named && known).then_some(Self(text))
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::EmailAddress;

    #[test]
    fn an_address_is_trimmed_and_in_lower_case() {
        let address = EmailAddress::parse("  Aya.Kouassi+parvis@Example.CI ").expect("an address");
        assert_eq!(address.as_str(), "aya.kouassi+parvis@example.ci");
    }

    #[test]
    fn what_no_mail_can_reach_is_refused() {
        for typed in [
            "",
            "aya",
            "aya@",
            "@example.ci",
            "aya@localhost",
            "aya@example.",
            "aya@.ci",
            "a ya@example.ci",
            "aya@exa mple.ci",
            "aya@b@example.ci",
            "aya@[127.0.0.1]",
            "aya@[120720.1%]",
            "aya@exam_ple.ci",
            "\"a\"@example.ci",
            "ayé@example.ci",
            "aya@example.ci\r\nbcc: kofi@example.ci",
        ] {
            assert_eq!(EmailAddress::parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn an_address_has_at_most_254_characters() {
        let domain = format!("{}.{}.{}.ci", "d".repeat(63), "d".repeat(61), "d".repeat(60));
        let of = |length: usize| format!("{}@{domain}", "a".repeat(length - domain.len() - 1));
        assert!(EmailAddress::parse(&of(254)).is_some());
        assert_eq!(EmailAddress::parse(&of(255)), None);
    }

    proptest! {
        // An address is one recipient in one line, as the database keeps it, and reads back the same.
        #[test]
        fn an_address_is_one_recipient(typed in "\\PC{0,30}|[ -~]{0,12}@[ -~]{0,12}|[a-zA-Z0-9.+_,;:<>()\\[\\]\"\r\n\t \0-]{1,12}@[a-zA-Z0-9.\\[\\]:,-]{1,12}\\.[a-z]{1,3}") {
            if let Some(address) = EmailAddress::parse(&typed) {
                let text = address.as_str();
                prop_assert!((3..=254).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()), "{}", text);
                prop_assert_eq!(text.to_lowercase(), text);
                prop_assert!(!text.contains([',', ';', '<', '>', '(', ')', '"', '\\']), "{}", text);
                let recipients: lettre::message::Mailboxes = text.parse().expect("recipients");
                prop_assert_eq!(recipients.iter().count(), 1, "{}", text);
                prop_assert_eq!(EmailAddress::parse(text), Some(address));
            }
        }

        // What people have is accepted.
        #[test]
        fn plain_addresses_are_accepted(typed in "[a-z][a-z0-9]{0,9}([._+-][a-z0-9]{1,9})?@[a-z0-9]{1,9}(-[a-z0-9]{1,9})?(\\.[a-z0-9]{1,9})?\\.[a-z]{2,6}") {
            let address = EmailAddress::parse(&typed);
            prop_assert_eq!(address.as_ref().map(EmailAddress::as_str), Some(typed.as_str()));
        }
    }
}
