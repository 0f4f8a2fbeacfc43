//! For which address passkeys are made. A passkey is bound to it: whoever moves the house to another
//! name leaves all passkeys behind.

use platform::{configuration::Configuration, error::AppError};
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// What a device calls us.
const NAME: &str = "Parvis";

/// Who checks passkeys.
///
/// # Errors
/// Not found, where there are none.
pub(super) fn webauthn(configuration: &Configuration) -> Result<Webauthn, AppError> {
    let origin = configuration.passkey_origin().ok_or_else(AppError::not_found)?;
    let name = origin.domain().ok_or_else(AppError::not_found)?;
    WebauthnBuilder::new(name, &origin)
        .and_then(|builder| builder.rp_name(NAME).build())
        .map_err(AppError::internal)
}
