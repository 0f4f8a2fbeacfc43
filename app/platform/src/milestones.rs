//! What somebody did for the first time: areas say so, the operator's figures count it.

use sqlx::PgConnection;

use crate::{account::AccountId, error::AppError, services::Services};

/// What somebody can do for a first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// Being one of two.
    Paired,
    /// Telling how one is.
    FirstCheckIn,
}

impl Milestone {
    /// The word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paired => "paired",
            Self::FirstCheckIn => "first_check_in",
        }
    }
}

/// Remembers that somebody reached a milestone, in the transaction in which they did; only the first
/// time counts.
///
/// # Errors
/// Internal.
pub async fn reach(
    transaction: &mut PgConnection,
    services: &Services,
    account: AccountId,
    milestone: Milestone,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.milestones (account_id, kind, reached_at) values ($1, $2, $3) on conflict do nothing",
        account.0,
        milestone.word(),
        services.clock.now(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}
