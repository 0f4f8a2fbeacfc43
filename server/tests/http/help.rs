//! Help, as a browser without scripts reads it.

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::browser::Site;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_search_by_address_shows_its_answers_with_the_words_marked(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let answer = browser.goes_to("/help?q=MOT+DE+PASSE+oublie").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("href=\"/help/doors#forgotten\""), "the answer");
    // Comments mark where the application will find its texts again.
    let shown = answer.text.replace("<!>", "");
    assert!(shown.contains("<mark>oublié</mark>"), "what was found");
    assert!(
        answer.text.contains("value=\"MOT DE PASSE oublie\""),
        "what was typed stays"
    );
    let topic = browser.goes_to("/help/doors").await;
    assert_eq!(topic.status, StatusCode::OK);
    assert!(topic.text.contains("id=\"forgotten\""), "where the answer leads");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_search_without_answers_offers_the_topics(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().goes_to("/help?q=xyzzy").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("Rien pour") && !answer.text.contains("<mark>"));
    assert!(answer.text.contains("href=\"/help/trouble\""));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_topic_that_is_none_is_not_found(pool: PgPool) {
    let site = Site::open(pool).await;
    assert_eq!(site.visitor().goes_to("/help/none").await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_looked_for_never_becomes_markup(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site
        .visitor()
        .goes_to("/help?q=%3Cscript%3Ealert(1)%3C/script%3E%22")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!answer.text.contains("<script>alert(1)"));
}
