//! Seven days later: everything personal goes.

use platform::{
    account::AccountId,
    audit,
    error::AppError,
    jobs::{Failure, Job, Work},
    privacy::Leaver,
    services::Services,
    storage::{FileName, Storage},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::PgConnection;

use super::{leaving::leave_areas, store};
use crate::{address::EmailAddress, export, limits, text_codes};

/// Erases the accounts whose day has come.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseAccounts {}

impl Job for EraseAccounts {
    const KIND: &'static str = "erase_accounts";
    const MOST_ATTEMPTS: i16 = 5;

    /// One account's trouble does not keep the others.
    async fn run(self, work: Work) -> Result<(), Failure> {
        let left = leave_areas(&work).await;
        let services = &work.services;
        let mut failed = 0_u32;
        for account in store::due(&services.pool, services.clock.now()).await? {
            if end(&work, account).await.is_err() {
                failed += 1;
            }
        }
        if failed > 0 {
            return Err(Failure::new(format!("{failed} accounts could not be erased")));
        }
        left
    }
}

/// All or nothing: cut off halfway, the account is whole and its turn comes again.
async fn end(work: &Work, account: AccountId) -> Result<(), AppError> {
    let services = &work.services;
    let mut transaction = services.pool.begin().await?;
    let Some(leaver) = Leaver::of(&mut transaction, account, services.clock.now()).await? else {
        return Ok(());
    };
    work.rooms.erase(&mut transaction, services, &leaver).await?;
    audit::record_from_job(&mut *transaction, services, None, "account.erased", "", json!({})).await?;
    transaction.commit().await?;
    Ok(())
}

/// What this crate keeps of somebody beside what goes with their account's row.
pub(crate) async fn erase(
    transaction: &mut PgConnection,
    services: &Services,
    leaver: &Leaver,
) -> Result<(), AppError> {
    let address = leaver
        .email()
        .and_then(EmailAddress::parse)
        .map(|email| limits::of(&email));
    let number = leaver.phone().map(limits::of_number);
    let subjects: Vec<String> = address.into_iter().chain(number).collect();
    store::delete_counts(&mut *transaction, leaver, &subjects).await?;
    if let Some(number) = leaver.phone() {
        text_codes::forget_number(&mut *transaction, number).await?;
    }
    store::delete_claims(&mut *transaction, leaver).await?;
    let storage = Storage::of(&services.configuration);
    for file in export::store::files_of(transaction, leaver).await? {
        // Gone even when the transaction fails: then its row is of a file that is not there.
        storage.throw_away(&FileName::kept(file)?).await?;
    }
    Ok(())
}
