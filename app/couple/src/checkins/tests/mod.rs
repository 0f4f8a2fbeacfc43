//! The rules of check-ins, against a real database.

mod history;
mod opening;
mod saving;
mod visibility;

use platform::error::AppError;

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}
