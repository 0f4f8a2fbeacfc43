//! Codes by text message: six digits that prove that a phone is at hand. Good for five minutes, five
//! tries, and in the browser that asked alone.

mod asking;
mod checking;
mod code;
mod store;

pub(crate) use asking::{Addressee, Newcomer, Request, count, send};
pub(crate) use checking::{Holder, check, check_account, waiting};
pub(crate) use store::{delete_expired, forget_number, void};

/// What a code opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The account, in place of the password.
    SignIn,
    /// Nothing: it shows that a new number is its owner's.
    NewNumber,
    /// An account to be.
    Register,
    /// What an unattended browser must not give away.
    Confirm,
}

impl Purpose {
    /// The word in the table.
    fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::NewNumber => "new_number",
            Self::Register => "register",
            Self::Confirm => "confirm",
        }
    }
}
