//! Proving anew that it is oneself who sits there, before what an unattended browser must not give
//! away. What is proved lasts ten minutes, in this session alone: see
//! [`platform::account::Reauthenticated`].

pub(crate) mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod proving;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use page::ProveFirst;
#[cfg(feature = "ssr")]
pub(crate) use proving::{page, remember};
