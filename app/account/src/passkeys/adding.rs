//! Making a passkey.

use platform::{
    account::{Reauthenticated, store::correspondent},
    context::RequestContext,
    error::AppError,
    notify::Event,
};
use serde_json::{Value, json};
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

use super::{
    challenge::{self, Ceremony},
    model::{MOST, PasskeyName},
    relying::webauthn,
    store::{self, NewPasskey, Put},
};
use crate::{
    deed::{self, Deed},
    i18n::{Locale, td_string},
    sessions::device,
    ways_in,
};

/// What the device is told to make a passkey from, as browsers read it
/// (`PublicKeyCredential.parseCreationOptionsFromJSON`).
///
/// # Errors
/// Refused, when there are as many as an account may have; not found, where there are none.
pub(super) async fn begin(context: &RequestContext, proof: &Reauthenticated) -> Result<Value, AppError> {
    let webauthn = webauthn(&context.services.configuration)?;
    let known = store::of(context.pool(), proof.member()).await?;
    if known.len() >= MOST {
        return Err(full(context));
    }
    let known = known
        .into_iter()
        .map(|kept| kept.read().map(|passkey| passkey.cred_id().clone()))
        .collect::<Result<Vec<_>, _>>()?;
    let person = correspondent(context.pool(), proof.account()).await?;
    let name = person.email.as_deref().unwrap_or(&person.display_name);
    let (options, state) = webauthn
        .start_passkey_registration(proof.account().0, name, &person.display_name, Some(known))
        .map_err(AppError::internal)?;
    challenge::remember(context, Ceremony::Making, state).await?;
    let mut options = serde_json::to_value(options).map_err(AppError::internal)?;
    // One that the device finds by itself: nobody types who they are.
    if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
        selection["residentKey"] = json!("required");
        selection["requireResidentKey"] = json!(true);
    }
    Ok(options)
}

/// Keeps the passkey that the device has made. The owner is told.
///
/// # Errors
/// Refused, when nothing was asked for, the answer is none, or there are too many; invalid, beside the
/// field of the name.
pub(super) async fn finish(
    context: &RequestContext,
    proof: &Reauthenticated,
    answered: &str,
    name: &str,
) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let refused = || AppError::refused("passkey_refused", td_string!(locale, passkeys.not_made));
    let name = named(context, name)?;
    let webauthn = webauthn(&context.services.configuration)?;
    let asked: Option<PasskeyRegistration> = challenge::take(context, Ceremony::Making).await?;
    let asked = asked.ok_or_else(refused)?;
    let answered: RegisterPublicKeyCredential = serde_json::from_str(answered).map_err(|_| refused())?;
    let passkey = webauthn
        .finish_passkey_registration(&answered, &asked)
        .map_err(|_| refused())?;

    let mut transaction = context.begin().await?;
    ways_in::hold(&mut transaction, proof.account()).await?;
    let new = NewPasskey {
        id: context.new_id(),
        passkey: &passkey,
        name: name.as_str(),
    };
    match store::put(&mut transaction, proof, &new, context.now()).await? {
        Put::Done => {}
        Put::Full => return Err(full(context)),
        Put::Known => return Err(refused()),
    }
    let event = Event::PasskeyAdded {
        name: name.as_str().to_owned(),
    };
    let deed = Deed::on("passkey.added", new.id, event);
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}

/// What it is to be called; the browser's own name, when nothing was typed.
fn named(context: &RequestContext, typed: &str) -> Result<PasskeyName, AppError> {
    let device = device(&context.user_agent, context.language);
    let typed = if typed.trim().is_empty() {
        device.as_str()
    } else {
        typed
    };
    PasskeyName::parse(typed).ok_or_else(|| {
        let message = td_string!(Locale::from(context.language), passkeys.name_invalid);
        AppError::invalid_field("name", "passkey_name_invalid", message)
    })
}

fn full(context: &RequestContext) -> AppError {
    let message = td_string!(Locale::from(context.language), passkeys.full, most = MOST);
    AppError::refused("passkeys_full", message)
}
