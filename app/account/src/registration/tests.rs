use platform::error::ErrorKind;
use sqlx::PgPool;

use super::{Typed, model::Begun, register};
use crate::{
    limits::{REGISTER_AS, REGISTER_FROM},
    password,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, typed},
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn registering_keeps_a_registration_and_writes_to_the_address(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "Aya@Example.CI", PASSWORD).await;
    assert_eq!(here.letters("aya@example.ci").await, ["verify_address"]);
    assert_eq!(
        here.count("select count(*) from platform.registrations where email = 'aya@example.ci'")
            .await,
        1
    );
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn neither_the_password_nor_the_token_is_stored_readable(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let (hash, token): (String, Vec<u8>) =
        sqlx::query_as("select password_hash, token_hash from platform.registrations")
            .fetch_one(here.pool())
            .await
            .expect("a registration");
    assert!(hash.starts_with("$argon2id$"));
    assert!(password::verify(PASSWORD, Some(&hash)).await.expect("an answer"));
    let mailed = here.token("aya@example.ci", "verify").await;
    assert_eq!(mailed.len(), 43, "256 bits in base64url");
    assert_ne!(token, mailed.as_bytes());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn registering_a_known_address_gets_the_same_answer_and_tells_only_its_owner(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let stranger = here.browser();
    assert_eq!(
        register(&stranger, typed("aya@example.ci", OTHER_PASSWORD)).await,
        Ok(())
    );
    let newcomer = here.browser();
    assert_eq!(
        register(&newcomer, typed("kofi@example.ci", OTHER_PASSWORD)).await,
        Ok(())
    );

    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "address_in_use"]
    );
    assert_eq!(
        here.count("select count(*) from platform.registrations where email = 'aya@example.ci'")
            .await,
        0
    );
    // Both browsers hold a session of the same kind: the cookie tells nothing.
    for browser in [stranger, newcomer] {
        let session = browser.session.expect("a session");
        assert!(Begun::of(&session).await.expect("the session is read").is_some());
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_wrong_field_is_told_at_once_and_nothing_is_kept(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let error = register(&here.browser(), Typed::default())
        .await
        .expect_err("it is refused");
    assert_eq!(error.kind, ErrorKind::Invalid);
    let told: Vec<_> = error
        .fields
        .iter()
        .map(|field| (field.field.as_str(), field.code.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("display_name", "name_empty"),
            ("email", "email_invalid"),
            ("password", "password_short"),
            ("accept_terms", "terms_refused"),
        ]
    );
    assert!(error.fields.iter().all(|field| !field.message.is_empty()));
    assert_eq!(here.count("select count(*) from platform.registrations").await, 0);
    assert_eq!(here.count("select count(*) from platform.mails").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_own_address_is_no_password(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let error = register(&here.browser(), typed("aya@example.ci", "AYA@example.ci"))
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "password_common");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_time_zone_that_does_not_exist_becomes_that_of_the_town(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    for (zone, kept) in [
        ("Asia/Seoul", "Asia/Seoul"),
        ("", "Africa/Abidjan"),
        ("Mars/Olympus", "Africa/Abidjan"),
    ] {
        let email = format!("aya{}@example.ci", zone.len());
        let typed = Typed {
            time_zone: zone.to_owned(),
            ..typed(&email, PASSWORD)
        };
        register(&here.browser(), typed)
            .await
            .expect("the registration is accepted");
        let stored: String = sqlx::query_scalar("select time_zone from platform.registrations where email = $1")
            .bind(&email)
            .fetch_one(here.pool())
            .await
            .expect("a registration");
        assert_eq!(stored, kept);
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_foreign_page_is_not_gone_on_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    for (next, kept) in [
        ("/couple/join?code=123456", "/couple/join?code=123456"),
        ("//evil.example", "/couple"),
        ("", "/couple"),
    ] {
        let browser = here.browser();
        let typed = Typed {
            next: next.to_owned(),
            ..typed(&format!("aya{}@example.ci", next.len()), PASSWORD)
        };
        register(&browser, typed).await.expect("the registration is accepted");
        let begun = Begun::of(&browser.session.expect("a session"))
            .await
            .expect("the session is read");
        assert_eq!(begun.map(|begun| begun.next), Some(kept.to_owned()));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn one_address_is_written_to_five_times_an_hour_known_or_not(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    here.town.advance(REGISTER_AS.per);
    for email in ["aya@example.ci", "kofi@example.ci"] {
        for _ in 0..REGISTER_AS.most {
            here.register(&here.browser(), email, PASSWORD).await;
        }
        let error = register(&here.browser(), typed(email, PASSWORD))
            .await
            .expect_err("it is refused");
        assert_eq!(error.status(), 429, "{email}");
        assert!(error.retry_after.is_some_and(|seconds| seconds <= 3_601));
    }
    here.town.advance(REGISTER_AS.per);
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn one_place_registers_twenty_times_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    REGISTER_FROM
        .take_many(&browser, browser.ip, REGISTER_FROM.most - 1)
        .await
        .expect("below the limit");
    here.register(&browser, "aya@example.ci", PASSWORD).await;
    let error = register(&browser, typed("kofi@example.ci", PASSWORD))
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
    here.register(&here.browser(), "kofi@example.ci", PASSWORD).await;
}
