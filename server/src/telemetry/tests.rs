//! What a collector and a Sentry receive, read by other code than wrote it: the protocol's own messages, and lines of
//! JSON.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    routing::post,
};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value as Said},
    trace::v1::Span,
};
use platform::{
    configuration::{Configuration, Variables},
    error::AppError,
};
use prost::Message;
use serde_json::Value;
use tokio::net::TcpListener;
use tracing::field;
use tracing_subscriber::layer::SubscriberExt;

use super::{Telemetry, note_answer};

/// What the stand-in was sent: path, headers, body.
type Sent = (String, HeaderMap, Bytes);

/// Somebody on this machine who watches. Answers as told, then with 200.
#[derive(Clone, Default)]
struct Watcher {
    sent: Arc<Mutex<Vec<Sent>>>,
    answers: Arc<Mutex<VecDeque<StatusCode>>>,
    address: String,
}

impl Watcher {
    async fn open(answers: &[StatusCode]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let watcher = Self {
            answers: Arc::new(Mutex::new(answers.iter().copied().collect())),
            address: listener.local_addr().expect("an address").to_string(),
            ..Self::default()
        };
        let routes = Router::new()
            .route("/v1/traces", post(hear))
            .route("/api/7/envelope/", post(hear))
            .with_state(watcher.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        watcher
    }

    fn sent(&self) -> Vec<Sent> {
        self.sent.lock().expect("the lock").clone()
    }

    fn collector(&self) -> (&'static str, String) {
        ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{}", self.address))
    }

    fn sentry(&self) -> (&'static str, String) {
        ("SENTRY_DSN", format!("http://publickey@{}/7", self.address))
    }

    /// The spans that came.
    fn spans(&self) -> Vec<Span> {
        let requests = self
            .sent()
            .into_iter()
            .filter(|(path, ..)| path == "/v1/traces")
            .map(|(_, headers, body)| {
                assert_eq!(headers["content-type"], "application/x-protobuf");
                ExportTraceServiceRequest::decode(body).expect("a request of OTLP")
            });
        requests
            .flat_map(|request| request.resource_spans)
            .flat_map(|resource| resource.scope_spans)
            .flat_map(|scope| scope.spans)
            .collect()
    }

    /// The events that came: an envelope is a line of headers, then for each item a line of headers and its body.
    fn events(&self) -> Vec<Value> {
        let envelopes = self.sent().into_iter().filter(|(path, ..)| path == "/api/7/envelope/");
        envelopes
            .map(|(_, headers, body)| {
                let authorization = headers["x-sentry-auth"].to_str().expect("text");
                assert!(authorization.contains("sentry_key=publickey"), "{authorization}");
                let lines: Vec<Value> = body
                    .split(|byte| *byte == b'\n')
                    .filter(|line| !line.is_empty())
                    .map(|line| serde_json::from_slice(line).expect("JSON"))
                    .collect();
                assert_eq!(lines[1]["type"], "event");
                lines[2].clone()
            })
            .collect()
    }
}

async fn hear(State(watcher): State<Watcher>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let mut sent = watcher.sent.lock().expect("the lock");
    sent.push((uri.path().to_owned(), headers, body));
    let answer = watcher.answers.lock().expect("the lock").pop_front();
    answer.unwrap_or(StatusCode::OK)
}

/// Telemetry of a town with these settings.
fn telemetry(settings: &[(&str, String)]) -> Telemetry {
    let folder = tempfile::tempdir().expect("a folder");
    let data = ("PARVIS_DATA_DIR", folder.path().display().to_string());
    let variables: Variables = settings.iter().cloned().chain([data]).collect();
    let configuration = Configuration::read(&variables).expect("settings");
    Telemetry::of(&configuration).expect("telemetry")
}

/// A request that breaks, as the stack would tell of it.
fn breaking_request(telemetry: &Telemetry, cause: &str) -> AppError {
    let hears = tracing_subscriber::registry().with(telemetry.ears());
    tracing::subscriber::with_default(hears, || {
        let span = tracing::info_span!(
            "request",
            method = "POST",
            route = "/couple/goals/{id}",
            request_id = "r-1",
            cookie = "parvis=never told",
            account = field::Empty
        );
        span.record("account", "a-1");
        let error = span.in_scope(|| {
            tracing::warn!("turned away");
            tracing::error!(target: "tower_http::trace::on_failure", "response failed");
            AppError::internal(cause)
        });
        note_answer(&span, StatusCode::INTERNAL_SERVER_ERROR);
        error
    })
}

fn attribute(attributes: &[KeyValue], name: &str) -> Option<Said> {
    let found = attributes.iter().find(|attribute| attribute.key == name)?;
    found.value.clone()?.value
}

#[tokio::test(flavor = "multi_thread")]
async fn without_settings_nobody_hears_anything() {
    let telemetry = telemetry(&[]);
    assert!(telemetry.ears().is_empty());
    telemetry.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_receives_a_request_with_its_route_its_ids_and_its_end() {
    let watcher = Watcher::open(&[]).await;
    let telemetry = telemetry(&[watcher.collector()]);
    breaking_request(&telemetry, "a cause");
    telemetry.finish().await;

    let spans = watcher.spans();
    assert_eq!(spans.len(), 1);
    let span = &spans[0];
    assert_eq!(span.name, "request");
    let text = |text: &str| Some(Said::StringValue(text.to_owned()));
    assert_eq!(attribute(&span.attributes, "route"), text("/couple/goals/{id}"));
    assert_eq!(attribute(&span.attributes, "request_id"), text("r-1"));
    assert_eq!(attribute(&span.attributes, "account"), text("a-1"));
    assert_eq!(
        attribute(&span.attributes, "http.response.status_code"),
        Some(Said::IntValue(500))
    );
    assert_eq!(span.status.as_ref().map(|status| status.code), Some(2), "an error");
    assert!(span.events.is_empty(), "what was logged stays in the log");
    assert!(span.end_time_unix_nano >= span.start_time_unix_nano);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentry_receives_an_error_with_its_reference_and_nothing_of_anybody() {
    let watcher = Watcher::open(&[]).await;
    let telemetry = telemetry(&[watcher.sentry()]);
    let error = breaking_request(&telemetry, "550 no such user <aya@example.ci> at 192.0.2.7");
    telemetry.finish().await;

    let events = watcher.events();
    assert_eq!(events.len(), 1, "a warning is no error");
    let event = &events[0];
    assert_eq!(event["level"].as_str().unwrap_or("error"), "error");
    assert_eq!(event["message"], "internal error");
    assert_eq!(event["extra"]["cause"], "550 no such user […] at […]");
    let tags = &event["tags"];
    assert_eq!(tags["reference"].as_str(), error.reference.as_deref());
    assert_eq!(tags["route"], "/couple/goals/{id}");
    assert_eq!(tags["request_id"], "r-1");
    assert_eq!(tags["account"], "a-1");
    for absent in ["user", "request", "server_name", "breadcrumbs"] {
        assert!(event.get(absent).is_none_or(Value::is_null), "{absent}");
    }
    let whole = event.to_string();
    for word in ["never told", "aya@", "192.0.2.7"] {
        assert!(!whole.contains(word), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_are_told_where_both_are_set() {
    let watcher = Watcher::open(&[]).await;
    let telemetry = telemetry(&[watcher.collector(), watcher.sentry()]);
    breaking_request(&telemetry, "a cause");
    telemetry.finish().await;
    assert_eq!((watcher.spans().len(), watcher.events().len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentry_that_asks_for_rest_gets_it() {
    let watcher = Watcher::open(&[StatusCode::TOO_MANY_REQUESTS]).await;
    let telemetry = telemetry(&[watcher.sentry()]);
    breaking_request(&telemetry, "first");
    let reports = telemetry.error_reports.clone().expect("reports");
    tokio::task::spawn_blocking(move || reports.finish_waiting())
        .await
        .expect("it was sent");
    breaking_request(&telemetry, "second");
    telemetry.finish().await;
    assert_eq!(watcher.events().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_watches_holds_a_process_up() {
    // Port 9 of this machine: nobody listens there.
    let telemetry = telemetry(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9".to_owned()),
        ("SENTRY_DSN", "http://publickey@127.0.0.1:9/7".to_owned()),
    ]);
    breaking_request(&telemetry, "a cause");
    let finished = tokio::time::timeout(std::time::Duration::from_secs(20), telemetry.finish()).await;
    assert!(finished.is_ok());
}
