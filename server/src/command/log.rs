//! Where log lines go and how they look.

use std::io;

use platform::configuration::{Configuration, LogFormat};
use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::telemetry::Ears;

/// Libraries that say much and mean little at their information level.
const DEFAULT_FILTER: &str = "info,sqlx::postgres::notice=warn,graphile_worker=warn";

/// Starts logging to standard error; standard output is kept for what the command has to say.
pub(super) fn start(configuration: &Configuration) {
    start_with(configuration, Ears::new());
}

/// The same, and others hear along.
pub(super) fn start_with(configuration: &Configuration, mut ears: Ears) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    ears.push(lines(configuration.log));
    // A second start in one process (a test's) keeps the first one's log.
    let _ = tracing_subscriber::registry().with(ears).with(filter).try_init();
    for name in &configuration.unused {
        tracing::warn!(setting = %name, "this setting is not used yet by this version");
    }
}

fn lines(format: LogFormat) -> Box<dyn Layer<Registry> + Send + Sync> {
    let lines = fmt::layer::<Registry>().with_writer(io::stderr);
    match format {
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .boxed(),
        LogFormat::Pretty => lines
            .compact()
            .with_ansi(io::IsTerminal::is_terminal(&io::stderr()))
            .boxed(),
    }
}
