//! What the account's own tables hold of somebody, read out for them: without secrets.

use chrono::{DateTime, Utc};
use platform::{account::Member, error::AppError};
use serde::Serialize;
use sqlx::PgPool;

/// An account.
#[derive(Debug, Serialize)]
pub(in crate::export) struct AccountCopy {
    email: Option<String>,
    display_name: String,
    language: String,
    time_zone: String,
    created_at: DateTime<Utc>,
    phone: Option<String>,
    phone_since: Option<DateTime<Utc>>,
    second_factor_since: Option<DateTime<Utc>>,
    roles: Vec<String>,
}

/// A member's account.
pub(in crate::export) async fn account(pool: &PgPool, member: &Member) -> Result<AccountCopy, AppError> {
    let copy = sqlx::query_as!(
        AccountCopy,
        r#"select email, display_name, language, time_zone, created_at,
                  p.number as "phone?", p.confirmed_at as "phone_since?",
                  (select turned_on_at from platform.second_factors f where f.account_id = a.id) as second_factor_since,
                  array(select role from platform.grants g where g.account_id = a.id order by role) as "roles!"
           from platform.accounts a
           left join platform.phones p on p.account_id = a.id
           where a.id = $1"#,
        member.account().0,
    )
    .fetch_one(pool)
    .await?;
    Ok(copy)
}

/// Something that was agreed to.
#[derive(Debug, Serialize)]
pub(in crate::export) struct ConsentCopy {
    kind: String,
    version: String,
    given_at: DateTime<Utc>,
}

/// What a member agreed to, the latest first.
pub(in crate::export) async fn consents(pool: &PgPool, member: &Member) -> Result<Vec<ConsentCopy>, AppError> {
    let copies = sqlx::query_as!(
        ConsentCopy,
        "select kind, version, given_at from platform.consents where account_id = $1 order by given_at desc, kind",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(copies)
}

/// A browser that is signed in. Its key opens it, and stays here.
#[derive(Debug, Serialize)]
pub(in crate::export) struct SessionCopy {
    browser: String,
    created_at: DateTime<Utc>,
    seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

/// Where a member is signed in, last used first.
pub(in crate::export) async fn sessions(
    pool: &PgPool,
    member: &Member,
    now: DateTime<Utc>,
) -> Result<Vec<SessionCopy>, AppError> {
    let copies = sqlx::query_as!(
        SessionCopy,
        "select user_agent as browser, created_at, seen_at, expires_at from platform.sessions
         where account_id = $1 and expires_at > $2
         order by seen_at desc",
        member.account().0,
        now,
    )
    .fetch_all(pool)
    .await?;
    Ok(copies)
}

/// A passkey, or who somebody is elsewhere. What a device answers by stays here.
#[derive(Debug, Serialize)]
pub(in crate::export) struct WayInCopy {
    kind: String,
    name: String,
    issuer: Option<String>,
    subject: Option<String>,
    since: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
}

/// What opens a member's account beside address, password and phone, the oldest first.
pub(in crate::export) async fn ways_in(pool: &PgPool, member: &Member) -> Result<Vec<WayInCopy>, AppError> {
    let copies = sqlx::query_as!(
        WayInCopy,
        r#"select 'passkey' as "kind!", name as "name!", null::text as issuer, null::text as subject,
                  created_at as "since!", used_at
           from platform.passkeys
           where account_id = $1
           union all
           select 'identity', label, issuer, subject, linked_at, used_at
           from platform.identities
           where account_id = $1
           order by 5"#,
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(copies)
}
