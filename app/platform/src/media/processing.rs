//! The job that looks at what arrived: is it safe, can it be read, and then makes it small.

use std::{io::Write, path::Path};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    clip,
    model::{Kind, Variant},
    photo,
    scan::{Finding, Scanner},
    store::{self, Ready, Waiting},
};
use crate::{
    error::AppError,
    jobs::{Failure, Job, Later, Timing, Work},
    services::Services,
    storage::{FileName, Storage},
};

/// Files that a job has begun to write and never finished are thrown away after this.
const LEFT_BEHIND_AFTER: TimeDelta = TimeDelta::hours(24);

/// Looks at what somebody sent, and makes of it what is served.
#[derive(Debug, Serialize, Deserialize)]
pub struct ProcessMedia {
    /// Which one.
    pub(super) media: Uuid,
}

impl Job for ProcessMedia {
    const KIND: &'static str = "process_media";
    // About an hour: a scanner that restarts is waited for, and somebody waits for the photo.
    const MOST_ATTEMPTS: i16 = 8;

    fn key(&self) -> Option<String> {
        Some(format!("media:{}", self.media))
    }

    async fn run(self, work: Work) -> Result<(), Failure> {
        let processed = process(&work.services, self.media).await;
        if processed.is_err() && work.attempt.is_last() {
            refuse(&work.services, self.media, Refusal::Failed).await?;
        }
        Ok(processed?)
    }
}

/// What can be served, or why it cannot.
pub(super) type Outcome<T> = Result<T, Refusal>;

/// Why something is not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is not what it begins like, or damaged.
    Unreadable,
    /// It has more pixels than are worked on.
    TooManyPixels,
    /// It lasts longer than a message may.
    TooLong,
    /// It holds what harms.
    Harmful,
    /// This installation cannot look into voices and films.
    NoPrograms,
    /// Looking at it failed, again and again.
    Failed,
}

impl Refusal {
    /// All of them.
    pub(super) const ALL: [Self; 6] = [
        Self::Unreadable,
        Self::TooManyPixels,
        Self::TooLong,
        Self::Harmful,
        Self::NoPrograms,
        Self::Failed,
    ];

    /// The word in the table.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooManyPixels => "too_many_pixels",
            Self::TooLong => "too_long",
            Self::Harmful => "harmful",
            Self::NoPrograms => "no_programs",
            Self::Failed => "failed",
        }
    }

    /// The refusal of a word in the table.
    pub(super) fn of_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|refusal| refusal.code() == code)
            .unwrap_or(Self::Failed)
    }
}

/// Looks at one. Cut off and begun again, it writes the same files under the same names.
pub(super) async fn process(services: &Services, media: Uuid) -> Result<(), AppError> {
    let Some(Waiting { kind, file }) = store::waiting(&services.pool, media).await? else {
        return Ok(());
    };
    let storage = Storage::of(&services.configuration);
    let original = storage.local(&file).await?;
    if let Some(scanner) = Scanner::of(&services.configuration)
        && scanner.look_at(original.path()).await? == Finding::Harmful
    {
        return refuse(services, media, Refusal::Harmful).await;
    }
    let parts: Vec<FileName> = parts(kind).iter().map(|part| file.of_part(part.word())).collect();
    store::announce(&services.pool, &parts, services.clock.now() + LEFT_BEHIND_AFTER).await?;
    let made = match kind {
        Kind::Photo => keep_photo(&storage, &file, original.path()).await?,
        Kind::Voice | Kind::Video => keep_clip(&storage, &file, original.path()).await?,
    };
    match made {
        Ok(ready) => settle(services, media, &file, &parts, &ready).await,
        Err(refusal) => refuse(services, media, refusal).await,
    }
}

/// What can come of a kind.
fn parts(kind: Kind) -> &'static [Variant] {
    match kind {
        Kind::Photo => &Variant::OF_PHOTOS,
        Kind::Voice | Kind::Video => &[Variant::Clip],
    }
}

async fn keep_photo(storage: &Storage, file: &FileName, original: &Path) -> Result<Outcome<Ready>, AppError> {
    let developed = match photo::develop(original).await? {
        Ok(developed) => developed,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut bytes = 0;
    for (variant, content) in developed.sizes {
        let name = file.of_part(variant.word());
        bytes += storage.keep(&name, move |file| file.write_all(&content)).await?;
    }
    Ok(Ok(Ready {
        bytes,
        kind: Kind::Photo,
        width: Some(developed.width),
        height: Some(developed.height),
        placeholder: Some(developed.placeholder),
        content_type: None,
        milliseconds: None,
    }))
}

async fn keep_clip(storage: &Storage, file: &FileName, original: &Path) -> Result<Outcome<Ready>, AppError> {
    let clip = match clip::look_into(original).await? {
        Ok(clip) => clip,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let name = file.of_part(Variant::Clip.word());
    let (kind, content_type, milliseconds) = (clip.kind, clip.content_type, clip.milliseconds);
    let bytes = storage.keep(&name, move |file| clip.copy_into(file)).await?;
    Ok(Ok(Ready {
        bytes,
        kind,
        width: None,
        height: None,
        placeholder: None,
        content_type: Some(content_type),
        milliseconds: Some(milliseconds),
    }))
}

/// It can be seen; what arrived is thrown away, with all that the camera noted in it.
async fn settle(
    services: &Services,
    media: Uuid,
    file: &FileName,
    parts: &[FileName],
    ready: &Ready,
) -> Result<(), AppError> {
    let mut transaction = services.pool.begin().await?;
    let Some(settled) = store::settle(&mut transaction, media, ready).await? else {
        // It went meanwhile: its files stay on the list of what is thrown away.
        return Ok(());
    };
    store::take_in(&mut transaction, parts).await?;
    store::let_go(&mut transaction, file, services.clock.now()).await?;
    store::tell(&mut transaction, &settled.audience, media).await?;
    if let Some(job) = settled.afterwards {
        let job: Later = serde_json::from_value(job).map_err(AppError::internal)?;
        job.enqueue(&mut transaction, Timing::Now).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// It is refused, and its file goes.
pub(super) async fn refuse(services: &Services, media: Uuid, refusal: Refusal) -> Result<(), AppError> {
    let Some(Waiting { kind, file }) = store::waiting(&services.pool, media).await? else {
        return Ok(());
    };
    let now = services.clock.now();
    let mut transaction = services.pool.begin().await?;
    let Some(audience) = store::refuse(&mut transaction, media, refusal.code()).await? else {
        return Ok(());
    };
    store::let_go(&mut transaction, &file, now).await?;
    for part in parts(kind) {
        store::let_go(&mut transaction, &file.of_part(part.word()), now).await?;
    }
    store::tell(&mut transaction, &audience, media).await?;
    transaction.commit().await?;
    tracing::info!(%media, reason = refusal.code(), "media refused");
    Ok(())
}
