//! Where log lines go and how they look.

use std::io;

use platform::configuration::{Configuration, LogFormat};
use tracing_subscriber::EnvFilter;

/// Libraries that say much and mean little at their information level.
const DEFAULT_FILTER: &str = "info,sqlx::postgres::notice=warn,graphile_worker=warn";

/// Starts logging to standard error; standard output is kept for what the command has to say.
pub(super) fn start(configuration: &Configuration) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    // A second start in one process (a test's) keeps the first one's log.
    let _ = match configuration.log {
        LogFormat::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .try_init(),
        LogFormat::Pretty => lines
            .compact()
            .with_ansi(io::IsTerminal::is_terminal(&io::stderr()))
            .try_init(),
    };
    for name in &configuration.unused {
        tracing::warn!(setting = %name, "this setting is not used yet by this version");
    }
}
