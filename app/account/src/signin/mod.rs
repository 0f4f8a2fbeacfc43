//! Signing in and out.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod entering;
#[cfg(feature = "ssr")]
mod leaving;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use entering::sign_in;
#[cfg(feature = "ssr")]
pub(crate) use entering::start;
#[cfg(feature = "ssr")]
pub use leaving::sign_out;
pub(crate) use page::AlreadyIn;
pub use page::SignOutButton;
