//! The job that makes a copy.

use chrono::TimeDelta;
use platform::{
    account::store::{correspondent, viewer},
    audit,
    context::RequestContext,
    error::AppError,
    jobs::{Failure, Job, Work},
    notify::mail::{self, Letter, LetterKind},
    services::Services,
    storage::Storage,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{
    archive,
    asking::{announce, link},
    model::FETCHED_FOR_HOURS,
    readme,
    store::{self, End, Wanted},
};
use crate::moment::moment;

/// Makes a copy that somebody asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeExport {
    /// Which one.
    pub(super) export: Uuid,
}

impl Job for MakeExport {
    const KIND: &'static str = "make_export";
    // Some minutes: somebody waits for it, and can ask again.
    const MOST_ATTEMPTS: i16 = 5;

    async fn run(self, work: Work) -> Result<(), Failure> {
        let made = make(&work, self.export).await;
        if made.is_err() && work.attempt.is_last() {
            give_up(&work.services, self.export).await?;
        }
        Ok(made?)
    }
}

/// Collects what all areas give, writes the file, and says that it is there. Made again after it
/// was cut off, it is the same file.
async fn make(work: &Work, export: Uuid) -> Result<(), AppError> {
    let services = &work.services;
    let Some(Wanted { account, file }) = store::wanted(&services.pool, export).await? else {
        return Ok(());
    };
    // Whoever wants their account to end takes nothing along any more, unless they stay.
    let Some(person) = viewer(&services.pool, account).await? else {
        return give_up(services, export).await;
    };
    let context = RequestContext::on_behalf_of(services, person);
    let member = context.member()?;
    let sheets = work.rooms.copies(&context).await?;
    let readme = readme::write(&context, &member, &sheets);
    let written_at = context.now().with_timezone(&member.time_zone()).naive_local();
    let storage = Storage::of(&services.configuration);
    let kept = storage.clone();
    let bytes = storage
        .keep(&file, move |file| {
            archive::write(file, &readme, (&sheets[..], &kept), written_at)
        })
        .await?;

    let expires_at = context.now() + TimeDelta::hours(FETCHED_FOR_HOURS);
    let mut transaction = context.begin().await?;
    if store::finish(&mut transaction, export, bytes, expires_at).await? == End::Before {
        return Ok(());
    }
    store::expire_others(&mut transaction, account, export, context.now()).await?;
    let recipient = correspondent(&mut *transaction, account).await?;
    // Who has no address sees on the page that it is ready.
    if let Some(email) = &recipient.email {
        let letter = Letter {
            event_key: &format!("export:{export}"),
            account: Some(account),
            recipient: email,
            language: recipient.language,
            kind: LetterKind::ExportReady {
                name: recipient.display_name,
                link: mail::link(services, &link(export)),
                until: moment(recipient.language, member.time_zone(), expires_at, context.now()),
            },
        };
        mail::enqueue(&mut transaction, services, letter).await?;
    }
    announce(&mut transaction, account, export).await?;
    audit::record(
        &mut *transaction,
        &context,
        Some(account),
        "export.made",
        &export.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Says that a copy could not be made. Nothing happens to one that was, or is gone.
pub(super) async fn give_up(services: &Services, export: Uuid) -> Result<(), AppError> {
    let mut transaction = services.pool.begin().await?;
    let Some(account) = store::give_up(&mut transaction, export).await? else {
        return Ok(());
    };
    announce(&mut transaction, account, export).await?;
    audit::record_from_job(
        &mut *transaction,
        services,
        Some(account),
        "export.failed",
        &export.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}
