use axum::http::StatusCode;
use sqlx::PgPool;

use crate::{access::two, browser::Site};

const SAVE: &str = "/api/couple/letters/save";
const PAGE: &str = "/couple/letters/2026-11";

fn fields<'a>(base: &'a str, body: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("__form", "letter"),
        ("__page", PAGE),
        ("month", "2026-11"),
        ("base", base),
        ("body", body),
    ]
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_longest_letter_of_any_script_is_saved_both_ways(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let korean = "편".repeat(50_000);
    let answer = aya.calls(SAVE, &fields("0", &korean)).await;
    assert_eq!(
        (answer.status, answer.json()["number"].as_i64()),
        (StatusCode::OK, Some(1))
    );
    let emoji = "💕".repeat(50_000);
    let answer = aya.submits(SAVE, &fields("1", &emoji)).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, PAGE));
    let page = aya.goes_to(PAGE).await;
    assert!(page.text.contains("La lettre est enregistrée."));
    assert!(page.text.contains(&emoji));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_scripts_a_clash_comes_back_as_a_page_with_both_texts(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, mut kofi] = two(&site, ["Aya", "Kofi"]).await;
    kofi.calls(SAVE, &fields("0", "De <Kofi>.")).await;
    aya.submits(SAVE, &fields("0", "D’Aya.\n\nUn <i>mot</i>.")).await;
    let page = aya.goes_to(PAGE).await;
    assert!(page.text.contains("Deux textes pour une lettre"));
    assert!(
        page.text.contains("D’Aya.\n\nUn &lt;i&gt;mot&lt;/i&gt;.</textarea>"),
        "both stand in the editor"
    );
    assert!(
        page.text.contains("name=\"base\" value=\"1\""),
        "whoever saves now has seen the other"
    );
    assert!(!page.text.contains("<Kofi>"));
    let again = aya.goes_to(PAGE).await;
    assert!(!again.text.contains("Deux textes pour une lettre"), "shown once");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_letter_is_read_as_what_it_says_and_nothing_else(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let body = "Mon *amour* <script>alert(1)</script> ![mer](https://exemple.ci/a.png) [x](javascript:alert(1))";
    aya.calls(SAVE, &fields("0", body)).await;
    let page = aya.goes_to(&format!("{PAGE}?view=read")).await;
    assert!(
        page.text
            .contains("<em>amour</em> &lt;script&gt;alert(1)&lt;/script&gt; mer x")
    );
    assert!(!page.text.contains("<script>alert(1)"));
    assert!(!page.text.contains("href=\"javascript"));
    assert!(!page.text.contains("<img"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn pages_of_letters_that_are_none_are_not_found(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    for page in [
        "/couple/letters/2026-10",
        "/couple/letters/2026-12",
        "/couple/letters/x",
        "/couple/letters/2026-11/history",
    ] {
        assert_eq!(aya.goes_to(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for page in ["/couple/letters", PAGE] {
        assert_eq!(aya.goes_to(page).await.status, StatusCode::OK, "{page}");
    }
}
