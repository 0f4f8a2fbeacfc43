//! The rules of passkeys, and devices that make them.

mod making;
mod signing_in;

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use platform::{account::Reauthenticated, configuration::Configuration, context::RequestContext, error::AppError};
use serde_json::{Value, json};
use sqlx::PgPool;
use webauthn_authenticator_rs::{
    prelude::{CreationChallengeResponse, RequestChallengeResponse, Url, WebauthnAuthenticator},
    softpasskey::SoftPasskey,
};

use super::{adding, checking};
use crate::{second_factor::tests::proof, town::Neighbourhood};

pub(crate) const AYA: &str = "aya@example.ci";
/// Where people reach the house in these tests.
const HERE: &str = "http://localhost:3000";

/// A town whose address is a name that browsers make passkeys for.
pub(crate) async fn town(pool: PgPool) -> Neighbourhood {
    town_at(pool, HERE).await
}

/// A town at an address.
async fn town_at(pool: PgPool, address: &str) -> Neighbourhood {
    let mut here = Neighbourhood::open(pool).await;
    let configuration = Configuration {
        base_url: address.parse().expect("an address"),
        ..(*here.town.services.configuration).clone()
    };
    here.town.services.configuration = Arc::new(configuration);
    here
}

/// Somebody's device: it keeps passkeys, and knows for whom.
pub(crate) struct Device {
    key: SoftPasskey,
    kept: Vec<(Vec<u8>, Vec<u8>)>,
    /// The page that it believes to be on.
    page: Url,
    /// Whether it makes sure that it is its owner who holds it.
    verifies: bool,
}

impl Device {
    pub(crate) fn new() -> Self {
        Self {
            key: SoftPasskey::new(true),
            kept: Vec::new(),
            page: HERE.parse().expect("an address"),
            verifies: true,
        }
    }

    fn verification(&self) -> &'static str {
        if self.verifies { "required" } else { "discouraged" }
    }

    /// Makes a passkey, and answers as a browser does.
    fn makes(&mut self, mut options: Value) -> String {
        assert_eq!(
            options["publicKey"]["authenticatorSelection"]["residentKey"], "required",
            "the device is to find it by itself"
        );
        // The key that is simulated keeps nothing; its device does.
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(false);
        options["publicKey"]["authenticatorSelection"]["userVerification"] = json!(self.verification());
        let options: CreationChallengeResponse = serde_json::from_value(options).expect("options");
        let owner = options.public_key.user.id.clone();
        let made = self.key.do_registration(self.page.clone(), options).expect("a passkey");
        self.kept.push((made.raw_id.clone(), owner));
        serde_json::to_string(&made).expect("an answer")
    }

    /// Signs with the passkey that it made last, and answers as a browser does.
    pub(crate) fn signs(&mut self, mut options: Value) -> String {
        assert_eq!(options["publicKey"]["allowCredentials"], json!([]), "it names nobody");
        let (id, owner) = self.kept.last().cloned().expect("a passkey");
        options["publicKey"]["allowCredentials"] = json!([{ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(id) }]);
        options["publicKey"]["userVerification"] = json!(self.verification());
        let options: RequestChallengeResponse = serde_json::from_value(options).expect("options");
        let mut signed = self
            .key
            .do_authentication(self.page.clone(), options)
            .expect("an answer");
        signed.response.user_handle = Some(owner);
        serde_json::to_string(&signed).expect("an answer")
    }
}

/// What a browser is asked to sign.
pub(crate) async fn asked(browser: &RequestContext) -> Value {
    checking::begin(browser).await.expect("a challenge")
}

/// Adds a passkey of a device.
async fn adds(browser: &RequestContext, device: &mut Device, name: &str) -> Result<(), AppError> {
    let proof: Reauthenticated = proof(browser).await;
    let options = adding::begin(browser, &proof).await?;
    let made = device.makes(options);
    adding::finish(browser, &proof, &made, name).await
}

/// Somebody with an account and a device that opens it.
pub(crate) async fn with_device(here: &Neighbourhood, email: &str) -> (RequestContext, Device) {
    let browser = here.member(email).await;
    let mut device = Device::new();
    adds(&browser, &mut device, "Mon téléphone").await.expect("it is added");
    (browser, device)
}

fn refused<T: std::fmt::Debug>(result: Result<T, AppError>) -> String {
    result.expect_err("it is refused").code
}
