//! Pairing: two people make one place, by a code of six digits; either can leave it.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(test)]
#[cfg(feature = "ssr")]
pub(crate) use api::copy_for;
pub use api::{CreateCouple, JoinCouple, LeaveCouple, RenewInvite, UndoPairing, WithdrawCouple};
#[cfg(feature = "ssr")]
pub use api::{
    Keepsake, create, export, invitation, join, leave, may_undo, newcomer, purge_ended, renew, undo, withdraw,
};
#[cfg(feature = "ssr")]
pub(crate) use api::{NAMING, TOLD_WITHIN, copy_of, depart};
pub(crate) use page::{Leaving, NewcomerBanner, WaitingView};
#[cfg(feature = "ssr")]
pub(crate) use store::{hold, lock_of};
