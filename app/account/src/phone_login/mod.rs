//! Signing in with the phone alone: the number, then the code that it receives. It never tells whether
//! a number has an account.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod asking;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod passing;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;

#[cfg(feature = "ssr")]
pub(crate) use passing::enter;

/// The page that asks for the code.
#[cfg(feature = "ssr")]
const CODE_PAGE: &str = "/login/phone/code";
