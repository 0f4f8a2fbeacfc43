use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{code, sees, sends, sent, sets};
use crate::{
    goals::{
        api::{self, SentGoal, create},
        model::{NewGoal, Owner, Status, Title, Why},
    },
    story::{Two, as_partner, count},
};

const ALL: &str = "select count(*) from couple.goals";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";
const TOLD: &str = "select count(*) from platform.notifications where kind = 'goal_set'";

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_goal_is_kept_as_it_was_sent_and_seen_from_each_ones_eyes(pool: PgPool) {
    let two = Two::together(pool).await;
    let goal = SentGoal {
        title: "  Réparer le\n toit ".to_owned(),
        why: " Dormir au sec.\r\nSans bassine. ".to_owned(),
        owner: "partner".to_owned(),
        target: "2026-12-24".to_owned(),
    };
    let id = sends(&two.aya, goal).await.unwrap().unwrap().to_string();
    let shown = sees(&two.aya, &id).await.unwrap();
    assert_eq!(
        (shown.title.as_str(), shown.why.as_str(), shown.status),
        ("Réparer le toit", "Dormir au sec.\nSans bassine.", Status::Active)
    );
    assert_eq!(shown.target_label.as_deref(), Some("24 décembre 2026"));
    assert_eq!((shown.owner, shown.changed_by_me), (Owner::Partner, true));
    let shown = sees(&two.kofi, &id).await.unwrap();
    assert_eq!((shown.owner, shown.changed_by_me), (Owner::Me, false));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_field_that_is_wrong_has_its_message_at_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let wrong = SentGoal {
        title: "é".repeat(121),
        why: "é".repeat(1_001),
        owner: "somebody".to_owned(),
        target: "2026-11-19".to_owned(),
    };
    let error = sends(&two.aya, wrong).await.unwrap_err();
    let told: Vec<_> = error
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.code.as_str()))
        .collect();
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(
        told,
        [
            ("title", "title_too_long"),
            ("why", "why_too_long"),
            ("owner", "owner_malformed"),
            ("target", "target_past"),
        ]
    );
    assert_eq!(code(sends(&two.aya, sent(" ")).await), "title_empty");
    let unreadable = SentGoal {
        target: "demain".to_owned(),
        ..sent("Voir la mer")
    };
    assert_eq!(code(sends(&two.aya, unreadable).await), "date_malformed");
    assert_eq!(count(&pool, ALL).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_longest_words_and_today_are_accepted(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let longest = SentGoal {
        title: "é".repeat(120),
        why: "é".repeat(1_000),
        target: "2026-11-20".to_owned(),
        ..sent("")
    };
    sends(&two.aya, longest).await.unwrap();
    assert_eq!(count(&pool, ALL).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_target_day_is_one_where_its_author_is(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    let today_in_tiassale = || SentGoal {
        target: "2026-11-20".to_owned(),
        ..sent("Voir la mer")
    };
    sends(&two.aya, today_in_tiassale()).await.unwrap();
    assert_eq!(code(sends(&two.kofi, today_in_tiassale()).await), "target_past");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_changes_a_goal_and_a_day_that_has_passed_may_stay(pool: PgPool) {
    let two = Two::together(pool).await;
    let with_day = |title: &str, day: &str| SentGoal {
        target: day.to_owned(),
        ..sent(title)
    };
    let id = sends(&two.aya, with_day("Voir la mer", "2026-11-21")).await.unwrap();
    let id = id.unwrap().to_string();
    two.town.advance(TimeDelta::days(5));
    let (context, kofi) = as_partner(&two.kofi).await;
    let moved = api::edit(&context, &kofi, &id, &with_day("Voir le lac", "2026-11-22")).await;
    assert_eq!(code(moved), "target_past");
    let stays = with_day("Voir le lac", "2026-11-21");
    api::edit(&context, &kofi, &id, &stays).await.unwrap();
    let shown = sees(&two.aya, &id).await.unwrap();
    assert_eq!((shown.title.as_str(), shown.changed_by_me), ("Voir le lac", false));
    assert_eq!(shown.target.as_deref(), Some("2026-11-21"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_sent_twice_under_one_key_is_set_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let first = api::set(&context, &aya, &sent("Voir la mer"), KEY).await.unwrap();
    let again = api::set(&context, &aya, &sent("Voir la mer"), KEY).await.unwrap();
    assert_eq!((first.is_some(), again), (true, None));
    assert_eq!((count(&pool, ALL).await, count(&pool, TOLD).await), (1, 1));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_is_told_and_their_screen_hears_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    sets(&two.aya, "Voir la mer").await;
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["goals"].len(), 1);
    let told: Vec<uuid::Uuid> =
        sqlx::query_scalar("select account_id from platform.notifications where kind = 'goal_set'")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(told, [two.kofi.account.0], "the other, and nobody else");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_feature_sets_a_goal_by_the_same_rules(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let goal = NewGoal {
        title: Title::parse("Parler avant de dormir").unwrap(),
        why: Why::default(),
        owner: Owner::Both,
        target: None,
    };
    let id = create(&context, &aya, &goal).await.unwrap();
    assert_eq!(
        sees(&two.kofi, &id.to_string()).await.unwrap().title,
        "Parler avant de dormir"
    );
    assert_eq!(count(&pool, TOLD).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn sixty_goals_an_hour_are_enough_for_anybody(pool: PgPool) {
    let two = Two::together(pool).await;
    for _ in 0..60 {
        sets(&two.aya, "Voir la mer").await;
    }
    let refused = sends(&two.aya, sent("Voir la mer")).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::TooManyRequests);
    sets(&two.kofi, "Voir le lac").await;
    two.town.advance(TimeDelta::hours(1));
    sets(&two.aya, "Voir la mer").await;
}
