use chrono::TimeDelta;
use sqlx::PgPool;

use super::*;
use crate::{database::MIGRATOR, media::collecting::collect};

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_nobody_took_in_is_thrown_away_a_day_later(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    drop(reads(&aya, &jpeg(4, 4), "perdue", &[Kind::Photo]).await.unwrap());
    town.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    collect(&town.services).await.unwrap();
    assert_eq!(names(&town.services).len(), 1, "it may still be taken in");
    town.advance(TimeDelta::seconds(1));
    collect(&town.services).await.unwrap();
    assert!(names(&town.services).is_empty());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_a_photo_that_is_ready_no_more_is_kept_than_what_is_served(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(400, 300), "la mer", &[Kind::Photo]).await.unwrap();
    process(&town.services, media).await.unwrap();
    collect(&town.services).await.unwrap();
    let file = file_of(&pool, media).await;
    assert_eq!(names(&town.services), [file.of_part("medium"), file.of_part("small")]);
    town.advance(TimeDelta::days(400));
    collect(&town.services).await.unwrap();
    assert_eq!(names(&town.services).len(), 2, "what belongs to a photo stays");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn with_the_row_go_its_files(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    for ready in [true, false] {
        let media = sends(&aya, &jpeg(400, 300), "la mer", &[Kind::Photo]).await.unwrap();
        if ready {
            process(&town.services, media).await.unwrap();
        }
    }
    sqlx::query("delete from platform.accounts where id = $1")
        .bind(aya.account)
        .execute(&pool)
        .await
        .unwrap();
    collect(&town.services).await.unwrap();
    // What the job had noted before it wrote goes a day later, should it still be writing.
    town.advance(TimeDelta::days(1));
    collect(&town.services).await.unwrap();
    assert!(names(&town.services).is_empty());
    let loose: i64 = sqlx::query_scalar("select count(*) from platform.loose_files")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(loose, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_refused_is_told_for_a_week_and_its_file_goes_at_once(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(200, 200)[..120], "à moitié", &[Kind::Photo])
        .await
        .unwrap();
    process(&town.services, media).await.unwrap();
    collect(&town.services).await.unwrap();
    assert!(names(&town.services).is_empty());
    assert_eq!(stands(&pool, media).await.0, "refused");
    town.advance(TimeDelta::days(7) + TimeDelta::seconds(1));
    collect(&town.services).await.unwrap();
    let left: i64 = sqlx::query_scalar("select count(*) from platform.media")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(left, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_no_job_looks_at_is_given_up_after_a_day(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(4, 4), "oubliée", &[Kind::Photo]).await.unwrap();
    town.advance(TimeDelta::hours(24));
    collect(&town.services).await.unwrap();
    assert_eq!(stands(&pool, media).await.0, "received");
    town.advance(TimeDelta::seconds(1));
    collect(&town.services).await.unwrap();
    assert_eq!(
        stands(&pool, media).await,
        ("refused".to_owned(), Some("failed".to_owned()))
    );
}
