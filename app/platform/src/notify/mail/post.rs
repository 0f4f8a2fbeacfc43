//! How letters leave the house.

use std::time::{Duration, SystemTime};

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{self, PoolConfig, response::Category},
};
use uuid::Uuid;

use crate::configuration::{Configuration, Mail};

/// How long a mail server may take to answer one command.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many connections to the mail server are kept open.
const CONNECTIONS: u32 = 4;

/// How letters leave the house: through a mail server, or not at all, to be read in the outbox page.
#[derive(Clone, Debug)]
pub struct Post {
    way: Way,
    /// What stands after the `@` in a letter's Message-ID.
    host: String,
}

#[derive(Clone, Debug)]
enum Way {
    Outbox,
    Smtp {
        transport: AsyncSmtpTransport<Tokio1Executor>,
        from: Mailbox,
    },
}

/// A letter with all it needs to leave.
#[derive(Clone, Debug)]
pub(super) struct Envelope {
    pub(super) id: Uuid,
    pub(super) recipient: String,
    pub(super) subject: String,
    pub(super) html: String,
    pub(super) text: String,
}

/// Why a letter did not leave. The words may name the recipient: for the outbox, not for the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undelivered {
    /// It never will: the address does not exist, or does not want it.
    Refused(String),
    /// It may later.
    Later(String),
}

impl Post {
    /// The way that the settings say. Connections are opened when the first letter leaves.
    ///
    /// # Errors
    /// When the mail server's address is not one.
    pub fn of(configuration: &Configuration) -> Result<Self, smtp::Error> {
        let way = match &configuration.mail {
            Mail::Outbox => Way::Outbox,
            Mail::Smtp { url, from } => Way::Smtp {
                transport: AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())?
                    .timeout(Some(PATIENCE))
                    .pool_config(PoolConfig::new().max_size(CONNECTIONS))
                    .build(),
                from: from.clone(),
            },
        };
        let host = configuration.base_url.host_str().unwrap_or("localhost").to_owned();
        Ok(Self { way, host })
    }

    /// Hands a letter over; afterwards it is the mail server's.
    pub(super) async fn deliver(&self, envelope: Envelope, now: SystemTime) -> Result<(), Undelivered> {
        let Way::Smtp { transport, from } = &self.way else {
            return Ok(());
        };
        let message = self.message(envelope, from, now).map_err(Undelivered::Refused)?;
        transport.send(message).await.map(drop).map_err(undelivered)
    }

    /// The message as it travels. Its Message-ID is the letter's own, so that a receiver who gets
    /// it twice (sent, and the server died before it could note that) can tell.
    fn message(&self, envelope: Envelope, from: &Mailbox, now: SystemTime) -> Result<Message, String> {
        let recipient: Address = envelope
            .recipient
            .parse()
            .map_err(|cause| format!("no address: {cause}"))?;
        let automatic = HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        );
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new(None, recipient))
            .subject(envelope.subject)
            .message_id(Some(format!("<{}@{}>", envelope.id, self.host)))
            .date(now)
            .raw_header(automatic)
            .multipart(MultiPart::alternative_plain_html(envelope.text, envelope.html))
            .map_err(|cause| format!("no message: {cause}"))
    }
}

/// Only an answer `55x` is final: its second digit says that it is about the mail system, which
/// is this recipient or this message (RFC 5321, 4.2.1). A refused password (`535`) or a server
/// that turns us away (`521`) is ours to repair, and the letter waits for that.
fn undelivered(error: smtp::Error) -> Undelivered {
    let about_this_letter = error.status().is_some_and(|code| code.category == Category::MailSystem);
    if error.is_permanent() && about_this_letter {
        Undelivered::Refused(error.to_string())
    } else {
        Undelivered::Later(error.to_string())
    }
}
