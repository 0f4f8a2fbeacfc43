//! Short answers, and whom to call. They travel with the application, so that they can be read
//! again without a network.

mod account;
mod couple;
mod network;
pub(crate) mod page;
mod question;
pub(crate) mod report;
mod safety;
mod start;
