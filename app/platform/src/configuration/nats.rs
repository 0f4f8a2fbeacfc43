//! What carries live changes between many processes.

use url::Url;

use super::{Secret, reading::Reader};

impl Reader<'_> {
    pub(super) fn nats(&mut self) -> Option<Secret> {
        let servers = self.text("NATS_URL")?;
        if !servers.split(',').map(str::trim).all(is_server) {
            self.malformed(
                "NATS_URL",
                "addresses of NATS with commas between, for example nats://user:password@10.0.0.7:4222",
            );
        }
        Some(Secret::new(servers))
    }
}

fn is_server(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "nats" | "tls") && url.has_host())
}
