//! Passwords: what makes one acceptable, how it is kept, how it is changed.

#[cfg(feature = "ssr")]
mod change;
#[cfg(feature = "ssr")]
mod common;
#[cfg(feature = "ssr")]
mod current;
#[cfg(feature = "ssr")]
mod hashing;

pub(crate) mod api;
#[cfg(feature = "ssr")]
pub mod model;
mod page;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) use change::change_password;
#[cfg(feature = "ssr")]
pub(crate) use current::confirm_current;
#[cfg(feature = "ssr")]
pub(crate) use hashing::stretch;
#[cfg(feature = "ssr")]
pub use hashing::{hash, verify};
#[cfg(feature = "ssr")]
pub use model::NewPassword;
pub(crate) use page::{NewPasswordField, PasswordSection, reveal};
