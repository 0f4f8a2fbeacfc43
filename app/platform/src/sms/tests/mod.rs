//! The rules of text messages, against a real database and carriers that answer over HTTP.

mod carrier;
mod orange;
mod sending;
mod twilio;
mod writing;
