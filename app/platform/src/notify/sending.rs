//! The one call that tells somebody something.

use chrono_tz::Tz;
use sqlx::PgConnection;

use super::{
    Channel, Event, MailRhythm, NoticeKind, digest,
    mail::{self, Letter, LetterKind},
    preferences,
    push::{self, Told},
};
use crate::{
    account::{
        AccountId,
        store::{Correspondent, correspondent},
    },
    error::AppError,
    jobs::Timing,
    live::{self, Audience, Change, Operation},
    services::Services,
};

/// What is told to whom.
#[derive(Clone, Debug)]
pub struct Notice<'a> {
    /// Who is told.
    pub account: AccountId,
    /// Names the event: the same person is never told twice under the same key.
    pub event_key: &'a str,
    /// What happened.
    pub event: Event,
}

/// Tells a person, in the transaction of what happened: nothing is told when it is rolled back.
///
/// The bell rings, their devices say it and a letter is written as the person prefers; devices and
/// letter wait for the end of their quiet hours, and what can wait longer for the digest, where they want
/// one. What concerns the security of the account arrives in any case, at once.
pub async fn notify(transaction: &mut PgConnection, services: &Services, notice: Notice<'_>) -> Result<(), AppError> {
    let kind = notice.event.kind();
    if preferences::wants(transaction, notice.account, kind, Channel::Bell).await?
        && ring(transaction, services, &notice).await? == Ring::Before
    {
        return Ok(());
    }
    if preferences::wants(transaction, notice.account, kind, Channel::Push).await? {
        say(transaction, services, &notice).await?;
    }
    if preferences::wants(transaction, notice.account, kind, Channel::Mail).await? {
        write(transaction, services, notice).await?;
    }
    Ok(())
}

/// Tells every operator.
pub async fn notify_operators(
    transaction: &mut PgConnection,
    services: &Services,
    event_key: &str,
    event: Event,
) -> Result<(), AppError> {
    let operators = sqlx::query_scalar!(
        "select distinct account_id from platform.grants where role = 'operator' order by account_id"
    )
    .fetch_all(&mut *transaction)
    .await?;
    for operator in operators {
        let notice = Notice {
            account: AccountId(operator),
            event_key,
            event: event.clone(),
        };
        notify(transaction, services, notice).await?;
    }
    Ok(())
}

/// Whether the bell rang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ring {
    /// Now.
    Now,
    /// It had, for the same event.
    Before,
}

async fn ring(transaction: &mut PgConnection, services: &Services, notice: &Notice<'_>) -> Result<Ring, AppError> {
    let now = services.clock.now();
    let id = services.chance.id(now);
    let mut told = serde_json::to_value(&notice.event).map_err(AppError::internal)?;
    let inserted = sqlx::query!(
        "insert into platform.notifications (id, account_id, kind, event_key, detail, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, event_key) do nothing",
        id,
        notice.account.0,
        notice.event.kind().word(),
        notice.event_key,
        told["detail"].take(),
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(Ring::Before);
    }
    let change = Change {
        audience: Audience::Account(notice.account),
        resource: super::RESOURCE,
        id,
        operation: Operation::Created,
    };
    live::record(transaction, change).await?;
    Ok(Ring::Now)
}

async fn say(transaction: &mut PgConnection, services: &Services, notice: &Notice<'_>) -> Result<(), AppError> {
    let listeners = push::listeners(transaction, services, notice.account).await?;
    if listeners.is_empty() {
        return Ok(());
    }
    let person = correspondent(&mut *transaction, notice.account).await?;
    let timing = timing(transaction, services, &person, notice.event.kind()).await?;
    let told = Told {
        account: notice.account,
        event_key: notice.event_key,
        event: &notice.event,
        language: person.language,
    };
    push::enqueue(transaction, services, told, &listeners, timing).await
}

async fn write(transaction: &mut PgConnection, services: &Services, notice: Notice<'_>) -> Result<(), AppError> {
    let person = correspondent(&mut *transaction, notice.account).await?;
    let kind = notice.event.kind();
    if kind.can_wait() && preferences::mail_rhythm(transaction, notice.account).await? != MailRhythm::AsItComes {
        if person.email.is_some() {
            digest::gather(transaction, services, &notice).await?;
        }
        return Ok(());
    }
    let timing = timing(transaction, services, &person, kind).await?;
    let name = person.display_name;
    let (recipient, letter) = match notice.event {
        Event::PasswordChanged {} => (person.email, LetterKind::PasswordChanged { name }),
        Event::EmailChanged { former } => (former, LetterKind::AddressChanged { name }),
        event if kind.is_security() => (person.email, LetterKind::SecurityNotice { name, event }),
        event => (person.email, LetterKind::Notice { name, event }),
    };
    // Who has no address has the bell.
    let Some(recipient) = recipient else { return Ok(()) };
    let letter = Letter {
        event_key: &format!("notice:{}:{}", notice.account, notice.event_key),
        account: Some(notice.account),
        recipient: &recipient,
        language: person.language,
        kind: letter,
    };
    mail::enqueue_at(transaction, services, letter, timing).await
}

/// When a letter or a message may leave: what concerns security at once.
async fn timing(
    transaction: &mut PgConnection,
    services: &Services,
    person: &Correspondent,
    kind: NoticeKind,
) -> Result<Timing, AppError> {
    if kind.is_security() {
        return Ok(Timing::Now);
    }
    after_quiet(transaction, services, person).await
}

/// When what can wait may leave: at once, or when the person's quiet hours end.
pub(super) async fn after_quiet(
    transaction: &mut PgConnection,
    services: &Services,
    person: &Correspondent,
) -> Result<Timing, AppError> {
    let Some(hours) = preferences::quiet_hours(transaction, person.account).await? else {
        return Ok(Timing::Now);
    };
    let zone = person.time_zone.parse().unwrap_or(Tz::Africa__Abidjan);
    Ok(hours
        .end_after(zone, services.clock.now())
        .map_or(Timing::Now, Timing::At))
}
