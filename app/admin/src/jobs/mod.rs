//! The queue of jobs: what waits, what runs, what was given up.

mod api;
#[cfg(feature = "ssr")]
mod doing;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
