//! Privacy policy, terms of use, cookies: what the product does, said in full.
//!
//! The texts describe this version of Parvis as it is installed. Whoever changes what is kept, for
//! how long or for whom changes them in the same stroke, and `platform::legal::TERMS_VERSION` when
//! what people agreed to is no longer the same.

pub mod api;
pub mod model;
pub(crate) mod page;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
mod writing;
