//! Looking at the town through somebody's eyes: an operator sees the pages of an account for a quarter
//! of an hour, and can do nothing there.
//!
//! [`begin`] notes it in the operator's own session, which stays theirs. From then on [`resume`] finds,
//! for each request, whose eyes they are; the server makes that account the request's viewer, says so in
//! [`RequestContext::looking`](crate::context::RequestContext::looking), and refuses whatever is not
//! reading a page.

#[cfg(feature = "ssr")]
mod eyes;
mod model;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

#[cfg(feature = "ssr")]
pub use eyes::{LOOKING_KEY, Looking, LookingAs, begin, end, resume};
pub use model::{LOOK_LIFETIME, LookingGround};
