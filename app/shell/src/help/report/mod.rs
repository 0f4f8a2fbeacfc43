//! Reporting that something is wrong: a form for who is signed in, and what they have reported.

mod api;
#[cfg(feature = "ssr")]
mod filing;
mod model;
pub(crate) mod page;
