//! The second factor from the outside, with forms that the browser sends itself, and a phone of its own.

use account::password::{NewPassword, hash};
use axum::http::StatusCode;
use chrono::TimeDelta;
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sqlx::PgPool;

use crate::browser::{Answer, Browser, Site};

const PASSWORD: &str = "le marché du soir";
const PAGE: &str = "/account/security/second-factor";
const CODES: &str = "/account/security/recovery-codes";

/// Somebody with a password, and the browser they are signed in with.
async fn resident(site: &Site, name: &str) -> (String, Browser) {
    let resident = site.town.resident(name).await;
    let password = NewPassword::parse(PASSWORD, &[]).expect("a password");
    let hash = hash(&site.town.services.chance, password).await.expect("a hash");
    let email = sqlx::query_scalar("update platform.accounts set password_hash = $2 where id = $1 returning email")
        .bind(resident.account)
        .bind(hash)
        .fetch_one(&site.town.services.pool)
        .await
        .expect("an account");
    (email, site.browser_of(&resident).await)
}

/// What a phone shows that learnt a key in Base32: RFC 6238, written a second time.
fn shown(site: &Site, key: &str) -> String {
    let bits: Vec<u8> = key
        .bytes()
        .map(|letter| {
            if letter < b'A' {
                letter - b'2' + 26
            } else {
                letter - b'A'
            }
        })
        .flat_map(|place| (0..5).rev().map(move |bit| (place >> bit) & 1))
        .collect();
    let secret: Vec<u8> = bits
        .chunks_exact(8)
        .map(|byte| byte.iter().fold(0_u8, |byte, bit| (byte << 1) | *bit))
        .collect();
    let step = site.town.services.clock.now().timestamp() / 30;
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).expect("a key");
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let place = usize::from(hash[19] & 15);
    let four: [u8; 4] = hash[place..place + 4].try_into().expect("four bytes");
    format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
}

fn session(browser: &Browser) -> Option<String> {
    browser.cookies.get("parvis").cloned()
}

async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.fetches("/api/sync/changes").await.status == StatusCode::OK
}

async fn confirms(browser: &mut Browser, page: &str) -> Answer {
    let fields = [
        ("__form", "confirm-password"),
        ("__page", page),
        ("next", PAGE),
        ("current_password", PASSWORD),
    ];
    browser.submits("/api/account/confirm/password", &fields).await
}

/// Sets the second factor up and gives the phone's key and the recovery codes.
async fn protect(site: &Site, browser: &mut Browser) -> (String, Vec<String>) {
    confirms(browser, "/account/confirm").await;
    let page = browser.goes_to(PAGE).await;
    assert_eq!(page.header("cache-control"), "no-store", "a secret is kept by no cache");
    let (_, after) = page.text.split_once("secret=").expect("a link for the phone");
    let key = after.chars().take(32).collect::<String>();
    let code = shown(site, &key);
    let fields = [
        ("__form", "second-factor-on"),
        ("__page", PAGE),
        ("one_time_code", code.as_str()),
    ];
    let answer = browser.submits("/api/account/second-factor/on", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, CODES));
    let page = browser.goes_to(CODES).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let codes = page.text.split("<code>").skip(1);
    let codes = codes
        .map(|text| text.chars().take_while(|letter| *letter != '<').collect())
        .collect();
    site.town.advance(TimeDelta::seconds(30));
    (key, codes)
}

async fn gives_password(browser: &mut Browser, email: &str) -> Answer {
    let fields = [
        ("__form", "login"),
        ("__page", "/login"),
        ("next", "/account"),
        ("email", email),
        ("password", PASSWORD),
    ];
    browser.submits("/api/account/login", &fields).await
}

async fn gives_code(browser: &mut Browser, code: &str) -> Answer {
    let fields = [
        ("__form", "second-step"),
        ("__page", "/login/second"),
        ("one_time_code", code),
    ];
    browser.submits("/api/account/login/second", &fields).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn setting_up_asks_who_sits_there_and_comes_back(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut browser) = resident(&site, "Aya").await;
    let before = session(&browser);
    let answer = browser.goes_to(PAGE).await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    assert_eq!(
        answer.location(),
        "/account/confirm?next=%2Faccount%2Fsecurity%2Fsecond%2Dfactor"
    );
    let asked = answer.location().to_owned();
    let page = browser.goes_to(&asked).await;
    assert!(page.text.contains("name=\"current_password\"") && !page.text.contains("name=\"one_time_code\""));
    assert!(
        page.text.contains(&format!("value=\"{PAGE}\"")),
        "it knows the way back"
    );

    let answer = confirms(&mut browser, &asked).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, PAGE));
    assert_ne!(session(&browser), before, "the session has another id");
    let mut thief = site.visitor();
    thief.cookies.insert("parvis".to_owned(), before.expect("a session"));
    assert!(!is_signed_in(&mut thief).await, "the former one opens nothing");

    let page = browser.goes_to(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("name=\"one_time_code\"") && page.text.contains("<svg"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn recovery_codes_are_on_one_page_once(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut browser) = resident(&site, "Aya").await;
    let (_, codes) = protect(&site, &mut browser).await;
    assert_eq!(codes.len(), 10, "{codes:?}");
    let again = browser.goes_to(CODES).await;
    for code in &codes {
        assert_eq!(code.len(), 11, "{code}");
        assert!(!again.text.contains(code), "{code}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn between_password_and_code_nobody_is_signed_in(pool: PgPool) {
    let site = Site::open(pool).await;
    let (email, mut browser) = resident(&site, "Aya").await;
    let (key, _) = protect(&site, &mut browser).await;

    let mut other = site.visitor();
    let answer = gives_password(&mut other, &email).await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, "/login/second")
    );
    assert!(!is_signed_in(&mut other).await);
    for page in ["/account", "/account/security", PAGE, CODES, "/couple"] {
        let answer = other.goes_to(page).await;
        assert!(
            answer.location().starts_with("/login?next="),
            "{page}: {}",
            answer.location()
        );
    }
    let half = session(&other);
    let page = other.goes_to("/login/second").await;
    assert!(page.text.contains("name=\"one_time_code\"") && page.text.contains("name=\"recovery_code\""));

    let code = shown(&site, &key);
    let answer = gives_code(&mut other, &code).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account"));
    assert!(is_signed_in(&mut other).await);
    assert_ne!(session(&other), half, "the session has another id");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_recovery_code_opens_without_the_phone(pool: PgPool) {
    let site = Site::open(pool).await;
    let (email, mut browser) = resident(&site, "Aya").await;
    let (_, codes) = protect(&site, &mut browser).await;
    let mut other = site.visitor();
    gives_password(&mut other, &email).await;
    let fields = [
        ("__form", "second-step-recovery"),
        ("__page", "/login/second"),
        ("recovery_code", codes[0].as_str()),
    ];
    let answer = other.submits("/api/account/login/recovery-code", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account"));
    assert!(is_signed_in(&mut other).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_code_comes_back_without_what_was_typed_and_the_fourth_waits(pool: PgPool) {
    let site = Site::open(pool).await;
    let (email, mut browser) = resident(&site, "Aya").await;
    let (key, codes) = protect(&site, &mut browser).await;
    let mut other = site.visitor();
    gives_password(&mut other, &email).await;
    let right = shown(&site, &key);
    let wrong = if right.starts_with('1') { "234567" } else { "134567" };
    for _ in 0..3 {
        let answer = gives_code(&mut other, wrong).await;
        assert_eq!(answer.location(), "/login/second", "nothing in the address");
        let page = other.goes_to("/login/second").await;
        assert!(page.text.contains("Ce code ne va pas"), "the message is at its field");
        assert!(!page.text.contains(wrong));
    }
    for (path, fields) in [
        ("/api/account/login/second", [("one_time_code", right.as_str())]),
        (
            "/api/account/login/recovery-code",
            [("recovery_code", codes[0].as_str())],
        ),
    ] {
        let answer = other.calls(path, &fields).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert_eq!(answer.header("retry-after"), "900", "{path}");
    }
    assert!(!is_signed_in(&mut other).await);
    let text: String = sqlx::query_scalar("select coalesce(string_agg(data::text, ' '), '') from platform.sessions")
        .fetch_one(&site.town.services.pool)
        .await
        .expect("the sessions are read");
    assert!(
        !text.contains(&codes[0]) && !text.contains(&right),
        "typed codes are not kept"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_proof_nothing_of_it_is_changed(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut browser) = resident(&site, "Aya").await;
    protect(&site, &mut browser).await;
    site.town.advance(TimeDelta::minutes(10));
    for path in [
        "/api/account/second-factor/off",
        "/api/account/second-factor/recovery-codes/renew",
        "/api/account/second-factor/open",
    ] {
        let answer = browser.calls(path, &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.json()["code"], "reauthentication_required", "{path}");
    }
    let fields = [("__form", "second-factor-off"), ("__page", PAGE)];
    let answer = browser.submits("/api/account/second-factor/off", &fields).await;
    assert_eq!(answer.location(), PAGE);
    let answer = browser.goes_to(PAGE).await;
    assert!(
        answer.location().starts_with("/account/confirm?next="),
        "it is asked for"
    );

    confirms(&mut browser, "/account/confirm").await;
    let answer = browser.submits("/api/account/second-factor/off", &fields).await;
    assert_eq!(answer.location(), "/account/security");
    let page = browser.goes_to("/account/security").await;
    assert!(page.text.contains("La double authentification est désactivée."));
}
