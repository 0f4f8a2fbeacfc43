use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{code, reads, writes, writes_in};
use crate::story::{Two, count};

const TOLD: &str = "select count(*) from platform.notifications where kind = 'letter_begun'";

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_hears_of_the_first_words_once_a_month(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    writes(&two.aya, 0, " \n").await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 0, "blanks are no words");
    assert_eq!(reads(&two.aya).await.number, 0);
    let first = writes(&two.aya, 0, "Mon amour").await.unwrap();
    let second = writes(&two.aya, first.number, "").await.unwrap();
    writes(&two.aya, second.number, "Mon amour, encore").await.unwrap();
    let seen = reads(&two.kofi).await;
    writes(&two.kofi, seen.number, "Et moi").await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 1);
    let told: (uuid::Uuid, String, String) = sqlx::query_as(
        "select account_id, detail->>'name', detail->>'month' from platform.notifications where kind = 'letter_begun'",
    )
    .fetch_one(&pool)
    .await
    .unwrap();
    assert_eq!(told, (two.kofi.account.0, "Aya".to_owned(), "2026-11".to_owned()));

    two.town.advance(chrono::TimeDelta::days(11));
    writes_in(&two.kofi, "2026-12", (0, ""), "Décembre").await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_first_words_at_once_make_one_letter(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let [ayas, kofis] = [two.aya.clone(), two.kofi.clone()]
        .map(|resident| tokio::spawn(async move { writes(&resident, 0, &format!("{:?}", resident.account)).await }));
    let mut saved = [ayas.await.unwrap(), kofis.await.unwrap()];
    saved.sort_by_key(Result::is_err);
    let [won, lost] = saved;
    assert_eq!(won.unwrap().number, 1);
    assert_eq!(code(lost), "letter_newer");
    assert_eq!(count(&pool, "select count(*) from couple.letters").await, 1);
    assert_eq!(count(&pool, TOLD).await, 1);
}
