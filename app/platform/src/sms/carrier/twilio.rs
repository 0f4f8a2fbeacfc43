//! Twilio, and whoever speaks like it (Programmable Messaging, API of 2010-04-01).

use async_trait::async_trait;
use reqwest::{Client, RequestBuilder};

use super::{
    Carrier, Parcel, Undelivered,
    client::{Answer, unreached},
};
use crate::configuration::SmsAccess;

/// What Twilio says of a recipient whom no message will ever reach: no number, in no network, who does
/// not want any, no mobile.
const HOPELESS: [i64; 4] = [21211, 21612, 21610, 21614];

#[derive(Debug)]
pub(super) struct Twilio {
    client: Client,
    access: SmsAccess,
}

impl Twilio {
    pub(super) fn new(client: Client, access: SmsAccess) -> Self {
        Self { client, access }
    }

    fn address(&self, of: &str) -> String {
        let (base, user) = (self.access.api_base(), &self.access.user);
        format!("{base}/2010-04-01/Accounts/{user}{of}")
    }

    /// Basic authentication: the account's SID and its token.
    async fn ask(&self, request: RequestBuilder) -> Result<Answer, Undelivered> {
        let request = request.basic_auth(&self.access.user, Some(self.access.secret.expose()));
        Answer::of(request.send().await.map_err(unreached)?).await
    }
}

#[async_trait]
impl Carrier for Twilio {
    async fn carry(&self, parcel: &Parcel) -> Result<(), Undelivered> {
        let form = [
            ("To", parcel.recipient.as_str()),
            ("From", self.access.from.as_str()),
            ("Body", parcel.text.as_str()),
        ];
        let answer = self
            .ask(self.client.post(self.address("/Messages.json")).form(&form))
            .await?;
        if answer.status.is_success() {
            return Ok(());
        }
        // All else is ours to repair (a token, an empty account) or theirs: the message waits for it.
        let hopeless = answer.json["code"]
            .as_i64()
            .is_some_and(|code| HOPELESS.contains(&code));
        Err(if hopeless {
            Undelivered::Refused(answer.words())
        } else {
            Undelivered::Later(answer.words())
        })
    }

    async fn greet(&self) -> Result<(), String> {
        let answer = self
            .ask(self.client.get(self.address(".json")))
            .await
            .map_err(Undelivered::into_words)?;
        if answer.status.is_success() {
            Ok(())
        } else {
            Err(answer.words())
        }
    }
}
