//! `GET /metrics`: what is measured, for Prometheus.

use std::{net::SocketAddr, sync::OnceLock, time::Instant};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, header},
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
    let method = request.method().to_string();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("other", MatchedPath::as_str)
        .to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    histogram!(LATENCY, "method" => method.clone(), "route" => route.clone()).record(started.elapsed());
    counter!("http_requests_total", "method" => method, "route" => route, "status" => status).increment(1);
    response
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
            (header::CONTENT_TYPE, "text/plain; version=0.0.4"),
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
