//! For which address passkeys are made.

use url::{Host, Url};

use super::Configuration;

impl Configuration {
    /// The address that people see, by its name. Browsers make no passkeys for figures: there are none
    /// where the house is reached by them. In development this machine is called by its name instead.
    pub fn passkey_origin(&self) -> Option<Url> {
        let is_this_machine = match self.base_url.host()? {
            Host::Domain(_) => return Some(self.base_url.clone()),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if self.environment.is_production() || !is_this_machine {
            return None;
        }
        let mut local = self.base_url.clone();
        local.set_host(Some("localhost")).ok()?;
        Some(local)
    }
}
