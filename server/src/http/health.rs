//! Whether the process lives, and whether it can serve.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::database;
use serde_json::json;

use super::Stack;

/// A database that takes longer does not serve.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /health`: the process is alive.
pub async fn alive() -> Response {
    (no_store(), Json(json!({ "status": "alive" }))).into_response()
}

/// `GET /ready`: able to serve; 503 with the reason when not.
pub async fn ready(State(stack): State<Stack>) -> Response {
    if stack.services.hub.is_closing() {
        return not_ready("the process is about to stop");
    }
    let check = tokio::time::timeout(PATIENCE, database::readiness(&stack.services.pool)).await;
    let reason = match check {
        Ok(Ok(())) => None,
        Ok(Err(reason)) => Some(reason.to_string()),
        Err(_) => Some("the database does not answer".to_owned()),
    };
    match reason {
        None => (no_store(), Json(json!({ "status": "ready" }))).into_response(),
        Some(reason) => not_ready(&reason),
    }
}

fn not_ready(reason: &str) -> Response {
    (
        StatusCode::SERVICE_UNAVAILABLE,
        no_store(),
        Json(json!({ "status": "not_ready", "reason": reason })),
    )
        .into_response()
}

fn no_store() -> [(HeaderName, &'static str); 1] {
    [(header::CACHE_CONTROL, "no-store")]
}
