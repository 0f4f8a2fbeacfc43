//! The round that writes the digests whose hour has come.

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;

use super::{
    super::{
        mail::{self, Letter, LetterKind, News},
        sending::after_quiet,
        when,
    },
    store::{self, Line, Reader},
};
use crate::{
    account::store::{correspondent, viewer},
    error::AppError,
    jobs::{Failure, Job, Work},
    services::Services,
};

/// How many lines a digest lists; of the others it says how many they are.
pub(super) const LISTED: usize = 20;

/// The round, which comes by itself.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SendDigests {}

impl Job for SendDigests {
    const KIND: &'static str = "send_digests";
    const MOST_ATTEMPTS: i16 = 5;

    fn key(&self) -> Option<String> {
        Some(Self::KIND.to_owned())
    }

    async fn run(self, work: Work) -> Result<(), Failure> {
        send(&work.services).await
    }
}

/// Writes every digest whose hour has come. One person's trouble does not keep the others' letters.
pub(super) async fn send(services: &Services) -> Result<(), Failure> {
    let now = services.clock.now();
    let mut failed = 0_u32;
    for reader in store::readers(&services.pool).await? {
        if reader.due_after(reader.since) <= now && send_to(services, &reader).await.is_err() {
            failed += 1;
        }
    }
    if failed > 0 {
        return Err(Failure::new(format!("{failed} digests could not be written")));
    }
    Ok(())
}

/// All or nothing: cut off halfway, everything is still gathered and its turn comes again.
///
/// Who cannot come in, because they want to go or are shut out, is written nothing; what was gathered
/// for them goes all the same, and the bell has it.
async fn send_to(services: &Services, reader: &Reader) -> Result<(), AppError> {
    let comes_in = viewer(&services.pool, reader.account).await?.is_some();
    let mut transaction = services.pool.begin().await?;
    let lines = store::take(&mut transaction, reader.account).await?;
    let Some(oldest) = lines.first() else {
        return Ok(());
    };
    // Another process was quicker, and this came since: rolled back, it waits for its own hour.
    if reader.due_after(oldest.created_at) > services.clock.now() {
        return Ok(());
    }
    if comes_in {
        write(&mut transaction, services, reader, oldest, &lines).await?;
    }
    transaction.commit().await?;
    Ok(())
}

async fn write(
    transaction: &mut PgConnection,
    services: &Services,
    reader: &Reader,
    oldest: &Line,
    lines: &[Line],
) -> Result<(), AppError> {
    let person = correspondent(&mut *transaction, reader.account).await?;
    let mut news: Vec<News> = lines
        .iter()
        .filter_map(|line| {
            Some(News {
                event: line.event()?,
                when: when::on_day(person.language, reader.zone, line.created_at),
            })
        })
        .collect();
    let Some(recipient) = person.email.as_deref().filter(|_| !news.is_empty()) else {
        return Ok(());
    };
    let more = news.len().saturating_sub(LISTED);
    news.truncate(LISTED);
    let timing = after_quiet(transaction, services, &person).await?;
    let letter = Letter {
        // The oldest line is in one digest and no other.
        event_key: &format!("digest:{}:{}", reader.account, oldest.id),
        account: Some(reader.account),
        recipient,
        language: person.language,
        kind: LetterKind::Digest {
            name: person.display_name.clone(),
            rhythm: reader.rhythm,
            news,
            more,
        },
    };
    mail::enqueue_at(transaction, services, letter, timing).await
}
