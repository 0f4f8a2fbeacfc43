//! `/status` tells everybody how the house stands, and nobody anything else.

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::browser::{Answer, Site};

/// What a newly started process says.
async fn seen(site: &Site, language: &str) -> Answer {
    let headers = [("accept", "text/html"), ("accept-language", language)];
    site.second_process()
        .visitor()
        .sends(axum::http::Method::GET, "/status", &headers, "")
        .await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn all_is_well_in_three_languages(pool: PgPool) {
    let site = Site::open(pool).await;
    for (language, sentence, since) in [
        ("fr", "Tout fonctionne.", "Ouvert depuis le 20 novembre 2026 à 18:42"),
        ("en", "Everything works.", "Open since 20 November 2026 at 18:42"),
        ("ko", "모두 잘 작동하고 있습니다.", "2026년 11월 20일 18:42"),
    ] {
        let page = seen(&site, language).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.text.contains(sentence) && page.text.contains(since),
            "{}",
            page.text
        );
        assert_eq!(page.header("content-language"), language);
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.header("content-security-policy").contains("default-src 'none'"));
        assert!(!page.text.contains("<script"), "it stands on nothing");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn work_that_nobody_does_and_mail_that_does_not_leave_are_told(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    sqlx::raw_sql(
        "select graphile_worker.add_job(identifier => 'daily_purge', payload => '{}'::json, run_at => now() - interval '4 minutes');
         insert into platform.mails (id, event_key, recipient, language, kind, subject, html, text, created_at)
         values (gen_random_uuid(), 'a', 'aya@example.ci', 'fr', 'notice', '', '', '', now())",
    )
    .execute(&pool)
    .await
    .expect("something to do");
    assert!(
        seen(&site, "fr").await.text.contains("Tout fonctionne."),
        "nothing is late yet"
    );

    sqlx::raw_sql("update graphile_worker._private_jobs set run_at = now() - interval '6 minutes'")
        .execute(&pool)
        .await
        .expect("two minutes later");
    let page = seen(&site, "fr").await.text;
    assert!(
        page.contains("Une partie est en retard") && page.matches("En retard").count() == 1,
        "{page}"
    );

    sqlx::raw_sql("update platform.mails set attempts = 1")
        .execute(&pool)
        .await
        .expect("a try");
    let page = seen(&site, "fr").await.text;
    assert_eq!(page.matches("En retard").count(), 2, "{page}");
    assert!(!page.contains("aya@example.ci") && !page.contains("daily_purge"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn it_opens_when_the_database_does_not_serve(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    sqlx::raw_sql("alter table _sqlx_migrations rename to elsewhere")
        .execute(&pool)
        .await
        .expect("the table goes");
    let page = seen(&site, "fr").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains("Ne répond pas") && page.text.matches("Inconnu").count() == 2,
        "{}",
        page.text
    );
    for leak in ["migrations", "relation", "select", "sqlx", "postgres"] {
        assert!(!page.text.to_lowercase().contains(leak), "{leak}");
    }
}
