//! OpenID Connect Core 1.0: the authorization code flow with PKCE, state and nonce.

use std::{
    collections::HashMap,
    sync::{Mutex, OnceLock, PoisonError},
    time::{Duration, Instant},
};

use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims,
        CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
    },
};
use platform::{configuration::OpenIdAccess, context::RequestContext, outside::ask, session::PROOF_LIFETIME};

use super::{
    asking::way_back,
    identity::Identity,
    leaving::{Purpose, Trip},
    model::{Provider, Unfinished},
};

/// How long what a provider says of itself, its keys included, is believed without asking again.
const BELIEVED: Duration = Duration::from_hours(1);

/// A client that knows where its provider asks, and perhaps where it answers.
type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Where the provider asks somebody who they are.
pub(super) async fn address(
    context: &RequestContext,
    access: &OpenIdAccess,
    trip: &Trip,
) -> Result<String, Unfinished> {
    let client = client(context, access, trip, known(&access.issuer).await?)?;
    let (state, nonce) = (CsrfToken::new(trip.state.clone()), Nonce::new(trip.nonce.clone()));
    let verifier = PkceCodeVerifier::new(trip.verifier.clone());
    let mut question = client
        .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("profile".to_owned()))
        .add_ui_locale(LanguageTag::new(context.language.tag().to_owned()))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
    if matches!(trip.purpose, Purpose::Confirm(_)) {
        // Google knows no other way to ask again.
        question = question.add_prompt(match trip.provider {
            Provider::Google => CoreAuthPrompt::SelectAccount,
            Provider::Openid | Provider::Facebook => CoreAuthPrompt::Login,
        });
    }
    let (address, _, _) = question.url();
    Ok(address.into())
}

/// Who the provider says that somebody is, for the code with which they came back.
pub(super) async fn identity(
    context: &RequestContext,
    access: &OpenIdAccess,
    trip: &Trip,
    code: String,
) -> Result<Identity, Unfinished> {
    let mut client = client(context, access, trip, known(&access.issuer).await?)?;
    let tokens = exchange(&client, trip, code).await?;
    let claims = match claims(context, &client, trip, &tokens) {
        // Keys change: it is asked for its present ones, once.
        Err(ClaimsVerificationError::SignatureVerification(_)) => {
            client = self::client(context, access, trip, asked(&access.issuer).await?)?;
            self::claims(context, &client, trip, &tokens)
        }
        decided => decided,
    };
    let claims = claims.map_err(|cause| {
        tracing::warn!(%cause, "a provider's answer proves nothing");
        Unfinished::Unproved
    })?;
    if matches!(trip.purpose, Purpose::Confirm(_)) && is_old(context, &claims) {
        return Err(Unfinished::Unproved);
    }
    let (mut name, mut email, mut verified) = (
        claims
            .name()
            .and_then(|name| name.get(None))
            .map(|name| name.to_string()),
        claims.email().map(|email| email.to_string()),
        claims.email_verified(),
    );
    if email.is_none()
        && let Some(more) = more(&client, &tokens, &claims).await
    {
        name = name.or_else(|| more.name().and_then(|name| name.get(None)).map(|name| name.to_string()));
        email = more.email().map(|email| email.to_string());
        verified = more.email_verified();
    }
    let subject = claims.subject().as_str();
    Identity::of(
        &access.issuer,
        subject,
        name.as_deref().unwrap_or_default(),
        email.as_deref(),
        verified == Some(true),
    )
    .ok_or(Unfinished::Unproved)
}

/// Whether a provider that says when somebody showed who they are says that it was long ago.
fn is_old(context: &RequestContext, claims: &CoreIdTokenClaims) -> bool {
    claims
        .auth_time()
        .is_some_and(|shown_at| context.now() - shown_at >= PROOF_LIFETIME)
}

fn client(
    context: &RequestContext,
    access: &OpenIdAccess,
    trip: &Trip,
    metadata: CoreProviderMetadata,
) -> Result<Client, Unfinished> {
    let way_back = RedirectUrl::new(way_back(context, trip.provider)).map_err(|_| Unfinished::Unavailable)?;
    // Without a word on it, by the header (OpenID Connect Discovery 1.0, 3).
    let by_header = metadata
        .token_endpoint_auth_methods_supported()
        .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(access.client.clone()),
        Some(ClientSecret::new(access.secret.expose().to_owned())),
    );
    let client = client.set_redirect_uri(way_back);
    Ok(if by_header {
        client
    } else {
        client.set_auth_type(AuthType::RequestBody)
    })
}

async fn exchange(client: &Client, trip: &Trip, code: String) -> Result<CoreTokenResponse, Unfinished> {
    client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(|_| Unfinished::Unavailable)?
        .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()))
        .request_async(&ask)
        .await
        .map_err(|cause| match cause {
            RequestTokenError::ServerResponse(_) => Unfinished::Unproved,
            cause => {
                tracing::warn!(%cause, "a provider gave no token");
                Unfinished::Unavailable
            }
        })
}

/// Signature, issuer, audience, time and nonce are right (OpenID Connect Core 1.0, 3.1.3.7).
fn claims(
    context: &RequestContext,
    client: &Client,
    trip: &Trip,
    tokens: &CoreTokenResponse,
) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
    let none = || ClaimsVerificationError::Other("no ID token".to_owned());
    let now = context.now();
    let verifier = client.id_token_verifier().set_time_fn(move || now);
    let token = tokens.id_token().ok_or_else(none)?;
    token.claims(&verifier, &Nonce::new(trip.nonce.clone())).cloned()
}

/// What some providers say only when asked once more. It decides nothing about who it is.
async fn more(client: &Client, tokens: &CoreTokenResponse, claims: &CoreIdTokenClaims) -> Option<CoreUserInfoClaims> {
    let question = client
        .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        .ok()?;
    question.request_async(&ask).await.ok()
}

/// What a provider said of itself.
struct Said {
    at: Instant,
    metadata: CoreProviderMetadata,
}

fn memory() -> &'static Mutex<HashMap<String, Said>> {
    static MEMORY: OnceLock<Mutex<HashMap<String, Said>>> = OnceLock::new();
    MEMORY.get_or_init(Mutex::default)
}

/// What a provider says of itself, asked for once an hour.
async fn known(issuer: &str) -> Result<CoreProviderMetadata, Unfinished> {
    let kept = {
        let memory = memory().lock().unwrap_or_else(PoisonError::into_inner);
        let said = memory.get(issuer).filter(|said| said.at.elapsed() < BELIEVED);
        said.map(|said| said.metadata.clone())
    };
    match kept {
        Some(metadata) => Ok(metadata),
        None => asked(issuer).await,
    }
}

/// The same, asked for now.
async fn asked(issuer: &str) -> Result<CoreProviderMetadata, Unfinished> {
    let metadata = discovered(issuer).await.map_err(|cause| {
        tracing::warn!(cause, issuer, "a provider does not say how it is asked");
        Unfinished::Unavailable
    })?;
    let said = Said {
        at: Instant::now(),
        metadata: metadata.clone(),
    };
    let mut memory = memory().lock().unwrap_or_else(PoisonError::into_inner);
    memory.insert(issuer.to_owned(), said);
    Ok(metadata)
}

/// Whether a provider says how it is asked.
///
/// # Errors
/// In plain words.
pub(super) async fn greet(issuer: &str) -> Result<(), String> {
    discovered(issuer).await.map(drop)
}

async fn discovered(issuer: &str) -> Result<CoreProviderMetadata, String> {
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|cause| cause.to_string())?;
    CoreProviderMetadata::discover_async(issuer, &ask)
        .await
        .map_err(|cause| cause.to_string())
}
