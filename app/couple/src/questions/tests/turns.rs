//! Whose turn it is and how far a question has come: every combination of what two can say.

use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;

use super::{asks, replies, rewords};
use crate::{
    questions::{
        model::{Filter, QuestionState, Turn},
        questions,
    },
    story::{Two, as_partner},
};

/// What a filter finds for somebody.
async fn found(resident: &Resident, filter: Filter) -> usize {
    let (context, partner) = as_partner(resident).await;
    questions(&context, &partner, filter, "").await.unwrap().list.len()
}

/// Whether it is somebody's turn, and the other's, as they see it.
async fn turns(resident: &Resident) -> (bool, bool) {
    let turn = |turn| Filter {
        turn: Some(turn),
        ..Filter::default()
    };
    (
        found(resident, turn(Turn::Me)).await == 1,
        found(resident, turn(Turn::Partner)).await == 1,
    )
}

async fn state(resident: &Resident) -> QuestionState {
    let mut states = Vec::new();
    for state in QuestionState::ALL {
        let filter = Filter {
            state: Some(state),
            ..Filter::default()
        };
        if found(resident, filter).await == 1 {
            states.push(state);
        }
    }
    assert_eq!(states.len(), 1, "a question is in one state: {states:?}");
    states[0]
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_combination_has_its_state_and_its_turns(pool: PgPool) {
    use QuestionState::{Answered, Clarify, NeedsTime, Waiting};
    let two = Two::together(pool.clone()).await;
    // Aya asked. What she says, what Kofi says, the state, whether it is hers and his turn.
    let cases = [
        ("", "", Waiting, (true, true)),
        ("answered", "", Waiting, (false, true)),
        ("", "answered", Waiting, (true, false)),
        ("answered", "answered", Answered, (false, false)),
        ("needs_time", "", NeedsTime, (true, true)),
        ("", "needs_time", NeedsTime, (true, true)),
        ("needs_time", "answered", NeedsTime, (true, false)),
        ("answered", "needs_time", NeedsTime, (false, true)),
        ("needs_time", "needs_time", NeedsTime, (true, true)),
        ("", "clarify", Clarify, (true, false)),
        ("answered", "clarify", Clarify, (true, false)),
        ("needs_time", "clarify", Clarify, (true, false)),
    ];
    for (ayas, kofis, expected, (hers, his)) in cases {
        sqlx::query("delete from couple.questions")
            .execute(&pool)
            .await
            .unwrap();
        let id = asks(&two.aya, "Et demain ?", "together").await;
        for (resident, status) in [(&two.aya, ayas), (&two.kofi, kofis)] {
            if !status.is_empty() {
                replies(resident, id, status, "Voyons.").await.unwrap();
            }
        }
        let case = format!("{ayas:?} {kofis:?}");
        assert_eq!(turns(&two.aya).await, (hers, his), "{case}");
        assert_eq!(turns(&two.kofi).await, (his, hers), "{case}");
        assert_eq!(state(&two.aya).await, expected, "{case}");
        assert_eq!(state(&two.kofi).await, expected, "{case}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_put_another_way_gives_the_turn_back_to_who_asked_for_it(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et ça ?", "together").await;
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    replies(&two.kofi, id, "clarify", "Quoi, ça ?").await.unwrap();
    assert_eq!(turns(&two.kofi).await, (false, true));
    two.town.advance(TimeDelta::minutes(5));
    rewords(&two.aya, id, "Et la maison ?").await.unwrap();
    assert_eq!(turns(&two.kofi).await, (true, false));
    assert_eq!(turns(&two.aya).await, (false, true));
    two.town.advance(TimeDelta::minutes(5));
    replies(&two.kofi, id, "clarify", "Laquelle ?").await.unwrap();
    assert_eq!(turns(&two.kofi).await, (false, true), "he asks back again");
}
