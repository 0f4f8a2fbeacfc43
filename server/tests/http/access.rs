//! Who may call what: one table for every server function and plain route. One that has no row
//! fails the test, so that no door opens unnoticed.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use sqlx::PgPool;

use crate::browser::{Browser, Site};

const OK: u16 = 200;
/// Answered with 200 and `null`.
const NO_CONTENT: u16 = 204;
const SEE_OTHER: u16 = 303;
const SIGN_IN: u16 = 401;
const NOT_FOUND: u16 = 404;
const REFUSED: u16 = 409;
const INVALID: u16 = 422;

/// A door, what is sent to it, and what nobody, a stranger (signed in, in no couple), somebody
/// who left their couple, and a partner are answered.
struct Door {
    method: &'static str,
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
    nobody: u16,
    stranger: u16,
    former: u16,
    partner: u16,
}

const fn post(path: &'static str, fields: &'static [(&'static str, &'static str)], answers: [u16; 4]) -> Door {
    let [nobody, stranger, former, partner] = answers;
    Door {
        method: "POST",
        path,
        fields,
        nobody,
        stranger,
        former,
        partner,
    }
}

const fn get(path: &'static str, answers: [u16; 4]) -> Door {
    let [nobody, stranger, former, partner] = answers;
    Door {
        method: "GET",
        path,
        fields: &[],
        nobody,
        stranger,
        former,
        partner,
    }
}

const MEMBERS: [u16; 4] = [SIGN_IN, OK, OK, OK];
const PARTNERS: [u16; 4] = [SIGN_IN, NOT_FOUND, NOT_FOUND, OK];
/// A page of the couple asks these: who is in none is told `null`, and nothing else.
const NOTHING: [u16; 4] = [SIGN_IN, NO_CONTENT, NO_CONTENT, OK];
/// What is asked for is of no couple: not found for partners too.
const NOBODYS: [u16; 4] = [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND];
const EVERYBODY: [u16; 4] = [OK; 4];
const NO_GOAL: &[(&str, &str)] = &[
    ("goal", "00000000-0000-7000-8000-000000000000"),
    ("action", "00000000-0000-7000-8000-000000000000"),
    ("title", "Voir la mer"),
    ("owner", "both"),
    ("text", "Compter l’argent"),
    ("to", "done"),
];
const NO_TOKEN: &[(&str, &str)] = &[
    ("token", "none"),
    ("password", "a long enough one"),
    ("new_password", "a long enough one"),
];
const NO_REPAIR: &[(&str, &str)] = &[
    ("repair", "00000000-0000-7000-8000-000000000000"),
    ("step", "fact"),
    ("words", "un mot"),
    ("go", "next"),
    ("number", "1"),
    ("made", "understand"),
    ("key", ""),
    ("title", ""),
];

/// A question that does not exist.
const NO_QUESTION: &[(&str, &str)] = &[("id", "00000000-0000-7000-8000-000000000000")];
/// Who is in no couple is told `null`, and a partner that there is none.
const NO_QUESTION_SEEN: [u16; 4] = [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND];

/// What ends a couple or a session stands last: the doors are tried in this order.
const DOORS: &[Door] = &[
    post("/api/account/verify/state", NO_TOKEN, EVERYBODY),
    post("/api/account/verify", NO_TOKEN, [REFUSED; 4]),
    post(
        "/api/account/register",
        &[("email", "x"), ("password", "x"), ("display_name", "x")],
        [INVALID; 4],
    ),
    post(
        "/api/account/login",
        &[("email", "nobody@example.ci"), ("password", "not the password")],
        [REFUSED; 4],
    ),
    post("/api/account/forgot", &[("email", "x")], [INVALID; 4]),
    post("/api/account/reset/state", NO_TOKEN, EVERYBODY),
    post("/api/account/reset", NO_TOKEN, [REFUSED; 4]),
    post("/api/account/email/state", NO_TOKEN, EVERYBODY),
    post("/api/account/email/confirm", NO_TOKEN, [REFUSED; 4]),
    post("/api/account/profile", &[], MEMBERS),
    post(
        "/api/account/profile/save",
        &[
            ("display_name", "Aya"),
            ("language", "fr"),
            ("time_zone", "Africa/Abidjan"),
        ],
        MEMBERS,
    ),
    post("/api/account/email", &[], MEMBERS),
    post(
        "/api/account/email/change",
        &[("email", "new@example.ci"), ("current_password", "x")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post(
        "/api/account/password/change",
        &[("current_password", "x"), ("new_password", "a long enough one")],
        [SIGN_IN, INVALID, INVALID, INVALID],
    ),
    post("/api/account/sessions", &[], MEMBERS),
    post(
        "/api/account/sessions/revoke",
        &[("session", "none")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post("/api/account/sessions/revoke-others", &[], MEMBERS),
    post("/api/account/consents", &[], MEMBERS),
    post("/api/notifications", &[("before", "")], MEMBERS),
    post("/api/notifications/unread", &[], MEMBERS),
    post("/api/notifications/read", &[("newest", "")], MEMBERS),
    post("/api/notifications/preferences", &[], MEMBERS),
    post("/api/notifications/preferences/save", &[], MEMBERS),
    post(
        "/api/notifications/quiet-hours/save",
        &[("quiet_from", "22:00"), ("quiet_to", "07:00")],
        MEMBERS,
    ),
    post("/api/couple/home", &[], MEMBERS),
    post("/api/couple/today", &[], NOTHING),
    post(
        "/api/couple/join",
        &[("code", "000000")],
        [SIGN_IN, REFUSED, REFUSED, REFUSED],
    ),
    post("/api/couple/create", &[], [SIGN_IN, OK, OK, REFUSED]),
    post("/api/couple/invite", &[], [SIGN_IN, OK, OK, REFUSED]),
    post("/api/couple/withdraw", &[], [SIGN_IN, OK, OK, NOT_FOUND]),
    post("/api/couple/checkins/form", &[("day", "")], NOTHING),
    post(
        "/api/couple/checkins/history",
        &[("from", ""), ("to", ""), ("who", ""), ("after", "")],
        NOTHING,
    ),
    post(
        "/api/couple/checkins/save",
        &[
            ("day", ""),
            ("mood", "5"),
            ("stress", "5"),
            ("energy", "5"),
            ("note", ""),
            ("key", ""),
        ],
        PARTNERS,
    ),
    post("/api/couple/checkins/both-first", &[("both_first", "true")], PARTNERS),
    post("/api/couple/trends", &[("days", "365")], NOTHING),
    post("/api/couple/reminders", &[], NOTHING),
    post(
        "/api/couple/reminders/save",
        &[("check_in", "true"), ("check_in_at", "20:30")],
        PARTNERS,
    ),
    post(
        "/api/couple/questions/list",
        &[
            ("theme", ""),
            ("state", ""),
            ("turn", ""),
            ("search", ""),
            ("after", ""),
        ],
        NOTHING,
    ),
    post(
        "/api/couple/questions/suggestion",
        &[("theme", ""), ("another", "")],
        NOTHING,
    ),
    post("/api/couple/questions/form", &[], NOTHING),
    post("/api/couple/questions/one", NO_QUESTION, NO_QUESTION_SEEN),
    post("/api/couple/questions/own", NO_QUESTION, NO_QUESTION_SEEN),
    post(
        "/api/couple/questions/ask",
        &[("text", "Et demain ?"), ("theme", "dreams"), ("key", "")],
        PARTNERS,
    ),
    post("/api/couple/questions/take", &[("library", "joys.smile")], PARTNERS),
    post(
        "/api/couple/questions/change",
        &[
            ("question", "00000000-0000-7000-8000-000000000000"),
            ("text", "Et demain ?"),
            ("theme", "dreams"),
        ],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/questions/remove",
        &[("question", "00000000-0000-7000-8000-000000000000")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/questions/answer",
        &[
            ("question", "00000000-0000-7000-8000-000000000000"),
            ("status", "answered"),
            ("text", "Oui."),
            ("key", ""),
        ],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    post(
        "/api/couple/goals",
        &[("status", ""), ("owner", ""), ("after", "")],
        NOTHING,
    ),
    post("/api/couple/goals/form", &[], NOTHING),
    post(
        "/api/couple/goals/goal",
        NO_GOAL,
        [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND],
    ),
    post(
        "/api/couple/goals/set",
        &[("title", "Voir la mer"), ("owner", "both")],
        PARTNERS,
    ),
    post("/api/couple/goals/edit", NO_GOAL, NOBODYS),
    post("/api/couple/goals/status", NO_GOAL, NOBODYS),
    post("/api/couple/goals/delete", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/add", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/edit", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/tick", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/move", NO_GOAL, NOBODYS),
    post("/api/couple/goals/actions/delete", NO_GOAL, NOBODYS),
    post("/api/couple/letters", &[("before", "")], NOTHING),
    post(
        "/api/couple/letters/save",
        &[("month", "2026-11"), ("base", "0"), ("body", "Mon amour,"), ("pen", "")],
        PARTNERS,
    ),
    post("/api/couple/letters/read", &[("month", "2026-11")], NOTHING),
    post(
        "/api/couple/letters/compare",
        &[("month", "2026-11"), ("base", "0"), ("body", "Bonsoir,")],
        NOTHING,
    ),
    post(
        "/api/couple/letters/history",
        &[("month", "2026-11"), ("before", ""), ("version", "")],
        NOTHING,
    ),
    post(
        "/api/couple/letters/restore",
        &[("month", "2026-11"), ("version", "none"), ("base", "1")],
        [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND],
    ),
    get("/couple/letters/2026-11/pdf", PARTNERS),
    get("/couple/letters/year/2026/pdf", PARTNERS),
    post("/api/couple/pause/page", &[], NOTHING),
    post(
        "/api/couple/pause/begin",
        &[("length", "20"), ("hours", ""), ("minutes", ""), ("word", "")],
        PARTNERS,
    ),
    post("/api/couple/pause/end", &[], PARTNERS),
    post("/api/couple/repair/page", &[("after", "")], NOTHING),
    post("/api/couple/repair/begin", &[], PARTNERS),
    // Whose it is, and who may do what with it, the rules of repairs are tested for.
    post(
        "/api/couple/repair/one",
        NO_REPAIR,
        [SIGN_IN, NO_CONTENT, NO_CONTENT, NOT_FOUND],
    ),
    post("/api/couple/repair/write", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/send", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/discard", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/move", NO_REPAIR, NOBODYS),
    post("/api/couple/repair/accept", NO_REPAIR, NOBODYS),
    post("/api/couple/undo", &[], [SIGN_IN, NOT_FOUND, NOT_FOUND, REFUSED]),
    post("/api/dev/outbox", &[("before", "")], EVERYBODY),
    post("/api/dev/ui", &[], EVERYBODY),
    post("/api/legal", &[("text", "privacy")], EVERYBODY),
    post("/api/contact", &[], EVERYBODY),
    get("/api/sync/changes", MEMBERS),
    get("/couple/export", [SIGN_IN, NOT_FOUND, OK, OK]),
    get("/manifest.webmanifest", EVERYBODY),
    get("/robots.txt", EVERYBODY),
    get("/sitemap.xml", EVERYBODY),
    get("/.well-known/security.txt", EVERYBODY),
    get("/dev/outbox/00000000-0000-7000-8000-000000000000", [NOT_FOUND; 4]),
    get("/health", EVERYBODY),
    get("/ready", EVERYBODY),
    get("/metrics", [NOT_FOUND; 4]),
    post("/lang", &[("language", "fr")], [SEE_OTHER; 4]),
    post("/api/couple/leave", &[("confirmation", "QUITTER")], PARTNERS),
    post("/api/account/logout", &[], EVERYBODY),
];

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
pub async fn couple(site: &Site, names: [&str; 2]) -> [Browser; 2] {
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
    [founder, other]
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_door_answers_each_person_as_the_table_says(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut nobody = site.visitor();
    let mut stranger = site.browser_of(&site.town.resident("Moussa").await).await;
    let [mut former, _] = couple(&site, ["Awa", "Issa"]).await;
    assert_eq!(
        former
            .calls("/api/couple/leave", &[("confirmation", "QUITTER")])
            .await
            .status,
        StatusCode::OK
    );
    let [mut partner, _] = couple(&site, ["Aya", "Kofi"]).await;

    let mut wrong = Vec::new();
    for door in DOORS {
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
    let rows: BTreeSet<&str> = DOORS
        .iter()
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
