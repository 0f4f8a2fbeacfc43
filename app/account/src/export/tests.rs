use std::io::{Cursor, Read};

use axum::{Extension, body::to_bytes, extract::Path, http::header};
use chrono::TimeDelta;
use platform::{
    context::RequestContext,
    error::AppError,
    jobs::{Registry, Rhythm, Timing, enqueue, run_waiting},
    privacy::Room,
    storage::{FileName, Storage},
};
use sqlx::PgPool;
use zip::ZipArchive;

use super::{
    CollectExports, MakeExport, ask, download,
    model::{ReadyCopy, Standing},
    standing,
};
use crate::{
    deletion,
    limits::EXPORT,
    town::{Neighbourhood, PASSWORD, account},
};

fn registry() -> Registry {
    Registry::platform()
        .room(crate::room())
        .job::<MakeExport>()
        .job::<deletion::LeaveAreas>()
        .recurring::<CollectExports>(Rhythm::EveryMinutes(15))
}

pub(crate) async fn jobs_run(here: &Neighbourhood) {
    run_waiting(&here.town.services, &registry())
        .await
        .expect("the jobs run");
}

async fn collected(here: &Neighbourhood) {
    let mut connection = here.pool().acquire().await.expect("a connection");
    enqueue(&mut connection, &CollectExports {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    jobs_run(here).await;
}

async fn asks(browser: &RequestContext) -> Result<(), AppError> {
    ask(browser, &browser.member().expect("signed in")).await
}

async fn stands(browser: &RequestContext) -> Standing {
    standing(browser, &browser.member().expect("signed in"))
        .await
        .expect("an answer")
}

async fn ready(browser: &RequestContext) -> ReadyCopy {
    match stands(browser).await {
        Standing::Ready(copy) => copy,
        other => panic!("there should be a copy: {other:?}"),
    }
}

/// Fetches what a link leads to.
async fn fetches(browser: &RequestContext, link: &str) -> Result<ZipArchive<Cursor<Vec<u8>>>, AppError> {
    let id = link.rsplit('/').next().unwrap_or_default().to_owned();
    let response = download(Extension(browser.clone()), Path(id)).await?;
    assert_eq!(response.headers()[header::CONTENT_TYPE], "application/zip");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(
        response.headers()[header::CONTENT_DISPOSITION],
        "attachment; filename=\"parvis-2026-11-20.zip\""
    );
    let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    Ok(ZipArchive::new(Cursor::new(bytes.to_vec())).expect("an archive"))
}

fn text(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the file is there")
        .read_to_string(&mut text)
        .expect("text");
    text
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_is_made_told_of_and_fetched(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    assert_eq!(stands(&aya).await, Standing::None);
    asks(&aya).await.expect("it is asked");
    assert_eq!(stands(&aya).await, Standing::BeingMade);
    jobs_run(&here).await;

    let copy = ready(&aya).await;
    assert_eq!(copy.until, "le 22 novembre 2026 à 18:42");
    assert!(
        here.letters("aya@example.ci")
            .await
            .contains(&"export_ready".to_owned())
    );
    let link: String = sqlx::query_scalar("select text from platform.mails where kind = 'export_ready'")
        .fetch_one(here.pool())
        .await
        .expect("the letter");
    assert!(link.contains(&format!("http://parvis.test{}", copy.link)), "{link}");

    let mut archive = fetches(&aya, &copy.link).await.expect("it is fetched");
    let mut names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "README.txt",
            "account.json",
            "beginnings.json",
            "consents.json",
            "journal.json",
            "notifications.json",
            "reports.json",
            "sessions.json",
            "ways-in.json"
        ]
    );
    let readme = text(&mut archive, "README.txt");
    assert!(readme.starts_with("Votre copie de Parvis"), "{readme}");
    for name in names.iter().filter(|name| *name != "README.txt") {
        assert!(readme.contains(name.as_str()), "{name} is explained");
        let content = text(&mut archive, name);
        serde_json::from_str::<serde_json::Value>(&content).expect("JSON");
        for secret in ["argon2", "hash", "token", "/verify/"] {
            assert!(!content.contains(secret), "{secret} in {name}");
        }
    }
    assert!(text(&mut archive, "account.json").contains("aya@example.ci"));
    let audit = here.audit(Some(account(&aya))).await;
    assert_eq!(
        audit[audit.len() - 3..],
        ["export.asked", "export.made", "export.fetched"]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn while_one_is_being_made_there_is_no_second(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let (first, second) = tokio::join!(asks(&aya), asks(&aya));
    first.and(second).expect("both are answered");
    asks(&aya).await.expect("and a third");
    assert_eq!(here.count("select count(*) from platform.exports").await, 1);
    jobs_run(&here).await;
    assert_eq!(
        here.count("select count(*) from platform.mails where kind = 'export_ready'")
            .await,
        1
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn there_are_three_a_day_and_the_latest_counts(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let mut former = None;
    for _ in 0..EXPORT.most {
        here.town.advance(TimeDelta::seconds(1));
        asks(&aya).await.expect("it is asked");
        jobs_run(&here).await;
        let copy = ready(&aya).await;
        if let Some(former) = former.replace(copy.link) {
            assert_eq!(fetches(&aya, &former).await.expect_err("over").code, "not_found");
        }
    }
    let refused = asks(&aya).await.expect_err("it is refused");
    assert_eq!(refused.status(), 429);
    here.town.advance(EXPORT.per);
    asks(&aya).await.expect("it is asked");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_is_its_owners_alone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let kofi = here.member("kofi@example.ci").await;
    asks(&aya).await.expect("it is asked");
    jobs_run(&here).await;
    let link = ready(&aya).await.link;
    assert_eq!(fetches(&kofi, &link).await.expect_err("not his").code, "not_found");
    let nobody = fetches(&here.browser(), &link).await.expect_err("nobody's");
    assert_eq!(nobody.code, "sign_in_required");
    for name in ["", "x", "../secret"] {
        assert_eq!(fetches(&aya, name).await.expect_err("no copy").code, "not_found");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_is_there_for_two_days_and_its_file_no_longer(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya).await.expect("it is asked");
    jobs_run(&here).await;
    let link = ready(&aya).await.link;
    let file: String = sqlx::query_scalar("select file from platform.exports")
        .fetch_one(here.pool())
        .await
        .expect("a file");
    assert_eq!(file.len(), 43, "256 bits that nobody guesses");
    let file = FileName::kept(file).expect("a name");
    let storage = Storage::of(&here.town.services.configuration);

    here.town.advance(TimeDelta::hours(48) - TimeDelta::seconds(1));
    collected(&here).await;
    assert_eq!(ready(&aya).await.link, link);
    here.town.advance(TimeDelta::seconds(1));
    assert_eq!(fetches(&aya, &link).await.expect_err("over").code, "not_found");
    assert_eq!(stands(&aya).await, Standing::None, "even before the job has run");
    storage.read(&file).await.expect("it is still there");
    collected(&here).await;
    assert_eq!(storage.read(&file).await.expect_err("gone").code, "not_found");
    assert_eq!(here.count("select count(*) from platform.exports").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_that_could_not_be_made_is_told_and_can_be_asked_for_again(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let troubled = registry().room(Room {
        name: "troubled",
        copies: |_| Box::pin(async { Err(AppError::not_found()) }),
        leave: |_| Box::pin(async { Ok(()) }),
        erase: |_, _, _| Box::pin(async { Ok(()) }),
    });
    asks(&aya).await.expect("it is asked");
    run_waiting(&here.town.services, &troubled).await.expect("the jobs run");
    assert_eq!(stands(&aya).await, Standing::BeingMade, "it is tried again");

    sqlx::query("update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()")
        .execute(here.pool())
        .await
        .expect("the last try");
    run_waiting(&here.town.services, &troubled).await.expect("the jobs run");
    assert_eq!(stands(&aya).await, Standing::Failed);
    here.town.advance(TimeDelta::seconds(1));
    asks(&aya).await.expect("it is asked again");
    jobs_run(&here).await;
    ready(&aya).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_job_that_was_lost_does_not_block_the_next_copy(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya).await.expect("it is asked");
    sqlx::query("delete from graphile_worker._private_jobs")
        .execute(here.pool())
        .await
        .expect("lost");
    here.town.advance(TimeDelta::hours(24));
    collected(&here).await;
    assert_eq!(stands(&aya).await, Standing::BeingMade);
    here.town.advance(TimeDelta::seconds(1));
    collected(&here).await;
    assert_eq!(stands(&aya).await, Standing::Failed);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_wants_their_account_to_end_gets_no_copy_any_more(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    asks(&aya).await.expect("it is asked");
    deletion::ask(&aya, &aya.member().expect("signed in"), PASSWORD)
        .await
        .expect("it is asked");
    jobs_run(&here).await;
    assert_eq!(
        here.count("select count(*) from platform.exports where state = 'failed'")
            .await,
        1
    );
}
