//! Facebook: OAuth 2 (RFC 6749) with its own way of saying who somebody is. It is asked for the id and
//! the name alone: it does not say whether an address is verified, so none would count.

use std::fmt::Write;

use hmac::{Hmac, Mac};
use http::{Request, header};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse, TokenUrl,
    basic::BasicClient,
};
use platform::{configuration::FacebookAccess, context::RequestContext, outside::ask};
use serde::Deserialize;
use sha2::Sha256;

use super::{
    asking::way_back,
    identity::Identity,
    leaving::{Purpose, Trip},
    model::Unfinished,
};

/// The version of its API.
const VERSION: &str = "v23.0";

type Client = BasicClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Who somebody is there.
#[derive(Deserialize)]
struct Person {
    id: String,
    #[serde(default)]
    name: String,
}

/// Where Facebook asks somebody who they are.
pub(super) fn address(context: &RequestContext, access: &FacebookAccess, trip: &Trip) -> Result<String, Unfinished> {
    let client = client(context, access, trip).ok_or(Unfinished::Unavailable)?;
    let state = CsrfToken::new(trip.state.clone());
    let verifier = PkceCodeVerifier::new(trip.verifier.clone());
    let mut question = client
        .authorize_url(move || state)
        .add_scope(Scope::new("public_profile".to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    if matches!(trip.purpose, Purpose::Confirm(_)) {
        question = question.add_extra_param("auth_type", "reauthenticate");
    }
    let (address, _) = question.url();
    Ok(address.into())
}

/// Who it says that somebody is, for the code with which they came back.
pub(super) async fn identity(
    context: &RequestContext,
    access: &FacebookAccess,
    trip: &Trip,
    code: String,
) -> Result<Identity, Unfinished> {
    let client = client(context, access, trip).ok_or(Unfinished::Unavailable)?;
    let tokens = client
        .exchange_code(AuthorizationCode::new(code))
        .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()))
        .request_async(&ask)
        .await
        .map_err(|cause| match cause {
            RequestTokenError::ServerResponse(_) => Unfinished::Unproved,
            cause => {
                tracing::warn!(%cause, "Facebook gave no token");
                Unfinished::Unavailable
            }
        })?;
    let person = person(access, tokens.access_token().secret()).await?;
    Identity::of(access.issuer(), &person.id, &person.name, None, false).ok_or(Unfinished::Unproved)
}

fn client(context: &RequestContext, access: &FacebookAccess, trip: &Trip) -> Option<Client> {
    let asks = format!("{}/{VERSION}/dialog/oauth", access.issuer());
    let answers = format!("{}/{VERSION}/oauth/access_token", access.graph());
    let client = BasicClient::new(ClientId::new(access.app.clone()))
        .set_client_secret(ClientSecret::new(access.secret.expose().to_owned()))
        .set_auth_type(AuthType::RequestBody)
        .set_auth_uri(AuthUrl::new(asks).ok()?)
        .set_token_uri(TokenUrl::new(answers).ok()?)
        .set_redirect_uri(RedirectUrl::new(way_back(context, trip.provider)).ok()?);
    Some(client)
}

async fn person(access: &FacebookAccess, token: &str) -> Result<Person, Unfinished> {
    let proof = proof(access, token).ok_or(Unfinished::Unavailable)?;
    let address = format!("{}/{VERSION}/me?fields=id,name&appsecret_proof={proof}", access.graph());
    let question = Request::get(address)
        .header(header::ACCEPT, "application/json")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Vec::new())
        .map_err(|_| Unfinished::Unproved)?;
    let answer = ask(question).await.map_err(|cause| {
        tracing::warn!(%cause, "Facebook does not say who somebody is");
        Unfinished::Unavailable
    })?;
    if !answer.status().is_success() {
        return Err(Unfinished::Unproved);
    }
    serde_json::from_slice(answer.body()).map_err(|_| Unfinished::Unproved)
}

/// That it is we who ask with a token (Facebook, "Securing Graph API Requests").
fn proof(access: &FacebookAccess, token: &str) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(access.secret.expose().as_bytes()).ok()?;
    mac.update(token.as_bytes());
    let bytes = mac.finalize().into_bytes();
    Some(bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
