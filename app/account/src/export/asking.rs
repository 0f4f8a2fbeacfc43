//! Asking for a copy, and how it stands with it.

use platform::{
    account::{AccountId, Member},
    audit,
    context::RequestContext,
    error::AppError,
    jobs::{Timing, enqueue},
    live::{self, Audience, Change, Operation},
    storage::FileName,
};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    MakeExport, RESOURCE,
    model::{ReadyCopy, Standing},
    store::{self, Insertion, State},
};
use crate::{limits::EXPORT, moment::moment};

/// Begins to make a copy for a member. While one is being made there is no second.
///
/// # Errors
/// Too many requests.
pub async fn ask(context: &RequestContext, member: &Member) -> Result<(), AppError> {
    if standing(context, member).await? == Standing::BeingMade {
        return Ok(());
    }
    EXPORT.take(context, member.account()).await?;
    let export = context.new_id();
    let file = FileName::draw(&context.services.chance);
    let mut transaction = context.begin().await?;
    if store::insert(&mut transaction, export, member, &file, context.now()).await? == Insertion::BeingMade {
        return Ok(());
    }
    enqueue(&mut transaction, &MakeExport { export }, Timing::Now).await?;
    announce(&mut transaction, member.account(), export).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(member.account()),
        "export.asked",
        &export.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// How it stands with a member's copy.
///
/// # Errors
/// Internal.
pub async fn standing(context: &RequestContext, member: &Member) -> Result<Standing, AppError> {
    let Some(latest) = store::latest(context.pool(), member, context.now()).await? else {
        return Ok(Standing::None);
    };
    Ok(match latest.state {
        State::BeingMade => Standing::BeingMade,
        State::Failed => Standing::Failed,
        State::Ready { bytes, expires_at } => Standing::Ready(ReadyCopy {
            link: link(latest.id),
            until: moment(context.language, member.time_zone(), expires_at, context.now()),
            kilobytes: (bytes + 999) / 1000,
        }),
    })
}

/// Where a copy is fetched.
pub(super) fn link(export: Uuid) -> String {
    format!("/account/export/{export}")
}

/// Lets the account's open pages know that it stands otherwise with its copy.
pub(super) async fn announce(transaction: &mut PgConnection, account: AccountId, export: Uuid) -> Result<(), AppError> {
    let change = Change {
        audience: Audience::Account(account),
        resource: RESOURCE,
        id: export,
        operation: Operation::Updated,
    };
    live::record(transaction, change).await
}
