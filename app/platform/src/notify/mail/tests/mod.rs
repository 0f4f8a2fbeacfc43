//! The rules of letters, against a real database and a real mail server.

mod sending;
mod sink;
mod writing;
