//! Help for people: topics with questions and answers, and a search over all of them that works without scripts.

pub(crate) mod api;
pub(crate) mod model;
pub(crate) mod page;
pub(crate) mod report;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
mod shelf;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod words;
