//! How a look begins, how long it lasts, and how it ends.

use axum::http::StatusCode;
use chrono::TimeDelta;
use platform::{
    looking::LOOK_LIFETIME,
    session::{FACTOR_KEY, Factor},
};
use sqlx::PgPool;

use super::{BANNER, STOP, arrange, asks, card, looking};
use crate::{
    admin::{appointed, operator, protected},
    browser::Site,
};

/// What the log says of looking: what, by whom, through whose eyes, and how it ended.
async fn log(site: &Site) -> Vec<(String, String, String, String)> {
    sqlx::query_as(
        "select action, account_id::text, subject, coalesce(detail ->> 'by', '') from platform.audit_log
         where action like 'operator.looked%' order by at, ctid",
    )
    .fetch_all(&site.town.services.pool)
    .await
    .expect("the log")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn it_ends_by_itself_and_both_ends_are_written_down(pool: PgPool) {
    let site = Site::open(pool).await;
    let (odile, mut desk, aya) = looking(&site).await;
    site.town.advance(LOOK_LIFETIME - TimeDelta::seconds(1));
    assert!(desk.goes_to("/account").await.text.contains(BANNER));
    site.town.advance(TimeDelta::seconds(1));
    let page = desk.goes_to("/account").await.text;
    assert!(
        page.contains("value=\"Odile\"") && !page.contains("data-looks"),
        "{page}"
    );
    assert_eq!(desk.goes_to("/admin").await.status, StatusCode::OK);
    let (odile, aya) = (odile.account.to_string(), aya.account.to_string());
    assert_eq!(
        log(&site).await,
        [
            (
                "operator.looked_as".to_owned(),
                odile.clone(),
                aya.clone(),
                String::new()
            ),
            ("operator.looked_away".to_owned(), odile, aya, "over".to_owned()),
        ]
    );
    let answer = desk.submits(STOP, &[]).await;
    assert_eq!(
        answer.location(),
        "/admin/accounts",
        "a page that was left open leads back to the desk"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn stopping_leads_back_to_the_card_and_nothing_brings_it_back(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk, aya) = looking(&site).await;
    let mut former = desk.clone();
    let answer = desk.submits(STOP, &[]).await;
    assert_eq!(answer.location(), card(&aya));
    let page = desk.goes_to(&card(&aya)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("operator.looked_away") && !page.text.contains("data-looks"));
    assert_eq!(log(&site).await[1].3, "stopped");
    let answer = former.fetches("/api/sync/changes").await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "the session has another id");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_is_no_operator_any_more_sees_nothing_more(pool: PgPool) {
    let takes_away = [
        "delete from platform.grants where account_id = $1",
        "update platform.second_factors set turned_on_at = turned_on_at + interval '1 hour' where account_id = $1",
    ];
    let site = Site::open(pool).await;
    for statement in takes_away {
        let (odile, mut desk, _) = looking(&site).await;
        arrange(&site, statement, &odile).await;
        let page = desk.goes_to("/account").await.text;
        assert!(
            page.contains("value=\"Odile\"") && !page.contains("data-looks"),
            "{statement}"
        );
    }
    let (odile, mut desk, _) = looking(&site).await;
    arrange(
        &site,
        "insert into platform.suspensions values ($1, 'rules', now())",
        &odile,
    )
    .await;
    assert!(desk.goes_to("/account").await.location().starts_with("/login"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn somebody_who_becomes_an_operator_meanwhile_is_seen_no_more(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk, aya) = looking(&site).await;
    arrange(
        &site,
        "insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', now())",
        &aya,
    )
    .await;
    assert!(desk.goes_to("/account").await.text.contains("value=\"Odile\""));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn whoever_asks_proves_first_who_they_are(pool: PgPool) {
    let site = Site::open(pool).await;
    let (odile, aya) = (appointed(&site, "Odile").await, site.town.resident("Aya").await);
    let at = site.town.services.clock.now();
    protected(&site, &odile, at).await;
    let factor = Factor {
        account: odile.account,
        at,
    };
    let shown = (FACTOR_KEY.to_owned(), serde_json::to_value(factor).expect("JSON"));
    let mut desk = site.browser_with(&odile, [shown]).await;
    let page = desk.goes_to(&card(&aya)).await.text;
    assert!(page.contains("/account/confirm?next=%2Fadmin%2Faccounts%2F") && !page.contains("data-form=\"look\""));
    assert_eq!(asks(&mut desk, &aya).await.location(), card(&aya));
    assert!(!desk.goes_to("/account").await.text.contains("data-looks"));
    assert!(log(&site).await.is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_suspended_account_is_looked_at_and_stays_shut_to_its_owner(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk) = operator(&site).await;
    let aya = site.town.resident("Aya").await;
    arrange(
        &site,
        "insert into platform.suspensions values ($1, 'rules', now())",
        &aya,
    )
    .await;
    assert_eq!(asks(&mut desk, &aya).await.location(), "/account");
    assert!(desk.goes_to("/account").await.text.contains(BANNER));
    let mut hers = site.browser_of(&aya).await;
    assert!(hers.goes_to("/account").await.location().starts_with("/login"));
}
