//! The second step of signing in, for whoever has a second factor: between the password, or the phone,
//! and the code nobody is signed in.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod half;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod passing;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use half::FirstStep;
#[cfg(feature = "ssr")]
pub(crate) use passing::begin;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) use passing::{pass, pass_by_passkey, pass_by_recovery_code};
