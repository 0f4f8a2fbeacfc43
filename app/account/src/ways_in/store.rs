//! Counting what opens an account.

use platform::{account::AccountId, error::AppError};
use sqlx::PgConnection;

/// Holds an account until the transaction ends: of two that take a way in away, the second sees what
/// the first has left.
///
/// # Errors
/// Not found, when the account is gone.
pub(crate) async fn hold(transaction: &mut PgConnection, account: AccountId) -> Result<(), AppError> {
    sqlx::query_scalar!(
        "select id from platform.accounts where id = $1 for no key update",
        account.0
    )
    .fetch_one(transaction)
    .await?;
    Ok(())
}

/// How many ways in an account has: a password with its address, a phone, passkeys, and identities
/// with providers that are still asked (`issuers`).
///
/// # Errors
/// Not found, when the account is gone.
pub(crate) async fn count(
    transaction: &mut PgConnection,
    account: AccountId,
    issuers: &[String],
) -> Result<i64, AppError> {
    let ways = sqlx::query_scalar!(
        r#"select (email is not null and password_hash is not null)::int
                + (select count(*) from platform.phones p where p.account_id = a.id)
                + (select count(*) from platform.passkeys k where k.account_id = a.id)
                + (select count(*) from platform.identities i where i.account_id = a.id and i.issuer = any($2))
                as "ways!"
           from platform.accounts a
           where a.id = $1"#,
        account.0,
        issuers,
    )
    .fetch_one(transaction)
    .await?;
    Ok(ways)
}
