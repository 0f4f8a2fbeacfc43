//! Who asks, from where, in which language: made once per request, before anything else runs.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::TimeDelta;
use ipnet::IpNet;
use platform::{
    account::{Viewer, store},
    context::RequestContext,
    error::AppError,
    flags::Flags,
    forms,
    language::Language,
    limits::{Limit, place},
    live::{self, LiveStart},
    looking,
    services::Services,
    session,
};
use tower_sessions::Session;

use super::{Stack, known_browser};

/// What any one address or account may ask for.
const EVERYTHING: Limit = Limit::new("everything", 600, TimeDelta::minutes(1));
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Puts the [`RequestContext`] into the request's extensions, and for pages the beginning of
/// their live line and their flags.
pub async fn layer(State(stack): State<Stack>, session: Session, request: Request, next: Next) -> Response {
    // Reading it is what finds out whether it exists; it is read once.
    let unknown = session::account_of(&session).await.is_ok() && session.is_empty().await;
    let mut response = answer(&stack, session.clone(), request, next).await;
    if unknown && session.is_empty().await {
        response.extensions_mut().insert(UnknownSession);
    }
    response
}

/// The request's session is none of ours, and has not become one.
#[derive(Clone, Copy, Debug)]
pub struct UnknownSession;

async fn answer(stack: &Stack, session: Session, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match identify(&stack.services, session, &parts).await {
        Ok(context) => {
            if parts.method.is_safe() && forms::accepts_html(&parts.headers) {
                match start(&context).await {
                    Ok((live, flags)) => {
                        parts.extensions.insert(live);
                        parts.extensions.insert(flags);
                    }
                    Err(error) => return error.into_response(),
                }
            }
            let language = context.language;
            let known_browser = context.known_browser.clone();
            parts.extensions.insert(context);
            let mut response = next.run(Request::from_parts(parts, body)).await;
            // A refusal may be in the language of who looks through the viewer's eyes.
            let language = *response.extensions_mut().get_or_insert(language);
            known_browser::write(&stack.services, &known_browser, &mut response);
            // A page differs by who asks and by what they read.
            let headers = response.headers_mut();
            headers.append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
            headers
                .entry(header::CONTENT_LANGUAGE)
                .or_insert(HeaderValue::from_static(language.tag()));
            // Kept by this browser alone, and asked for again each time.
            headers
                .entry(header::CACHE_CONTROL)
                .or_insert(HeaderValue::from_static("private, no-cache"));
            response
        }
        Err((error, language)) => {
            let mut response = error.with_sentence(language).into_response();
            response.extensions_mut().insert(language);
            response
        }
    }
}

/// What a page begins with: its live line, and the flags that are on for who sees it. Who looks through
/// somebody's eyes has no line.
async fn start(context: &RequestContext) -> Result<(LiveStart, Flags), AppError> {
    let account = context.viewer.as_ref().map(|viewer| viewer.id);
    let flags = context.services.flags.flags_of(context.pool(), account).await?;
    let live = match context.looking {
        Some(_) => LiveStart::default(),
        None => live::start(context).await?,
    };
    Ok((live, flags))
}

async fn identify(
    services: &Services,
    session: Session,
    parts: &Parts,
) -> Result<RequestContext, (AppError, Language)> {
    let headers = &parts.headers;
    let guessed = guess_language(headers);
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    let mut context = RequestContext {
        services: services.clone(),
        language: guessed,
        ip: visitor(peer, headers, &services.configuration.trusted_proxies),
        viewer: None,
        looking: None,
        session: None,
        user_agent: user_agent(headers),
        known_browser: known_browser::read(services, headers),
    };
    EVERYTHING
        .take(&context, place(context.ip))
        .await
        .map_err(|error| (error, guessed))?;
    if headers.contains_key(header::COOKIE) {
        context.viewer = viewer(&context, &session).await.map_err(|error| (error, guessed))?;
    }
    if let Some(viewer) = &context.viewer {
        tracing::Span::current().record("account", tracing::field::display(viewer.id));
        context.language = viewer.language;
        EVERYTHING
            .take(&context, viewer.id)
            .await
            .map_err(|error| (error, viewer.language))?;
    }
    context.session = Some(session);
    see(context).await.map_err(|error| (error, guessed))
}

/// Where an operator looks through somebody's eyes: that person is whose pages are shown, in their
/// language. Limits and the log's account stay the operator's.
async fn see(mut context: RequestContext) -> Result<RequestContext, AppError> {
    if let Some((looking, eyes)) = looking::resume(&context).await? {
        context.language = eyes.language;
        context.viewer = Some(eyes);
        context.looking = Some(looking);
    }
    Ok(context)
}

async fn viewer(context: &RequestContext, session: &Session) -> Result<Option<Viewer>, AppError> {
    let Some(account) = session::account_of(session).await? else {
        return Ok(None);
    };
    if let Some(id) = session.id() {
        session::touch(
            context.pool(),
            &context.services.clock,
            id,
            account,
            &context.user_agent,
        )
        .await?;
    }
    store::viewer(context.pool(), account).await
}

/// Cookie, then `Accept-Language`, then French.
pub fn guess_language(headers: &HeaderMap) -> Language {
    super::language::cookie(headers)
        .or_else(|| Language::preferred(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?))
        .unwrap_or_default()
}

/// The first address from the right that is not a proxy of ours.
fn visitor(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_trusted(&peer) {
        return peer;
    }
    let forwarded: Vec<&str> = headers
        .get_all(FORWARDED)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let mut visitor = peer;
    for part in forwarded.iter().rev().flat_map(|value| value.rsplit(',')) {
        let Ok(address) = part.trim().parse::<IpAddr>() else {
            break;
        };
        visitor = address;
        if !is_trusted(&address) {
            break;
        }
    }
    visitor
}

fn user_agent(headers: &HeaderMap) -> String {
    let text = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or("?");
    text.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // Behind no proxy of ours, no header moves anybody; behind one, the address is one that the header
    // names or the proxy's own.
    proptest! {
        #[test]
        fn nobody_chooses_an_address_that_was_not_seen(value in "([0-9a-f.:]{0,12}|192\\.0\\.2\\.[0-9]{1,2}|10\\.0\\.0\\.[0-9]|[ ,;\"]){0,6}") {
            let Ok(header) = HeaderValue::from_str(&value) else { return Ok(()) };
            let headers = HeaderMap::from_iter([(FORWARDED, header)]);
            let (stranger, proxy) = (IpAddr::from([203, 0, 113, 9]), IpAddr::from([10, 0, 0, 1]));
            let trusted: Vec<IpNet> = vec!["10.0.0.0/8".parse().expect("a network")];
            prop_assert_eq!(visitor(stranger, &headers, &trusted), stranger);
            prop_assert_eq!(visitor(proxy, &headers, &[]), proxy);
            let seen = visitor(proxy, &headers, &trusted);
            let named = value.split(',').any(|part| part.trim().parse() == Ok(seen));
            prop_assert!(named || seen == proxy, "{}", seen);
        }
    }

    fn forwarded(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(FORWARDED, value.parse().expect("a header"))])
    }

    #[test]
    fn a_stranger_cannot_claim_another_address() {
        let peer = IpAddr::from([203, 0, 113, 9]);
        assert_eq!(visitor(peer, &forwarded("198.51.100.1"), &[]), peer);
    }

    #[test]
    fn the_last_address_before_our_proxies_counts() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        let seen = visitor(
            IpAddr::from([10, 0, 0, 1]),
            &forwarded("192.0.2.66, 198.51.100.1, 10.0.0.2"),
            &trusted,
        );
        assert_eq!(seen, IpAddr::from([198, 51, 100, 1]));
    }
}
