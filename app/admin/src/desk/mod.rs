//! What every room of the desk has around it, and asks first.

#[cfg(feature = "ssr")]
mod deed;
#[cfg(feature = "ssr")]
mod door;
mod frame;
mod keep_current;
#[cfg(feature = "ssr")]
mod reason;
mod source;
#[cfg(feature = "ssr")]
mod telling;
#[cfg(feature = "ssr")]
mod when;

#[cfg(feature = "ssr")]
pub(crate) use deed::{Deed, record};
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) use door::DEEDS;
#[cfg(feature = "ssr")]
pub(crate) use door::{doer, reader};
pub(crate) use frame::{ReasonField, Room, in_room};
pub(crate) use keep_current::keep_current;
#[cfg(feature = "ssr")]
pub(crate) use reason::Reason;
pub(crate) use source::Source;
#[cfg(feature = "ssr")]
pub(crate) use telling::tell;
#[cfg(feature = "ssr")]
pub(crate) use when::{day, minute};
