//! Traces for a collector: OTLP over HTTP, in protocol buffers (OpenTelemetry, OTLP 1.x).
//!
//! Of our own spans alone, without the lines that were logged in them: a cause may quote what a database or a mail
//! server said.

use std::fmt;

use async_trait::async_trait;
use opentelemetry::{KeyValue, trace::TracerProvider};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tokio::runtime::Handle;
use tracing::Metadata;
use tracing_subscriber::{Layer, Registry, filter::filter_fn};
use url::Url;

use super::{
    TelemetryError,
    outward::{PATIENCE, client},
};

/// Under which name a collector knows the town.
const NAME: &str = "parvis";
/// Where a collector takes traces, after its address (OTLP/HTTP, *Endpoint URLs*).
const PATH: &str = "/v1/traces";
/// The crates whose spans are told of.
const OURS: [&str; 5] = ["account", "couple", "platform", "server", "shell"];

/// Whether a collector takes traces, asked with none. The words say why not.
///
/// # Errors
/// When nobody answers, or something else does.
pub async fn greet(collector: &Url) -> Result<(), String> {
    let asked = client()
        .map_err(|error| error.to_string())?
        .post(address(collector))
        .header("content-type", "application/x-protobuf");
    match asked.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(format!("it answers {}", answer.status())),
        Err(error) => Err(error.without_url().to_string()),
    }
}

fn address(collector: &Url) -> String {
    format!("{}{PATH}", collector.as_str().trim_end_matches('/'))
}

/// Traces on their way to a collector.
#[derive(Debug)]
pub(super) struct Traces {
    provider: SdkTracerProvider,
}

impl Traces {
    /// Traces for the collector at an address.
    pub(super) fn to(collector: &Url) -> Result<Self, TelemetryError> {
        let courier = Courier {
            client: client()?,
            runtime: Handle::current(),
        };
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(courier)
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(address(collector))
            .with_timeout(PATIENCE)
            .build()
            .map_err(|error| TelemetryError::Traces(error.to_string()))?;
        let resource = Resource::builder()
            .with_service_name(NAME)
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_resource(resource)
            .build();
        Ok(Self { provider })
    }

    /// What hears the spans.
    pub(super) fn ear(&self) -> Box<dyn Layer<Registry> + Send + Sync> {
        tracing_opentelemetry::layer::<Registry>()
            .with_tracer(self.provider.tracer(NAME))
            .with_location(false)
            .with_threads(false)
            .with_filter(filter_fn(is_told))
            .boxed()
    }

    /// Sends what still waits. Blocks.
    pub(super) fn finish(self) {
        // What a collector does not take is lost: nobody waits for it.
        _ = self.provider.shutdown_with_timeout(PATIENCE);
    }
}

fn is_told(metadata: &Metadata<'_>) -> bool {
    let target = metadata.target();
    let room = target.split_once("::").map_or(target, |(room, _)| room);
    metadata.is_span() && OURS.contains(&room)
}

/// Carries batches over the town's own client. The exporter asks from a thread that has no runtime.
struct Courier {
    client: reqwest::Client,
    runtime: Handle,
}

#[async_trait]
impl HttpClient for Courier {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (parts, body) = request.into_parts();
        let asked = self
            .client
            .request(parts.method, parts.uri.to_string())
            .headers(parts.headers)
            .body(body);
        let answered = self.runtime.spawn(async move {
            let answer = asked.send().await?;
            let status = answer.status();
            answer.bytes().await.map(|body| (status, body))
        });
        let (status, body) = answered.await??;
        Ok(Response::builder().status(status).body(body)?)
    }
}

impl fmt::Debug for Courier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Courier")
    }
}
