//! The server: command line, embedded database, HTTP stack, the town's seed.

pub mod backup;
pub mod command;
pub mod database;
pub mod http;
pub mod jobs;
pub mod seed;
pub mod telemetry;
