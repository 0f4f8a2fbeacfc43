//! A provider on this machine: OpenID Connect and what speaks like Facebook. It asks nobody anything,
//! and checks what a provider checks.

use std::{
    collections::HashMap,
    fmt::Write,
    sync::{Arc, Mutex, MutexGuard},
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use url::Url;

use super::super::returning::Answered;

/// A running provider.
#[derive(Clone)]
pub(super) struct LocalProvider {
    /// Who it is, and where.
    pub(super) base: String,
    desk: Arc<Mutex<Desk>>,
}

/// What lies on its desk.
struct Desk {
    base: String,
    now: DateTime<Utc>,
    /// What it says of the person, over what is usual.
    says: Map<String, Value>,
    /// What it says only when asked once more.
    says_later: Value,
    /// The key that it shows, and the one that it signs with.
    shown: Key,
    signs: Key,
    /// What was asked, by code.
    codes: HashMap<String, Asked>,
    /// How often somebody wanted to know how it is asked.
    looked_at: usize,
}

#[derive(Clone)]
struct Key {
    id: &'static str,
    secret: SigningKey,
}

struct Asked {
    nonce: String,
    challenge: String,
}

fn key(id: &'static str, seed: u8) -> Key {
    Key {
        id,
        secret: SigningKey::from_bytes(&[seed; 32].into()).expect("a key"),
    }
}

impl LocalProvider {
    pub(super) async fn open(now: DateTime<Utc>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let desk = Arc::new(Mutex::new(Desk {
            base: base.clone(),
            now,
            says: Map::new(),
            says_later: Value::Null,
            shown: key("one", 1),
            signs: key("one", 1),
            codes: HashMap::new(),
            looked_at: 0,
        }));
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(describes))
            .route("/keys", get(shows_keys))
            .route("/token", post(gives_token))
            .route("/userinfo", get(says_more))
            .route("/v23.0/oauth/access_token", post(gives_access))
            .route("/v23.0/me", get(says_who))
            .with_state(Arc::clone(&desk));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { base, desk }
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().expect("the desk")
    }

    /// Says something else from now on, or more.
    pub(super) fn says(&self, claims: Value) {
        let Value::Object(claims) = claims else {
            panic!("claims are an object");
        };
        self.desk().says.extend(claims);
    }

    /// Says of something again what is usual.
    pub(super) fn forgets(&self, claim: &str) {
        self.desk().says.remove(claim);
    }

    /// Says something only when asked once more.
    pub(super) fn says_later(&self, claims: Value) {
        self.desk().says_later = claims;
    }

    /// Signs with another key from now on, and shows it.
    pub(super) fn changes_its_key(&self) {
        let mut desk = self.desk();
        (desk.shown, desk.signs) = (key("two", 2), key("two", 2));
    }

    /// Somebody else signs in its name.
    pub(super) fn is_imitated(&self) {
        self.desk().signs = key("one", 3);
    }

    pub(super) fn was_looked_at(&self) -> usize {
        self.desk().looked_at
    }

    /// The person agrees: what they come back with.
    pub(super) fn agrees(&self, address: &Url) -> Answered {
        let asked: HashMap<_, _> = address.query_pairs().into_owned().collect();
        assert_eq!(asked["client_id"], "parvis");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(
            asked["redirect_uri"].starts_with("http://parvis.test/login/with/"),
            "{address}"
        );
        let code = format!("code-{}", self.desk().codes.len());
        let kept = Asked {
            nonce: asked.get("nonce").cloned().unwrap_or_default(),
            challenge: asked["code_challenge"].clone(),
        };
        self.desk().codes.insert(code.clone(), kept);
        Answered {
            state: asked["state"].clone(),
            code: Some(code),
            issuer: None,
        }
    }
}

type Place = State<Arc<Mutex<Desk>>>;

async fn describes(State(desk): Place) -> Json<Value> {
    let mut desk = desk.lock().expect("the desk");
    desk.looked_at += 1;
    let base = &desk.base;
    Json(json!({
        "issuer": base,
        "authorization_endpoint": format!("{base}/ask"),
        "token_endpoint": format!("{base}/token"),
        "userinfo_endpoint": format!("{base}/userinfo"),
        "jwks_uri": format!("{base}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    }))
}

async fn shows_keys(State(desk): Place) -> Json<Value> {
    let desk = desk.lock().expect("the desk");
    let point = desk.shown.secret.verifying_key().to_encoded_point(false);
    let encode = |bytes: Option<&p256::FieldBytes>| bytes.map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": desk.shown.id,
        "x": encode(point.x()), "y": encode(point.y()),
    });
    Json(json!({ "keys": [key] }))
}

/// The code that was given, with the verifier that belongs to it, once.
fn exchanged(desk: &Mutex<Desk>, form: &HashMap<String, String>) -> Option<Asked> {
    let asked = desk.lock().expect("the desk").codes.remove(form.get("code")?)?;
    let verifier = Sha256::digest(form.get("code_verifier")?);
    (URL_SAFE_NO_PAD.encode(verifier) == asked.challenge).then_some(asked)
}

fn no_grant() -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response()
}

async fn gives_token(State(desk): Place, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    // `parvis:s3cret`
    if headers
        .get(header::AUTHORIZATION)
        .is_none_or(|said| said != "Basic cGFydmlzOnMzY3JldA==")
    {
        return (StatusCode::UNAUTHORIZED, Json(json!({ "error": "invalid_client" }))).into_response();
    }
    let Some(asked) = exchanged(&desk, &form) else {
        return no_grant();
    };
    let desk = desk.lock().expect("the desk");
    let mut claims = json!({
        "iss": desk.base,
        "sub": "aya-1",
        "aud": "parvis",
        "iat": desk.now.timestamp(),
        "exp": (desk.now + TimeDelta::hours(1)).timestamp(),
        "nonce": asked.nonce,
        "name": "Aya Kouassi",
        "email": super::AYA,
        "email_verified": true,
    });
    for (name, value) in &desk.says {
        claims[name] = value.clone();
    }
    let claims: Map<String, Value> = claims
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let head = json!({ "alg": "ES256", "typ": "JWT", "kid": desk.signs.id });
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", encode(&head), encode(&Value::Object(claims)));
    let signature: Signature = desk.signs.secret.sign(signed.as_bytes());
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()));
    Json(json!({ "access_token": "access", "token_type": "Bearer", "id_token": token })).into_response()
}

async fn says_more(State(desk): Place) -> Json<Value> {
    Json(desk.lock().expect("the desk").says_later.clone())
}

async fn gives_access(State(desk): Place, Form(form): Form<HashMap<String, String>>) -> Response {
    let ours = form.get("client_id").is_some_and(|id| id == "parvis")
        && form.get("client_secret").is_some_and(|secret| secret == "s3cret");
    if !ours || exchanged(&desk, &form).is_none() {
        return no_grant();
    }
    Json(json!({ "access_token": "access", "token_type": "bearer", "expires_in": 5_183_944 })).into_response()
}

async fn says_who(State(desk): Place, headers: HeaderMap, Query(asked): Query<HashMap<String, String>>) -> Response {
    let mut mac = Hmac::<Sha256>::new_from_slice(b"s3cret").expect("a key");
    mac.update(b"access");
    let bytes = mac.finalize().into_bytes();
    let proof = bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    let known = headers
        .get(header::AUTHORIZATION)
        .is_some_and(|said| said == "Bearer access");
    if !known || asked.get("appsecret_proof") != Some(&proof) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let desk = desk.lock().expect("the desk");
    let mut person = json!({ "id": "10158", "name": "Aya Kouassi" });
    for (name, value) in &desk.says {
        person[name] = value.clone();
    }
    Json(person).into_response()
}
