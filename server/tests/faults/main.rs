//! What happens when something dies: the real binary, killed, cut off from its database or from
//! the mail server, stopped, doubled. Nothing may be lost, nothing may happen twice.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod browser;
mod line;
mod mail_server;
mod nats_server;
mod process;
mod town;
mod waiting;
mod wire;

mod database_restarts;
mod jobs_cut_off;
mod mail_server_away;
mod nats_away;
mod requests_cut_off;
mod stopping;
mod two_processes;
mod unheard_changes;
mod workers_apart;
