//! Photos on their way through the whole stack: sent as forms of several parts, served to two.

use axum::http::StatusCode;
use platform::{
    jobs::run_waiting,
    media::{
        LARGEST_UPLOAD,
        testing::{EDGE, form, jpeg},
    },
};
use server::jobs::registry;
use sqlx::PgPool;

use crate::{
    access::two,
    browser::{Browser, Site},
};

const ADD: &str = "/couple/letters/2026-11/photos/add";
const PAGE: &str = "/couple/letters/2026-11/photos";
const NATIVE: &str = "text/html,application/xhtml+xml";
const SCRIPT: &str = "application/json";

/// The form, with what tells which form it is and where it stands.
fn on_its_page(file: &[u8], words: &str) -> Vec<u8> {
    let hidden = |name: &str, value: &str| {
        format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let before = hidden("__form", "letter-photo") + &hidden("__page", PAGE);
    [before.as_bytes(), &form(file, words)].concat()
}

/// A photo of two that can be seen: where it is.
async fn lies_there(site: &Site, browser: &mut Browser) -> String {
    let sent = browser
        .uploads(ADD, NATIVE, on_its_page(&jpeg(900, 600), "le marché"))
        .await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, PAGE));
    run_waiting(&site.town.services, &registry())
        .await
        .expect("the jobs run");
    let id: uuid::Uuid = sqlx::query_scalar("select id from platform.media where state = 'ready'")
        .fetch_one(&site.town.services.pool)
        .await
        .expect("it is ready");
    format!("/media/{id}")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_photo_is_added_without_scripts_and_seen_by_both(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, mut kofi] = two(&site, ["Aya", "Kofi"]).await;
    let place = lies_there(&site, &mut aya).await;
    let page = aya.goes_to(PAGE).await;
    assert!(page.text.contains("La photo est là."), "it is said once");
    for browser in [&mut aya, &mut kofi] {
        for page in [PAGE, "/couple/letters/2026-11"] {
            let shown = browser.goes_to(page).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert!(shown.text.contains("alt=\"le marché\""), "{page}");
            assert!(
                shown
                    .text
                    .contains(&format!("{place}/small 320w, {place}/medium 800w, {place}/large 900w"))
            );
        }
        let photo = browser.fetches(&format!("{place}/medium")).await;
        assert_eq!(
            (photo.status, photo.header("content-type")),
            (StatusCode::OK, "image/webp")
        );
        assert!(photo.bytes.starts_with(b"RIFF"));
        assert_eq!(photo.header("content-length"), photo.bytes.len().to_string());
        assert!(photo.header("cache-control").starts_with("private") && photo.header("vary").contains("Cookie"));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_photo_is_not_reachable_by_its_address_alone(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, mut kofi] = two(&site, ["Aya", "Kofi"]).await;
    let [mut other, _] = two(&site, ["Awa", "Issa"]).await;
    let place = lies_there(&site, &mut aya).await;
    let mut stranger = site.browser_of(&site.town.resident("Moussa").await).await;
    let photo = format!("{place}/small");
    assert_eq!(site.visitor().fetches(&photo).await.status, StatusCode::UNAUTHORIZED);
    for browser in [&mut stranger, &mut other] {
        assert_eq!(browser.fetches(&photo).await.status, StatusCode::NOT_FOUND);
    }
    for wrong in [
        format!("{place}/clip"),
        format!("{place}/../small"),
        format!("{place}/original"),
        place.clone(),
    ] {
        assert_eq!(aya.fetches(&wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    assert_eq!(kofi.fetches(&photo).await.status, StatusCode::OK);
    aya.calls("/api/couple/leave", &[("confirmation", "QUITTER")]).await;
    for browser in [&mut aya, &mut kofi] {
        assert_eq!(
            browser.fetches(&photo).await.status,
            StatusCode::NOT_FOUND,
            "after leaving"
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_part_of_a_photo_is_served_as_a_part(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let photo = format!("{}/small", lies_there(&site, &mut aya).await);
    let whole = aya.fetches(&photo).await.bytes;
    let part = |range: &'static str| [("accept", "*/*"), ("range", range)];
    let get = axum::http::Method::GET;
    let first = aya.sends(get.clone(), &photo, &part("bytes=0-9"), "").await;
    assert_eq!(first.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(first.header("content-range"), format!("bytes 0-9/{}", whole.len()));
    assert_eq!(first.bytes, whole[..10]);
    let last = aya.sends(get.clone(), &photo, &part("bytes=-4"), "").await;
    assert_eq!(last.bytes, whole[whole.len() - 4..]);
    let beyond = aya.sends(get, &photo, &part("bytes=99999999-"), "").await;
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_was_refused_comes_back_with_its_words(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let sent = aya.uploads(ADD, NATIVE, on_its_page(b"%PDF-1.7", "nos vacances")).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, PAGE));
    let page = aya.goes_to(PAGE).await;
    assert!(page.text.contains("Ce n’est pas une photo que Parvis sait lire"));
    assert!(page.text.contains("nos vacances</textarea>"), "nothing typed is lost");

    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let called = aya.uploads(ADD, SCRIPT, on_its_page(heic, "la mer")).await;
    assert_eq!(called.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(called.json()["fields"][0]["code"], "file_heic");

    let called = aya.uploads(ADD, SCRIPT, on_its_page(&jpeg(9, 9), "la mer")).await;
    assert_eq!((called.status, called.location()), (StatusCode::OK, PAGE));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn only_what_carries_files_may_be_large(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let mut photo = jpeg(9, 9);
    photo.resize(3 * 1024 * 1024, 0);
    let sent = aya.uploads(ADD, SCRIPT, on_its_page(&photo, "lourde")).await;
    assert_eq!(sent.status, StatusCode::OK);
    let elsewhere = aya
        .uploads("/api/couple/goals", SCRIPT, on_its_page(&photo, "lourde"))
        .await;
    assert_eq!(elsewhere.status, StatusCode::PAYLOAD_TOO_LARGE);
    photo.resize(LARGEST_UPLOAD, 0);
    let too_large = aya.uploads(ADD, SCRIPT, on_its_page(&photo, "trop")).await;
    assert_eq!(too_large.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn another_site_sends_no_photo(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, _] = two(&site, ["Aya", "Kofi"]).await;
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let headers = [
        ("accept", SCRIPT),
        ("content-type", kind.as_str()),
        ("sec-fetch-site", "cross-site"),
    ];
    let sent = aya.sends(axum::http::Method::POST, ADD, &headers, "").await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}
