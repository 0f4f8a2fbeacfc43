//! Giving an account a phone, another one, or none. Each is audited and told to the owner.

use platform::{account::Reauthenticated, context::RequestContext, error::AppError, forms::Fields, notify::Event};

use super::store::{self, Changed, Put};
use crate::{
    deed::{self, Deed},
    fields,
    i18n::{Locale, td_string},
    providers,
    text_codes::{self, Addressee, Purpose, Request},
    ways_in,
};

/// Sends a code to a number. Whether it opens another account is not told: it may be a stranger's.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn ask(context: &RequestContext, proof: &Reauthenticated, typed: &str) -> Result<(), AppError> {
    let mut fields = Fields::default();
    let number = fields::phone(&mut fields, context.language, typed);
    fields.finish()?;
    let number = number.ok_or_else(fields::incomplete)?;
    let kept = store::of(context.pool(), proof.member()).await?;
    if kept.is_some_and(|kept| kept.number == number) {
        let message = td_string!(Locale::from(context.language), phone.same);
        return Err(AppError::invalid_field(fields::PHONE, "phone_same", message));
    }
    text_codes::count(context, &number).await?;
    let request = Request {
        purpose: Purpose::NewNumber,
        number: &number,
        addressee: Addressee::Account(proof.account(), context.language),
        next: String::new(),
    };
    text_codes::send(context, request).await
}

/// Makes the number the account's to which the code went. The former one opens nothing any more, nor
/// does a code that it was sent.
///
/// # Errors
/// Invalid, beside the field; refused, when no code is waited for or the number opens another account.
pub(super) async fn confirm(context: &RequestContext, proof: &Reauthenticated, typed: &str) -> Result<(), AppError> {
    let right = text_codes::check_account(context, Purpose::NewNumber, typed).await?;
    if right.holder != proof.account() {
        return Err(AppError::not_found());
    }
    let mut transaction = context.begin().await?;
    let deed = match store::put(&mut transaction, proof, &right.number, context.now()).await? {
        Put::Added => Deed::new("phone.added", Event::PhoneAdded {}),
        Put::Changed => Deed::new("phone.changed", Event::PhoneChanged {}),
        Put::Taken => {
            let message = td_string!(Locale::from(context.language), phone.taken);
            return Err(AppError::refused("phone_taken", message));
        }
    };
    text_codes::void(&mut transaction, proof.account()).await?;
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}

/// Takes the number away.
///
/// # Errors
/// Refused, when there is none, or nothing else opens the account.
pub(super) async fn remove(context: &RequestContext, proof: &Reauthenticated) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    ways_in::hold(&mut transaction, proof.account()).await?;
    if store::remove(&mut transaction, proof).await? == Changed::Nothing {
        let message = td_string!(Locale::from(context.language), phone.none);
        return Err(AppError::refused("phone_none", message));
    }
    let issuers = providers::issuers(&context.services.configuration);
    if ways_in::count(&mut transaction, proof.account(), &issuers).await? == 0 {
        let message = td_string!(Locale::from(context.language), phone.only_door);
        return Err(AppError::refused("phone_only_door", message));
    }
    text_codes::void(&mut transaction, proof.account()).await?;
    let deed = Deed::new("phone.removed", Event::PhoneRemoved {});
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}
