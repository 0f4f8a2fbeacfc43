//! The first page of the desk: what wants an eye now.

mod api;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
