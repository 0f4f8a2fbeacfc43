//! A private place for two: pairing, check-ins, questions, goals, letters, messages, repair, pause,
//! trends, reminders, and the home that shows what matters today.
//!
//! A feature is a folder with four parts: `model` (words and rules), `store` (SQL), `api` (the door
//! from the browser) and `page` (what a person sees). Whoever asks the store for anything shows a
//! [`Partner`] or one of its kin: proof, made from the request alone, of a place in a couple.

#[cfg(feature = "ssr")]
mod capability;
pub mod checkins;
#[cfg(feature = "ssr")]
mod dates;
mod frame;
pub mod goals;
pub mod home;
mod i18n;
mod leaving_quickly;
pub mod letters;
pub mod messages;
pub mod pairing;
#[cfg(feature = "ssr")]
mod parting;
pub mod pause;
pub mod questions;
pub mod reminders;
pub mod repair;
pub mod routes;
#[cfg(feature = "ssr")]
mod seed;
mod sent;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod story;
#[cfg(feature = "ssr")]
mod telling;
pub mod trends;
mod words;

#[cfg(feature = "ssr")]
pub use capability::{CoupleId, Founder, Other, Partner, Seat, Standing};
#[cfg(feature = "ssr")]
pub use pairing::purge_ended;
#[cfg(feature = "ssr")]
pub use parting::room;
#[cfg(feature = "ssr")]
pub use pause::EndPause;
#[cfg(feature = "ssr")]
pub use routes::{plain_routes, upload_routes};
#[cfg(feature = "ssr")]
pub use seed::seed;
