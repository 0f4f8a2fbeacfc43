//! Somebody whose account ends now.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use super::store;
use crate::{account::AccountId, error::AppError, phone::PhoneNumber};

/// Proof that an account is due to end: asked for by its owner, seven days ago, and every area left.
#[derive(Clone, Debug)]
pub struct Leaver {
    account: AccountId,
    email: Option<String>,
    phone: Option<PhoneNumber>,
}

impl Leaver {
    /// The owner of an account whose day has come. Its deletion is held until the transaction ends,
    /// so that nobody stays meanwhile; nothing when another process holds it, or they stay.
    ///
    /// # Errors
    /// Internal.
    pub async fn of(
        transaction: &mut PgConnection,
        account: AccountId,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, AppError> {
        let due = store::hold_due(transaction, account, now).await?;
        Ok(due.map(|due| Self {
            account,
            email: due.email,
            phone: due.phone.map(PhoneNumber::kept),
        }))
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The address that they signed in with, if any.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }

    /// The phone that they signed in with, if any.
    pub fn phone(&self) -> Option<&PhoneNumber> {
        self.phone.as_ref()
    }
}
