//! The rules of photos beside letters, against a real database.

use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    error::AppError,
    jobs::{Registry, run_waiting},
    media::{
        model::{Kind, Standing},
        testing::{form, jpeg, reads},
    },
    privacy::Content,
    testing::Resident,
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{add, model::MOST_PHOTOS, photos, remove};
use crate::{
    letters::open_month,
    pairing::{leave, may_undo, purge_ended, undo},
    parting::room,
    story::{Two, as_partner, count},
};

const NOVEMBER: &str = "2026-11";
const PHOTOS: &str = "select count(*) from couple.letter_photos";
const MEDIA: &str = "select count(*) from platform.media";

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// Adds a photo to a month, as the form does.
async fn adds_to(resident: &Resident, month: &str, words: &str) -> Result<Uuid, AppError> {
    let (context, partner) = as_partner(resident).await;
    let month = open_month(&context, &partner, month)?;
    let mut upload = reads(&context, form(&jpeg(40, 30), words), &[Kind::Photo]).await?;
    let photo = upload.take(&context)?;
    Ok(add(&context, &partner, month, photo, "")
        .await?
        .expect("the first time"))
}

async fn adds(resident: &Resident, words: &str) -> Uuid {
    adds_to(resident, NOVEMBER, words).await.unwrap()
}

/// The words of the photos that somebody sees, and whether they are their own.
async fn sees(resident: &Resident) -> Vec<(String, bool, Standing)> {
    let (context, partner) = as_partner(resident).await;
    let album = photos(&context, &partner, NOVEMBER).await.unwrap();
    album
        .photos
        .into_iter()
        .map(|photo| (photo.shown.alternative, photo.mine, photo.shown.standing))
        .collect()
}

async fn jobs_run(two: &Two) {
    run_waiting(&two.town.services, &Registry::platform()).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_sees_a_photo_once_it_was_looked_at(pool: PgPool) {
    let two = Two::together(pool).await;
    adds(&two.aya, "le marché").await;
    assert_eq!(
        sees(&two.aya).await,
        [("le marché".to_owned(), true, Standing::BeingPrepared)]
    );
    assert!(sees(&two.kofi).await.is_empty());
    jobs_run(&two).await;
    let seen = sees(&two.kofi).await;
    let [(words, mine, Standing::Picture(picture))] = &seen[..] else {
        panic!("one photo that can be seen");
    };
    assert_eq!((words.as_str(), *mine, picture.width), ("le marché", false, 40));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn photos_are_added_while_the_letter_can_be_written(pool: PgPool) {
    let two = Two::together(pool).await;
    assert_eq!(code(adds_to(&two.aya, "2026-10", "avant").await), "month_over");
    assert_eq!(code(adds_to(&two.aya, "2026-12", "après").await), "month_future");
    assert_eq!(code(adds_to(&two.aya, "novembre", "quand").await), "not_found");
    let photo = adds(&two.aya, "à temps").await.to_string();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(photos(&context, &aya, "2026-12").await), "not_found");
    two.town.advance(TimeDelta::days(11));
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(remove(&context, &aya, &photo).await), "month_over");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_month_has_twelve_photos_at_most(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let first = adds(&two.aya, "la première").await.to_string();
    for _ in 1..MOST_PHOTOS {
        adds(&two.kofi, "une autre").await;
    }
    assert_eq!(code(adds_to(&two.aya, NOVEMBER, "de trop").await), "photos_full");
    assert_eq!(count(&pool, MEDIA).await, 12, "what was refused is nowhere");
    let (context, aya) = as_partner(&two.aya).await;
    remove(&context, &aya, &first).await.unwrap();
    adds(&two.aya, "à sa place").await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_that_come_at_once_both_find_a_place(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (ayas, kofis) = tokio::join!(
        adds_to(&two.aya, NOVEMBER, "d’elle"),
        adds_to(&two.kofi, NOVEMBER, "de lui")
    );
    ayas.unwrap();
    kofis.unwrap();
    assert_eq!(count(&pool, PHOTOS).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_a_browser_sends_again_is_there_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let key = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";
    for first in [true, false] {
        let (context, aya) = as_partner(&two.aya).await;
        let month = open_month(&context, &aya, NOVEMBER).unwrap();
        let mut upload = reads(&context, form(&jpeg(40, 30), "la mer"), &[Kind::Photo])
            .await
            .unwrap();
        let photo = upload.take(&context).unwrap();
        let added = add(&context, &aya, month, photo, key).await.unwrap();
        assert_eq!(added.is_some(), first);
    }
    assert_eq!((count(&pool, PHOTOS).await, count(&pool, MEDIA).await), (1, 1));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn one_takes_back_ones_own_and_no_other(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let others = two.neighbours().await;
    let photo = adds(&two.aya, "la mer").await.to_string();
    for resident in [&two.kofi, &others.aya] {
        let (context, partner) = as_partner(resident).await;
        assert_eq!(code(remove(&context, &partner, &photo).await), "not_found");
    }
    assert!(sees(&others.aya).await.is_empty());
    let (context, aya) = as_partner(&two.aya).await;
    remove(&context, &aya, &photo).await.unwrap();
    assert_eq!(count(&pool, PHOTOS).await, 0);
    assert_eq!(count(&pool, MEDIA).await, 0, "nothing is kept of it");
    assert!(
        count(&pool, "select count(*) from platform.loose_files").await > 0,
        "and its files go"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn after_leaving_photos_are_in_the_copy_and_nowhere_else(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    adds(&two.aya, "la mer").await;
    jobs_run(&two).await;
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    let heard = "select count(*) from platform.media m join platform.audience_members a on a.audience = m.audience";
    assert_eq!(count(&pool, heard).await, 0, "its address leads nowhere");
    let sheets = (room().copies)(two.kofi.context().await).await.unwrap();
    let [_, photo] = &sheets[..] else {
        panic!("the words and the photo");
    };
    assert!(photo.name.starts_with("media/") && photo.name.ends_with(".webp"));
    assert!(photo.about.contains("la mer") && matches!(photo.content, Content::Kept(_)));
    two.town.advance(TimeDelta::days(31));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    assert_eq!((count(&pool, PHOTOS).await, count(&pool, MEDIA).await), (0, 0));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_added_a_photo_has_shared_something(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert!(may_undo(&context, &aya).await.unwrap());
    adds(&two.aya, "pour toi").await;
    assert!(!may_undo(&context, &aya).await.unwrap());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn undoing_a_pairing_takes_the_strangers_photos_along(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    adds(&two.kofi, "d’un inconnu").await;
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!((count(&pool, PHOTOS).await, count(&pool, MEDIA).await), (0, 0));
}
