use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind};
use sqlx::PgPool;

use super::{asks, asks_for_check_in, asks_for_letter};
use crate::{
    pairing::{Keepsake, leave, purge_ended, undo},
    reminders::{Sent, copies, model::Reminders, reminders},
    story::{Two, as_partner, count},
};

async fn ayas(two: &Two) -> Reminders {
    let (context, aya) = as_partner(&two.aya).await;
    reminders(&context, &aya).await.unwrap()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_are_off_at_first(pool: PgPool) {
    let two = Two::together(pool).await;
    let reminders = ayas(&two).await;
    assert_eq!((reminders.check_in, reminders.letter), (None, None));
    assert_eq!(reminders.zone, "Abidjan");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn each_has_their_own_by_their_own_clock(pool: PgPool) {
    let two = Two::in_zones(pool, "Asia/Kathmandu", "Africa/Abidjan").await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_letter(&two.kofi, "last", "18:00").await.unwrap();
    let shown = ayas(&two).await.check_in.unwrap();
    // It is 00:27 on the 21st there.
    assert_eq!(
        (shown.at.as_str(), shown.next.as_str()),
        ("20:00", "samedi 21 novembre, 20:00")
    );
    assert_eq!(ayas(&two).await.letter, None);
    let (context, kofi) = as_partner(&two.kofi).await;
    let kofis = reminders(&context, &kofi).await.unwrap();
    let letter = kofis.letter.unwrap();
    assert_eq!(
        (letter.day.as_str(), letter.next.as_str()),
        ("last", "lundi 30 novembre, 18:00")
    );
    assert_eq!(kofis.check_in, None);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn saving_again_changes_them_and_what_is_left_out_goes_off(pool: PgPool) {
    let two = Two::together(pool).await;
    let both = Sent {
        check_in: Some("20:00".to_owned()),
        letter: Some(("5".to_owned(), "09:30:00".to_owned())),
    };
    asks(&two.aya, both).await.unwrap();
    let shown = ayas(&two).await;
    assert_eq!(shown.letter.map(|letter| letter.at).as_deref(), Some("09:30"));
    asks_for_check_in(&two.aya, "21:15").await.unwrap();
    let shown = ayas(&two).await;
    assert_eq!(
        (shown.check_in.map(|shown| shown.at).as_deref(), shown.letter),
        (Some("21:15"), None)
    );
    asks(&two.aya, Sent::default()).await.unwrap();
    assert_eq!(count(two.pool(), "select count(*) from couple.reminders").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_cannot_be_read_is_refused_at_its_field_all_at_once(pool: PgPool) {
    let two = Two::together(pool).await;
    let sent = Sent {
        check_in: Some(String::new()),
        letter: Some(("29".to_owned(), "le soir".to_owned())),
    };
    let error = asks(&two.aya, sent).await.unwrap_err();
    let fields: Vec<_> = error
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.code.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            ("check_in_at", "time_malformed"),
            ("letter_at", "time_malformed"),
            ("letter_day", "day_malformed")
        ]
    );
    assert_eq!(count(two.pool(), "select count(*) from couple.reminders").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn sixty_changes_an_hour_are_enough(pool: PgPool) {
    let two = Two::together(pool).await;
    for _ in 0..60 {
        asks_for_check_in(&two.aya, "20:00").await.unwrap();
    }
    let error = asks_for_check_in(&two.aya, "20:00").await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooManyRequests);
    asks_for_check_in(&two.kofi, "20:00").await.unwrap();
    two.town.advance(TimeDelta::hours(1));
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn leaving_turns_them_off_and_refuses_what_was_under_way(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_letter(&two.kofi, "1", "20:00").await.unwrap();
    let (ayas_context, aya) = as_partner(&two.aya).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(count(two.pool(), "select count(*) from couple.reminders").await, 0);
    let sent = Sent {
        check_in: Some("20:00".to_owned()),
        ..Sent::default()
    };
    let error = crate::reminders::save(&ayas_context, &aya, sent).await.unwrap_err();
    assert_eq!(error.code, "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_undone_pairing_leaves_none_behind(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_check_in(&two.kofi, "20:00").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(two.pool(), "select count(*) from couple.reminders").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_ones_own_alone(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    let of = |resident| async move {
        let (context, _) = as_partner(resident).await;
        let keepsake = Keepsake::all_of(&context).await.unwrap().remove(0);
        copies(&context, &keepsake).await.unwrap().len()
    };
    assert_eq!((of(&two.aya).await, of(&two.kofi).await), (1, 0));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_couple_that_is_deleted_takes_them_along(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    sqlx::query("update couple.couples set ended_at = created_at, delete_at = created_at")
        .execute(two.pool())
        .await
        .unwrap();
    purge_ended(two.pool(), two.town.services.clock.now()).await.unwrap();
    assert_eq!(count(two.pool(), "select count(*) from couple.reminders").await, 0);
}
