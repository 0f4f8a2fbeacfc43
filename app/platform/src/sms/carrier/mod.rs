//! How text messages leave the house.

mod client;
mod closed;
mod orange;
mod outbox;
mod twilio;

use std::{fmt, sync::Arc};

use async_trait::async_trait;

use self::{closed::Closed, orange::Orange, outbox::Outbox, twilio::Twilio};
use crate::configuration::{Configuration, Sms};

/// A message with all it needs to leave.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Parcel {
    /// The phone, in E.164.
    pub(super) recipient: String,
    /// What it says.
    pub(super) text: String,
}

/// Why a message did not leave. The words may name the recipient: for the outbox, not for the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undelivered {
    /// It never will: no phone answers to the number, or it does not want it.
    Refused(String),
    /// It may later.
    Later(String),
}

/// Whoever takes messages to phones.
#[async_trait]
pub(super) trait Carrier: fmt::Debug + Send + Sync {
    /// Hands a message over; afterwards it is theirs.
    async fn carry(&self, parcel: &Parcel) -> Result<(), Undelivered>;

    /// Asks whether they know us, without sending anything.
    ///
    /// # Errors
    /// In plain words, without secrets.
    async fn greet(&self) -> Result<(), String>;
}

/// The carrier that the settings chose; cheap to clone.
#[derive(Clone, Debug)]
pub struct Courier(Arc<dyn Carrier>);

/// Why there is no way to any carrier.
#[derive(Debug, thiserror::Error)]
pub enum NoCourier {
    /// The encryption could not be set up.
    #[error("encryption cannot be set up: {0}")]
    Encryption(#[from] rustls::Error),
    /// The client could not be set up.
    #[error("no client can be set up: {0}")]
    Client(#[from] reqwest::Error),
}

impl Courier {
    /// The carrier that the settings choose. Nothing is connected to yet.
    ///
    /// # Errors
    /// When this machine cannot ask anybody.
    pub fn of(configuration: &Configuration) -> Result<Self, NoCourier> {
        Ok(Self(match &configuration.sms {
            Sms::Outbox => Arc::new(Outbox),
            Sms::Closed => Arc::new(Closed),
            Sms::Twilio(access) => Arc::new(Twilio::new(client::client()?, access.clone())),
            Sms::Orange(access) => Arc::new(Orange::new(client::client()?, access.clone())),
        }))
    }

    /// Asks the carrier whether it knows us, without sending anything.
    ///
    /// # Errors
    /// In plain words, without secrets.
    pub async fn greet(&self) -> Result<(), String> {
        self.0.greet().await
    }

    pub(super) async fn carry(&self, parcel: &Parcel) -> Result<(), Undelivered> {
        self.0.carry(parcel).await
    }
}
