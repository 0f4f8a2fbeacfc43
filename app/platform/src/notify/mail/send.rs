//! The job that sends a letter, once.

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

use super::post::{Envelope, Undelivered};
use crate::{
    account::AccountId,
    audit,
    jobs::{Failure, Job, Work},
};

/// Sends a letter from the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SendMail {
    /// Which one.
    pub(crate) mail: Uuid,
}

impl Job for SendMail {
    const KIND: &'static str = "send_mail";

    fn key(&self) -> Option<String> {
        Some(self.mail.to_string())
    }

    /// The row stays locked while the letter leaves, so that two workers never send it at once.
    async fn run(self, work: Work) -> Result<(), Failure> {
        let mut transaction = work.services.pool.begin().await?;
        let Some((account, envelope)) = claim(&mut transaction, self.mail).await? else {
            return leave_to_others(&work, self.mail).await;
        };
        let now = work.services.clock.now();
        let outcome = match work.post.deliver(envelope, now.into()).await {
            Ok(()) => {
                mark_sent(&mut transaction, self.mail, now).await?;
                Ok(())
            }
            Err(Undelivered::Refused(words)) => {
                mark_failed(&mut transaction, self.mail, &words, "dead").await?;
                note_death(&mut transaction, &work, account, self.mail, "refused").await?;
                Ok(())
            }
            Err(Undelivered::Later(words)) if work.attempt.is_last() => {
                mark_failed(&mut transaction, self.mail, &words, "dead").await?;
                note_death(&mut transaction, &work, account, self.mail, "given_up").await?;
                Err(Failure::new("the mail server was not reached in time"))
            }
            Err(Undelivered::Later(words)) => {
                mark_failed(&mut transaction, self.mail, &words, "waiting").await?;
                Err(Failure::new("the mail server did not take it"))
            }
        };
        transaction.commit().await?;
        outcome
    }
}

/// The letter, if it waits and no other worker holds it; locked until the transaction ends.
async fn claim(
    transaction: &mut PgConnection,
    mail: Uuid,
) -> Result<Option<(Option<AccountId>, Envelope)>, sqlx::Error> {
    let row = sqlx::query!(
        "select account_id, recipient, subject, html, text from platform.mails
         where id = $1 and state = 'waiting'
         for update skip locked",
        mail
    )
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| {
        let envelope = Envelope {
            id: mail,
            recipient: row.recipient,
            subject: row.subject,
            html: row.html,
            text: row.text,
        };
        (row.account_id.map(AccountId), envelope)
    }))
}

/// Nothing to do when it was sent, given up or thrown away. When another worker holds it, this
/// job stays in the queue, in case that one dies.
async fn leave_to_others(work: &Work, mail: Uuid) -> Result<(), Failure> {
    let waiting = sqlx::query_scalar!(
        r#"select exists (select from platform.mails where id = $1 and state = 'waiting') as "waiting!""#,
        mail
    )
    .fetch_one(&work.services.pool)
    .await?;
    if waiting {
        Err(Failure::new("another worker is sending it"))
    } else {
        Ok(())
    }
}

async fn mark_sent(
    transaction: &mut PgConnection,
    mail: Uuid,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.mails set state = 'sent', sent_at = $2, attempts = attempts + 1, last_error = null where id = $1",
        mail,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

async fn mark_failed(transaction: &mut PgConnection, mail: Uuid, words: &str, state: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update platform.mails set state = $3, attempts = attempts + 1, last_error = $2 where id = $1",
        mail,
        words,
        state,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

async fn note_death(
    transaction: &mut PgConnection,
    work: &Work,
    account: Option<AccountId>,
    mail: Uuid,
    reason: &str,
) -> Result<(), Failure> {
    metrics::counter!("mails_dead_total", "reason" => reason.to_owned()).increment(1);
    let detail = serde_json::json!({ "reason": reason });
    audit::record_from_job(
        transaction,
        &work.services,
        account,
        "mail.dead",
        &mail.to_string(),
        detail,
    )
    .await?;
    Ok(())
}
