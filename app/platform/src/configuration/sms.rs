//! Where text messages go.

use url::Url;

use super::Secret;

/// Where text messages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sms {
    /// Nowhere: nobody enters by a phone.
    Closed,
    /// The development page `/dev/outbox`; nothing leaves the machine.
    Outbox,
    /// Twilio, or whoever speaks like it.
    Twilio(SmsAccess),
    /// Orange's API for Africa and the Middle East, or whoever speaks like it.
    Orange(SmsAccess),
}

/// How a carrier of text messages is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmsAccess {
    base: Url,
    /// Who we are there: Twilio's account SID, Orange's client id.
    pub user: String,
    /// What proves it: Twilio's token, Orange's client secret.
    pub secret: Secret,
    /// Who messages come from: a number in E.164; with Twilio also a name that it knows.
    pub from: String,
    /// The name that phones show in the place of the number; Orange alone asks for it.
    pub sender_name: Option<String>,
}

impl SmsAccess {
    /// Access to a carrier; `base` is where its API begins.
    pub fn new(base: Url, user: String, secret: Secret, from: String) -> Self {
        Self {
            base,
            user,
            secret,
            from,
            sender_name: None,
        }
    }

    /// The same, under a name.
    #[must_use]
    pub fn named(mut self, sender_name: Option<String>) -> Self {
        self.sender_name = sender_name;
        self
    }

    /// Where the carrier's API begins, without a slash at its end.
    pub fn api_base(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }
}
