//! Orange's SMS API for Africa and the Middle East, and whoever speaks like it: a token by OAuth 2
//! (client credentials, RFC 6749, 4.4), then a message in the form of the OMA's `OneAPI`.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, StatusCode};
use serde_json::json;
use tokio::{sync::Mutex, time::Instant};
use url::form_urlencoded::byte_serialize;

use super::{
    Carrier, Parcel, Undelivered,
    client::{Answer, unreached},
};
use crate::configuration::{Secret, SmsAccess};

/// A token is asked for anew so long before it ends: it has to last for one question.
const BEFORE_ITS_END: Duration = Duration::from_mins(1);
/// How long a token lasts that does not say it (the API's hour, and less is safe).
const USUAL_LIFETIME: u64 = 600;
/// What the API says of an address that is none (`SVC0004` of the OMA).
const NO_ADDRESS: &str = "SVC0004";

#[derive(Debug)]
pub(super) struct Orange {
    client: Client,
    access: SmsAccess,
    /// Held while a new one is asked for, so that one question is enough.
    token: Mutex<Option<Token>>,
}

#[derive(Clone, Debug)]
struct Token {
    value: Secret,
    until: Instant,
}

impl Orange {
    pub(super) fn new(client: Client, access: SmsAccess) -> Self {
        Self {
            client,
            access,
            token: Mutex::new(None),
        }
    }

    /// A token that is good now.
    async fn token(&self) -> Result<Secret, Undelivered> {
        let mut kept = self.token.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| token.until > Instant::now()) {
            return Ok(token.value.clone());
        }
        let fresh = self.fresh_token().await?;
        let value = fresh.value.clone();
        *kept = Some(fresh);
        Ok(value)
    }

    async fn fresh_token(&self) -> Result<Token, Undelivered> {
        let begun = Instant::now();
        let response = self
            .client
            .post(format!("{}/oauth/v3/token", self.access.api_base()))
            .basic_auth(&self.access.user, Some(self.access.secret.expose()))
            .form(&[("grant_type", "client_credentials")])
            .send()
            .await
            .map_err(unreached)?;
        let answer = Answer::of(response).await?;
        let value = answer.json["access_token"].as_str();
        let (true, Some(value)) = (answer.status.is_success(), value) else {
            // What was said with a success could be the token itself.
            return Err(Undelivered::Later(if answer.status.is_success() {
                "the carrier gave no token".to_owned()
            } else {
                answer.words()
            }));
        };
        // Orange writes the seconds as text.
        let seconds = match &answer.json["expires_in"] {
            serde_json::Value::String(text) => text.parse().ok(),
            other => other.as_u64(),
        };
        let lifetime = Duration::from_secs(seconds.unwrap_or(USUAL_LIFETIME));
        Ok(Token {
            value: Secret::new(value),
            until: begun + lifetime.saturating_sub(BEFORE_ITS_END),
        })
    }

    async fn forget_token(&self) {
        *self.token.lock().await = None;
    }

    async fn hand_over(&self, parcel: &Parcel, token: &Secret) -> Result<Answer, Undelivered> {
        let sender = format!("tel:{}", self.access.from);
        let encoded: String = byte_serialize(sender.as_bytes()).collect();
        let mut request = json!({
            "address": format!("tel:{}", parcel.recipient),
            "senderAddress": sender,
            "outboundSMSTextMessage": { "message": parcel.text },
        });
        if let Some(name) = &self.access.sender_name {
            request["senderName"] = json!(name);
        }
        let base = self.access.api_base();
        let response = self
            .client
            .post(format!("{base}/smsmessaging/v1/outbound/{encoded}/requests"))
            .bearer_auth(token.expose())
            .json(&json!({ "outboundSMSMessageRequest": request }))
            .send()
            .await
            .map_err(unreached)?;
        Answer::of(response).await
    }
}

#[async_trait]
impl Carrier for Orange {
    async fn carry(&self, parcel: &Parcel) -> Result<(), Undelivered> {
        let mut answer = self.hand_over(parcel, &self.token().await?).await?;
        if answer.status == StatusCode::UNAUTHORIZED {
            // It ended before its time, or was taken back: once more with another.
            self.forget_token().await;
            answer = self.hand_over(parcel, &self.token().await?).await?;
        }
        if answer.status.is_success() {
            return Ok(());
        }
        let said = &answer.json["requestError"]["serviceException"]["messageId"];
        Err(if said == NO_ADDRESS {
            Undelivered::Refused(answer.words())
        } else {
            Undelivered::Later(answer.words())
        })
    }

    async fn greet(&self) -> Result<(), String> {
        self.fresh_token().await.map(drop).map_err(Undelivered::into_words)
    }
}
