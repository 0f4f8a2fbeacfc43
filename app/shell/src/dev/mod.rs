//! `/dev/ui`: every part of the interface in every state, to look at and to compare. Development
//! alone; in production it does not exist.

mod api;
mod buttons;
mod charts;
mod choices;
mod fields;
mod languages;
mod messages;
pub(crate) mod page;
mod people;
mod sorting;
mod theme;
mod tiles;
mod waiting;
mod words;
