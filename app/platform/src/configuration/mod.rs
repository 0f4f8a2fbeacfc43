//! What an operator sets, read once from the environment into one typed value.
//!
//! A value that is malformed, or a `PARVIS_…` variable that nobody knows, stops the start: a
//! setting that is silently ignored is found out on the day it was needed. All problems are told
//! at once, in plain words, and no secret is ever part of one.

mod backup;
mod bucket;
mod nats;
mod passkeys;
mod problem;
mod providers;
mod reading;
mod secret;
mod setting;
mod sms;
mod telemetry;
mod vapid;
mod variables;

#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use lettre::message::Mailbox;
use url::Url;

use crate::storage::Bucket;

pub use backup::Backup;
pub use problem::{Problem, Problems};
pub use providers::{FacebookAccess, OpenIdAccess, Providers};
pub use secret::Secret;
pub use setting::{Confidentiality, SETTINGS, Setting, Use};
pub use sms::{Sms, SmsAccess};
pub use vapid::Vapid;
pub use variables::Variables;

/// Everything that can be set from outside, checked.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// Whether real people's data are at stake.
    pub environment: Environment,
    /// Where the server listens. Port 0 lets the system choose.
    pub address: SocketAddr,
    /// How people reach this installation: a scheme, a host, perhaps a port; links in mails start with it.
    pub base_url: Url,
    /// The folder that holds what the server keeps outside a foreign database.
    pub data_dir: PathBuf,
    /// Signs and seals; at least 32 bytes.
    pub secret: Secret,
    /// The secret before it, while what was sealed with it is still to be opened.
    pub former_secret: Option<Secret>,
    /// The proxies whose word about a visitor's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Where the data live.
    pub database: Database,
    /// What carries live changes between processes: servers of NATS, with commas between. Without it the
    /// database does.
    pub nats: Option<Secret>,
    /// Where mail goes.
    pub mail: Mail,
    /// Who speaks to closed browsers; without it none is spoken to.
    pub vapid: Option<Vapid>,
    /// Where text messages go.
    pub sms: Sms,
    /// Who may say who somebody is, beside the house itself.
    pub providers: Providers,
    /// The bucket that keeps files; without one the data folder does.
    pub bucket: Option<Bucket>,
    /// Where clamd listens, a host and a port; without it nothing is looked through for what harms.
    pub clamd: Option<String>,
    /// What a reader of `/metrics` must show when it does not come from this machine.
    pub metrics_token: Option<Secret>,
    /// Where backups go, and who can read them.
    pub backup: Backup,
    /// Where a collector takes traces (OTLP over HTTP); without it none are kept.
    pub traces: Option<Url>,
    /// The DSN of a Sentry that takes errors; without it none are sent.
    pub error_reports: Option<Secret>,
    /// How log lines look.
    pub log: LogFormat,
    /// Settings that are known and set, but that this version does not use yet.
    pub unused: Vec<String>,
}

/// Whether this installation serves people or is being worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// Local stand-ins (the outbox page of mail and text messages) are open.
    Development,
    /// Local stand-ins refuse to start.
    Production,
}

impl Environment {
    /// True where local stand-ins must stay closed.
    pub fn is_production(self) -> bool {
        self == Self::Production
    }
}

/// Where the data live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A private PostgreSQL in the data folder, started and stopped by the server.
    Embedded,
    /// A PostgreSQL that somebody else runs; the address may hold a password.
    Url(Secret),
}

/// Where mail goes.
#[derive(Debug, Clone, PartialEq)]
pub enum Mail {
    /// The development page `/dev/outbox`; nothing leaves the machine.
    Outbox,
    /// A mail server.
    Smtp {
        /// `smtp://` or `smtps://`, with user and password where it asks for them.
        url: Secret,
        /// Who the mail comes from.
        from: Mailbox,
    },
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object per line, for machines.
    Json,
    /// Coloured lines, for people.
    Pretty,
}

impl Configuration {
    /// Reads the environment of this process and, in development, the file `.env` of the working folder.
    ///
    /// # Errors
    /// Every setting that is unknown, missing or malformed.
    pub fn from_environment() -> Result<Self, Problems> {
        Self::read(&Variables::from_environment()?)
    }

    /// Reads a set of variables. In development a missing secret is made and kept in the data folder.
    ///
    /// # Errors
    /// Every setting that is unknown, missing or malformed.
    pub fn read(variables: &Variables) -> Result<Self, Problems> {
        reading::configuration(variables)
    }
}
