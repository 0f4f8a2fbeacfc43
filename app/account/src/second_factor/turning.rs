//! Turning the second factor on and off, and making its recovery codes anew. Each is audited and
//! told to the owner.

use platform::{account::Reauthenticated, context::RequestContext, error::AppError, notify::Event};

use super::{
    RecoveryCode, SharedSecret, fresh_codes,
    store::{self, Changed, NewCodes, NewFactor},
};
use crate::{
    deed::{self, Deed},
    i18n::{Locale, td_string},
};

/// Turns it on with a secret that the phone knows; `step` is that of the code that showed it.
///
/// # Errors
/// Refused, when it is on already.
pub(super) async fn on(
    context: &RequestContext,
    proof: &Reauthenticated,
    secret: &SharedSecret,
    step: i64,
) -> Result<(), AppError> {
    let (codes, hashed) = draw_codes(context).await?;
    let new = NewFactor {
        sealed_secret: &secret.sealed(&context.services, proof.account())?,
        last_step: step,
        codes: &hashed,
    };
    let mut transaction = context.begin().await?;
    if store::turn_on(&mut transaction, proof, &new, context.now()).await? == Changed::Nothing {
        let message = td_string!(Locale::from(context.language), second_factor.already_on);
        return Err(AppError::refused("second_factor_on", message));
    }
    let deed = Deed::new("second_factor.on", Event::SecondFactorOn {});
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    fresh_codes::carry(context, proof.member(), &codes).await
}

/// Turns it off: the password is enough again.
///
/// # Errors
/// Refused, when it is off already.
pub(super) async fn off(context: &RequestContext, proof: &Reauthenticated) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    if store::turn_off(&mut transaction, proof).await? == Changed::Nothing {
        return Err(already_off(context));
    }
    let deed = Deed::new("second_factor.off", Event::SecondFactorOff {});
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}

/// Puts ten other recovery codes in the place of the former ones; they wait for the page that comes next.
///
/// # Errors
/// Refused, when the second factor is off.
pub(super) async fn renew_codes(context: &RequestContext, proof: &Reauthenticated) -> Result<(), AppError> {
    let (codes, hashed) = draw_codes(context).await?;
    let mut transaction = context.begin().await?;
    if store::replace_codes(&mut transaction, proof, &hashed).await? == Changed::Nothing {
        return Err(already_off(context));
    }
    let deed = Deed::new("recovery_codes.renewed", Event::RecoveryCodesRenewed {});
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    fresh_codes::carry(context, proof.member(), &codes).await
}

async fn draw_codes(context: &RequestContext) -> Result<(Vec<RecoveryCode>, NewCodes), AppError> {
    let chance = &context.services.chance;
    let (codes, salt) = (RecoveryCode::draw_all(chance), chance.bytes());
    let hashes = RecoveryCode::hash_all(&codes, salt).await?;
    Ok((codes, NewCodes { salt, hashes }))
}

fn already_off(context: &RequestContext) -> AppError {
    let message = td_string!(Locale::from(context.language), second_factor.already_off);
    AppError::refused("second_factor_off", message)
}
