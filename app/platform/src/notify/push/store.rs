//! Subscriptions and what is to be said to them, in the database.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{browser::Browser, wording::Wording};
use crate::{
    account::{AccountId, Member},
    error::AppError,
};

/// The most unread notifications that an icon counts.
const COUNTED: i64 = 100;

/// Keeps a browser of a member under an id, made with our key of now, and answers its id: that of
/// before, when it was theirs already. Of anybody else it is taken away: one browser speaks to one person.
pub(super) async fn keep(
    transaction: &mut PgConnection,
    member: &Member,
    (id, browser): (Uuid, &Browser),
    server_key: &[u8],
    now: DateTime<Utc>,
) -> Result<Uuid, AppError> {
    let account = member.account().0;
    sqlx::query!(
        "delete from platform.push_subscriptions where endpoint = $1 and account_id <> $2",
        browser.endpoint.as_str(),
        account,
    )
    .execute(&mut *transaction)
    .await?;
    let kept = sqlx::query_scalar!(
        "insert into platform.push_subscriptions as kept
             (id, account_id, endpoint, public_key, auth_secret, server_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (endpoint) do update set
             public_key = excluded.public_key, auth_secret = excluded.auth_secret,
             server_key = excluded.server_key, created_at = excluded.created_at
             where kept.account_id = excluded.account_id
         returning id",
        id,
        account,
        browser.endpoint.as_str(),
        browser.public_key(),
        browser.auth.as_slice(),
        server_key,
        now,
    )
    .fetch_one(transaction)
    .await?;
    Ok(kept)
}

/// One at a time for each account, so that the number of its browsers holds.
pub(super) async fn hold_account(transaction: &mut PgConnection, member: &Member) -> Result<(), AppError> {
    sqlx::query!(
        "select from platform.accounts where id = $1 for no key update",
        member.account().0
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Lets go of all browsers of a member but the latest.
pub(super) async fn keep_latest(transaction: &mut PgConnection, member: &Member, most: i64) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.push_subscriptions where id in (
             select id from platform.push_subscriptions
             where account_id = $1 order by created_at desc, id desc offset $2
         )",
        member.account().0,
        most,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether a renewal found what it renews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Renewed {
    /// It did.
    Now,
    /// There was none.
    Nothing,
}

/// A browser of a member has another address and other keys.
pub(super) async fn renew(
    transaction: &mut PgConnection,
    member: &Member,
    (id, former): (Uuid, &str),
    browser: &Browser,
    server_key: &[u8],
) -> Result<Renewed, AppError> {
    sqlx::query!(
        "delete from platform.push_subscriptions where endpoint = $1 and id <> $2",
        browser.endpoint.as_str(),
        id,
    )
    .execute(&mut *transaction)
    .await?;
    let renewed = sqlx::query!(
        "update platform.push_subscriptions set endpoint = $4, public_key = $5, auth_secret = $6, server_key = $7
         where id = $1 and account_id = $2 and endpoint = $3",
        id,
        member.account().0,
        former,
        browser.endpoint.as_str(),
        browser.public_key(),
        browser.auth.as_slice(),
        server_key,
    )
    .execute(transaction)
    .await?;
    Ok(match renewed.rows_affected() {
        0 => Renewed::Nothing,
        _ => Renewed::Now,
    })
}

/// Whether a member's browser can be spoken to with our key of now.
pub(super) async fn is_on(pool: &PgPool, member: &Member, id: Uuid, server_key: &[u8]) -> Result<bool, AppError> {
    let on = sqlx::query_scalar!(
        r#"select exists (
               select from platform.push_subscriptions where id = $1 and account_id = $2 and server_key = $3
           ) as "on!""#,
        id,
        member.account().0,
        server_key,
    )
    .fetch_one(pool)
    .await?;
    Ok(on)
}

/// Forgets a browser of an account, and what it was to be told.
pub(super) async fn delete(pool: &PgPool, account: AccountId, id: Uuid) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.push_subscriptions where id = $1 and account_id = $2",
        id,
        account.0
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The browsers of an account that are signed in, and that our key of now reaches.
pub(super) async fn listeners(
    transaction: &mut PgConnection,
    account: AccountId,
    server_key: &[u8],
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>, AppError> {
    let ids = sqlx::query_scalar!(
        "select s.id from platform.push_subscriptions s
         where s.account_id = $1 and s.server_key = $2 and exists (
             select from platform.sessions
             where push_subscription = s.id and account_id = s.account_id and expires_at > $3
         )
         order by s.id",
        account.0,
        server_key,
        now,
    )
    .fetch_all(transaction)
    .await?;
    Ok(ids)
}

/// What is to be said to one browser.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) account: AccountId,
    pub(super) subscription: Uuid,
    pub(super) event_key: String,
    pub(super) kind: &'static str,
    pub(super) words: Value,
    pub(super) now: DateTime<Utc>,
    pub(super) gives_up_at: DateTime<Utc>,
}

/// Whether it is to be said now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It is.
    Now,
    /// It was, for the same event.
    Before,
}

/// Writes into the outbox.
pub(super) async fn write(transaction: &mut PgConnection, id: Uuid, waiting: Waiting) -> Result<Written, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.pushes (id, account_id, subscription_id, event_key, kind, words, created_at, gives_up_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (subscription_id, event_key) do nothing",
        id,
        waiting.account.0,
        waiting.subscription,
        waiting.event_key,
        waiting.kind,
        waiting.words,
        waiting.now,
        waiting.gives_up_at,
    )
    .execute(transaction)
    .await?;
    Ok(match inserted.rows_affected() {
        0 => Written::Before,
        _ => Written::Now,
    })
}

/// What waits, with the browser that it is for.
#[derive(Debug)]
pub(super) struct Claimed {
    pub(super) kind: String,
    pub(super) words: Option<Value>,
    pub(super) gives_up_at: DateTime<Utc>,
    pub(super) subscription: Uuid,
    pub(super) endpoint: String,
    pub(super) public_key: Vec<u8>,
    pub(super) auth_secret: Vec<u8>,
    pub(super) server_key: Vec<u8>,
    /// Whether the browser is still signed in.
    pub(super) open: bool,
    /// How many notifications its person has not read, up to 100.
    pub(super) unread: i64,
}

/// What waits, if no other worker holds it; locked until the transaction ends.
pub(super) async fn claim(
    transaction: &mut PgConnection,
    push: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Claimed>, sqlx::Error> {
    sqlx::query_as!(
        Claimed,
        r#"select p.kind, p.words, p.gives_up_at, s.id as subscription, s.endpoint, s.public_key, s.auth_secret, s.server_key,
               exists (
                   select from platform.sessions
                   where push_subscription = s.id and account_id = s.account_id and expires_at > $2
               ) as "open!",
               (select count(*) from (
                   select from platform.notifications where account_id = p.account_id and read_at is null limit $3
               ) as unread) as "unread!"
           from platform.pushes p
           join platform.push_subscriptions s on s.id = p.subscription_id
           where p.id = $1 and p.state = 'waiting'
           for update of p skip locked"#,
        push,
        now,
        COUNTED,
    )
    .fetch_optional(transaction)
    .await
}

/// Whether something still waits to be said.
pub(super) async fn waits(pool: &PgPool, push: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select from platform.pushes where id = $1 and state = 'waiting') as "waiting!""#,
        push
    )
    .fetch_one(pool)
    .await
}

/// It was said.
pub(super) async fn mark_sent(
    transaction: &mut PgConnection,
    push: Uuid,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.pushes
         set state = 'sent', words = null, sent_at = $2, attempts = attempts + 1, last_error = null where id = $1",
        push,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// It could not be said this time.
pub(super) async fn mark_failed(transaction: &mut PgConnection, push: Uuid, cause: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.pushes set attempts = attempts + 1, last_error = $2 where id = $1",
        push,
        cause,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// It will not be said.
pub(super) async fn mark_dead(transaction: &mut PgConnection, push: Uuid, cause: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.pushes set state = 'dead', words = null, attempts = attempts + 1, last_error = $2 where id = $1",
        push,
        cause,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Forgets a browser that has unsubscribed.
pub(super) async fn forget(pool: &PgPool, subscription: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from platform.push_subscriptions where id = $1", subscription)
        .execute(pool)
        .await?;
    Ok(())
}

/// How an account wants a locked screen to speak.
pub(in crate::notify) async fn shows_words(
    transaction: &mut PgConnection,
    account: AccountId,
) -> Result<Wording, AppError> {
    let shows = sqlx::query_scalar!(
        "select shows_words from platform.push_preferences where account_id = $1",
        account.0
    )
    .fetch_optional(transaction)
    .await?;
    Ok(match shows {
        Some(true) => Wording::Plain,
        _ => Wording::Discreet,
    })
}

/// Keeps how a member wants a locked screen to speak; discreet is the default, and forgotten.
pub(in crate::notify) async fn choose_words(
    transaction: &mut PgConnection,
    member: &Member,
    wording: Wording,
) -> Result<(), AppError> {
    let account = member.account().0;
    match wording {
        Wording::Plain => {
            sqlx::query!(
                "insert into platform.push_preferences (account_id, shows_words) values ($1, true)
                 on conflict (account_id) do update set shows_words = true",
                account,
            )
            .execute(transaction)
            .await?
        }
        Wording::Discreet => {
            sqlx::query!("delete from platform.push_preferences where account_id = $1", account)
                .execute(transaction)
                .await?
        }
    };
    Ok(())
}
