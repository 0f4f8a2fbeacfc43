//! The operator's desk, `/admin`: who is here, what was reported, what runs, what was sent, what was done, what is on,
//! and how many.
//!
//! Each module is a room: its words (`model`), its queries (`store`), its doors (`api`), what an
//! operator sees (`page`). What the rooms share stands in [`desk`]: the frame, the door that every
//! server function asks first, the reason that everything needs. What an operator does is written into
//! the audit log, always with that reason.

mod accounts;
mod audit;
mod desk;
mod figures;
mod flags;
mod home;
mod i18n;
mod jobs;
mod looking;
mod outbox;
mod reports;
pub mod routes;

#[cfg(feature = "ssr")]
#[cfg(test)]
mod town;

#[cfg(feature = "ssr")]
pub use figures::{CountTown, purge};
pub use looking::EndLooking;
#[cfg(feature = "ssr")]
pub use looking::LookingBanner;
