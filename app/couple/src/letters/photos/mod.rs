//! Photos beside a month's letter: either of the two adds some while the month can be written, and
//! takes back their own.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::RemoveLetterPhoto;
#[cfg(feature = "ssr")]
pub use api::{PhotoCopy, add, every_one, photos, remove, upload};

/// The name of photos in the change feed.
pub(crate) const RESOURCE: &str = "letter_photos";
