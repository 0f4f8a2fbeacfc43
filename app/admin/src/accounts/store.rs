//! Accounts in the database, for operators.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Operator, SuspensionGround},
    error::AppError,
    phone::PhoneNumber,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// An account, as lists and its page show it.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) display_name: String,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) ground: Option<String>,
    pub(super) suspended_at: Option<DateTime<Utc>>,
    pub(super) due_at: Option<DateTime<Utc>>,
    pub(super) operator: bool,
}

/// Accounts before one of them, the newest first. Stand-ins are nobody's.
pub(super) async fn latest(pool: &PgPool, _: &Operator, before: Option<Uuid>, most: i64) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.email, p.number as "phone?", a.display_name, a.language, a.time_zone, a.created_at,
                  s.ground as "ground?", s.since as "suspended_at?", d.due_at as "due_at?",
                  exists (select from platform.grants g where g.account_id = a.id and g.role = 'operator') as "operator!"
           from platform.accounts a
           left join platform.phones p on p.account_id = a.id
           left join platform.suspensions s on s.account_id = a.id
           left join platform.deletions d on d.account_id = a.id
           where not a.stands_in and ($1::uuid is null or a.id < $1)
           order by a.id desc
           limit $2"#,
        before,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// Those whose address or name begins with some words, or whose number or id it is. The operators of
/// `text_pattern_ops` compare letter by letter, so that every beginning is a range of an index.
pub(super) async fn found(
    pool: &PgPool,
    _: &Operator,
    (search, number, id): (&str, Option<&PhoneNumber>, Option<Uuid>),
    before: Option<Uuid>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.email, p.number as "phone?", a.display_name, a.language, a.time_zone, a.created_at,
                  s.ground as "ground?", s.since as "suspended_at?", d.due_at as "due_at?",
                  exists (select from platform.grants g where g.account_id = a.id and g.role = 'operator') as "operator!"
           from platform.accounts a
           left join platform.phones p on p.account_id = a.id
           left join platform.suspensions s on s.account_id = a.id
           left join platform.deletions d on d.account_id = a.id
           where not a.stands_in and ($1::uuid is null or a.id < $1)
             and (a.id = $3
                  or p.number = $5
                  or a.email ~>=~ lower($4) and a.email ~<~ (lower($4) || chr(1114111))
                  or lower(a.display_name) ~>=~ lower($4) and lower(a.display_name) ~<~ (lower($4) || chr(1114111)))
           order by a.id desc
           limit $2"#,
        before,
        most,
        id,
        search,
        number.map(PhoneNumber::as_str),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// One account.
///
/// # Errors
/// Not found.
pub(super) async fn one(pool: &PgPool, _: &Operator, account: AccountId) -> Result<Row, AppError> {
    let row = sqlx::query_as!(
        Row,
        r#"select a.id, a.email, p.number as "phone?", a.display_name, a.language, a.time_zone, a.created_at,
                  s.ground as "ground?", s.since as "suspended_at?", d.due_at as "due_at?",
                  exists (select from platform.grants g where g.account_id = a.id and g.role = 'operator') as "operator!"
           from platform.accounts a
           left join platform.phones p on p.account_id = a.id
           left join platform.suspensions s on s.account_id = a.id
           left join platform.deletions d on d.account_id = a.id
           where not a.stands_in and a.id = $1"#,
        account.0,
    )
    .fetch_one(pool)
    .await?;
    Ok(row)
}

/// A registration that waits for its mail.
pub(super) struct Waiting {
    pub(super) id: Uuid,
    pub(super) email: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
}

/// Registrations that wait, whose address begins with some letters, the newest first.
pub(super) async fn waiting(
    pool: &PgPool,
    _: &Operator,
    search: &str,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Waiting>, AppError> {
    let waiting = sqlx::query_as!(
        Waiting,
        "select id, email, created_at, expires_at from platform.registrations
         where email ~>=~ lower($1) and email ~<~ (lower($1) || chr(1114111)) and expires_at > $2
         order by id desc
         limit $3",
        search,
        now,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(waiting)
}

/// What hangs on an account.
pub(super) struct Around {
    pub(super) grants: Vec<String>,
    pub(super) second_factor: Option<DateTime<Utc>>,
    pub(super) in_couple: bool,
}

/// Roles, the second factor, and whether its owner hears of a couple: never what is in it.
pub(super) async fn around(pool: &PgPool, _: &Operator, account: AccountId) -> Result<Around, AppError> {
    let around = sqlx::query_as!(
        Around,
        r#"select array(select concat_ws(': ', g.role, nullif(g.scope, '')) from platform.grants g
                        where g.account_id = $1 order by 1) as "grants!",
                  (select f.turned_on_at from platform.second_factors f where f.account_id = $1) as second_factor,
                  exists (select from platform.audience_members m
                          where m.account_id = $1 and m.audience like 'couple:%') as "in_couple!""#,
        account.0,
    )
    .fetch_one(pool)
    .await?;
    Ok(around)
}

/// What somebody agreed to.
pub(super) struct Consent {
    pub(super) kind: String,
    pub(super) version: String,
    pub(super) given_at: DateTime<Utc>,
}

/// What somebody agreed to, the latest first.
pub(super) async fn consents(pool: &PgPool, _: &Operator, account: AccountId) -> Result<Vec<Consent>, AppError> {
    let consents = sqlx::query_as!(
        Consent,
        "select kind, version, given_at from platform.consents where account_id = $1 order by given_at desc, kind",
        account.0,
    )
    .fetch_all(pool)
    .await?;
    Ok(consents)
}

/// A browser that is signed in.
pub(super) struct Session {
    pub(super) user_agent: String,
    pub(super) seen_at: DateTime<Utc>,
}

/// Where somebody is signed in, last used first; twenty at most.
pub(super) async fn sessions(
    pool: &PgPool,
    _: &Operator,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, AppError> {
    let sessions = sqlx::query_as!(
        Session,
        "select user_agent, seen_at from platform.sessions
         where account_id = $1 and expires_at > $2
         order by seen_at desc
         limit 20",
        account.0,
        now,
    )
    .fetch_all(pool)
    .await?;
    Ok(sessions)
}

/// Whether something was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    Now,
    Nothing,
}

impl Changed {
    fn of(rows: u64) -> Self {
        if rows == 0 { Self::Nothing } else { Self::Now }
    }
}

/// Closes an account; nothing when it was closed already.
pub(super) async fn suspend(
    transaction: &mut PgConnection,
    _: &Operator,
    account: AccountId,
    ground: SuspensionGround,
    now: DateTime<Utc>,
) -> Result<Changed, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.suspensions (account_id, ground, since) values ($1, $2, $3) on conflict do nothing",
        account.0,
        ground.word(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(Changed::of(inserted.rows_affected()))
}

/// Opens an account again; nothing when it was open.
pub(super) async fn lift(
    transaction: &mut PgConnection,
    _: &Operator,
    account: AccountId,
) -> Result<Changed, AppError> {
    let deleted = sqlx::query!("delete from platform.suspensions where account_id = $1", account.0)
        .execute(transaction)
        .await?;
    Ok(Changed::of(deleted.rows_affected()))
}

/// Holds an account that is somebody's until the transaction ends.
///
/// # Errors
/// Not found.
pub(super) async fn hold(transaction: &mut PgConnection, _: &Operator, account: AccountId) -> Result<(), AppError> {
    sqlx::query_scalar!(
        "select id from platform.accounts where id = $1 and not stands_in for update",
        account.0
    )
    .fetch_one(transaction)
    .await?;
    Ok(())
}
