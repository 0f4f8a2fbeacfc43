//! Whether those who watch from elsewhere can be told.

use platform::configuration::Configuration;

use super::finding::Finding;
use crate::telemetry;

/// Whether a collector takes traces. It is sent none: an empty batch is one that it has to take (OTLP/HTTP).
pub(super) async fn traces(configuration: &Configuration) -> Finding {
    let Some(collector) = &configuration.traces else {
        return Finding::Note("no collector is set: no traces are kept.".to_owned());
    };
    match telemetry::greet(collector).await {
        Ok(()) => Finding::Good(format!("{collector} takes them.")),
        Err(words) => Finding::Wrong(format!("{collector} does not take them: {words}.")),
    }
}

/// Whether errors are reported. Nothing is sent: whatever a Sentry takes, it shows.
pub(super) fn error_reports(configuration: &Configuration) -> Finding {
    match &configuration.error_reports {
        None => Finding::Note("no Sentry is set: errors stand in the log alone.".to_owned()),
        Some(dsn) => match telemetry::host(dsn) {
            Some(host) => Finding::Good(format!("errors are sent to {host}; that it takes them is not tried.")),
            None => Finding::Wrong("SENTRY_DSN is not understood.".to_owned()),
        },
    }
}
