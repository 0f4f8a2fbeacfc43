//! What those are told who watch from elsewhere, where the settings name them: traces for a collector that speaks OTLP,
//! errors for a Sentry. Without the settings nothing of this is made, and nothing is sent.
//!
//! Both know of people the account's id alone.

mod error_reports;
mod outward;
mod plain;
#[cfg(test)]
mod tests;
mod traces;

use axum::http::StatusCode;
use opentelemetry::trace::Status;
use platform::configuration::Configuration;
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, Registry};

use self::{error_reports::ErrorReports, traces::Traces};
pub use self::{error_reports::host, traces::greet};

/// What a subscriber hears with, beside the log.
pub type Ears = Vec<Box<dyn Layer<Registry> + Send + Sync>>;

/// Those who watch this process from elsewhere.
#[derive(Debug, Default)]
pub struct Telemetry {
    traces: Option<Traces>,
    error_reports: Option<ErrorReports>,
}

/// Why nobody can be told.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// No connection can be made at all.
    #[error("telemetry cannot leave: {0}")]
    Client(String),
    /// The collector's address is not understood.
    #[error("OTEL_EXPORTER_OTLP_ENDPOINT cannot be used: {0}")]
    Traces(String),
    /// The DSN is not understood.
    #[error("SENTRY_DSN cannot be used: it is not understood")]
    ErrorReports,
}

impl Telemetry {
    /// What the settings ask for. To be called inside the runtime that will do the sending.
    ///
    /// # Errors
    /// When an address cannot be used.
    pub fn of(configuration: &Configuration) -> Result<Self, TelemetryError> {
        Ok(Self {
            traces: configuration.traces.as_ref().map(Traces::to).transpose()?,
            error_reports: configuration
                .error_reports
                .as_ref()
                .map(|dsn| ErrorReports::to(dsn, configuration.environment))
                .transpose()?,
        })
    }

    /// What a subscriber hears with; none where nobody is told.
    pub fn ears(&self) -> Ears {
        let mut ears = Ears::new();
        ears.extend(self.traces.as_ref().map(Traces::ear));
        ears.extend(self.error_reports.as_ref().map(ErrorReports::ear));
        ears
    }

    /// Sends what still waits, for a few seconds at most.
    pub async fn finish(self) {
        // Both wait for the runtime's other threads.
        let sent = tokio::task::spawn_blocking(move || {
            if let Some(traces) = self.traces {
                traces.finish();
            }
            if let Some(reports) = self.error_reports {
                reports.finish();
            }
        });
        _ = sent.await;
    }
}

/// Notes how a request ended, on its span. Nothing where no traces are kept.
pub fn note_answer(span: &Span, status: StatusCode) {
    span.set_attribute("http.response.status_code", i64::from(status.as_u16()));
    if status.is_server_error() {
        span.set_status(Status::error(""));
    }
}
