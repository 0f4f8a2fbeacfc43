use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    testing::{Resident, Town},
};
use sqlx::PgPool;

use super::code;
use crate::{
    capability::{CoupleId, Founder},
    pairing::{
        invitation,
        model::InviteCode,
        renew,
        store::{self, Insertion},
    },
    story::{code_of, count, founds, tries},
};

async fn renews(resident: &Resident) {
    let context = resident.context().await;
    renew(&context, &Founder::of(&context).await.unwrap()).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_invite_has_six_digits_a_link_and_a_drawing_of_the_link(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let digits = founds(&aya).await;
    let context = aya.context().await;
    let founder = Founder::of(&context).await.unwrap();
    let invite = invitation(&context, &founder).await.unwrap().open.unwrap();
    assert!(digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_digit()));
    assert_eq!(invite.link, format!("http://parvis.test/couple/join?code={digits}"));
    assert_eq!(invite.qr, ui::QrCode::of(&invite.link));
    assert_eq!(invite.until, "samedi 21 novembre, 18:42");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_invite_lasts_twenty_four_hours(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi, awa) = (
        town.resident("Aya").await,
        town.resident("Kofi").await,
        town.resident("Awa").await,
    );
    let (ayas, awas) = (founds(&aya).await, founds(&awa).await);
    town.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    tries(&kofi, &ayas).await.unwrap();
    town.advance(TimeDelta::seconds(1));
    let yao = town.resident("Yao").await;
    assert_eq!(code(tries(&yao, &awas).await), "invite_expired");
    let context = awa.context().await;
    assert_eq!(
        invitation(&context, &Founder::of(&context).await.unwrap())
            .await
            .unwrap()
            .open,
        None
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn asking_again_replaces_the_former_invite(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let former = founds(&aya).await;
    renews(&aya).await;
    let present = code_of(&aya).await;
    assert_ne!(former, present);
    assert_eq!(code(tries(&kofi, &former).await), "invite_expired");
    tries(&kofi, &present).await.unwrap();
    let open = "select count(*) from couple.invites where used_at is null and replaced_at is null";
    assert_eq!(count(&pool, open).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_complete_couple_has_no_new_invite(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let invite = founds(&aya).await;
    let context = aya.context().await;
    let founder = Founder::of(&context).await.unwrap();
    tries(&kofi, &invite).await.unwrap();
    assert_eq!(code(renew(&context, &founder).await), "couple_complete");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_code_is_open_for_one_couple_until_its_time_is_over(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, awa) = (town.resident("Aya").await, town.resident("Awa").await);
    let taken = InviteCode::parse(&founds(&aya).await).unwrap();
    founds(&awa).await;
    let awas = Founder::of(&awa.context().await).await.unwrap();
    assert_eq!(give(&town, &awas, &taken).await, Insertion::Taken);
    town.advance(TimeDelta::hours(24));
    assert_eq!(give(&town, &awas, &taken).await, Insertion::Inserted);
}

/// Gives a founder a certain code, as if it had been drawn.
async fn give(town: &Town, founder: &Founder, code: &InviteCode) -> Insertion {
    let now = town.services.clock.now();
    let key = (
        town.services.chance.id(now),
        CoupleId(founder.couple().0),
        founder.account(),
    );
    let mut transaction = town.services.pool.begin().await.unwrap();
    store::replace_open(&mut transaction, founder.couple(), now)
        .await
        .unwrap();
    store::free_expired(&mut transaction, code, now).await.unwrap();
    let insertion = store::insert(&mut transaction, key, code, (now, now + TimeDelta::hours(24)))
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    insertion
}
