//! The rules of digests, against a real database.

mod gathering;
mod rounds;

use chrono::{DateTime, Utc};

use super::{MailRhythm, send::send};
use crate::{
    notify::{Event, Notice, notify},
    testing::{Resident, Town},
};

async fn tell(town: &Town, resident: &Resident, event_key: &str, event: Event) {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let notice = Notice {
        account: resident.account,
        event_key,
        event,
    };
    notify(&mut transaction, &town.services, notice).await.expect("told");
    transaction.commit().await.expect("commits");
}

/// Something of which a letter comes by default.
fn confided(name: &str) -> Event {
    Event::RepairWaits { name: name.to_owned() }
}

async fn does(town: &Town, resident: &Resident, change: &'static str) {
    sqlx::query(change)
        .bind(resident.account)
        .execute(&town.services.pool)
        .await
        .expect(change);
}

async fn letters_come(town: &Town, resident: &Resident, rhythm: MailRhythm) {
    let change = match rhythm {
        MailRhythm::AsItComes => "delete from platform.mail_rhythms where account_id = $1",
        MailRhythm::Daily => "insert into platform.mail_rhythms values ($1, 'daily')",
        MailRhythm::Weekly => "insert into platform.mail_rhythms values ($1, 'weekly')",
    };
    does(town, resident, change).await;
}

async fn resident_with(town: &Town, rhythm: MailRhythm) -> Resident {
    let aya = town.resident("Aya").await;
    letters_come(town, &aya, rhythm).await;
    aya
}

/// The round comes; gives how many letters and how many gathered lines there are now.
async fn after_the_round(town: &Town) -> (i64, i64) {
    send(&town.services).await.expect("the round");
    counts(town).await
}

/// How many letters and how many gathered lines there are.
async fn counts(town: &Town) -> (i64, i64) {
    sqlx::query_as("select (select count(*) from platform.mails), (select count(*) from platform.digest_lines)")
        .fetch_one(&town.services.pool)
        .await
        .expect("counts")
}

/// The one letter that there is: subject and text.
async fn letter(town: &Town) -> (String, String) {
    sqlx::query_as("select subject, text from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("one letter")
}

/// Lets time pass until a moment of November 2026.
fn until(town: &Town, moment: &str) {
    let moment: DateTime<Utc> = format!("2026-11-{moment}:00Z").parse().expect("a moment");
    town.advance(moment - town.services.clock.now());
}
