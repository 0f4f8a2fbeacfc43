use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind, testing::Resident};
use sqlx::PgPool;

use super::{code, sees, sets};
use crate::{
    goals::{api, model::Status},
    story::{Two, as_partner, count},
};

const TOLD: &str = "select count(*) from platform.notifications where kind = 'goal_done'";

async fn sends_to(resident: &Resident, goal: &str, to: &str) -> Result<Status, platform::error::AppError> {
    let (context, partner) = as_partner(resident).await;
    api::move_goal(&context, &partner, goal, to).await
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_goal_pauses_resumes_is_reached_and_reopens(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    for to in ["paused", "active", "done", "active"] {
        sends_to(&two.kofi, &goal, to).await.unwrap();
        assert_eq!(sees(&two.aya, &goal).await.unwrap().status.word(), to);
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_paused_goal_is_not_done_and_the_refusal_says_why(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    sends_to(&two.aya, &goal, "paused").await.unwrap();
    let refused = sends_to(&two.kofi, &goal, "done").await.unwrap_err();
    assert_eq!(
        (refused.kind, refused.status(), refused.code.as_str()),
        (ErrorKind::Refused, 409, "goal_paused")
    );
    assert!(
        refused.message.starts_with("Ce but est en pause."),
        "{}",
        refused.message
    );
    assert_eq!(sees(&two.aya, &goal).await.unwrap().status, Status::Paused);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_goal_that_is_done_is_not_paused(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    sends_to(&two.aya, &goal, "done").await.unwrap();
    assert_eq!(code(sends_to(&two.kofi, &goal, "paused").await), "goal_done");
    assert_eq!(
        sends_to(&two.kofi, &goal, "elsewhere").await.unwrap_err().kind,
        ErrorKind::Invalid
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_who_mark_it_at_once_reach_it_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let mut marking = Vec::new();
    for resident in [&two.aya, &two.kofi, &two.aya, &two.kofi] {
        let (resident, goal) = (resident.clone(), goal.clone());
        marking.push(tokio::spawn(async move { sends_to(&resident, &goal, "done").await }));
    }
    for marked in marking {
        assert_eq!(marked.await.unwrap().unwrap(), Status::Done);
    }
    assert_eq!(count(&pool, TOLD).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn one_who_pauses_and_one_who_marks_at_once_leave_one_of_the_two(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for _ in 0..8 {
        let goal = sets(&two.aya, "Voir la mer").await;
        let [pausing, marking] = [(&two.aya, "paused"), (&two.kofi, "done")].map(|(resident, to)| {
            let (resident, goal) = (resident.clone(), goal.clone());
            tokio::spawn(async move { sends_to(&resident, &goal, to).await })
        });
        let (paused, done) = (pausing.await.unwrap(), marking.await.unwrap());
        let stands = sees(&two.aya, &goal).await.unwrap().status;
        assert_eq!(
            (paused.is_ok(), done.is_ok()),
            (stands == Status::Paused, stands == Status::Done),
            "one of them comes first, the other is told"
        );
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn reopening_and_marking_again_rings_once_a_day(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    for to in ["done", "active", "done", "active"] {
        sends_to(&two.aya, &goal, to).await.unwrap();
    }
    assert_eq!(count(&pool, TOLD).await, 1);
    two.town.advance(TimeDelta::days(1));
    sends_to(&two.aya, &goal, "done").await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_deletes_a_goal_with_its_actions(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    super::adds(&two.aya, &goal, "Compter l’argent").await;
    let (context, kofi) = as_partner(&two.kofi).await;
    api::delete(&context, &kofi, &goal).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.goal_actions").await, 0);
    assert_eq!(code(sees(&two.aya, &goal).await), "not_found");
    assert_eq!(code(api::delete(&context, &kofi, &goal).await), "not_found");
}
