//! The doors of passkeys.

use leptos::prelude::*;
use platform::error::AppError;
use serde_json::Value;

use super::model::PasskeyStanding;

/// What a device is to sign. The session remembers it.
#[server(name = PasskeyChallenge, prefix = "/api", endpoint = "account/login/passkey/challenge")]
pub async fn passkey_challenge() -> Result<Value, AppError> {
    super::checking::begin(&platform::context::RequestContext::current()?).await
}

/// Signs in by what a device has signed, and goes on to `next`.
#[server(name = SignInByPasskey, prefix = "/api", endpoint = "account/login/passkey")]
pub async fn sign_in_by_passkey(credential: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::entering::sign_in(&context, &credential, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// One's passkeys.
#[server(name = ListPasskeys, prefix = "/api", endpoint = "account/passkeys")]
pub async fn list_passkeys() -> Result<PasskeyStanding, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::reading::standing(&context, &member).await
}

/// The same, on the page where they are added and removed.
#[server(name = OpenPasskeys, prefix = "/api", endpoint = "account/passkeys/open")]
pub async fn open_passkeys() -> Result<PasskeyStanding, AppError> {
    use platform::{account::Reauthenticated, context::RequestContext};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::reading::standing(&context, proof.member()).await
}

/// What a device is to make a passkey from. The session remembers it.
#[server(name = NewPasskeyChallenge, prefix = "/api", endpoint = "account/passkeys/challenge")]
pub async fn new_passkey_challenge() -> Result<Value, AppError> {
    use platform::{account::Reauthenticated, context::RequestContext};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::adding::begin(&context, &proof).await
}

/// Keeps the passkey that a device has made.
#[server(name = AddPasskey, prefix = "/api", endpoint = "account/passkeys/add")]
pub async fn add_passkey(credential: String, #[server(default)] name: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::adding::finish(&context, &proof, &credential, &name).await?;
    let notice = td_string!(Locale::from(context.language), passkeys.added);
    redirect_with_notice("/account/security/passkeys", notice);
    Ok(())
}

/// Takes a passkey away.
#[server(name = RemovePasskey, prefix = "/api", endpoint = "account/passkeys/remove")]
pub async fn remove_passkey(passkey: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::removing::remove(&context, &proof, &passkey).await?;
    let notice = td_string!(Locale::from(context.language), passkeys.removed);
    redirect_with_notice("/account/security/passkeys", notice);
    Ok(())
}
