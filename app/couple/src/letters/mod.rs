//! Letters: one a month, which both write, and which can be printed and kept.
//!
//! A letter is a row, and what it said is in its versions. A save names the version on which it is
//! based: who would write over words that they have not seen is shown both texts instead. A
//! writer's saves within ten minutes carry one version on, until the other has been given it.

mod api;
#[cfg(feature = "ssr")]
mod comparing;
#[cfg(feature = "ssr")]
mod markdown;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod pdf;
pub mod photos;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(feature = "ssr")]
pub use api::{
    HistoryQuery, Sent, compare, every_one, glance, history, letter, months, one_pdf, purge, restore, save, year_pdf,
};
pub use api::{RestoreLetter, SaveLetter};
#[cfg(feature = "ssr")]
pub(crate) use api::{open_month, writes};
