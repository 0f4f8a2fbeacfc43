use platform::database::MIGRATOR;
use sqlx::PgPool;

use crate::{
    questions::{
        model::{Filter, QuestionState},
        questions,
    },
    seed::seed,
    story::{Two, as_partner, count},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_seeded_two_have_asked_each_other_much_and_seeding_again_changes_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let services = &two.town.services;
    let all = || async {
        [
            count(&pool, "select count(*) from couple.questions").await,
            count(&pool, "select count(*) from couple.answers").await,
            count(&pool, "select count(*) from couple.answer_revisions").await,
        ]
    };
    seed(services, two.aya.account, two.kofi.account).await.unwrap();
    let once = all().await;
    assert!(once[0] > 20 && once[1] > 40 && once[2] > 0, "{once:?}");
    seed(services, two.aya.account, two.kofi.account).await.unwrap();
    assert_eq!(all().await, once);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_state_and_a_theme_of_their_own_are_among_them(pool: PgPool) {
    let two = Two::together(pool).await;
    seed(&two.town.services, two.aya.account, two.kofi.account)
        .await
        .unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    for state in QuestionState::ALL {
        let filter = Filter {
            state: Some(state),
            ..Filter::default()
        };
        let found = questions(&context, &kofi, filter, "").await.unwrap();
        assert!(!found.list.is_empty() && !found.own_themes.is_empty(), "{state:?}");
    }
    let lately = Filter::parse("", "", "", "bandama");
    let found = questions(&context, &kofi, lately, "").await.unwrap();
    assert!(!found.list.is_empty(), "the answers can be searched");
}
