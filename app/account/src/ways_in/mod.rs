//! Everything that opens an account: the last of it is not taken away.

mod store;

pub(crate) use store::{count, hold};
