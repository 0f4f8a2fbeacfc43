//! Whatever is sent to whatever door, it is answered or refused: it is never our fault.

use axum::http::StatusCode;
use chrono::TimeDelta;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sqlx::PgPool;
use url::form_urlencoded;

use super::{doors, two};
use crate::browser::Site;

/// What breaks those who read it carelessly: databases, dates, numbers, paths, markup, queries.
const ODD: &[&str] = &[
    "\0",
    "a\0b",
    "\u{202e}\u{feff}\u{10ffff}",
    "-1",
    "2147483648",
    "99999999999999999999",
    "1e999",
    "NaN",
    "' or 1=1; --",
    "%",
    "\\",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "-262143-01-01",
    "+262142-12-31",
    "0000-00-00",
    "-262143-01-01_00000000-0000-7000-8000-000000000000",
    "2026-11-20_00000000-0000-7000-8000-000000000000",
    "0000-01",
    "9999-12",
    "23:59:60",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "own:\0",
    "t-999999999999999999~5:9:~0",
    "5:9:6,,7",
    "0000-01-01T00:00:00+23:59",
    "//evil.example",
];

/// As many more, drawn: the same ones each time.
fn drawn(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    let text = prop_oneof!["\\PC{0,30}", "[ -~\0\r\n\t]{0,30}", "[0-9~:_,tT.+-]{0,30}"];
    (0..count)
        .map(|_| text.new_tree(&mut runner).expect("a text").current())
        .collect()
}

/// Enough of a text to know it by.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn all(more: usize) -> Vec<String> {
    let long = "é".repeat(30_000);
    let odd = ODD.iter().map(|text| (*text).to_owned());
    odd.chain(drawn(more)).chain([long]).collect()
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_door_breaks_by_what_is_typed(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut partner, _] = two(&site, ["Aya", "Kofi"]).await;
    let mut broken = Vec::new();
    let mut tried = 0;
    for door in doors().filter(|door| door.method == "POST") {
        for place in 0..door.fields.len() {
            // No limit stands before what is tried, and no session ends.
            site.town.advance(TimeDelta::minutes(16));
            for odd in all(8) {
                let mut fields = door.fields.to_vec();
                fields[place].1 = &odd;
                let answer = partner.calls(door.path, &fields).await;
                tried += 1;
                if answer.status.is_server_error() {
                    broken.push(format!(
                        "{} {}={:?}: {}",
                        door.path,
                        fields[place].0,
                        short(&odd),
                        answer.status
                    ));
                }
            }
        }
    }
    assert!(tried > 2_000, "{tried}");
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_form_that_failed_comes_back_whatever_was_typed(pool: PgPool) {
    let site = Site::open(pool).await;
    for odd in &all(40) {
        let odd = odd.as_str();
        let mut visitor = site.visitor();
        let fields = [
            ("__form", odd),
            ("__page", "/register"),
            ("email", odd),
            ("display_name", odd),
            (odd, "a field of theirs"),
        ];
        let answer = visitor.submits("/api/account/register", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{:?}", short(odd));
        assert_eq!(answer.location(), "/register");
        assert_eq!(
            visitor.goes_to("/register").await.status,
            StatusCode::OK,
            "{:?}",
            short(odd)
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_visitors_leave_in_the_database_is_little(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let long = "a".repeat(900_000);
    let fields = [
        ("__form", long.as_str()),
        ("__page", "/login"),
        ("email", ""),
        ("password", ""),
    ];
    site.visitor().submits("/api/account/login", &fields).await;
    let fields = [
        ("__form", "login"),
        ("__page", "/login"),
        ("email", long.as_str()),
        ("password", ""),
    ];
    site.visitor().submits("/api/account/login", &fields).await;
    let largest: i32 = sqlx::query_scalar("select max(length(data::text)) from platform.sessions")
        .fetch_one(&pool)
        .await
        .expect("the sessions");
    assert!((1..20_000).contains(&largest), "{largest}");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_page_breaks_by_its_address(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut partner, _] = two(&site, ["Aya", "Kofi"]).await;
    let pages = leptos_axum::generate_route_list(shell::App);
    let pages = pages.iter().map(|page| page.path().to_owned());
    let mut broken = Vec::new();
    for page in pages.chain(site.plain_routes()).filter(|page| page != "/api/live") {
        site.town.advance(TimeDelta::minutes(2));
        for odd in all(4).into_iter().filter(|odd| odd.len() < 1_000) {
            let encoded: String = form_urlencoded::byte_serialize(odd.as_bytes()).collect();
            let segment = if encoded.is_empty() { "x" } else { &encoded };
            let path: Vec<&str> = page
                .split('/')
                .map(|part| if part.starts_with(['{', ':']) { segment } else { part })
                .collect();
            let query = [
                "since", "from", "to", "who", "after", "before", "theme", "state", "next", "month", "code",
            ]
            .map(|name| format!("{name}={encoded}"))
            .join("&");
            let address = format!("{}?{query}", path.join("/"));
            let answer = partner.goes_to(&address).await;
            if answer.status.is_server_error() || answer.text.contains("<script>alert(1)") {
                broken.push(format!("{address}: {}", answer.status));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_header_breaks_an_answer(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut runner = TestRunner::deterministic();
    for (place, name) in [
        "accept-language",
        "range",
        "if-none-match",
        "if-modified-since",
        "last-event-id",
        "cookie",
        "x-forwarded-for",
        "x-request-id",
        "referer",
        "origin",
        "user-agent",
        "content-type",
        "accept-encoding",
    ]
    .into_iter()
    .enumerate()
    {
        for _ in 0..25 {
            let value = prop_oneof![
                "[ -~]{0,60}",
                "bytes=[0-9]{0,20}-[0-9]{0,20}(,-[0-9]{0,3}){0,3}",
                "[0-9:,;=q.*-]{0,40}"
            ];
            let value = value.new_tree(&mut runner).expect("a value").current();
            let mut browser = if place % 2 == 0 {
                site.visitor()
            } else {
                site.browser_of(&resident).await
            };
            if name == "cookie" {
                browser.cookies.clear();
            }
            for path in ["/", "/account", "/favicon.svg", "/api/sync/changes", "/robots.txt"] {
                let headers = [("accept", "text/html"), (name, value.trim())];
                let answer = browser.sends(axum::http::Method::GET, path, &headers, "").await;
                assert!(
                    !answer.status.is_server_error(),
                    "{path} with {name}: {value}: {}",
                    answer.status
                );
            }
        }
        site.town.advance(TimeDelta::minutes(2));
    }
}
