//! Who sees what: every combination, through every way in which an answer can be read.

use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;
use uuid::Uuid;

use super::{asks, own, replies, rewords, sees};
use crate::{
    pairing::{Keepsake, leave},
    questions::{
        copies,
        model::{Filter, Status, Theirs},
        questions,
    },
    story::{Two, as_partner},
};

/// A word that is only in Kofi's answer.
const SECRET: &str = "Papillon";

/// Everything that somebody can read of a question, as it is sent to them; without what a search finds.
async fn everything(resident: &Resident, id: Uuid) -> String {
    let (context, partner) = as_partner(resident).await;
    let list = questions(&context, &partner, Filter::default(), "").await.unwrap();
    let glance = crate::questions::glance(&context, &partner).await.unwrap();
    let pages = (sees(resident, id).await, own(resident, id).await, list, glance);
    serde_json::to_string(&pages).unwrap() + &export(resident).await
}

async fn export(resident: &Resident) -> String {
    let context = resident.context().await;
    let keepsake = Keepsake::all_of(&context).await.unwrap().remove(0);
    serde_json::to_string(&copies(&context, &keepsake).await.unwrap()).unwrap()
}

async fn finds(resident: &Resident, word: &str) -> bool {
    let (context, partner) = as_partner(resident).await;
    let filter = Filter::parse("", "", "", word);
    !questions(&context, &partner, filter, "").await.unwrap().list.is_empty()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_reads_an_answer_in_exactly_the_cases_of_the_rule(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for opening in ["together", "at once"] {
        for theirs in Status::ALL {
            for mine in [None, Some(Status::Answered), Some(Status::NeedsTime)] {
                sqlx::query("delete from couple.questions")
                    .execute(&pool)
                    .await
                    .unwrap();
                let case = format!("{opening}, they {theirs:?}, I {mine:?}");
                let id = asks(&two.aya, "Et demain ?", opening).await;
                replies(&two.kofi, id, theirs.word(), SECRET).await.unwrap();
                if let Some(mine) = mine {
                    replies(&two.aya, id, mine.word(), "Dormir.").await.unwrap();
                }
                let is_open = opening == "at once" || theirs == Status::Clarify || mine == Some(Status::Answered);
                let seen = sees(&two.aya, id).await.theirs;
                match seen {
                    Theirs::Open { status, text, .. } => {
                        assert!(is_open && status == theirs && text == SECRET, "{case}");
                    }
                    Theirs::Closed(status) => assert!(!is_open && status == theirs, "{case}"),
                    Theirs::Nothing => panic!("{case}"),
                }
                assert_eq!(everything(&two.aya, id).await.contains(SECRET), is_open, "{case}");
                assert_eq!(finds(&two.aya, SECRET).await, is_open, "search, {case}");
                assert_eq!(finds(&two.aya, "papi").await, is_open, "search, {case}");
                assert!(everything(&two.kofi, id).await.contains(SECRET), "one's own, {case}");
                assert!(finds(&two.kofi, SECRET).await, "one's own, {case}");
            }
        }
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_database_itself_gives_no_closed_word(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", SECRET).await.unwrap();
    let row: String = sqlx::query_scalar(
        "select seen::text from couple.questions_seen_by($1, (select couple_id from couple.questions)) as seen",
    )
    .bind(two.aya.account.0)
    .fetch_one(&pool)
    .await
    .unwrap();
    assert!(!row.to_lowercase().contains("papillon"), "{row}");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_an_answer_was_before_is_never_the_others_to_read(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", SECRET).await.unwrap();
    replies(&two.kofi, id, "answered", "Chenille").await.unwrap();
    assert!(
        !format!("{:?}", sees(&two.aya, id).await.theirs).contains("true"),
        "closed says nothing of it"
    );
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    assert!(matches!(
        sees(&two.aya, id).await.theirs,
        Theirs::Open { changed: true, .. }
    ));
    assert!(!everything(&two.aya, id).await.contains(SECRET));
    assert!(!finds(&two.aya, SECRET).await && finds(&two.aya, "Chenille").await);
    assert!(everything(&two.kofi, id).await.contains(SECRET), "its author reads it");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn coming_from_needing_time_to_an_answer_is_no_changed_answer(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.kofi, id, "needs_time", "").await.unwrap();
    replies(&two.kofi, id, "answered", SECRET).await.unwrap();
    assert!(matches!(
        sees(&two.aya, id).await.theirs,
        Theirs::Open { changed: false, .. }
    ));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_answer_opens_no_other_question(pool: PgPool) {
    let two = Two::together(pool).await;
    let (one, other) = (
        asks(&two.aya, "Et demain ?", "together").await,
        asks(&two.kofi, "Et hier ?", "together").await,
    );
    replies(&two.kofi, one, "answered", SECRET).await.unwrap();
    replies(&two.aya, other, "answered", "Dormir.").await.unwrap();
    assert_eq!(sees(&two.aya, one).await.theirs, Theirs::Closed(Status::Answered));
    assert!(!finds(&two.aya, SECRET).await);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn opening_at_once_instead_shows_ones_own_answer_alone(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.aya, id, "answered", SECRET).await.unwrap();
    assert_eq!(sees(&two.kofi, id).await.theirs, Theirs::Closed(Status::Answered));
    rewords(&two.aya, id, "Et dimanche ?").await.unwrap();
    assert!(matches!(sees(&two.kofi, id).await.theirs, Theirs::Open { .. }));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_closed_stays_closed_after_leaving(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", SECRET).await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert!(!export(&two.aya).await.contains(SECRET));
    assert!(export(&two.kofi).await.contains(SECRET));
}
