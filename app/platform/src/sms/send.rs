//! The job that sends a message, once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::carrier::{Parcel, Undelivered};
use crate::{
    account::AccountId,
    audit,
    configuration::Sms,
    jobs::{Failure, Job, Work},
};

/// Sends a message from the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SendText {
    /// Which one.
    pub(crate) message: Uuid,
}

impl Job for SendText {
    const KIND: &'static str = "send_text";
    /// Seven tries span ten minutes: no message is worth sending for longer.
    const MOST_ATTEMPTS: i16 = 7;

    fn key(&self) -> Option<String> {
        Some(self.message.to_string())
    }

    /// The row stays locked while the message leaves, so that two workers never send it at once.
    async fn run(self, work: Work) -> Result<(), Failure> {
        let mut transaction = work.services.pool.begin().await?;
        let Some(waiting) = claim(&mut transaction, self.message).await? else {
            return leave_to_others(&work, self.message).await;
        };
        let now = work.services.clock.now();
        let outcome = if waiting.expires_at <= now {
            Err(Undelivered::Refused("it was not worth sending any more".to_owned()))
        } else {
            work.carrier.carry(&waiting.parcel).await
        };
        let account = waiting.account;
        let result = match outcome {
            Ok(()) => {
                mark_sent(&mut transaction, &work, self.message, now).await?;
                Ok(())
            }
            Err(Undelivered::Refused(words)) => {
                give_up(&mut transaction, &work, account, self.message, &words).await?;
                Ok(())
            }
            Err(Undelivered::Later(words)) if work.attempt.is_last() => {
                give_up(&mut transaction, &work, account, self.message, &words).await?;
                Err(Failure::new("the carrier was not reached in time"))
            }
            Err(Undelivered::Later(words)) => {
                mark_failed(&mut transaction, self.message, &words).await?;
                Err(Failure::new("the carrier did not take it"))
            }
        };
        transaction.commit().await?;
        result
    }
}

/// A message that waits.
struct Waiting {
    account: Option<AccountId>,
    parcel: Parcel,
    expires_at: DateTime<Utc>,
}

/// The message, if it waits and no other worker holds it; locked until the transaction ends.
async fn claim(transaction: &mut PgConnection, message: Uuid) -> Result<Option<Waiting>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select account_id as "account: AccountId", recipient, text, expires_at from platform.text_messages
           where id = $1 and state = 'waiting'
           for update skip locked"#,
        message
    )
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| Waiting {
        account: row.account,
        parcel: Parcel {
            recipient: row.recipient,
            text: row.text,
        },
        expires_at: row.expires_at,
    }))
}

/// Nothing to do when it was sent, given up or thrown away. When another worker holds it, this job
/// stays in the queue, in case that one dies.
async fn leave_to_others(work: &Work, message: Uuid) -> Result<(), Failure> {
    let waiting = sqlx::query_scalar!(
        r#"select exists (select from platform.text_messages where id = $1 and state = 'waiting') as "waiting!""#,
        message
    )
    .fetch_one(&work.services.pool)
    .await?;
    if waiting {
        Err(Failure::new("another worker is sending it"))
    } else {
        Ok(())
    }
}

/// It has left. Its text is a key, and stays only where it is to be read: in the development outbox.
async fn mark_sent(
    transaction: &mut PgConnection,
    work: &Work,
    message: Uuid,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.text_messages
         set state = 'sent', sent_at = $2, attempts = attempts + 1, last_error = null,
             text = case when $3 then text else '' end
         where id = $1",
        message,
        now,
        work.services.configuration.sms == Sms::Outbox,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

async fn mark_failed(transaction: &mut PgConnection, message: Uuid, words: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.text_messages set attempts = attempts + 1, last_error = $2 where id = $1",
        message,
        words,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

async fn give_up(
    transaction: &mut PgConnection,
    work: &Work,
    account: Option<AccountId>,
    message: Uuid,
    words: &str,
) -> Result<(), Failure> {
    sqlx::query!(
        "update platform.text_messages
         set state = 'dead', attempts = attempts + 1, last_error = $2, text = ''
         where id = $1",
        message,
        words,
    )
    .execute(&mut *transaction)
    .await?;
    metrics::counter!("text_messages_dead_total").increment(1);
    audit::record_from_job(
        transaction,
        &work.services,
        account,
        "text_message.dead",
        &message.to_string(),
        json!({}),
    )
    .await?;
    Ok(())
}
