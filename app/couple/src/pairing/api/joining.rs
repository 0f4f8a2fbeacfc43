//! Joining a couple by its code: exactly one winner, however many try at once.

use platform::{
    account::{AccountId, Member},
    audit,
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Operation},
    milestones::{Milestone, reach},
    notify::{Event, Notice, notify},
};
use serde_json::json;
use sqlx::PgConnection;

use super::{creation::announce, guessing, refusal};
use crate::{
    capability::{CoupleId, Seat},
    i18n::{Locale, td_string},
    pairing::{
        model::{InviteCode, JoinRefusal},
        store::{self, Seating},
    },
};

/// Joins the couple of a code; gives the name of who invited.
///
/// # Errors
/// `code_malformed`; too many requests; one of [`JoinRefusal`], beside the field `code`.
pub async fn join(context: &RequestContext, member: &Member, code: &str) -> Result<String, AppError> {
    let Some(code) = InviteCode::parse(code) else {
        let sentence = td_string!(Locale::from(context.language), pairing.refused_malformed);
        return Err(AppError::invalid_field("code", "code_malformed", sentence));
    };
    guessing::try_once(context, member).await?;

    let mut transaction = context.begin().await?;
    match admit(&mut transaction, context, member, &code).await? {
        Ok(admission) => {
            tell(&mut transaction, context, member, admission).await?;
            let founder = platform::account::store::correspondent(&mut *transaction, admission.founder).await?;
            transaction.commit().await?;
            Ok(founder.display_name)
        }
        Err(refusal) => {
            transaction.rollback().await?;
            if refusal.is_wrong_code() {
                guessing::count_wrong(context).await?;
            }
            Err(refusal::of_code(refusal, context.language))
        }
    }
}

/// Who came together, where.
#[derive(Clone, Copy)]
struct Admission {
    couple: CoupleId,
    founder: AccountId,
}

/// Takes the second seat. Everybody who tries the same code waits at the couple's row in turn.
async fn admit(
    transaction: &mut PgConnection,
    context: &RequestContext,
    member: &Member,
    code: &InviteCode,
) -> Result<Result<Admission, JoinRefusal>, AppError> {
    let (account, now) = (member.account(), context.now());
    let own = store::current(transaction, account).await?;
    let found = store::couple_of_code(transaction, code).await?;
    if let Some(own) = own {
        return own_code(transaction, own, found, code).await;
    }
    let Some(couple) = found else {
        return Ok(Err(JoinRefusal::Unknown));
    };
    if store::lock(transaction, couple).await?.is_none() {
        return Ok(Err(JoinRefusal::Used));
    }
    let Some((invite, state)) = store::latest(transaction, couple, code).await? else {
        return Ok(Err(JoinRefusal::Unknown));
    };
    if let Err(refusal) = state.admits(now) {
        return Ok(Err(refusal));
    }
    if store::seat(transaction, couple, Seat::Second, account, now).await? == Seating::AlreadyInCouple {
        return Ok(Err(JoinRefusal::AlreadyInCouple));
    }
    store::use_up(transaction, invite, account, now).await?;
    store::complete(transaction, couple, now).await?;
    let founder = store::founder(transaction, couple).await?;
    for partner in [founder, account] {
        reach(&mut *transaction, &context.services, partner, Milestone::Paired).await?;
    }
    Ok(Ok(Admission { couple, founder }))
}

/// Who is in a couple learns nothing of other couples' codes.
async fn own_code(
    transaction: &mut PgConnection,
    own: CoupleId,
    found: Option<CoupleId>,
    code: &InviteCode,
) -> Result<Result<Admission, JoinRefusal>, AppError> {
    let is_own = match found {
        Some(couple) if couple == own => store::latest(transaction, own, code)
            .await?
            .is_some_and(|(_, state)| !state.used),
        _ => false,
    };
    Ok(Err(if is_own {
        JoinRefusal::Own
    } else {
        JoinRefusal::AlreadyInCouple
    }))
}

/// The founder is told, both screens move on.
async fn tell(
    transaction: &mut PgConnection,
    context: &RequestContext,
    member: &Member,
    Admission { couple, founder }: Admission,
) -> Result<(), AppError> {
    let account = member.account();
    live::join_audience(transaction, account, Audience::Couple(couple.0)).await?;
    announce(transaction, couple, &[founder, account], Operation::Updated).await?;
    let event_key = format!("couple.joined:{couple}:{}", context.now().timestamp_micros());
    let event = Event::PartnerJoined {
        name: member.display_name().to_owned(),
    };
    notify(
        transaction,
        &context.services,
        Notice {
            account: founder,
            event_key: &event_key,
            event,
        },
    )
    .await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "couple.joined",
        &couple.to_string(),
        json!({}),
    )
    .await
}
