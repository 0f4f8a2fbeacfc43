//! What the platform keeps of people, read out for them and erased.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::{PgConnection, PgPool};

use super::Leaver;
use crate::{
    account::{AccountId, Member},
    error::AppError,
    looking::LOOKING_KEY,
    notify::MailRhythm,
    phone::PhoneNumber,
};

/// What somebody was told, and how they like it.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    notifications: Vec<Notification>,
    letters: Vec<SentLetter>,
    text_messages: Vec<SentText>,
    waiting_for_a_digest: Vec<Gathered>,
    preferences: Vec<Preference>,
    letters_come: String,
    quiet_hours: Option<QuietHours>,
    devices: Vec<Device>,
    locked_screen_shows_words: bool,
}

/// A device that was turned on, without its address: that opens a door to it.
#[derive(Debug, Serialize)]
struct Device {
    push_service: Option<String>,
    since: DateTime<Utc>,
}

#[derive(Debug, Serialize)]
struct Notification {
    kind: String,
    detail: Value,
    created_at: DateTime<Utc>,
    read_at: Option<DateTime<Utc>>,
}

/// What the next digest tells.
#[derive(Debug, Serialize)]
struct Gathered {
    kind: String,
    detail: Value,
    created_at: DateTime<Utc>,
}

/// Without its text: letters carry links that open doors.
#[derive(Debug, Serialize)]
struct SentLetter {
    recipient: String,
    subject: String,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

/// Without its text: it was a code.
#[derive(Debug, Serialize)]
struct SentText {
    recipient: String,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Serialize)]
struct Preference {
    kind: String,
    channel: String,
    enabled: bool,
}

#[derive(Debug, Serialize)]
struct QuietHours {
    starts_at: NaiveTime,
    ends_at: NaiveTime,
}

/// Everything that a member was told, the latest first, and how they like to be told.
pub(super) async fn told(pool: &PgPool, member: &Member) -> Result<Told, AppError> {
    let account = member.account().0;
    let notifications = sqlx::query_as!(
        Notification,
        "select kind, detail, created_at, read_at from platform.notifications where account_id = $1 order by id desc",
        account,
    )
    .fetch_all(pool)
    .await?;
    let letters = sqlx::query_as!(
        SentLetter,
        "select recipient, subject, created_at, sent_at from platform.mails where account_id = $1 order by id desc",
        account,
    )
    .fetch_all(pool)
    .await?;
    let text_messages = sqlx::query_as!(
        SentText,
        "select recipient, created_at, sent_at from platform.text_messages where account_id = $1 order by id desc",
        account,
    )
    .fetch_all(pool)
    .await?;
    let waiting_for_a_digest = sqlx::query_as!(
        Gathered,
        "select kind, detail, created_at from platform.digest_lines where account_id = $1 order by id desc",
        account,
    )
    .fetch_all(pool)
    .await?;
    let preferences = sqlx::query_as!(
        Preference,
        "select kind, channel, enabled from platform.notification_preferences
         where account_id = $1 order by kind, channel",
        account,
    )
    .fetch_all(pool)
    .await?;
    let rhythm = sqlx::query_scalar!(
        "select rhythm from platform.mail_rhythms where account_id = $1",
        account,
    )
    .fetch_optional(pool)
    .await?;
    let quiet_hours = sqlx::query_as!(
        QuietHours,
        "select starts_at, ends_at from platform.quiet_hours where account_id = $1",
        account,
    )
    .fetch_optional(pool)
    .await?;
    let devices = sqlx::query_as!(
        Device,
        "select substring(endpoint from '^https?://([^/:]+)') as push_service, created_at as since
         from platform.push_subscriptions where account_id = $1 order by created_at desc",
        account,
    )
    .fetch_all(pool)
    .await?;
    let shows_words = sqlx::query_scalar!(
        "select shows_words from platform.push_preferences where account_id = $1",
        account,
    )
    .fetch_optional(pool)
    .await?;
    Ok(Told {
        notifications,
        letters,
        text_messages,
        waiting_for_a_digest,
        preferences,
        letters_come: rhythm.unwrap_or_else(|| MailRhythm::default().word().to_owned()),
        quiet_hours,
        devices,
        locked_screen_shows_words: shows_words.unwrap_or(false),
    })
}

/// A line of the audit log.
#[derive(Debug, Serialize)]
pub(super) struct Deed {
    at: DateTime<Utc>,
    action: String,
    detail: Value,
}

/// What the audit log holds of a member, the latest first.
pub(super) async fn done(pool: &PgPool, member: &Member) -> Result<Vec<Deed>, AppError> {
    let deeds = sqlx::query_as!(
        Deed,
        "select at, action, detail from platform.audit_log where account_id = $1 order by at desc, id desc",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(deeds)
}

/// What somebody did for the first time, and the days on which they came that are not counted yet.
#[derive(Debug, Serialize)]
pub(super) struct Beginnings {
    milestones: Vec<Milestone>,
    active_days: Vec<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct Milestone {
    kind: String,
    reached_at: DateTime<Utc>,
}

/// What figures are made of, as far as it is a member's.
pub(super) async fn beginnings(pool: &PgPool, member: &Member) -> Result<Beginnings, AppError> {
    let milestones = sqlx::query_as!(
        Milestone,
        "select kind, reached_at from platform.milestones where account_id = $1 order by reached_at",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    let active_days = sqlx::query_scalar!(
        "select day from platform.active_days where account_id = $1 order by day",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(Beginnings {
        milestones,
        active_days,
    })
}

/// By what somebody signed in whose account is due to end.
pub(super) struct Due {
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
}

/// Holds the deletion of an account that is due and has left every area.
pub(super) async fn hold_due(
    transaction: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Due>, AppError> {
    let due = sqlx::query_as!(
        Due,
        r#"select a.email, p.number as "phone?" from platform.deletions d
         join platform.accounts a on a.id = d.account_id
         left join platform.phones p on p.account_id = d.account_id
         where d.account_id = $1 and d.due_at <= $2 and d.left_at is not null
         for update of d skip locked"#,
        account.0,
        now,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(due)
}

/// The audit log forgets whom its lines are about.
pub(super) async fn forget_in_log(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.audit_log
         set account_id = nullif(account_id, $1), subject = case when subject = $2 then '' else subject end
         where account_id = $1 or subject = $2",
        leaver.account().0,
        leaver.account().to_string(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The change feed forgets what it said to them, or of them.
pub(super) async fn delete_changes(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.changes where audience = 'account:' || $1::text or resource_id = $1",
        leaver.account().to_string(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Letters and messages to them from before there was an account; the others go with it.
pub(super) async fn delete_letters(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    if let Some(email) = leaver.email() {
        sqlx::query!("delete from platform.mails where recipient = $1", email)
            .execute(&mut *transaction)
            .await?;
    }
    if let Some(phone) = leaver.phone() {
        sqlx::query!(
            "delete from platform.text_messages where recipient = $1",
            phone.as_str()
        )
        .execute(transaction)
        .await?;
    }
    Ok(())
}

/// Forms of visitors that came back and were not read again may hold their address, or their number
/// in whatever way it was typed: its last eight digits say whose it is.
pub(super) async fn delete_forms_that_came_back(
    transaction: &mut PgConnection,
    leaver: &Leaver,
) -> Result<(), AppError> {
    sqlx::query!(
        r"delete from platform.sessions
          where account_id is null
            and (strpos(lower(data::text), $1) > 0
                 or strpos(regexp_replace(data::text, '\D', '', 'g'), right($2, 8)) > 0)",
        leaver.email(),
        leaver.phone().map(PhoneNumber::as_str),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A session of an operator who looked through their eyes remembers whose they were until it is used again.
pub(super) async fn end_looks(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.sessions set data = data - $2::text where data -> $2::text ->> 'account' = $1",
        leaver.account().to_string(),
        LOOKING_KEY,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The account itself, with everything that refers to it by its key.
pub(super) async fn delete_account(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    sqlx::query!("delete from platform.accounts where id = $1", leaver.account().0)
        .execute(transaction)
        .await?;
    Ok(())
}
