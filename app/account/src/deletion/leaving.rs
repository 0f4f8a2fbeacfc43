//! Taking leave of the areas, as soon as the end was asked for.

use platform::{
    account::{AccountId, store::leaving_viewer},
    context::RequestContext,
    error::AppError,
    jobs::{Failure, Job, Work},
};
use serde::{Deserialize, Serialize};

use super::store;

/// Leaves every area for whoever wants their account to end. It names nobody: a job that was given
/// up would outlive the account.
#[derive(Debug, Serialize, Deserialize)]
pub struct LeaveAreas {}

impl Job for LeaveAreas {
    const KIND: &'static str = "leave_areas";

    async fn run(self, work: Work) -> Result<(), Failure> {
        leave_areas(&work).await
    }
}

/// One's trouble does not keep the others here.
pub(super) async fn leave_areas(work: &Work) -> Result<(), Failure> {
    let mut failed = 0_u32;
    for account in store::not_left(&work.services.pool).await? {
        if leave(work, account).await.is_err() {
            failed += 1;
        }
    }
    if failed == 0 {
        Ok(())
    } else {
        Err(Failure::new(format!("{failed} could not leave")))
    }
}

async fn leave(work: &Work, account: AccountId) -> Result<(), AppError> {
    let services = &work.services;
    // Whoever has stayed meanwhile leaves nothing.
    let Some(person) = leaving_viewer(&services.pool, account).await? else {
        return Ok(());
    };
    work.rooms
        .leave(&RequestContext::on_behalf_of(services, person))
        .await?;
    store::mark_left(&services.pool, account, services.clock.now()).await
}
