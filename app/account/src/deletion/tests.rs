use chrono::TimeDelta;
use platform::{
    account::AccountId,
    context::RequestContext,
    error::AppError,
    jobs::{Registry, Rhythm, Timing, enqueue, run_waiting},
    storage::{FileName, Storage},
};
use sqlx::PgPool;

use super::{Departing, EraseAccounts, LeaveAreas, PAGE, ask, planned, stay};
use crate::{
    export::{self, MakeExport},
    limits::CURRENT_PASSWORD,
    signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
};

async fn jobs_run(here: &Neighbourhood) {
    let registry = Registry::platform()
        .room(crate::room())
        .job::<MakeExport>()
        .job::<LeaveAreas>()
        .recurring::<EraseAccounts>(Rhythm::EveryMinutes(15));
    run_waiting(&here.town.services, &registry).await.expect("the jobs run");
}

async fn erasing_comes(here: &Neighbourhood) {
    let mut connection = here.pool().acquire().await.expect("a connection");
    enqueue(&mut connection, &EraseAccounts {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    jobs_run(here).await;
}

async fn asks(browser: &RequestContext, password: &str) -> Result<String, AppError> {
    ask(browser, &browser.member().expect("signed in"), password).await
}

/// Signs in to an account that is to end.
async fn returns(here: &Neighbourhood, email: &str) -> (RequestContext, String) {
    let browser = here.browser();
    let page = signin::sign_in(&browser, email, PASSWORD, "/couple")
        .await
        .expect("signing in");
    (here.next_request(&browser).await, page)
}

async fn exists(here: &Neighbourhood, account: AccountId) -> bool {
    sqlx::query_scalar("select exists (select from platform.accounts where id = $1)")
        .bind(account)
        .fetch_one(here.pool())
        .await
        .expect("an answer")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_the_current_password_nothing_ends(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    for _ in 0..CURRENT_PASSWORD.most {
        let error = asks(&aya, OTHER_PASSWORD).await.expect_err("it is refused");
        assert_eq!(
            (error.status(), error.fields[0].field.as_str()),
            (422, "current_password")
        );
    }
    let error = asks(&aya, PASSWORD).await.expect_err("it is refused");
    assert_eq!(error.status(), 429);
    assert_eq!(here.count("select count(*) from platform.deletions").await, 0);
    assert!(here.next_request(&aya).await.viewer.is_some());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn asking_signs_out_everywhere_and_writes_a_letter_with_the_day(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let phone = here.member("aya@example.ci").await;
    let laptop = here.signed_in("aya@example.ci", PASSWORD).await;
    assert_eq!(asks(&phone, PASSWORD).await, Ok("27 novembre 2026".to_owned()));
    for browser in [&phone, &laptop] {
        let next = here.next_request(browser).await;
        assert!(next.viewer.is_none());
        let refused = Departing::of(&next).await.expect_err("nobody is signed in");
        assert_eq!(refused.code, "sign_in_required");
    }
    assert_eq!(here.letters("aya@example.ci").await, ["verify_address", "account_ends"]);
    let (subject, text): (String, String) =
        sqlx::query_as("select subject, text from platform.mails where kind = 'account_ends'")
            .fetch_one(here.pool())
            .await
            .expect("the letter");
    assert!(subject.contains("27 novembre 2026") && text.contains("http://parvis.test/login"));
    assert!(
        here.audit(Some(account(&phone)))
            .await
            .contains(&"account.end_asked".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_in_leads_to_one_page_and_makes_nobody_a_member(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya, PASSWORD).await.expect("it is asked");
    let (browser, page) = returns(&here, "aya@example.ci").await;
    assert_eq!(page, PAGE);
    assert_eq!(browser.member().expect_err("no member").code, "sign_in_required");
    let departing = Departing::of(&browser).await.expect("they are to go");
    let told = planned(&browser, &departing);
    assert_eq!((told.name.as_str(), told.open), ("Aya", true));
    assert_eq!(told.when, "le 27 novembre 2026 à 18:42");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn whose_account_stays_has_no_end_to_take_back(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    assert_eq!(Departing::of(&aya).await.expect_err("they stay").code, "not_found");
    let nobody = Departing::of(&here.browser()).await.expect_err("nobody");
    assert_eq!(nobody.code, "sign_in_required");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn one_may_stay_for_seven_days(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya, PASSWORD).await.expect("it is asked");
    here.town.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    let (browser, _) = returns(&here, "aya@example.ci").await;
    let departing = Departing::of(&browser).await.expect("they are to go");
    let before = browser.session.as_ref().and_then(tower_sessions::Session::id);
    stay(&browser, &departing).await.expect("they stay");
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), account(&aya));
    assert_ne!(browser.session.as_ref().and_then(tower_sessions::Session::id), before);

    here.town.advance(TimeDelta::days(1));
    erasing_comes(&here).await;
    assert!(exists(&here, account(&aya)).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn after_seven_days_it_is_too_late(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya, PASSWORD).await.expect("it is asked");
    here.town.advance(TimeDelta::days(7));
    let (browser, page) = returns(&here, "aya@example.ci").await;
    assert_eq!(page, PAGE);
    let departing = Departing::of(&browser).await.expect("they are to go");
    assert!(!planned(&browser, &departing).open);
    let error = stay(&browser, &departing).await.expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "too_late"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn on_the_seventh_day_and_not_before_the_account_is_gone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let kofi = here.member("kofi@example.ci").await;
    asks(&aya, PASSWORD).await.expect("it is asked");
    here.town.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    erasing_comes(&here).await;
    assert!(exists(&here, account(&aya)).await);
    here.town.advance(TimeDelta::seconds(1));
    for _ in 0..2 {
        erasing_comes(&here).await;
    }
    assert!(!exists(&here, account(&aya)).await);
    assert!(exists(&here, account(&kofi)).await);
    assert!(here.letters("aya@example.ci").await.is_empty());
    assert!(here.audit(Some(account(&aya))).await.is_empty());
    let kept = here.audit(None).await;
    assert!(kept.contains(&"account.created".to_owned()), "the deeds stay");
    assert_eq!(kept.iter().filter(|deed| *deed == "account.erased").count(), 1);

    let error = signin::sign_in(&here.browser(), "aya@example.ci", PASSWORD, "").await;
    assert_eq!(error.expect_err("nobody").code, "credentials");
    here.member("aya@example.ci").await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_that_waits_to_be_fetched_goes_with_the_account(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    export::ask(&aya, &aya.member().expect("signed in"))
        .await
        .expect("a copy is asked for");
    jobs_run(&here).await;
    asks(&aya, PASSWORD).await.expect("it is asked");
    let file: String = sqlx::query_scalar("select file from platform.exports where state = 'ready'")
        .fetch_one(here.pool())
        .await
        .expect("a copy");
    let file = FileName::kept(file).expect("a name");
    let storage = Storage::of(&here.town.services.configuration);
    storage.read(&file).await.expect("the copy is there");
    here.town.advance(TimeDelta::days(7));
    erasing_comes(&here).await;
    assert_eq!(storage.read(&file).await.expect_err("gone").code, "not_found");
}
