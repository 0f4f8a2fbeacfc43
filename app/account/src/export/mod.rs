//! A copy of everything that is one's own: asked for, made by a job, fetched for two days.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod archive;
#[cfg(feature = "ssr")]
mod asking;
#[cfg(feature = "ssr")]
mod collecting;
#[cfg(feature = "ssr")]
mod download;
#[cfg(feature = "ssr")]
mod making;
pub mod model;
#[cfg(feature = "ssr")]
mod own;
mod page;
#[cfg(feature = "ssr")]
mod readme;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;

#[cfg(feature = "ssr")]
pub use asking::{ask, standing};
#[cfg(feature = "ssr")]
pub use collecting::CollectExports;
#[cfg(feature = "ssr")]
pub use download::download;
#[cfg(feature = "ssr")]
pub use making::MakeExport;
#[cfg(feature = "ssr")]
pub(crate) use own::copies;
pub(crate) use page::{ExportSection, standing as standing_query};

/// The kind of resource that the change feed names.
pub(crate) const RESOURCE: &str = "export";
