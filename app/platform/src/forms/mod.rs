//! Forms that work the same with and without JavaScript.
//!
//! A form posts to its server function. Sent by the browser itself, [`layer`] turns the answer
//! into a redirect: to the next page after success, back to the form after failure, with the
//! messages and what was typed kept in the session for one read. Sent by script, the same answer
//! comes as JSON with its status, and [`Form`] shows it in place.

mod deliver;
mod flash;
mod form;
#[cfg(feature = "ssr")]
mod input;
#[cfg(feature = "ssr")]
mod layer;
mod notices;
#[cfg(feature = "hydrate")]
mod send;
#[cfg(feature = "ssr")]
mod target;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "ssr")]
mod upload;

pub use deliver::deliver;
pub use flash::{Flash, provide_flash};
pub use form::{Afterwards, Form, Sending};
pub(crate) use form::{messages, page};
#[cfg(feature = "ssr")]
pub use input::{Fields, redirect, redirect_with_notice, say};
#[cfg(feature = "ssr")]
pub use layer::{accepts_html, layer, leave_notice};
pub use notices::{Notices, provide_notices};
#[cfg(feature = "hydrate")]
pub(crate) use send::ask;
#[cfg(feature = "hydrate")]
pub use send::{Outcome, post};
#[cfg(feature = "ssr")]
pub use target::is_local;
#[cfg(feature = "ssr")]
pub use upload::{Done, answer_upload};
