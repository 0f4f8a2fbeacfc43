//! Who may call what: one table for every server function and plain route. One that has no row
//! fails the test, so that no door opens unnoticed.

mod account;
mod admin;
mod couple;
mod door;
mod foreign_input;
mod house;

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use platform::testing::Resident;
use sqlx::PgPool;

use self::door::{Door, EVERYBODY, NO_CONTENT, PARTNERS, SEE_OTHER, post};
use crate::browser::{Browser, Site};

/// What ends a couple or a session is tried after all others.
const ENDS: &[Door] = &[
    post("/lang", &[("language", "fr")], [SEE_OTHER; 4]),
    post("/api/couple/leave", &[("confirmation", "QUITTER")], PARTNERS),
    post("/api/account/logout", &[], EVERYBODY),
];

/// All doors, in the order in which they are tried.
fn doors() -> impl Iterator<Item = &'static Door> {
    [account::DOORS, admin::DOORS, couple::DOORS, house::DOORS, ENDS]
        .into_iter()
        .flatten()
}

/// Every door there is.
pub fn every_door() -> impl Iterator<Item = &'static Door> {
    doors()
}

/// The doors that only operators find.
pub fn doors_of_the_desk() -> impl Iterator<Item = &'static Door> {
    admin::DOORS.iter()
}

/// Answered by a stream that never ends: `live.rs` tries it.
const STREAMED: &str = "/api/live";

async fn tries(browser: &mut Browser, door: &Door) -> u16 {
    let method: Method = door.method.parse().expect("a method");
    let answer = if method == Method::GET {
        browser.fetches(door.path).await
    } else {
        browser.calls(door.path, door.fields).await
    };
    if answer.status == StatusCode::OK && door.stranger == NO_CONTENT && answer.text == "null" {
        return NO_CONTENT;
    }
    answer.status.as_u16()
}

/// Two people together, each in a browser of their own.
pub async fn two(site: &Site, names: [&str; 2]) -> [Browser; 2] {
    let [first, second] = two_residents(site, names).await;
    [site.browser_of(&first).await, site.browser_of(&second).await]
}

/// Two people together.
pub async fn two_residents(site: &Site, names: [&str; 2]) -> [Resident; 2] {
    let (first, second) = (site.town.resident(names[0]).await, site.town.resident(names[1]).await);
    let (mut founder, mut other) = (site.browser_of(&first).await, site.browser_of(&second).await);
    assert_eq!(founder.calls("/api/couple/create", &[]).await.status, StatusCode::OK);
    founder.calls("/api/couple/invite", &[]).await;
    let code: String =
        sqlx::query_scalar("select code from couple.invites where created_by = $1 and replaced_at is null")
            .bind(first.account.0)
            .fetch_one(&site.town.services.pool)
            .await
            .expect("an invite");
    assert_eq!(
        other.calls("/api/couple/join", &[("code", &code)]).await.status,
        StatusCode::OK
    );
    [first, second]
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_door_answers_each_person_as_the_table_says(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut nobody = site.visitor();
    let mut stranger = site.browser_of(&site.town.resident("Moussa").await).await;
    let [mut former, _] = two(&site, ["Awa", "Issa"]).await;
    assert_eq!(
        former
            .calls("/api/couple/leave", &[("confirmation", "QUITTER")])
            .await
            .status,
        StatusCode::OK
    );
    let [mut partner, _] = two(&site, ["Aya", "Kofi"]).await;

    let mut wrong = Vec::new();
    for door in doors() {
        let expected = [door.nobody, door.stranger, door.former, door.partner];
        let browsers = [&mut nobody, &mut stranger, &mut former, &mut partner];
        for ((browser, expected), who) in browsers
            .into_iter()
            .zip(expected)
            .zip(["nobody", "stranger", "former", "partner"])
        {
            let status = tries(browser, door).await;
            if status != expected {
                wrong.push(format!(
                    "{} {} as {who}: {status}, expected {expected}",
                    door.method, door.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_server_function_and_plain_route_has_a_row(pool: PgPool) {
    let site = Site::open(pool).await;
    let rows: BTreeSet<&str> = doors()
        .map(|door| door.path.split('?').next().unwrap_or_default())
        .chain([STREAMED])
        .collect();
    let functions: BTreeSet<&str> = leptos::server_fn::axum::server_fn_paths()
        .map(|(path, _)| path)
        .collect();
    assert!(functions.len() > 30, "the functions are registered");
    let without: Vec<_> = functions.difference(&rows).collect();
    assert!(without.is_empty(), "without a row: {without:?}");

    let shape = |path: &str| {
        path.split('/')
            .map(|part| if part.starts_with('{') { "*" } else { part }.to_owned())
            .collect::<Vec<_>>()
    };
    for route in site.plain_routes() {
        let wanted = shape(&route);
        let found = rows.iter().any(|row| {
            let row = shape(row);
            row.len() == wanted.len()
                && row
                    .iter()
                    .zip(&wanted)
                    .all(|(row, wanted)| wanted == "*" || row == wanted)
        });
        assert!(found, "without a row: {route}");
    }
}
