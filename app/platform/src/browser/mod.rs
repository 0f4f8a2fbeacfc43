//! What only a browser can answer, in the shape in which the rooms need it.

mod bell;
pub mod database;
mod events;
mod fetch;
mod locks;
mod properties;

pub use bell::{Bell, Wake};
pub use events::{is_online, is_visible, listen, milliseconds_now};
pub use fetch::{fetch, get};
pub use locks::lock;
pub use properties::{property, record, text};
