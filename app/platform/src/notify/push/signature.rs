//! Saying who speaks: a signed token for one push service and half a day (RFC 8292).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use p256::ecdsa::{Signature, signature::Signer};
use serde_json::json;

use super::endpoint::Endpoint;
use crate::configuration::Vapid;

/// How long a token is good; push services refuse more than a day.
const LIFETIME: TimeDelta = TimeDelta::hours(12);

/// The value of `Authorization`, for a message to an endpoint.
pub(super) fn authorization(vapid: &Vapid, endpoint: &Endpoint, now: DateTime<Utc>) -> String {
    let claims = json!({
        "aud": endpoint.origin(),
        "exp": (now + LIFETIME).timestamp(),
        "sub": vapid.contact(),
    });
    let head = json!({ "typ": "JWT", "alg": "ES256" });
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let signed = format!(
        "{}.{}",
        encode(head.to_string().as_bytes()),
        encode(claims.to_string().as_bytes())
    );
    let signature: Signature = vapid.key().sign(signed.as_bytes());
    let token = format!("{signed}.{}", encode(&signature.to_bytes()));
    format!("vapid t={token}, k={}", encode(&vapid.public_key()))
}
