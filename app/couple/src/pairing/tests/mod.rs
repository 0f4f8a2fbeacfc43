//! The rules of pairing, against a real database.

mod creation;
mod departure;
mod export;
mod guessing;
mod invitation;
mod joining;
mod undoing;

use platform::error::AppError;

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}
