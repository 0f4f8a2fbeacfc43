use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind, live::audiences};
use sqlx::PgPool;

use super::code;
use crate::{
    capability::{Partner, Standing},
    checkins::{Sent, save},
    home::{Home, home},
    pairing::{api::copy_for, leave, purge_ended},
    story::{Two, as_partner, count, founds, says, sent, tries},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn leaving_wants_the_word(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, partner) = as_partner(&two.kofi).await;
    let error = leave(&context, &partner, "oui").await.unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Invalid, "confirmation_differs")
    );
    assert_eq!(error.fields[0].field, "confirmation");
    as_partner(&two.aya).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_leaves_and_both_are_free_at_once(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, partner) = as_partner(&two.kofi).await;
    leave(&context, &partner, "quitter").await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let context = resident.context().await;
        assert!(matches!(Standing::of(&context).await.unwrap(), Standing::Alone(_)));
        assert_eq!(
            audiences(two.pool(), &context.member().unwrap()).await.unwrap().len(),
            1
        );
    }
    let invite = founds(&two.aya).await;
    tries(&two.town.resident("Yao").await, &invite).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_under_way_when_the_other_left_is_refused(pool: PgPool) {
    let two = Two::together(pool).await;
    let (ayas_context, aya) = as_partner(&two.aya).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(code(save(&ayas_context, &aya, sent(7)).await), "not_found");
    assert_eq!(code(leave(&ayas_context, &aya, "QUITTER").await), "not_found");
    assert_eq!(count(two.pool(), "select count(*) from couple.check_ins").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_former_partner_sees_nothing_but_the_copy(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "", 7, "for us").await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    let context = two.kofi.context().await;
    assert_eq!(code(Partner::of(&context).await), "not_found");
    let Home::Alone(former) = home(&context).await.unwrap() else {
        panic!("Kofi stands alone")
    };
    assert_eq!(
        (former[0].name.as_str(), former[0].ended.as_str()),
        ("Aya", "20 novembre 2026")
    );
    assert_eq!(former[0].until, "20 décembre 2026");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_is_there_for_thirty_days_and_everything_is_deleted_then(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    says(&two.aya, "", 7, "for us").await.unwrap();
    save(
        &as_partner(&two.kofi).await.0,
        &as_partner(&two.kofi).await.1,
        Sent {
            private: true,
            ..sent(4)
        },
    )
    .await
    .unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();

    two.town.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    let now = two.town.services.clock.now();
    assert_eq!(purge_ended(&pool, now).await.unwrap(), 0);
    copy_for(&two.aya.context().await).await.unwrap();

    two.town.advance(TimeDelta::seconds(1));
    assert_eq!(
        code(copy_for(&two.aya.context().await).await),
        "not_found",
        "even before the job has run"
    );
    let now = two.town.services.clock.now();
    assert_eq!(purge_ended(&pool, now).await.unwrap(), 1);
    for query in [
        "select count(*) from couple.couples",
        "select count(*) from couple.partners",
        "select count(*) from couple.invites",
        "select count(*) from couple.check_ins",
        "select count(*) from platform.audience_members where audience like 'couple:%'",
        "select count(*) from platform.changes where audience like 'couple:%'",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn deleting_what_ended_leaves_the_others(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    says(&two.aya, "", 7, "for us").await.unwrap();
    two.town.advance(TimeDelta::days(365));
    assert_eq!(purge_ended(&pool, two.town.services.clock.now()).await.unwrap(), 0);
    assert_eq!(count(&pool, "select count(*) from couple.check_ins").await, 1);
}
