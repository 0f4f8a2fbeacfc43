//! How often somebody may try.

use chrono::TimeDelta;
pub(crate) use platform::limits::place;
use platform::{limits::Limit, phone::PhoneNumber};

use crate::{address::EmailAddress, mail_token};

/// Signing in, from one place. What succeeds is given back.
pub(crate) const SIGN_IN_FROM: Limit = Limit::new("sign_in_from", 5, TimeDelta::minutes(15));
/// Signing in, with one address. What succeeds is given back.
pub(crate) const SIGN_IN_AS: Limit = Limit::new("sign_in_as", 5, TimeDelta::minutes(15));
/// One-time codes and recovery codes, from one place. What succeeds is given back.
pub(crate) const CODE_FROM: Limit = Limit::new("one_time_code_from", 3, TimeDelta::minutes(15));
/// One-time codes and recovery codes, for one account. What succeeds is given back.
pub(crate) const CODE_AS: Limit = Limit::new("one_time_code_as", 3, TimeDelta::minutes(15));
/// Signing in from a browser that the account has been signed in to with before, per browser and account. What succeeds
/// is given back.
pub(crate) const SIGN_IN_KNOWN: Limit = Limit::new("sign_in_known", 5, TimeDelta::minutes(15));
/// The same for all such browsers of an account: whoever once had its password may have made themselves many.
pub(crate) const SIGN_IN_KNOWN_TO: Limit = Limit::new("sign_in_known_to", 50, TimeDelta::minutes(15));
/// One-time codes and recovery codes from a browser that the account has been signed in to with before, per browser and
/// account. What succeeds is given back.
pub(crate) const CODE_KNOWN: Limit = Limit::new("one_time_code_known", 3, TimeDelta::minutes(15));
/// The same for all such browsers of an account: a code has only a million values.
pub(crate) const CODE_KNOWN_TO: Limit = Limit::new("one_time_code_known_to", 9, TimeDelta::minutes(15));
/// Codes by text message asked for from one place, whatever for.
pub(crate) const TEXT_CODE_FROM: Limit = Limit::new("text_code_from", 3, TimeDelta::minutes(15));
/// Codes by text message to one number, whatever for.
pub(crate) const TEXT_CODE_TO: Limit = Limit::new("text_code_to", 3, TimeDelta::minutes(15));
/// The same in a day. Each code may be guessed at five times: fifty guesses at a million codes a day
/// find one in fifty years, three codes each quarter of an hour would in two.
pub(crate) const TEXT_CODE_TO_IN_A_DAY: Limit = Limit::new("text_code_to_in_a_day", 10, TimeDelta::days(1));
/// Asking for what a passkey is to sign, from one place: many phones share an address, and there is
/// nothing to guess.
pub(crate) const PASSKEY_FROM: Limit = Limit::new("passkey_from", 60, TimeDelta::minutes(15));
/// Leaving for a provider, from one place: each way back asks it twice.
pub(crate) const PROVIDER_FROM: Limit = Limit::new("provider_from", 30, TimeDelta::minutes(15));
/// Asking for another password, from one place.
pub(crate) const RESET_FROM: Limit = Limit::new("reset_from", 3, TimeDelta::hours(1));
/// Asking for another password, for one address.
pub(crate) const RESET_AS: Limit = Limit::new("reset_as", 3, TimeDelta::hours(1));
/// Registering, from one place: many phones share an address.
pub(crate) const REGISTER_FROM: Limit = Limit::new("register_from", 20, TimeDelta::hours(1));
/// Registering with one address: each try writes to it.
pub(crate) const REGISTER_AS: Limit = Limit::new("register_as", 5, TimeDelta::hours(1));
/// Writing again to an address that somebody tries to sign in with before it is confirmed.
pub(crate) const CONFIRM_AGAIN: Limit = Limit::new("confirm_again", 3, TimeDelta::hours(1));
/// The password asked for when a link is opened in another browser, per registration.
pub(crate) const CONFIRM_PASSWORD: Limit = Limit::new("confirm_password", 5, TimeDelta::minutes(15));
/// The current password asked for again, per account. What succeeds is given back.
pub(crate) const CURRENT_PASSWORD: Limit = Limit::new("current_password", 5, TimeDelta::minutes(15));
/// Asking for another address, per account: each try writes to somebody.
pub(crate) const CHANGE_ADDRESS: Limit = Limit::new("change_address", 5, TimeDelta::hours(1));
/// Asking for a copy of everything, per account.
pub(crate) const EXPORT: Limit = Limit::new("export", 3, TimeDelta::days(1));

/// An address as a subject of limits: a table of counts needs no addresses.
pub(crate) fn of(email: &EmailAddress) -> String {
    hashed(email.as_str())
}

/// A phone number as a subject of limits.
pub(crate) fn of_number(number: &PhoneNumber) -> String {
    hashed(number.as_str())
}

fn hashed(text: &str) -> String {
    use std::fmt::Write;

    mail_token::hash(text)
        .iter()
        .take(16)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
