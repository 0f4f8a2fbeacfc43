//! Looking up accounts.

use sqlx::{PgExecutor, PgPool};

use super::{AccountId, Member, Viewer};
use crate::{error::AppError, language::Language};

/// The person of a session, if the account still exists.
pub async fn viewer(pool: &PgPool, account: AccountId) -> Result<Option<Viewer>, AppError> {
    let row = sqlx::query!(
        r#"select a.display_name, a.language, a.time_zone,
                  exists (select from platform.grants g where g.account_id = a.id and g.role = 'operator') as "operator!",
                  (select count(*) from (
                      select from platform.notifications n
                      where n.account_id = a.id and n.read_at is null limit 100
                  ) as unread) as "unread!"
           from platform.accounts a
           where a.id = $1"#,
        account.0
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

/// Where and how to write to somebody.
#[derive(Clone, Debug)]
pub struct Correspondent {
    /// Their account.
    pub account: AccountId,
    /// Their address.
    pub email: String,
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
        "select email, display_name, language, time_zone from platform.accounts where id = $1",
        account.0
    )
    .fetch_one(database)
    .await?;
    Ok(Correspondent {
        account,
        email: row.email,
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
