//! Registering with the phone alone: a name, a number and the terms, then the code that the number
//! receives. The account has neither address nor password. It never tells whether a number has an
//! account already: whoever has its phone is signed in to that.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod asking;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod passing;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

/// The page that asks for the code.
#[cfg(feature = "ssr")]
const CODE_PAGE: &str = "/register/phone/code";
