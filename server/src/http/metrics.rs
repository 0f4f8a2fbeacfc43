//! `GET /metrics`: what is measured, for Prometheus.

use std::{net::SocketAddr, sync::OnceLock, time::Instant};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use metrics::{counter, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use platform::error::AppError;
use subtle::ConstantTimeEq;

use super::Stack;

const LATENCY: &str = "http_request_duration_seconds";
/// Seconds; fine around the budget of 25 ms.
const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
const JOBS_PICKUP: &str = "jobs_pickup_seconds";
const JOBS_DURATION: &str = "jobs_duration_seconds";
/// Seconds; fine around the budget of 20 ms, and up to a backup that takes an hour.
const JOBS_BUCKETS: [f64; 11] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1.0, 10.0, 60.0, 600.0, 3600.0];

/// Renders what was measured. A process has one.
#[derive(Clone, Debug)]
pub struct Recorder(Option<PrometheusHandle>);

/// Installs the process's recorder, once.
pub fn install() -> Recorder {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let handle = HANDLE.get_or_init(|| {
        PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Full(LATENCY.to_owned()), &BUCKETS)
            .and_then(|builder| builder.set_buckets_for_metric(Matcher::Full(JOBS_PICKUP.to_owned()), &JOBS_BUCKETS))
            .and_then(|builder| builder.set_buckets_for_metric(Matcher::Full(JOBS_DURATION.to_owned()), &JOBS_BUCKETS))
            .ok()?
            .install_recorder()
            .ok()
    });
    Recorder(handle.clone())
}

/// Measures every request by its route, never by its path: paths carry ids.
pub async fn measure(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = known(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("other", MatchedPath::as_str)
        .to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    histogram!(LATENCY, "method" => method, "route" => route.clone()).record(started.elapsed());
    counter!("http_requests_total", "method" => method, "route" => route, "status" => status).increment(1);
    response
}

/// The name of a method. Whoever sends others may make up as many as they like (RFC 9110, 16.1), and each
/// would be a series of its own, kept for good.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The measurements; not found for anybody but this machine and whoever has the token.
///
/// # Errors
/// Not found.
pub async fn render(
    State(stack): State<Stack>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let direct = peer.ip().is_loopback() && !headers.contains_key("x-forwarded-for");
    if !direct && !shows_token(&stack, &headers) {
        return Err(AppError::not_found());
    }
    let text = stack.metrics.0.map(|handle| handle.render()).unwrap_or_default();
    Ok((
        [
            (header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        text,
    )
        .into_response())
}

fn shows_token(stack: &Stack, headers: &HeaderMap) -> bool {
    let Some(token) = &stack.services.configuration.metrics_token else {
        return false;
    };
    let shown = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    shown.is_some_and(|shown| bool::from(shown.as_bytes().ct_eq(token.expose().as_bytes())))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_methods_that_are_used_keep_their_names() {
        assert_eq!([&Method::GET, &Method::POST].map(known), ["GET", "POST"]);
    }

    proptest! {
        // However many methods strangers make up, they are measured as one.
        #[test]
        fn methods_that_are_made_up_are_one(name in "[A-Z]{8,20}") {
            let method = Method::from_bytes(name.as_bytes()).expect("a method");
            prop_assert_eq!(known(&method), "other");
        }
    }
}
