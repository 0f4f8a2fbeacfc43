//! Passwords in the database.

use platform::{
    account::{AccountId, Member},
    context::RequestContext,
    error::AppError,
};
use sqlx::PgConnection;

/// The hash and the address of a member; who has a phone alone has neither.
pub(crate) struct Credential {
    pub(crate) email: Option<String>,
    pub(crate) password_hash: Option<String>,
}

/// What a member signs in with.
///
/// # Errors
/// Not found, when the account is gone.
pub(crate) async fn credential(context: &RequestContext, member: &Member) -> Result<Credential, AppError> {
    let credential = sqlx::query_as!(
        Credential,
        "select email, password_hash from platform.accounts where id = $1",
        member.account().0,
    )
    .fetch_one(context.pool())
    .await?;
    Ok(credential)
}

/// Puts another hash in the place of an account's, and voids every link that was mailed for it:
/// whoever asked for one before no longer decides.
pub(crate) async fn replace(transaction: &mut PgConnection, account: AccountId, hash: &str) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.accounts set password_hash = $2 where id = $1",
        account.0,
        hash
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "delete from platform.mail_tokens where account_id = $1 and used_at is null",
        account.0
    )
    .execute(transaction)
    .await?;
    Ok(())
}
