//! For which address passkeys are made. A passkey is bound to it: whoever moves the house to another
//! name leaves all passkeys behind.

use platform::{configuration::Configuration, error::AppError};
use url::{Host, Url};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// What a device calls us.
const NAME: &str = "Parvis";

/// Whether passkeys can be made here: not where people reach the house by figures.
pub fn are_offered(configuration: &Configuration) -> bool {
    origin(configuration).is_some()
}

/// Who checks passkeys.
///
/// # Errors
/// Not found, where there are none.
pub(super) fn webauthn(configuration: &Configuration) -> Result<Webauthn, AppError> {
    let origin = origin(configuration).ok_or_else(AppError::not_found)?;
    let name = origin.domain().ok_or_else(AppError::not_found)?;
    WebauthnBuilder::new(name, &origin)
        .and_then(|builder| builder.rp_name(NAME).build())
        .map_err(AppError::internal)
}

/// The address that people see. Browsers make no passkeys for figures; in development this machine is
/// called by its name instead.
fn origin(configuration: &Configuration) -> Option<Url> {
    let base = &configuration.base_url;
    let is_this_machine = match base.host()? {
        Host::Domain(_) => return Some(base.clone()),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    if configuration.environment.is_production() || !is_this_machine {
        return None;
    }
    let mut local = base.clone();
    local.set_host(Some("localhost")).ok()?;
    Some(local)
}
