//! Decisions in the database.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Audience, Decision, Flag};
use crate::{
    account::{AccountId, Operator},
    error::AppError,
};

/// What was decided, by flag. What this version does not know is left out.
///
/// # Errors
/// Internal.
pub async fn decisions(pool: &PgPool) -> Result<HashMap<Flag, Decision>, AppError> {
    let rows = sqlx::query!(
        r#"select o.flag, o.audience, o.percentage,
                  array(select a.account_id from platform.flag_accounts a where a.flag = o.flag order by 1) as "accounts!"
           from platform.flag_overrides o"#
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let decision = Decision {
                audience: Audience::parse(&row.audience)?,
                percentage: u8::try_from(row.percentage).unwrap_or(0),
                accounts: row.accounts.into_iter().map(AccountId).collect(),
            };
            Some((Flag::parse(&row.flag)?, decision))
        })
        .collect())
}

/// Decides about a flag, in the place of what was decided before. Accounts that are gone are left out.
///
/// # Errors
/// Internal.
pub async fn decide(
    transaction: &mut PgConnection,
    _: &Operator,
    flag: Flag,
    decision: &Decision,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let accounts: Vec<Uuid> = decision.accounts.iter().map(|account| account.0).collect();
    sqlx::query!(
        "insert into platform.flag_overrides (flag, audience, percentage, decided_at) values ($1, $2, $3, $4)
         on conflict (flag) do update
         set audience = excluded.audience, percentage = excluded.percentage, decided_at = excluded.decided_at",
        flag.word(),
        decision.audience.word(),
        i16::from(decision.percentage),
        now,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!("delete from platform.flag_accounts where flag = $1", flag.word())
        .execute(&mut *transaction)
        .await?;
    sqlx::query!(
        "insert into platform.flag_accounts (flag, account_id)
         select $1, id from platform.accounts where id = any ($2)",
        flag.word(),
        &accounts[..],
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Takes a decision back: the flag is as the code says.
///
/// # Errors
/// Internal.
pub async fn take_back(transaction: &mut PgConnection, _: &Operator, flag: Flag) -> Result<(), AppError> {
    sqlx::query!("delete from platform.flag_overrides where flag = $1", flag.word())
        .execute(transaction)
        .await?;
    Ok(())
}
