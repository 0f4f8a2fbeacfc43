//! Copies in the database.

pub(super) mod own;

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member},
    error::AppError,
    privacy::Leaver,
    storage::FileName,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// Whether a copy was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Insertion {
    /// It was.
    Begun,
    /// One is being made already.
    BeingMade,
}

/// Notes that a member wants a copy.
pub(super) async fn insert(
    transaction: &mut PgConnection,
    export: Uuid,
    member: &Member,
    file: &FileName,
    now: DateTime<Utc>,
) -> Result<Insertion, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.exports (id, account_id, file, asked_at) values ($1, $2, $3, $4)
         on conflict (account_id) where state = 'being_made' do nothing",
        export,
        member.account().0,
        file.as_str(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Insertion::Begun
    } else {
        Insertion::BeingMade
    })
}

/// A copy as its owner knows it.
pub(super) struct Latest {
    pub(super) id: Uuid,
    pub(super) state: State,
}

/// How it stands with a copy.
pub(super) enum State {
    /// A job is at it.
    BeingMade,
    /// It can be fetched.
    Ready { bytes: i64, expires_at: DateTime<Utc> },
    /// It could not be made.
    Failed,
}

/// The latest copy that a member asked for, unless its time is over.
pub(super) async fn latest(pool: &PgPool, member: &Member, now: DateTime<Utc>) -> Result<Option<Latest>, AppError> {
    let row = sqlx::query!(
        "select id, state, bytes, expires_at from platform.exports
         where account_id = $1 and (expires_at is null or expires_at > $2)
         order by id desc
         limit 1",
        member.account().0,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Latest {
        id: row.id,
        state: match (row.state.as_str(), row.bytes.zip(row.expires_at)) {
            ("ready", Some((bytes, expires_at))) => State::Ready { bytes, expires_at },
            ("failed", _) => State::Failed,
            _ => State::BeingMade,
        },
    }))
}

/// A copy that a job has to make.
pub(super) struct Wanted {
    pub(super) account: AccountId,
    pub(super) file: FileName,
}

/// What is to be made, unless it is done or given up.
pub(super) async fn wanted(pool: &PgPool, export: Uuid) -> Result<Option<Wanted>, AppError> {
    let row = sqlx::query!(
        r#"select account_id as "account: AccountId", file from platform.exports
           where id = $1 and state = 'being_made'"#,
        export,
    )
    .fetch_optional(pool)
    .await?;
    row.map(|row| {
        Ok(Wanted {
            account: row.account,
            file: FileName::kept(row.file)?,
        })
    })
    .transpose()
}

/// Whether it was this time that a copy came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It was.
    Now,
    /// It had before, or is gone.
    Before,
}

impl End {
    fn of(rows: u64) -> Self {
        if rows == 1 { Self::Now } else { Self::Before }
    }
}

/// A copy can be fetched from now on.
pub(super) async fn finish(
    transaction: &mut PgConnection,
    export: Uuid,
    bytes: u64,
    expires_at: DateTime<Utc>,
) -> Result<End, AppError> {
    let finished = sqlx::query!(
        "update platform.exports set state = 'ready', bytes = $2, expires_at = $3
         where id = $1 and state = 'being_made'",
        export,
        i64::try_from(bytes).unwrap_or(i64::MAX),
        expires_at,
    )
    .execute(transaction)
    .await?;
    Ok(End::of(finished.rows_affected()))
}

/// The time of an account's other copies is over.
pub(super) async fn expire_others(
    transaction: &mut PgConnection,
    account: AccountId,
    export: Uuid,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.exports set expires_at = $3
         where account_id = $1 and id <> $2 and state = 'ready' and expires_at > $3",
        account.0,
        export,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A copy is given up; gives whose it was, if it was under way.
pub(super) async fn give_up(transaction: &mut PgConnection, export: Uuid) -> Result<Option<AccountId>, AppError> {
    let account = sqlx::query_scalar!(
        r#"update platform.exports set state = 'failed'
           where id = $1 and state = 'being_made'
           returning account_id as "account: AccountId""#,
        export,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(account)
}

/// The file of a copy that its owner may fetch now.
///
/// # Errors
/// Not found: it is another's, its time is over, or it is not made.
pub(super) async fn ready(
    pool: &PgPool,
    member: &Member,
    export: Uuid,
    now: DateTime<Utc>,
) -> Result<FileName, AppError> {
    let file = sqlx::query_scalar!(
        "select file from platform.exports
         where id = $1 and account_id = $2 and state = 'ready' and expires_at > $3",
        export,
        member.account().0,
        now,
    )
    .fetch_one(pool)
    .await?;
    FileName::kept(file)
}

/// The copies on which a job has been for too long.
pub(super) async fn stuck(pool: &PgPool, asked_before: DateTime<Utc>) -> Result<Vec<Uuid>, AppError> {
    let stuck = sqlx::query_scalar!(
        "select id from platform.exports where state = 'being_made' and asked_at < $1",
        asked_before,
    )
    .fetch_all(pool)
    .await?;
    Ok(stuck)
}

/// A copy whose time is over.
pub(super) struct Over {
    pub(super) id: Uuid,
    pub(super) account: AccountId,
    pub(super) file: String,
}

/// The copies whose time is over, and those that failed before a moment.
pub(super) async fn over(
    pool: &PgPool,
    now: DateTime<Utc>,
    failed_before: DateTime<Utc>,
) -> Result<Vec<Over>, AppError> {
    let over = sqlx::query_as!(
        Over,
        r#"select id, account_id as "account: AccountId", file from platform.exports
           where expires_at <= $1 or state = 'failed' and asked_at < $2
           order by id"#,
        now,
        failed_before,
    )
    .fetch_all(pool)
    .await?;
    Ok(over)
}

/// Forgets a copy.
pub(super) async fn delete(transaction: &mut PgConnection, export: Uuid) -> Result<(), AppError> {
    sqlx::query!("delete from platform.exports where id = $1", export)
        .execute(transaction)
        .await?;
    Ok(())
}

/// The files of all copies of somebody who goes.
pub(crate) async fn files_of(transaction: &mut PgConnection, leaver: &Leaver) -> Result<Vec<String>, AppError> {
    let files = sqlx::query_scalar!(
        "select file from platform.exports where account_id = $1",
        leaver.account().0
    )
    .fetch_all(transaction)
    .await?;
    Ok(files)
}
