//! What the whole HTTP stack promises, from the outside.
#![expect(clippy::expect_used, reason = "a test that cannot be arranged should stop at once")]

mod access;
mod between_two;
mod browser;
mod deploy;
mod erasure;
mod errors;
mod forms;
mod languages;
mod letters;
mod limits;
mod live;
mod media;
mod phone;
mod runbooks;
mod safety;
mod second_factor;
mod sessions;
mod status;
mod ways_out;
