//! Sessions of an account, in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member},
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Change, Operation},
};
use sqlx::PgConnection;

/// The most that are shown: somebody with more ends them all.
const MOST_SHOWN: i64 = 50;

/// A session, as it is stored.
pub(super) struct Stored {
    pub(super) id_hash: Vec<u8>,
    pub(super) user_agent: String,
    pub(super) seen_at: DateTime<Utc>,
}

/// The sessions of a member that are still good, last used first.
pub(super) async fn list(context: &RequestContext, member: &Member) -> Result<Vec<Stored>, AppError> {
    let sessions = sqlx::query_as!(
        Stored,
        "select id_hash, user_agent, seen_at from platform.sessions
         where account_id = $1 and expires_at > $2
         order by seen_at desc
         limit $3",
        member.account().0,
        context.now(),
        MOST_SHOWN,
    )
    .fetch_all(context.pool())
    .await?;
    Ok(sessions)
}

/// Whether something was there to revoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Revoked {
    /// It is gone now.
    Now,
    /// There was none, or it is not theirs.
    Nothing,
}

/// Ends one session of a member. Nothing is said to its browser any more.
pub(super) async fn revoke(transaction: &mut PgConnection, member: &Member, key: &[u8]) -> Result<Revoked, AppError> {
    let ended = sqlx::query_scalar!(
        r#"with ended as (
               delete from platform.sessions where account_id = $1 and id_hash = $2 returning push_subscription
           ), silenced as (
               delete from platform.push_subscriptions where id in (select push_subscription from ended)
           )
           select count(*) as "ended!" from ended"#,
        member.account().0,
        key,
    )
    .fetch_one(transaction)
    .await?;
    Ok(match ended {
        0 => Revoked::Nothing,
        _ => Revoked::Now,
    })
}

/// Ends all sessions of an account but the one to keep, if any. Nothing is said to their browsers any more.
pub async fn revoke_others(
    transaction: &mut PgConnection,
    account: AccountId,
    keep: Option<&[u8]>,
) -> Result<(), AppError> {
    sqlx::query!(
        "with ended as (
             delete from platform.sessions where account_id = $1 and id_hash is distinct from $2
             returning push_subscription
         )
         delete from platform.push_subscriptions where id in (select push_subscription from ended)",
        account.0,
        keep,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Lets the account's open pages know that its sessions are different.
pub async fn announce(transaction: &mut PgConnection, account: AccountId) -> Result<(), AppError> {
    let audience = Audience::Account(account);
    live::record(
        transaction,
        Change {
            audience,
            resource: "sessions",
            id: account.0,
            operation: Operation::Updated,
        },
    )
    .await
}
