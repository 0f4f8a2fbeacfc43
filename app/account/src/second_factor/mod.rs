//! The second factor: codes by the clock from a phone (RFC 6238), and recovery codes for the day on
//! which it is lost. What a thief of the password does not have.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod checking;
#[cfg(feature = "ssr")]
mod fresh_codes;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod recovery_codes;
#[cfg(feature = "ssr")]
mod resealing;
#[cfg(feature = "ssr")]
mod secret;
#[cfg(feature = "ssr")]
mod setting_up;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;
#[cfg(feature = "ssr")]
mod totp;
#[cfg(feature = "ssr")]
mod turning;

#[cfg(feature = "ssr")]
pub(crate) use checking::{check_code, check_recovery_code};
pub(crate) use page::SecondFactorSection;
#[cfg(feature = "ssr")]
pub(crate) use recovery_codes::RecoveryCode;
#[cfg(feature = "ssr")]
pub use resealing::{Sealed, reseal, sealed};
#[cfg(feature = "ssr")]
pub(crate) use secret::SharedSecret;
#[cfg(feature = "ssr")]
pub(crate) use store::is_on;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) use totp::{code, step_at};
