//! The invite: made, replaced, shown.

use platform::{account::AccountId, context::RequestContext, error::AppError, live::Operation};
use sqlx::PgConnection;
use ui::QrCode;

use super::{creation::announce, refusal};
use crate::{
    capability::{CoupleId, Founder},
    dates,
    pairing::{
        model::{CODES, INVITE_LASTS, Invitation, InviteCode, OpenInvite},
        store::{self, Insertion},
    },
};

/// How many codes are drawn before giving up. With ten thousand of a million codes open, that all
/// of them are taken happens once in 10⁴⁰ times.
const DRAWS: u32 = 20;

/// Makes a new invite, which replaces the former one.
///
/// # Errors
/// `couple_complete`, when somebody came in between.
pub async fn renew(context: &RequestContext, founder: &Founder) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    let locked = store::lock(&mut transaction, founder.couple())
        .await?
        .ok_or_else(AppError::not_found)?;
    if locked.complete {
        return Err(refusal::couple_complete(context.language));
    }
    issue(&mut transaction, context, founder.couple(), founder.account()).await?;
    announce(
        &mut transaction,
        founder.couple(),
        &[founder.account()],
        Operation::Updated,
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// The invite that a founder can share.
pub async fn invitation(context: &RequestContext, founder: &Founder) -> Result<Invitation, AppError> {
    let open = store::open_invite(context.pool(), founder, context.now()).await?;
    let open = open.map(|(code, expires_at)| {
        let link = link(context, &code);
        OpenInvite {
            digits: code.digits().to_owned(),
            until: dates::moment(expires_at, founder.member().time_zone(), context.language),
            qr: QrCode::of(&link),
            link,
        }
    });
    Ok(Invitation {
        seed: founder.couple().to_string(),
        open,
    })
}

/// Writes an invite for a couple whose row is locked.
pub(super) async fn issue(
    transaction: &mut PgConnection,
    context: &RequestContext,
    couple: CoupleId,
    by: AccountId,
) -> Result<(), AppError> {
    let now = context.now();
    store::replace_open(transaction, couple, now).await?;
    for _ in 0..DRAWS {
        let code = InviteCode::numbered(context.services.chance.below(CODES));
        store::free_expired(transaction, &code, now).await?;
        let key = (context.new_id(), couple, by);
        if store::insert(transaction, key, &code, (now, now + INVITE_LASTS)).await? == Insertion::Inserted {
            return Ok(());
        }
    }
    Err(AppError::internal("no free invite code was drawn"))
}

/// The address to share.
fn link(context: &RequestContext, code: &InviteCode) -> String {
    let base = context.services.configuration.base_url.as_str().trim_end_matches('/');
    format!("{base}/couple/join?code={}", code.digits())
}
