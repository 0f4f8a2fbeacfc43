//! Looking up accounts.

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgExecutor, PgPool};

use super::{AccountId, Member, Viewer};
use crate::{error::AppError, language::Language, phone::PhoneNumber, services::Services};

/// The person of a session, if the account still exists. Who wants it to end is nobody any more,
/// unless they stay; whose account is suspended is nobody until that is lifted.
pub async fn viewer(pool: &PgPool, account: AccountId) -> Result<Option<Viewer>, AppError> {
    read(pool, account, Plan::Stay).await
}

/// The same for who wants their account to end: for the jobs that take their leave of the areas.
pub async fn leaving_viewer(pool: &PgPool, account: AccountId) -> Result<Option<Viewer>, AppError> {
    read(pool, account, Plan::Leave).await
}

/// The same as an operator may see them: a suspension shuts out its owner, not who looks into it.
pub async fn viewer_as_seen(pool: &PgPool, account: AccountId) -> Result<Option<Viewer>, AppError> {
    read(pool, account, Plan::Seen).await
}

/// For what somebody is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    /// They keep their account, and come in.
    Stay,
    /// They want it to end.
    Leave,
    /// They keep it, whether they may come in or not.
    Seen,
}

async fn read(pool: &PgPool, account: AccountId, plan: Plan) -> Result<Option<Viewer>, AppError> {
    let row = sqlx::query!(
        r#"select a.display_name, a.language, a.time_zone,
                  exists (select from platform.grants g where g.account_id = a.id and g.role = 'operator') as "operator!",
                  (select count(*) from (
                      select from platform.notifications n
                      where n.account_id = a.id and n.read_at is null limit 100
                  ) as unread) as "unread!"
           from platform.accounts a
           where a.id = $1 and not a.stands_in
             and $2 = exists (select from platform.deletions d where d.account_id = a.id)
             and ($3 or not exists (select from platform.suspensions s where s.account_id = a.id))"#,
        account.0,
        plan == Plan::Leave,
        plan != Plan::Stay,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Viewer {
        id: account,
        display_name: row.display_name,
        language: Language::from_tag(&row.language).unwrap_or_default(),
        time_zone: row.time_zone,
        operator: row.operator,
        unread: u32::try_from(row.unread).unwrap_or(0),
    }))
}

/// Whether an operator has closed an account for a while.
pub async fn is_suspended(pool: &PgPool, account: AccountId) -> Result<bool, AppError> {
    let suspended = sqlx::query_scalar!(
        r#"select exists (select from platform.suspensions where account_id = $1) as "suspended!""#,
        account.0,
    )
    .fetch_one(pool)
    .await?;
    Ok(suspended)
}

/// Since when an account has a second factor, an app or a passkey; `None` without one.
pub(super) async fn second_factor_since(pool: &PgPool, account: AccountId) -> Result<Option<DateTime<Utc>>, AppError> {
    let since = sqlx::query_scalar!(
        "select min(since) from (
             select turned_on_at as since from platform.second_factors where account_id = $1
             union all
             select created_at from platform.passkeys where account_id = $1
         ) as factors",
        account.0,
    )
    .fetch_one(pool)
    .await?;
    Ok(since)
}

/// A row that stands in for somebody who has gone, where what they shared is still another's to read.
/// It has no name and no way in, and no mail reaches it (RFC 2606, 2). Whoever makes it deletes it.
pub async fn stand_in(transaction: &mut PgConnection, services: &Services) -> Result<AccountId, AppError> {
    let now = services.clock.now();
    let id = AccountId(services.chance.id(now));
    sqlx::query!(
        "insert into platform.accounts (id, email, password_hash, display_name, created_at, stands_in)
         values ($1, $2, '!', '…', $3, true)",
        id.0,
        format!("{id}@parvis.invalid"),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(id)
}

/// Where and how to write to somebody.
#[derive(Clone, Debug)]
pub struct Correspondent {
    /// Their account.
    pub account: AccountId,
    /// Their address; none where they have a phone alone.
    pub email: Option<String>,
    /// The phone that opens their account, where one does.
    pub phone: Option<PhoneNumber>,
    /// How they are called.
    pub display_name: String,
    /// Their language.
    pub language: Language,
    /// Their IANA time zone.
    pub time_zone: String,
}

/// Where and how to write to an account.
///
/// # Errors
/// Not found.
pub async fn correspondent(database: impl PgExecutor<'_>, account: AccountId) -> Result<Correspondent, AppError> {
    let row = sqlx::query!(
        r#"select a.email, p.number as "phone?", a.display_name, a.language, a.time_zone
           from platform.accounts a
           left join platform.phones p on p.account_id = a.id
           where a.id = $1"#,
        account.0
    )
    .fetch_one(database)
    .await?;
    Ok(Correspondent {
        account,
        email: row.email,
        phone: row.phone.map(PhoneNumber::kept),
        display_name: row.display_name,
        language: Language::from_tag(&row.language).unwrap_or_default(),
        time_zone: row.time_zone,
    })
}

/// Remembers somebody's language.
pub async fn set_language(pool: &PgPool, member: &Member, language: Language) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.accounts set language = $2 where id = $1",
        member.account().0,
        language.tag()
    )
    .execute(pool)
    .await?;
    Ok(())
}
