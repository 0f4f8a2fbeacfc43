use chrono::TimeDelta;
use platform::{account::Reauthenticated, context::RequestContext, error::AppError};
use sqlx::PgPool;

use super::{
    changing::{ask, confirm, remove},
    model::{KnownPhone, PhoneWorkbench},
    reading::{known, workbench},
};
use crate::{
    limits::{TEXT_CODE_FROM, TEXT_CODE_TO, TEXT_CODE_TO_IN_A_DAY},
    retention,
    town::{Neighbourhood, PASSWORD, account},
};

pub(crate) const AYA: &str = "aya@example.ci";
/// Aya's number, as she types it.
pub(crate) const TYPED: &str = "07 07 12 34 56";
/// The same, as it is kept.
pub(crate) const NUMBER: &str = "+2250707123456";
const OTHER_TYPED: &str = "05 06 07 08 09";
const OTHER: &str = "+2250506070809";

/// A code that is not this one.
pub(crate) fn another(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

async fn proof(browser: &RequestContext) -> Reauthenticated {
    Reauthenticated::of(browser).await.expect("they proved who they are")
}

/// Asks for a code, in the browser of somebody who proved who they are.
async fn asks(browser: &RequestContext, typed: &str) -> Result<(), AppError> {
    ask(browser, &proof(browser).await, typed).await
}

async fn confirms(browser: &RequestContext, code: &str) -> Result<(), AppError> {
    confirm(browser, &proof(browser).await, code).await
}

async fn opened(browser: &RequestContext) -> PhoneWorkbench {
    workbench(browser, &proof(browser).await).await.expect("a workbench")
}

/// Somebody with an account, signed in a moment ago.
async fn somebody(here: &Neighbourhood, email: &str) -> RequestContext {
    here.member(email).await;
    here.signed_in(email, PASSWORD).await
}

/// Somebody whose phone opens their account.
pub(crate) async fn with_phone(here: &Neighbourhood, email: &str, typed: &str, number: &str) -> RequestContext {
    let browser = somebody(here, email).await;
    asks(&browser, typed).await.expect("a code is sent");
    let code = here.text_code(number).await;
    confirms(&browser, &code).await.expect("it is right");
    browser
}

/// Takes the number away from somebody.
pub(crate) async fn without_phone(browser: &RequestContext) {
    try_without_phone(browser).await.expect("it is removed");
}

/// Tries to take it away.
pub(crate) async fn try_without_phone(browser: &RequestContext) -> Result<(), AppError> {
    remove(browser, &proof(browser).await).await
}

fn refused(result: Result<(), AppError>) -> AppError {
    result.expect_err("it is refused")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_counts_once_its_code_was_typed_and_a_letter_tells_of_it(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    assert_eq!(
        opened(&aya).await,
        PhoneWorkbench {
            known: None,
            waiting: None
        }
    );
    asks(&aya, TYPED).await.expect("a code is sent");
    let waiting = opened(&aya).await;
    assert_eq!(waiting.waiting.as_deref(), Some("+225 07 07 12 3456"));
    assert_eq!(waiting.known, None, "it does not count yet");
    assert_eq!(here.count("select count(*) from platform.phones").await, 0);

    let code = here.text_code(NUMBER).await;
    assert_eq!(code.len(), 6);
    let (first, second) = code.split_at(3);
    confirms(&aya, &format!("{first} {second}")).await.expect("it is right");
    let expected = KnownPhone {
        number: "+225 07 07 12 3456".to_owned(),
        since: "20 novembre 2026".to_owned(),
    };
    assert_eq!(
        known(&aya, &aya.member().expect("signed in")).await,
        Ok(Some(expected.clone()))
    );
    assert_eq!(
        opened(&aya).await,
        PhoneWorkbench {
            known: Some(expected),
            waiting: None
        }
    );
    assert_eq!(here.letters(AYA).await, ["verify_address", "security_notice"]);
    let audit = here.audit(Some(account(&aya))).await;
    assert_eq!(audit[audit.len() - 2..], ["text_code.sent", "phone.added"]);
    assert_eq!(here.count("select count(*) from platform.text_codes").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_is_not_stored_readable(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    asks(&aya, TYPED).await.expect("a code is sent");
    let code = here.text_code(NUMBER).await;
    let sealed: Vec<u8> = sqlx::query_scalar("select sealed_code from platform.text_codes")
        .fetch_one(here.pool())
        .await
        .expect("a code");
    assert!(!sealed.windows(6).any(|part| part == code.as_bytes()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_no_mobile_is_told_and_nothing_is_sent(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    for (typed, code) in [
        ("", "phone_invalid"),
        ("07 07 12", "phone_invalid"),
        ("27 20 31 23 45", "phone_no_mobile"),
    ] {
        let error = refused(asks(&aya, typed).await);
        assert_eq!(
            (error.status(), error.fields[0].field.as_str(), error.code.as_str()),
            (422, "phone", code)
        );
        assert!(!error.fields[0].message.is_empty());
    }
    assert_eq!(here.count("select count(*) from platform.text_messages").await, 0);
    asks(&aya, TYPED).await.expect("and nothing was counted");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_is_tried_five_times(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    asks(&aya, TYPED).await.expect("a code is sent");
    let code = here.text_code(NUMBER).await;
    for _ in 0..4 {
        let error = refused(confirms(&aya, another(&code)).await);
        assert_eq!(
            (error.status(), error.fields[0].field.as_str(), error.code.as_str()),
            (422, "one_time_code", "code_wrong")
        );
    }
    for typed in ["", "12345", "1234567", "abcdef"] {
        assert_eq!(refused(confirms(&aya, typed).await).code, "code_malformed", "no try");
    }
    assert_eq!(refused(confirms(&aya, another(&code)).await).code, "code_wrong");
    let error = refused(confirms(&aya, &code).await);
    assert_eq!(
        (error.status(), error.code.as_str()),
        (409, "code_gone"),
        "the right one too"
    );
    assert_eq!(opened(&aya).await.waiting, None);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_fifth_try_may_be_right(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    asks(&aya, TYPED).await.expect("a code is sent");
    let code = here.text_code(NUMBER).await;
    for _ in 0..4 {
        refused(confirms(&aya, another(&code)).await);
    }
    confirms(&aya, &code).await.expect("it is right");
    assert_eq!(refused(confirms(&aya, &code).await).code, "code_gone", "and only once");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_is_good_for_five_minutes_and_then_thrown_away(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    asks(&aya, TYPED).await.expect("a code is sent");
    let code = here.text_code(NUMBER).await;
    here.town.advance(TimeDelta::minutes(5) - TimeDelta::seconds(1));
    retention::purge(here.town.services.clone())
        .await
        .expect("it is purged");
    assert_eq!(refused(confirms(&aya, another(&code)).await).code, "code_wrong");
    here.town.advance(TimeDelta::seconds(1));
    assert_eq!(refused(confirms(&aya, &code).await).code, "code_gone");
    retention::purge(here.town.services.clone())
        .await
        .expect("it is purged");
    assert_eq!(here.count("select count(*) from platform.text_codes").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_latest_code_alone_is_good_and_only_where_it_was_asked_for(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    let laptop = here.signed_in(AYA, PASSWORD).await;
    asks(&aya, TYPED).await.expect("a code is sent");
    let former = here.text_code(NUMBER).await;
    asks(&aya, TYPED).await.expect("another is sent");
    let latest = here.text_code(NUMBER).await;
    assert_eq!(refused(confirms(&laptop, &latest).await).code, "code_gone");
    if former != latest {
        assert_eq!(refused(confirms(&aya, &former).await).code, "code_wrong");
    }
    confirms(&aya, &latest).await.expect("it is right");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_opens_one_account_and_whose_is_told_to_its_owner_alone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    let kofi = somebody(&here, "kofi@example.ci").await;
    asks(&kofi, TYPED).await.expect("asking tells nothing");
    let code = here.text_code(NUMBER).await;
    let error = refused(confirms(&kofi, &code).await);
    assert_eq!((error.status(), error.code.as_str()), (409, "phone_taken"));
    assert_eq!(known(&kofi, &kofi.member().expect("signed in")).await, Ok(None));
    assert_eq!(here.count("select count(*) from platform.phones").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_is_changed_and_removed_and_letters_tell_of_it(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = with_phone(&here, AYA, TYPED, NUMBER).await;
    assert_eq!(refused(asks(&aya, "+225 0707123456").await).code, "phone_same");
    asks(&aya, OTHER_TYPED).await.expect("a code is sent");
    let code = here.text_code(OTHER).await;
    confirms(&aya, &code).await.expect("it is right");
    assert_eq!(
        here.count("select count(*) from platform.phones where number = '+2250506070809'")
            .await,
        1
    );
    assert_eq!(here.count("select count(*) from platform.phones").await, 1);

    without_phone(&aya).await;
    assert_eq!(here.count("select count(*) from platform.phones").await, 0);
    let error = refused(remove(&aya, &proof(&aya).await).await);
    assert_eq!((error.status(), error.code.as_str()), (409, "phone_none"));
    assert_eq!(
        here.letters(AYA).await,
        [
            "verify_address",
            "security_notice",
            "security_notice",
            "security_notice"
        ]
    );
    let told: Vec<String> = sqlx::query_scalar("select kind from platform.notifications order by kind")
        .fetch_all(here.pool())
        .await
        .expect("the bell");
    assert_eq!(told, ["phone_added", "phone_changed", "phone_removed"]);
    let audit = here.audit(Some(account(&aya))).await;
    let deeds: Vec<_> = audit.iter().filter(|deed| deed.starts_with("phone.")).collect();
    assert_eq!(deeds, ["phone.added", "phone.changed", "phone.removed"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_proof_of_late_there_is_no_way_to_the_phone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    here.town.advance(TimeDelta::minutes(10));
    let error = Reauthenticated::of(&aya).await.expect_err("too long ago");
    assert_eq!(error.code, "reauthentication_required");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_is_sent_three_codes_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let mut aya = somebody(&here, AYA).await;
    for _ in 0..TEXT_CODE_TO.most {
        aya.ip = here.browser().ip;
        asks(&aya, TYPED).await.expect("a code is sent");
    }
    aya.ip = here.browser().ip;
    let error = refused(asks(&aya, TYPED).await);
    assert_eq!((error.status(), error.retry_after), (429, Some(900)));
    assert_eq!(here.text_messages(NUMBER).await, 3);
    aya.ip = here.browser().ip;
    asks(&aya, OTHER_TYPED).await.expect("another number is free");
    here.town.advance(TEXT_CODE_TO.per);
    let aya = here.signed_in(AYA, PASSWORD).await;
    asks(&aya, TYPED).await.expect("a code is sent");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_asks_for_three_codes_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = somebody(&here, AYA).await;
    for number in 0..TEXT_CODE_FROM.most {
        asks(&aya, &format!("07 00 00 00 0{number}"))
            .await
            .expect("a code is sent");
    }
    let error = refused(asks(&aya, TYPED).await);
    assert_eq!((error.status(), error.retry_after), (429, Some(900)));
    assert_eq!(here.count("select count(*) from platform.text_messages").await, 3);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_is_sent_ten_codes_a_day(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member(AYA).await;
    for _ in 0..TEXT_CODE_TO_IN_A_DAY.most {
        here.town.advance(TEXT_CODE_TO.per);
        let aya = here.signed_in(AYA, PASSWORD).await;
        asks(&aya, TYPED).await.expect("a code is sent");
    }
    here.town.advance(TEXT_CODE_TO.per);
    let aya = here.signed_in(AYA, PASSWORD).await;
    assert_eq!(refused(asks(&aya, TYPED).await).status(), 429);
    here.town.advance(TEXT_CODE_TO_IN_A_DAY.per);
    let aya = here.signed_in(AYA, PASSWORD).await;
    asks(&aya, TYPED).await.expect("a code is sent");
}
