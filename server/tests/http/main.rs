//! What the whole HTTP stack promises, from the outside.
#![expect(clippy::expect_used, reason = "a test that cannot be arranged should stop at once")]

mod access;
mod admin;
mod between_two;
mod browser;
mod deploy;
mod doors;
mod erasure;
mod errors;
mod forms;
mod help;
mod known_browser;
mod languages;
mod letters;
mod limits;
mod live;
mod looking;
mod media;
mod phone;
mod reports;
mod runbooks;
mod safety;
mod second_factor;
mod sessions;
mod status;
mod ways_out;
