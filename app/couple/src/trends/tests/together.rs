//! Goals and questions: counted for the two, in the range.

use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::seen;
use crate::{
    questions::{Asked, answer, ask, model::QuestionCounts},
    story::{Two, as_partner},
    trends::model::Range,
};

async fn asks(two: &Two) -> String {
    let (context, kofi) = as_partner(&two.kofi).await;
    let asked = Asked {
        text: "Que chantait ta mère ?".to_owned(),
        theme: "roots".to_owned(),
        own_theme: String::new(),
        reveal_together: true,
    };
    ask(&context, &kofi, asked, "").await.unwrap().unwrap().to_string()
}

async fn counts(two: &Two, range: Range) -> (u32, u32) {
    let QuestionCounts { asked, answered } = seen(&two.aya, range).await.questions;
    (asked, answered)
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_counts_as_answered_once_both_have(pool: PgPool) {
    let two = Two::together(pool).await;
    assert_eq!(counts(&two, Range::Month).await, (0, 0));
    let question = asks(&two).await;
    for (resident, expected) in [(&two.aya, (1, 0)), (&two.kofi, (1, 1))] {
        let (context, partner) = as_partner(resident).await;
        answer(&context, &partner, &question, ("answered", "Des berceuses."), "")
            .await
            .unwrap();
        assert_eq!(counts(&two, Range::Month).await, expected);
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn questions_count_in_the_range_in_which_they_were_asked(pool: PgPool) {
    let two = Two::together(pool).await;
    asks(&two).await;
    // The first day of the thirty begins at midnight where Aya is.
    for (asked_at, expected) in [("2026-10-22 00:00Z", 1), ("2026-10-21 23:59Z", 0)] {
        sqlx::query("update couple.questions set asked_at = $1::timestamptz")
            .bind(asked_at)
            .execute(two.pool())
            .await
            .unwrap();
        assert_eq!(counts(&two, Range::Month).await, (expected, 0), "{asked_at}");
        assert_eq!(counts(&two, Range::Quarter).await, (1, 0));
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn goals_and_their_steps_are_counted_also_without_check_ins(pool: PgPool) {
    let two = Two::together(pool).await;
    sqlx::raw_sql(
        "insert into couple.goals (id, couple_id, created_by, changed_by, title, status, created_at, updated_at, done_at)
             select gen_random_uuid(), couple_id, account_id, account_id, status, status, now(), now(),
                    case when status = 'done' then now() end
             from couple.partners, unnest(array['active', 'active', 'paused', 'done']) as status where seat = 1;
         insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at, done_at)
             select gen_random_uuid(), couple_id, id, created_by, created_by, 'Choisir la date', place, now(),
                    case when place = 1 then now() end
             from couple.goals, generate_series(1, 2) as place where status = 'active'",
    )
    .execute(two.pool())
    .await
    .unwrap();
    let trends = seen(&two.aya, Range::Month).await;
    let goals = trends.goals;
    assert_eq!(trends.mine, None);
    assert_eq!((goals.active, goals.paused, goals.done), (2, 1, 1));
    assert_eq!((goals.actions_done, goals.actions_total), (2, 4));
}
