use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind};
use sqlx::PgPool;

use super::{adds, code, sees, sets, steps};
use crate::{
    goals::{api, model::MOST_ACTIONS},
    story::{Two, as_partner, count},
};

const ALL: &str = "select count(*) from couple.goal_actions";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn actions_stand_in_the_order_in_which_both_added_them(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    adds(&two.aya, &goal, " Compter  l’argent ").await;
    adds(&two.kofi, &goal, "Demander congé").await;
    assert_eq!(steps(&two.aya, &goal).await, ["Compter l’argent", "Demander congé"]);
    let shown = sees(&two.aya, &goal).await.unwrap();
    assert_eq!(
        shown
            .actions
            .iter()
            .map(|action| action.changed_by_me)
            .collect::<Vec<_>>(),
        [true, false]
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_action_has_one_to_three_hundred_characters(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let (context, aya) = as_partner(&two.aya).await;
    let action = adds(&two.aya, &goal, &"é".repeat(300)).await;
    for (text, expected) in [(" ", "action_empty"), ("é".repeat(301).as_str(), "action_too_long")] {
        let refused = api::add(&context, &aya, &goal, text, "").await.unwrap_err();
        assert_eq!(
            (refused.code.as_str(), refused.fields[0].field.as_str()),
            (expected, "text")
        );
        assert_eq!(code(api::edit_action(&context, &aya, &action, text).await), expected);
    }
    assert_eq!(count(&pool, ALL).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_goal_has_fifty_actions_at_most_even_when_both_add_at_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    for number in 1..MOST_ACTIONS {
        adds(&two.aya, &goal, &format!("étape {number}")).await;
    }
    let adding = [&two.aya, &two.kofi].map(|resident| {
        let (resident, goal) = (resident.clone(), goal.clone());
        tokio::spawn(async move {
            let (context, partner) = as_partner(&resident).await;
            api::add(&context, &partner, &goal, "la dernière", "").await
        })
    });
    let mut refusals = Vec::new();
    for added in adding {
        if let Err(refused) = added.await.unwrap() {
            refusals.push((refused.kind, refused.code, refused.fields[0].field.clone()));
        }
    }
    assert_eq!(
        refusals,
        [(ErrorKind::Refused, "actions_full".to_owned(), "text".to_owned())]
    );
    assert_eq!(usize::try_from(count(&pool, ALL).await), Ok(MOST_ACTIONS));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_added_twice_under_one_key_is_there_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let (context, aya) = as_partner(&two.aya).await;
    for _ in 0..2 {
        api::add(&context, &aya, &goal, "Compter l’argent", KEY).await.unwrap();
    }
    assert_eq!(count(&pool, ALL).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn three_hundred_actions_an_hour_are_enough_for_anybody(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    sqlx::query(
        "insert into platform.rate_limits (bucket, subject, used, resets_at)
         values ('couple.goals.actions', $1, 299, $2)",
    )
    .bind(two.aya.account.to_string())
    .bind(two.town.services.clock.now() + TimeDelta::hours(1))
    .execute(&pool)
    .await
    .unwrap();
    adds(&two.aya, &goal, "la trois centième").await;
    let (context, aya) = as_partner(&two.aya).await;
    let refused = api::add(&context, &aya, &goal, "une de plus", "").await.unwrap_err();
    assert_eq!(
        (refused.kind, refused.retry_after),
        (ErrorKind::TooManyRequests, Some(3_600))
    );
    adds(&two.kofi, &goal, "de l’autre").await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_ticks_and_unticks_and_the_same_again_changes_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let action = adds(&two.aya, &goal, "Compter l’argent").await;
    let (context, kofi) = as_partner(&two.kofi).await;
    api::tick(&context, &kofi, &action, true).await.unwrap();
    let shown = sees(&two.aya, &goal).await.unwrap().actions.remove(0);
    assert_eq!((shown.done, shown.changed_by_me), (true, false));

    let (context, aya) = as_partner(&two.aya).await;
    two.town.advance(TimeDelta::hours(1));
    api::tick(&context, &aya, &action, true).await.unwrap();
    let shown = sees(&two.aya, &goal).await.unwrap().actions.remove(0);
    assert!(!shown.changed_by_me, "it is still Kofi who ticked it");
    assert_eq!(
        count(
            &pool,
            "select count(*) from couple.goal_actions where done_at = '2026-11-20T18:42:00Z'"
        )
        .await,
        1
    );
    api::tick(&context, &aya, &action, false).await.unwrap();
    assert!(!sees(&two.kofi, &goal).await.unwrap().actions[0].done);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_changes_and_deletes_an_action_and_what_is_gone_is_not_found(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let action = adds(&two.aya, &goal, "Compter l’argent").await;
    let (context, kofi) = as_partner(&two.kofi).await;
    api::edit_action(&context, &kofi, &action, "Compter ensemble")
        .await
        .unwrap();
    assert_eq!(steps(&two.aya, &goal).await, ["Compter ensemble"]);
    api::remove(&context, &kofi, &action).await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(api::tick(&context, &aya, &action, true).await), "not_found");
    assert_eq!(code(api::edit_action(&context, &aya, &action, "x").await), "not_found");
    assert_eq!(code(api::move_action(&context, &aya, &action, "").await), "not_found");
    assert_eq!(code(api::remove(&context, &aya, &action).await), "not_found");
}
