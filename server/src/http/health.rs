//! Whether the process lives, and whether it can serve.

use std::time::Duration;

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::database;
use serde_json::json;

use super::Stack;

/// A database that takes longer does not serve.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /health`: the process is alive.
pub async fn alive() -> Response {
    (
        [(header::CACHE_CONTROL, "no-store")],
        Json(json!({ "status": "alive" })),
    )
        .into_response()
}

/// `GET /ready`: able to serve; 503 with the reason when not.
pub async fn ready(State(stack): State<Stack>) -> Response {
    let check = tokio::time::timeout(PATIENCE, database::readiness(&stack.services.pool)).await;
    let reason = match check {
        Ok(Ok(())) => None,
        Ok(Err(reason)) => Some(reason.to_string()),
        Err(_) => Some("the database does not answer".to_owned()),
    };
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    match reason {
        None => (no_store, Json(json!({ "status": "ready" }))).into_response(),
        Some(reason) => (
            StatusCode::SERVICE_UNAVAILABLE,
            no_store,
            Json(json!({ "status": "not_ready", "reason": reason })),
        )
            .into_response(),
    }
}
