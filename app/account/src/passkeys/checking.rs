//! Whether somebody's device has their passkey.

use platform::{account::AccountId, context::RequestContext, error::AppError};
use serde_json::Value;
use webauthn_rs::prelude::{DiscoverableAuthentication, DiscoverableKey, PublicKeyCredential};

use super::{
    challenge::{self, Ceremony},
    relying::webauthn,
    store::{self, Used},
};
use crate::{
    i18n::{Locale, td_string},
    limits::{self, PASSKEY_FROM},
};

/// What a device is told to sign, as browsers read it
/// (`PublicKeyCredential.parseRequestOptionsFromJSON`). It names nobody: the device knows whose its
/// passkeys are.
///
/// # Errors
/// Too many requests; not found, where there are no passkeys.
pub(super) async fn begin(context: &RequestContext) -> Result<Value, AppError> {
    let webauthn = webauthn(&context.services.configuration)?;
    PASSKEY_FROM.take(context, limits::place(context.ip)).await?;
    let (options, state) = webauthn
        .start_discoverable_authentication()
        .map_err(AppError::internal)?;
    challenge::remember(context, Ceremony::Using, state).await?;
    serde_json::to_value(options).map_err(AppError::internal)
}

/// Whose passkey has signed what this browser was asked. The device has made sure that it is its owner
/// who holds it, so this counts as two factors.
///
/// Why an answer is refused is not told: a passkey that was removed and one that never was look alike.
///
/// # Errors
/// Refused; not found, where there are no passkeys.
pub(crate) async fn check(context: &RequestContext, answered: &str) -> Result<AccountId, AppError> {
    let refused = || {
        let message = td_string!(Locale::from(context.language), passkeys.refused);
        AppError::refused("passkey_refused", message)
    };
    let webauthn = webauthn(&context.services.configuration)?;
    let asked: Option<DiscoverableAuthentication> = challenge::take(context, Ceremony::Using).await?;
    let asked = asked.ok_or_else(refused)?;
    let answered: PublicKeyCredential = serde_json::from_str(answered).map_err(|_| refused())?;
    let (owner, credential) = webauthn
        .identify_discoverable_authentication(&answered)
        .map_err(|_| refused())?;
    let kept = store::by_credential(context.pool(), credential).await?;
    let kept = kept.filter(|kept| kept.account.0 == owner).ok_or_else(refused)?;
    let mut passkey = kept.read()?;
    // Signature, challenge, address, presence and verification of its owner, and a counter that has
    // not gone back.
    let result = webauthn
        .finish_discoverable_authentication_v2(&answered, asked, DiscoverableKey::from(&passkey))
        .map_err(|_| refused())?;
    passkey.update_credential(&result);
    match store::note_use(context.pool(), &kept, &passkey, context.now()).await? {
        Used::Now => Ok(kept.account),
        Used::Meanwhile => Err(refused()),
    }
}
