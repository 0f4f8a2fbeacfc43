use chrono::TimeDelta;
use platform::{error::AppError, testing::Resident};
use sqlx::PgPool;

use super::{
    model::Standing,
    reading::{card, find},
    resending::resend,
    suspending::{Typed, end_sessions, lift, suspend},
};
use crate::{
    desk::{DEEDS, doer},
    town::Desk,
};

const REASON: &str = "plainte reçue";

async fn names(desk: &Desk, search: &str) -> Vec<String> {
    let found = find(&desk.context, &desk.operator, search, "")
        .await
        .expect("an answer");
    found.accounts.into_iter().map(|account| account.name).collect()
}

async fn suspends(desk: &Desk, account: &Resident, ground: &str, reason: &str) -> Result<(), AppError> {
    let id = account.account.to_string();
    let typed = Typed {
        account: &id,
        ground,
        reason,
    };
    suspend(&desk.context, &desk.operator, typed).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn accounts_are_found_by_the_beginning_of_their_address_or_name_and_by_their_id(pool: PgPool) {
    let desk = Desk::open(pool).await;
    desk.town.advance(TimeDelta::seconds(1));
    let aya = desk.town.resident("Aya").await;
    desk.town.advance(TimeDelta::seconds(1));
    desk.town.resident("Kofi").await;
    for search in ["Ay", "AYA", " aya", "aya-"] {
        assert_eq!(names(&desk, search).await, ["Aya"], "{search}");
    }
    assert_eq!(names(&desk, &aya.account.to_string()).await, ["Aya"]);
    for nothing in ["ya", "%", "_", "ay%", "\\"] {
        assert!(names(&desk, nothing).await.is_empty(), "{nothing}");
    }
    assert_eq!(names(&desk, "").await, ["Kofi", "Aya", "Odile"], "the newest first");
}

/// Somebody who registered by phone: no address, no password.
async fn by_phone(desk: &Desk, name: &str) -> Resident {
    let resident = desk.town.resident(name).await;
    sqlx::query(
        "with phone as (
             insert into platform.phones (account_id, number, confirmed_at) values ($1, '+2250707123456', now())
         )
         update platform.accounts set email = null, password_hash = null where id = $1",
    )
    .bind(resident.account)
    .execute(desk.pool())
    .await
    .expect("a phone");
    resident
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_a_phone_alone_is_found_by_its_number_however_it_is_typed(pool: PgPool) {
    let desk = Desk::open(pool).await;
    by_phone(&desk, "Aya").await;
    desk.town.resident("Kofi").await;
    for search in ["07 07 12 34 56", "+225 0707123456", "aya"] {
        assert_eq!(names(&desk, search).await, ["Aya"], "{search}");
    }
    assert!(
        names(&desk, "07 07 12 34").await.is_empty(),
        "a part of a number is nobody's"
    );
    let found = find(&desk.context, &desk.operator, "aya", "").await.expect("an answer");
    let aya = &found.accounts[0];
    assert_eq!((&aya.email, aya.phone.as_deref()), (&None, Some("+225 07 07 12 3456")));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_a_phone_alone_is_told_by_text_message(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = by_phone(&desk, "Aya").await;
    suspends(&desk, &aya, "law", REASON).await.expect("suspended");
    desk.town.advance(TimeDelta::seconds(1));
    lift(&desk.context, &desk.operator, &aya.account.to_string(), "réglé")
        .await
        .expect("lifted");
    let told: Vec<(String, String)> =
        sqlx::query_as("select recipient, text from platform.text_messages order by created_at")
            .fetch_all(desk.pool())
            .await
            .expect("messages");
    assert_eq!(told.len(), 2);
    assert!(
        told.iter().all(|(recipient, _)| recipient == "+2250707123456"),
        "{told:?}"
    );
    assert!(told[0].1.contains("autorité"), "{told:?}");
    assert!(told[1].1.contains("levée"), "{told:?}");
    assert_eq!(desk.count("select count(*) from platform.mails").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn stand_ins_are_nobody(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let gone = desk.town.resident("Gone").await;
    desk.arrange("update platform.accounts set stands_in = true where display_name = 'Gone'")
        .await;
    assert!(names(&desk, "gone").await.is_empty());
    let error = suspends(&desk, &gone, "rules", REASON).await.expect_err("nobody");
    assert_eq!(error.status(), 404);
    let error = card(&desk.context, &desk.operator, &gone.account.to_string())
        .await
        .expect_err("nobody");
    assert_eq!(error.status(), 404);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_list_goes_on_where_it_ended(pool: PgPool) {
    let desk = Desk::open(pool).await;
    desk.arrange(
        "insert into platform.accounts (id, email, password_hash, display_name, created_at)
         select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'crowd' || n || '@example.ci', '!', 'Crowd', now()
         from generate_series(1, 31) n",
    )
    .await;
    let first = find(&desk.context, &desk.operator, "crowd", "").await.expect("a page");
    assert_eq!(first.accounts.len(), 30);
    let before = first.older.expect("there is more");
    let second = find(&desk.context, &desk.operator, "crowd", &before)
        .await
        .expect("a page");
    assert_eq!((second.accounts.len(), second.older), (1, None));
    assert_eq!(second.accounts[0].email.as_deref(), Some("crowd1@example.ci"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn suspending_signs_out_tells_the_owner_and_is_written_down(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await;
    sqlx::query(
        "insert into platform.sessions (id_hash, account_id, data, created_at, seen_at, expires_at)
         values ('\\x01', $1, '{}', now(), now(), 'infinity')",
    )
    .bind(aya.account)
    .execute(desk.pool())
    .await
    .expect("a session");

    suspends(&desk, &aya, "security", REASON).await.expect("suspended");
    assert_eq!(
        desk.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        0
    );
    assert!(aya.context().await.viewer.is_none(), "nobody is signed in as them");
    assert_eq!(
        desk.count(
            "select count(*) from platform.mails
             where kind = 'account_suspended' and language = 'fr' and text like '%Quelqu’un d’autre%'"
        )
        .await,
        1
    );
    assert_eq!(
        desk.latest_deed().await,
        (
            "operator.account_suspended".to_owned(),
            aya.account.to_string(),
            REASON.to_owned()
        )
    );
    let seen = card(&desk.context, &desk.operator, &aya.account.to_string())
        .await
        .expect("a card");
    assert!(matches!(seen.account.standing, Standing::Suspended { .. }));
    let again = suspends(&desk, &aya, "rules", REASON).await.expect_err("it is closed");
    assert_eq!(again.code, "suspended_already");

    lift(&desk.context, &desk.operator, &aya.account.to_string(), REASON)
        .await
        .expect("lifted");
    assert!(aya.context().await.viewer.is_some());
    assert_eq!(
        desk.count("select count(*) from platform.mails where kind = 'suspension_lifted'")
            .await,
        1
    );
    assert_eq!(desk.latest_deed().await.0, "operator.suspension_lifted");
    let error = lift(&desk.context, &desk.operator, &aya.account.to_string(), REASON)
        .await
        .expect_err("it is open");
    assert_eq!(error.code, "open_already");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nothing_is_done_without_a_reason_and_nobody_locks_themselves_out(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await;
    let error = suspends(&desk, &aya, "whim", " ").await.expect_err("refused");
    let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["ground", "reason"]);
    let error = suspends(&desk, &desk.odile, "rules", REASON)
        .await
        .expect_err("refused");
    assert_eq!(error.code, "own_account");
    let error = end_sessions(&desk.context, &desk.operator, &aya.account.to_string(), "")
        .await
        .expect_err("refused");
    assert_eq!(error.fields[0].field, "reason");
    assert_eq!(desk.count("select count(*) from platform.suspensions").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn looking_at_an_account_is_written_down_once_an_hour(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await;
    for _ in 0..2 {
        card(&desk.context, &desk.operator, &aya.account.to_string())
            .await
            .expect("a card");
    }
    let looks = "select count(*) from platform.audit_log where action = 'operator.account_seen'";
    assert_eq!(desk.count(looks).await, 1);
    desk.town.advance(TimeDelta::hours(1));
    let seen = card(&desk.context, &desk.operator, &aya.account.to_string())
        .await
        .expect("a card");
    assert_eq!(desk.count(looks).await, 2);
    assert_eq!(seen.journal.len(), 2, "it is in their journal too");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_sent_again_and_the_operator_confirms_nothing_with_it(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let typed = account::registration::Typed {
        email: "moussa@example.ci".to_owned(),
        password: "le marché du soir".to_owned(),
        display_name: "Moussa".to_owned(),
        accept_terms: true,
        ..Default::default()
    };
    account::registration::register(&desk.town.visitor(), typed)
        .await
        .expect("registered");
    let found = find(&desk.context, &desk.operator, "moussa", "")
        .await
        .expect("an answer");
    assert!(found.accounts.is_empty(), "it is no account yet");
    let waiting = &found.waiting[0];
    assert_eq!(waiting.email, "moussa@example.ci");
    resend(&desk.context, &desk.operator, &waiting.id, REASON)
        .await
        .expect("sent");
    assert_eq!(
        desk.count("select count(*) from platform.mails where kind = 'verify_address'")
            .await,
        2
    );
    assert_eq!(
        desk.latest_deed().await,
        (
            "operator.verification_resent".to_owned(),
            waiting.id.clone(),
            REASON.to_owned()
        )
    );
    let error = resend(
        &desk.context,
        &desk.operator,
        "00000000-0000-7000-8000-000000000000",
        REASON,
    )
    .await
    .expect_err("nothing waits");
    assert_eq!(error.status(), 404);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn deeds_are_limited(pool: PgPool) {
    let desk = Desk::open(pool).await;
    for _ in 0..DEEDS.most {
        doer(&desk.context).await.expect("one more");
    }
    let error = doer(&desk.context).await.expect_err("too many");
    assert_eq!((error.status(), error.retry_after), (429, Some(3_600)));
}
