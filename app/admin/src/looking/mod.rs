//! Looking at the town through somebody's eyes: beginning, the banner that says so, stopping.

mod api;
#[cfg(feature = "ssr")]
mod banner;
#[cfg(feature = "ssr")]
mod beginning;
mod form;
mod model;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

pub use api::EndLooking;
#[cfg(feature = "ssr")]
pub use banner::LookingBanner;
#[cfg(feature = "ssr")]
pub(crate) use beginning::look_at;
pub(crate) use form::LookingForm;
pub(crate) use model::Look;
