//! The rules of messages, against a real database. What ffmpeg does with voices and films is tested
//! in the platform; here they are made ready by hand.

use platform::{
    database::MIGRATOR,
    error::AppError,
    jobs::{Registry, run_waiting},
    media::{
        model::{Kind, Standing},
        testing::{form, reads},
    },
    testing::Resident,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{TellOfMessage, messages, model::PER_PAGE, remove, send};
use crate::{
    pairing::{leave, may_undo, undo},
    pause,
    story::{Two, as_partner, count},
};

const MESSAGES: &str = "select count(*) from couple.messages";
const TOLD: &str = "select count(*) from platform.notifications where kind = 'message_came'";
const VOICE: &[u8] = b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0";

/// Sends a message, as the form does.
async fn says(resident: &Resident, words: &str) -> Result<Uuid, AppError> {
    let (context, partner) = as_partner(resident).await;
    let mut upload = reads(&context, form(VOICE, words), &[Kind::Voice, Kind::Video]).await?;
    let message = upload.take(&context)?;
    Ok(send(&context, &partner, message, "").await?.expect("the first time"))
}

/// As the job leaves what it has looked at.
async fn are_looked_at(pool: &PgPool) {
    sqlx::query(
        "update platform.media set state = 'ready', content_type = 'audio/ogg', milliseconds = 67000
         where state = 'received'",
    )
    .execute(pool)
    .await
    .unwrap();
}

/// What comes once a message can be heard.
async fn is_told(two: &Two, message: Uuid) {
    let services = &two.town.services;
    sqlx::query("delete from graphile_worker._private_jobs")
        .execute(&services.pool)
        .await
        .unwrap();
    let mut connection = services.pool.acquire().await.unwrap();
    platform::jobs::enqueue(&mut connection, &TellOfMessage { message }, platform::jobs::Timing::Now)
        .await
        .unwrap();
    drop(connection);
    run_waiting(services, &Registry::platform().job::<TellOfMessage>())
        .await
        .unwrap();
}

async fn hears(resident: &Resident) -> Vec<(String, bool)> {
    let (context, partner) = as_partner(resident).await;
    let page = messages(&context, &partner, "").await.unwrap();
    page.messages
        .into_iter()
        .map(|message| (message.shown.alternative, message.mine))
        .collect()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_hears_a_message_once_it_was_looked_at(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    says(&two.aya, "bonsoir").await.unwrap();
    assert_eq!(hears(&two.aya).await, [("bonsoir".to_owned(), true)]);
    assert!(hears(&two.kofi).await.is_empty());
    are_looked_at(&pool).await;
    assert_eq!(hears(&two.kofi).await, [("bonsoir".to_owned(), false)]);
    let (context, kofi) = as_partner(&two.kofi).await;
    let page = messages(&context, &kofi, "").await.unwrap();
    let Standing::Clip(clip) = &page.messages[0].shown.standing else {
        panic!("it can be heard");
    };
    assert_eq!(
        (clip.length.as_str(), clip.content_type.as_str()),
        ("1:07", "audio/ogg")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_is_told_once_and_not_while_it_is_quiet(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let message = says(&two.aya, "bonsoir").await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 0, "not before it can be heard");
    are_looked_at(&pool).await;
    for _ in 0..2 {
        is_told(&two, message).await;
    }
    assert_eq!(count(&pool, TOLD).await, 1);
    let (context, kofi) = as_partner(&two.kofi).await;
    let sent = pause::Sent {
        length: "60".to_owned(),
        ..pause::Sent::default()
    };
    pause::begin(&context, &kofi, sent).await.unwrap();
    let quiet = says(&two.aya, "plus tard").await.unwrap();
    is_told(&two, quiet).await;
    assert_eq!(count(&pool, TOLD).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nothing_is_told_of_what_was_taken_back(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let message = says(&two.aya, "bonsoir").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    remove(&context, &aya, &message.to_string()).await.unwrap();
    is_told(&two, message).await;
    assert_eq!(count(&pool, TOLD).await, 0);
    assert_eq!(
        count(&pool, "select count(*) from platform.media").await,
        0,
        "nothing is kept of it"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn one_takes_back_ones_own_and_no_other(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let others = two.neighbours().await;
    let message = says(&two.aya, "bonsoir").await.unwrap().to_string();
    are_looked_at(&pool).await;
    assert!(hears(&others.aya).await.is_empty());
    for resident in [&two.kofi, &others.aya] {
        let (context, partner) = as_partner(resident).await;
        let refused = remove(&context, &partner, &message).await.unwrap_err();
        assert_eq!(refused.code, "not_found");
    }
    assert_eq!(count(&pool, MESSAGES).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_page_has_twenty_messages_and_the_next_the_rest(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for number in 0..=PER_PAGE {
        says(&two.aya, &format!("le {number}")).await.unwrap();
        two.town.advance(chrono::TimeDelta::seconds(1));
    }
    are_looked_at(&pool).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    let first = messages(&context, &kofi, "").await.unwrap();
    assert_eq!(first.messages.len(), PER_PAGE);
    assert_eq!(first.messages[0].shown.alternative, format!("le {PER_PAGE}"));
    let rest = messages(&context, &kofi, &first.next.unwrap()).await.unwrap();
    assert_eq!((rest.messages.len(), rest.next), (1, None));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_a_browser_sends_again_is_there_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for first in [true, false] {
        let (context, aya) = as_partner(&two.aya).await;
        let mut upload = reads(&context, form(VOICE, "bonsoir"), &[Kind::Voice]).await.unwrap();
        let message = upload.take(&context).unwrap();
        let sent = send(&context, &aya, message, "0199f0c2-7d1e-7b6a-9c53-0123456789ab")
            .await
            .unwrap();
        assert_eq!(sent.is_some(), first);
    }
    assert_eq!(count(&pool, MESSAGES).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_left_sends_and_hears_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let mut upload = reads(&context, form(VOICE, "trop tard"), &[Kind::Voice]).await.unwrap();
    let message = upload.take(&context).unwrap();
    let (kofis, kofi) = as_partner(&two.kofi).await;
    leave(&kofis, &kofi, "QUITTER").await.unwrap();
    let refused = send(&context, &aya, message, "").await.unwrap_err();
    assert_eq!(refused.code, "not_found", "what was under way");
    assert_eq!(count(&pool, MESSAGES).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_sent_a_message_has_shared_and_a_strangers_goes_with_the_pairing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    says(&two.kofi, "d’un inconnu").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert!(may_undo(&context, &aya).await.unwrap());
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, MESSAGES).await, 0);
    assert_eq!(count(&pool, "select count(*) from platform.media").await, 0);
}
