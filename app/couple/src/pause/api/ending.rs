//! The end of a pause: at its time by a job, or earlier by who asked for it.

use platform::{
    context::RequestContext,
    error::AppError,
    jobs::{Failure, Job, Work},
    live::{self, Audience, Change, Operation},
    notify::{Event, Notice, notify},
    services::Services,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    pause::{RESOURCE, store},
    telling::{changed, tell_other},
};

/// Says that a pause is over, at its time.
#[derive(Debug, Serialize, Deserialize)]
pub struct EndPause {
    /// Which one.
    pub(super) pause: Uuid,
}

impl Job for EndPause {
    const KIND: &'static str = "end_pause";

    async fn run(self, work: Work) -> Result<(), Failure> {
        Ok(finish(&work.services, self.pause).await?)
    }
}

/// Ends a pause whose time has come, and tells both. Nothing happens to one that is over, or whose
/// couple has ended.
pub(in crate::pause) async fn finish(services: &Services, pause: Uuid) -> Result<(), AppError> {
    let mut transaction = services.pool.begin().await?;
    let Some(ended) = store::end_in_time(&mut transaction, pause).await? else {
        return Ok(());
    };
    let change = Change {
        audience: Audience::Couple(ended.couple),
        resource: RESOURCE,
        id: pause,
        operation: Operation::Updated,
    };
    live::record(&mut transaction, change).await?;
    let event_key = over(pause);
    for account in ended.accounts {
        let notice = Notice {
            account,
            event_key: &event_key,
            event: Event::PauseOver {},
        };
        notify(&mut transaction, services, notice).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Ends the pause that a partner asked for before its time, and tells the other.
///
/// # Errors
/// `pause_not_yours`, when none of theirs runs. Not found, when they are no longer one of two.
pub async fn come_back(context: &RequestContext, partner: &Partner) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let Some(pause) = store::end_early(&mut transaction, partner, context.now()).await? else {
        let sentence = td_string!(Locale::from(context.language), pause.refused_not_yours);
        return Err(AppError::refused("pause_not_yours", sentence));
    };
    changed(&mut transaction, partner, RESOURCE, pause, Operation::Updated).await?;
    tell_other(&mut transaction, context, partner, &over(pause), Event::PauseOver {}).await?;
    transaction.commit().await?;
    Ok(())
}

fn over(pause: Uuid) -> String {
    format!("pause.over:{pause}")
}
