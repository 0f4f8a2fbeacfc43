//! The rules of the home, against a real database.

mod matters;

use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Town};
use sqlx::PgPool;

use crate::{
    home::{Home, PartOfDay, Theirs, home, today},
    story::{Two, as_partner, code_of, founds, says},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_home_shows_where_somebody_stands(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    assert_eq!(home(&aya.context().await).await.unwrap(), Home::Alone(Vec::new()));
    founds(&aya).await;
    let Home::Waiting(invitation) = home(&aya.context().await).await.unwrap() else {
        panic!("Aya waits")
    };
    assert_eq!(invitation.open.unwrap().digits, code_of(&aya).await);
    assert_eq!(home(&town.visitor()).await.unwrap_err().code, "sign_in_required");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_invited_sees_who_came_and_who_came_is_not_asked(pool: PgPool) {
    let two = Two::together(pool).await;
    let Home::Paired(ayas) = home(&two.aya.context().await).await.unwrap() else {
        panic!("they are two")
    };
    let Home::Paired(kofis) = home(&two.kofi.context().await).await.unwrap() else {
        panic!("they are two")
    };
    assert_eq!(ayas.newcomer.map(|newcomer| newcomer.name).as_deref(), Some("Kofi"));
    assert_eq!((kofis.newcomer, kofis.partner.as_str()), (None, "Aya"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_greeting_and_the_date_are_those_of_who_looks(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    let (context, aya) = as_partner(&two.aya).await;
    let ayas = today(&context, &aya).await.unwrap();
    assert_eq!(
        (ayas.part_of_day, ayas.date.as_str()),
        (PartOfDay::Evening, "vendredi 20 novembre")
    );
    two.town.advance(TimeDelta::hours(4));
    let (context, kofi) = as_partner(&two.kofi).await;
    let kofis = today(&context, &kofi).await.unwrap();
    assert_eq!(
        (kofis.part_of_day, kofis.date.as_str()),
        (PartOfDay::Morning, "samedi 21 novembre")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn each_ones_today_is_the_day_where_they_are(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    says(&two.kofi, "2026-11-20", 3, "for us").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(
        today(&context, &aya).await.unwrap().theirs,
        Theirs::NotYet,
        "that was his yesterday"
    );
    says(&two.kofi, "2026-11-21", 8, "for us").await.unwrap();
    let Theirs::Open(day) = today(&context, &aya).await.unwrap().theirs else {
        panic!("it is his today")
    };
    assert_eq!(day.values.mood.number(), 8);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn ones_own_day_is_shown_once_it_is_said(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(today(&context, &aya).await.unwrap().mine, None);
    says(&two.aya, "2026-11-19", 3, "for us").await.unwrap();
    assert_eq!(
        today(&context, &aya).await.unwrap().mine,
        None,
        "yesterday is not today"
    );
    says(&two.aya, "", 7, "for me").await.unwrap();
    let mine = today(&context, &aya).await.unwrap().mine.unwrap();
    assert!(mine.private && mine.values.mood.number() == 7);
}
