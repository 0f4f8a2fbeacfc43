//! The end of an account: asked for with the password, taken back within seven days, and then
//! everything personal is gone.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod asking;
#[cfg(feature = "ssr")]
mod capability;
#[cfg(feature = "ssr")]
mod door;
#[cfg(feature = "ssr")]
mod erasing;
#[cfg(feature = "ssr")]
mod leaving;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod staying;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use asking::ask;
#[cfg(feature = "ssr")]
pub use capability::Departing;
#[cfg(feature = "ssr")]
pub use door::layer;
#[cfg(feature = "ssr")]
pub use erasing::EraseAccounts;
#[cfg(feature = "ssr")]
pub(crate) use erasing::erase;
#[cfg(feature = "ssr")]
pub use leaving::LeaveAreas;
pub(crate) use page::DeletionSection;
#[cfg(feature = "ssr")]
pub use staying::{planned, stay};
#[cfg(feature = "ssr")]
pub(crate) use store::is_planned;

/// The page that is all there is for who wants their account to end.
#[cfg(feature = "ssr")]
pub(crate) const PAGE: &str = "/account/deletion";
