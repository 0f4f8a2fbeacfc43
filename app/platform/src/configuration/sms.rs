//! Where text messages go.

use url::Url;

use super::{
    Environment, Secret,
    reading::{Reader, is_api_base},
};

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

impl<'a> Reader<'a> {
    pub(super) fn sms(&mut self, environment: Environment) -> Sms {
        let (carrier, base): (fn(SmsAccess) -> Sms, _) = match self.text("SMS_PROVIDER") {
            Some("twilio") => (Sms::Twilio, "https://api.twilio.com"),
            Some("orange") => (Sms::Orange, "https://api.orange.com"),
            Some(_) => {
                self.malformed("SMS_PROVIDER", "either twilio or orange");
                return Sms::Outbox;
            }
            None if environment.is_production() => return Sms::Closed,
            None => return Sms::Outbox,
        };
        self.sms_access(base).map_or(Sms::Outbox, carrier)
    }

    fn sms_access(&mut self, usual_base: &str) -> Option<SmsAccess> {
        const EXPECTED: &str = "the https address of an API, for example https://api.twilio.com";
        let base = match self.text("SMS_API_BASE") {
            Some(_) => self.parsed::<Url>("SMS_API_BASE", EXPECTED),
            None => usual_base.parse().ok(),
        };
        // Keys go there.
        if base.as_ref().is_some_and(|base| !is_api_base(base)) {
            self.malformed("SMS_API_BASE", EXPECTED);
        }
        let user = self.needed_for_sms("SMS_USER", "who we are with the carrier");
        let secret = self.needed_for_sms("SMS_SECRET", "what proves it");
        let from = self.needed_for_sms("SMS_FROM", "who messages come from");
        let access = SmsAccess::new(base?, user?.to_owned(), Secret::new(secret?), from?.to_owned());
        Some(access.named(self.text("SMS_SENDER_NAME").map(str::to_owned)))
    }

    fn needed_for_sms(&mut self, name: &str, what: &str) -> Option<&'a str> {
        let text = self.text(name);
        if text.is_none() {
            self.problems
                .add(name, format!("is missing: SMS_PROVIDER goes with it ({what})."));
        }
        text
    }
}
