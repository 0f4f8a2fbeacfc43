//! What carries live changes between processes.

use platform::configuration::Configuration;
use platform::live::greet_nats;

use super::finding::Finding;

/// Whether changes reach other processes at once.
pub(super) async fn live(configuration: &Configuration) -> Finding {
    let Some(servers) = &configuration.nats else {
        return Finding::Good("PostgreSQL carries changes between processes.".to_owned());
    };
    match greet_nats(servers).await {
        Ok(version) => Finding::Good(format!("NATS {version} carries changes between processes.")),
        Err(reason) => Finding::Wrong(format!(
            "NATS cannot be used: {reason}. Until it can, what another process wrote is seen up to five seconds late."
        )),
    }
}
