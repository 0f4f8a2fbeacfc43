use chrono::{NaiveDate, TimeDelta};
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
    testing::Town,
};
use sqlx::PgPool;

use super::code;
use crate::{
    capability::Partner,
    checkins::{SavedDay, Sent, check_in_form, model::Level, save},
    story::{Two, as_partner, count, founds, says, sent},
};

const ALL: &str = "select count(*) from couple.check_ins";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_check_in_of_today_is_kept_as_it_was_sent(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let sent = Sent {
        note: "  Un mot\r\npour deux  ".to_owned(),
        private: true,
        ..sent(8)
    };
    assert_eq!(save(&context, &aya, sent).await.unwrap(), SavedDay::Today);
    let form = check_in_form(&context, &aya, "").await.unwrap();
    let saved = form.saved.unwrap();
    assert_eq!((form.day.as_str(), form.is_today), ("2026-11-20", true));
    let levels = [saved.values.mood, saved.values.stress, saved.values.energy].map(Level::number);
    assert_eq!(
        (levels, saved.note.as_str(), saved.private),
        ([8, 3, 6], "Un mot\npour deux", true)
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn saving_again_the_same_day_updates(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    says(&two.aya, "", 8, "for me").await.unwrap();
    says(&two.aya, "2026-11-20", 2, "for us").await.unwrap();
    assert_eq!(count(&pool, ALL).await, 1);
    assert_eq!(
        count(&pool, "select mood::int8 from couple.check_ins where not private").await,
        2
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn coming_together_and_the_first_check_in_are_remembered_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for mood in [3, 8] {
        says(&two.aya, "", mood, "for us").await.unwrap();
    }
    let reached: Vec<(String, String)> = sqlx::query_as(
        "select a.display_name, m.kind from platform.milestones m
         join platform.accounts a on a.id = m.account_id
         order by 1, 2",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let reached: Vec<_> = reached
        .iter()
        .map(|(who, what)| (who.as_str(), what.as_str()))
        .collect();
    assert_eq!(
        reached,
        [("Aya", "first_check_in"), ("Aya", "paired"), ("Kofi", "paired")]
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_who_save_the_same_day_at_once_make_one_check_in_each(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let mut saving = Vec::new();
    for mood in 0..=10 {
        for resident in [two.aya.clone(), two.kofi.clone()] {
            saving.push(tokio::spawn(async move { says(&resident, "", mood, "for us").await }));
        }
    }
    for saved in saving {
        saved.await.unwrap().unwrap();
    }
    assert_eq!(count(&pool, ALL).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_last_seven_days_can_be_filled_in(pool: PgPool) {
    let two = Two::together(pool).await;
    let week_ago = NaiveDate::from_ymd_opt(2026, 11, 13).unwrap();
    assert_eq!(
        says(&two.aya, "2026-11-13", 5, "for us").await.unwrap(),
        SavedDay::Earlier(week_ago)
    );
    assert_eq!(code(says(&two.aya, "2026-11-12", 5, "for us").await), "day_too_old");
    assert_eq!(code(says(&two.aya, "2026-11-21", 5, "for us").await), "day_future");
    assert_eq!(code(says(&two.aya, "2026-02-30", 5, "for us").await), "date_malformed");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_day_is_the_one_where_its_author_is(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    assert_eq!(
        says(&two.kofi, "2026-11-21", 5, "for us").await.unwrap(),
        SavedDay::Today
    );
    assert_eq!(code(says(&two.aya, "2026-11-21", 5, "for us").await), "day_future");
    assert_eq!(code(says(&two.kofi, "2026-11-13", 5, "for us").await), "day_too_old");
    says(&two.aya, "2026-11-13", 5, "for us").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_field_that_is_wrong_has_its_message_at_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let wrong = Sent {
        day: "demain".to_owned(),
        mood: "11".to_owned(),
        stress: "-1".to_owned(),
        energy: String::new(),
        note: "x".repeat(2_001),
        ..Sent::default()
    };
    let error = save(&context, &aya, wrong).await.unwrap_err();
    let told: Vec<_> = error
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.code.as_str()))
        .collect();
    assert_eq!(error.kind, ErrorKind::Invalid);
    assert_eq!(
        told,
        [
            ("day", "date_malformed"),
            ("mood", "level_malformed"),
            ("stress", "level_malformed"),
            ("energy", "level_malformed"),
            ("note", "note_too_long"),
        ]
    );
    assert_eq!(count(&pool, ALL).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_ends_of_the_scale_and_the_longest_note_are_accepted(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    for mood in [0, 10] {
        save(
            &context,
            &aya,
            Sent {
                note: "é".repeat(2_000),
                ..sent(mood)
            },
        )
        .await
        .unwrap();
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_sent_twice_under_one_key_is_done_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let kept = || Sent {
        day: "2026-11-20".to_owned(),
        key: KEY.to_owned(),
        ..sent(8)
    };
    save(&context, &aya, kept()).await.unwrap();
    says(&two.aya, "", 2, "for us").await.unwrap();
    save(&context, &aya, kept()).await.unwrap();
    assert_eq!(
        count(&pool, "select mood::int8 from couple.check_ins").await,
        2,
        "the later one stays"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_kept_without_a_network_goes_to_its_day_when_it_is_sent_the_next(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    two.town.advance(TimeDelta::days(1));
    says(&two.aya, "2026-11-20", 8, "for us").await.unwrap();
    assert_eq!(
        count(&pool, "select count(*) from couple.check_ins where day = '2026-11-20'").await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_not_one_of_two_has_no_check_ins(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    assert_eq!(code(Partner::of(&aya.context().await).await), "not_found");
    founds(&aya).await;
    assert_eq!(
        code(Partner::of(&aya.context().await).await),
        "not_found",
        "nor who waits"
    );
    assert!(Partner::found(&aya.context().await).await.unwrap().is_none());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_screen_hears_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    says(&two.aya, "", 8, "for us").await.unwrap();
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["check_ins"].len(), 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_check_in_puts_nobody_under_pressure(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let before = count(&pool, "select count(*) from platform.notifications").await;
    says(&two.aya, "", 8, "for us").await.unwrap();
    assert_eq!(
        count(&pool, "select count(*) from platform.notifications").await,
        before
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_form_offers_eight_days_and_says_which_are_done(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "2026-11-18", 8, "for us").await.unwrap();
    says(&two.kofi, "2026-11-19", 8, "for us").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    let form = check_in_form(&context, &aya, "2026-11-18").await.unwrap();
    assert_eq!(
        (form.days.len(), form.days[0].is_today, form.is_today),
        (8, true, false)
    );
    let done: Vec<_> = form
        .days
        .iter()
        .filter(|choice| choice.done)
        .map(|choice| choice.day.as_str())
        .collect();
    assert_eq!(done, ["2026-11-18"]);
    assert!(form.saved.is_some());
    for elsewhere in ["2026-11-21", "2026-11-12", "hier"] {
        assert!(
            check_in_form(&context, &aya, elsewhere).await.unwrap().is_today,
            "{elsewhere}"
        );
    }
}
