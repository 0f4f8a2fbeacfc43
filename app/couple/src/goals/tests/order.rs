use platform::{database::MIGRATOR, error::ErrorKind};
use sqlx::PgPool;

use super::{adds, code, sees, sets, steps};
use crate::{
    goals::api,
    story::{Two, as_partner, count},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_action_goes_before_the_one_that_is_named_or_last(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let mut ids = Vec::new();
    for text in ["a", "b", "c"] {
        ids.push(adds(&two.aya, &goal, text).await);
    }
    let (context, kofi) = as_partner(&two.kofi).await;
    api::move_action(&context, &kofi, &ids[2], &ids[0]).await.unwrap();
    assert_eq!(steps(&two.aya, &goal).await, ["c", "a", "b"]);
    api::move_action(&context, &kofi, &ids[2], "").await.unwrap();
    assert_eq!(steps(&two.aya, &goal).await, ["a", "b", "c"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_neighbour_that_is_gone_refuses_the_move_kindly(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let elsewhere = sets(&two.aya, "Voir le lac").await;
    let (action, gone) = (adds(&two.aya, &goal, "a").await, adds(&two.aya, &goal, "b").await);
    let of_another_goal = adds(&two.aya, &elsewhere, "c").await;
    let (context, aya) = as_partner(&two.aya).await;
    api::remove(&context, &aya, &gone).await.unwrap();
    for neighbour in [&gone, &of_another_goal] {
        let refused = api::move_action(&context, &aya, &action, neighbour).await.unwrap_err();
        assert_eq!(
            (refused.kind, refused.code.as_str()),
            (ErrorKind::Refused, "order_changed")
        );
    }
    assert_eq!(code(api::move_action(&context, &aya, "none", "").await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_who_move_add_and_delete_at_once_lose_and_double_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let mut ids = Vec::new();
    for text in ["a", "b", "c", "d", "e", "f"] {
        ids.push(adds(&two.aya, &goal, text).await);
    }
    let gone = adds(&two.aya, &goal, "gone").await;
    let mut moving = Vec::new();
    for step in 0..24_usize {
        let resident = if step % 2 == 0 { &two.aya } else { &two.kofi }.clone();
        let (goal, action, gone) = (goal.clone(), ids[step % 6].clone(), gone.clone());
        let before = ids[(step * 5 + 2) % 6].clone();
        moving.push(tokio::spawn(async move {
            let (context, partner) = as_partner(&resident).await;
            match step {
                7 | 15 => api::add(&context, &partner, &goal, &format!("new {step}"), "").await,
                11 => api::remove(&context, &partner, &gone).await.map(drop),
                18 => api::tick(&context, &partner, &action, true).await.map(drop),
                _ => api::move_action(&context, &partner, &action, &before).await,
            }
        }));
    }
    for moved in moving {
        moved.await.unwrap().unwrap();
    }
    let mut left = steps(&two.aya, &goal).await;
    left.sort();
    assert_eq!(left, ["a", "b", "c", "d", "e", "f", "new 15", "new 7"]);
    assert_eq!(
        count(&pool, "select count(distinct place) from couple.goal_actions").await,
        8
    );
    assert!(
        sees(&two.kofi, &goal)
            .await
            .unwrap()
            .actions
            .iter()
            .any(|action| action.done)
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_move_means_the_same_after_the_other_has_added(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let (first, second) = (adds(&two.aya, &goal, "a").await, adds(&two.aya, &goal, "b").await);
    adds(&two.kofi, &goal, "c").await;
    let (context, aya) = as_partner(&two.aya).await;
    api::move_action(&context, &aya, &second, &first).await.unwrap();
    assert_eq!(steps(&two.kofi, &goal).await, ["b", "a", "c"]);
}
