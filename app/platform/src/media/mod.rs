//! Photos, voices and films: sent in pieces, kept closed until they are looked at, made small, shown
//! to those who may see them.
//!
//! What arrives is decided by its first bytes, not by its name. It waits under a name that nobody
//! guesses until a job has looked at it: free of what harms (`scan`), decoded within limits, its
//! metadata gone. Only then is it served, by [`serve`], to those who hear its audience of the change
//! feed. An area keeps a row that refers to it, and with that row it goes, files and all.

#[cfg(feature = "ssr")]
mod clip;
#[cfg(feature = "ssr")]
mod collecting;
#[cfg(feature = "ssr")]
mod format;
pub mod model;
mod page;
#[cfg(feature = "ssr")]
mod photo;
#[cfg(feature = "ssr")]
mod processing;
#[cfg(feature = "ssr")]
mod programs;
#[cfg(feature = "ssr")]
mod scan;
#[cfg(feature = "ssr")]
mod sentences;
#[cfg(feature = "ssr")]
mod serving;
#[cfg(feature = "ssr")]
mod shown;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "testing")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod upload;

#[cfg(feature = "ssr")]
pub use clip::{LONGEST_CLIP, can_take_clips};
#[cfg(feature = "ssr")]
pub use collecting::CollectMedia;
#[cfg(feature = "ssr")]
pub use format::Format;
pub use page::{MediaView, UploadForm};
#[cfg(feature = "ssr")]
pub use processing::ProcessMedia;
#[cfg(feature = "ssr")]
pub use programs::Programs;
#[cfg(feature = "ssr")]
pub use scan::Scanner;
#[cfg(feature = "ssr")]
pub use serving::{routes, serve};
#[cfg(feature = "ssr")]
pub use shown::{Facts, shown};
#[cfg(feature = "ssr")]
pub use store::{MediaFile, files, hand_over};
#[cfg(feature = "ssr")]
pub use upload::{Arrived, LARGEST_UPLOAD, LONGEST_ALTERNATIVE, MOST_KEPT, Upload, keep};

/// The kind of resource that the change feed names.
pub const RESOURCE: &str = "media";
