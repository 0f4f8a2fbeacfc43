use platform::account::Reauthenticated;
use sqlx::PgPool;
use tower_sessions::Session;

use super::{AYA, Device, asked, refused, town, with_device};
use crate::{
    limits::PASSKEY_FROM,
    passkeys::{challenge::LIFETIME, checking::begin, entering::sign_in, reading::standing, removing::remove},
    reauthentication::{
        model::Ways,
        tests::{proves_by_passkey, ways_of},
    },
    second_factor::tests::{proof, protected},
    second_step,
    town::{PASSWORD, account},
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_signs_in_with_a_new_session_and_goes_on(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    let browser = here.browser();
    let signed = device.signs(asked(&browser).await);
    let browser = here.next_request(&browser).await;
    let before = browser.session.as_ref().and_then(Session::id);
    assert!(before.is_some() && browser.viewer.is_none());
    assert_eq!(
        sign_in(&browser, &signed, "/couple/goals").await,
        Ok("/couple/goals".to_owned())
    );
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), account(&aya));
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    Reauthenticated::of(&browser).await.expect("it counts as a proof");
    let known = standing(&browser, &browser.member().expect("signed in"))
        .await
        .expect("an answer")
        .known;
    assert_eq!(known[0].used.as_deref(), Some("aujourd’hui à 18:42"));
    let by: String = sqlx::query_scalar(
        "select detail->>'by' from platform.audit_log where action = 'session.started' order by at desc, ctid desc",
    )
    .fetch_one(here.pool())
    .await
    .expect("a line");
    assert_eq!(by, "passkey");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_was_signed_is_good_once_for_ten_minutes_and_in_one_browser(pool: PgPool) {
    let here = town(pool).await;
    let (_, mut device) = with_device(&here, AYA).await;
    let browser = here.browser();
    let signed = device.signs(asked(&browser).await);
    let stranger = here.browser();
    asked(&stranger).await;
    assert_eq!(
        refused(sign_in(&stranger, &signed, "").await),
        "passkey_refused",
        "of another browser"
    );
    sign_in(&browser, &signed, "").await.expect("it is right");
    assert_eq!(refused(sign_in(&browser, &signed, "").await), "passkey_refused", "once");

    let signed = device.signs(asked(&browser).await);
    here.town.advance(LIFETIME);
    assert_eq!(
        refused(sign_in(&browser, &signed, "").await),
        "passkey_refused",
        "too late"
    );
    for nothing in ["", "-", "{}", "null", "\0"] {
        asked(&browser).await;
        assert_eq!(
            refused(sign_in(&browser, nothing, "").await),
            "passkey_refused",
            "{nothing:?}"
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_key_that_counts_backwards_is_a_copy(pool: PgPool) {
    let here = town(pool).await;
    let (_, mut device) = with_device(&here, AYA).await;
    let browser = here.browser();
    let options = asked(&browser).await;
    let early = device.signs(options.clone());
    let late = device.signs(options);
    sign_in(&browser, &late, "").await.expect("it is right");
    sqlx::query("update platform.passkeys set credential = jsonb_set(credential, '{cred,counter}', '1000')")
        .execute(here.pool())
        .await
        .expect("its copy was used often");
    let again = device.signs(asked(&browser).await);
    assert_eq!(refused(sign_in(&browser, &again, "").await), "passkey_refused");
    assert_eq!(refused(sign_in(&browser, &early, "").await), "passkey_refused");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn another_page_and_a_device_without_its_owner_open_nothing(pool: PgPool) {
    let here = town(pool).await;
    let (_, mut device) = with_device(&here, AYA).await;
    let browser = here.browser();
    device.page = "http://localhost:9999".parse().expect("an address");
    let signed = device.signs(asked(&browser).await);
    assert_eq!(refused(sign_in(&browser, &signed, "").await), "passkey_refused");
    device.page = super::HERE.parse().expect("an address");
    device.verifies = false;
    let signed = device.signs(asked(&browser).await);
    assert_eq!(refused(sign_in(&browser, &signed, "").await), "passkey_refused");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_opens_its_own_account_alone(pool: PgPool) {
    let here = town(pool).await;
    let (_, mut device) = with_device(&here, AYA).await;
    let kofi = here.member("kofi@example.ci").await;
    // The device says that its owner is another: what is not signed decides nothing.
    device.kept[0].1 = account(&kofi).0.as_bytes().to_vec();
    let browser = here.browser();
    let signed = device.signs(asked(&browser).await);
    assert_eq!(refused(sign_in(&browser, &signed, "").await), "passkey_refused");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_that_was_removed_opens_nothing(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    let browser = here.browser();
    let signed = device.signs(asked(&browser).await);
    let proof = proof(&aya).await;
    let known = standing(&aya, proof.member()).await.expect("an answer").known;
    remove(&aya, &proof, &known[0].id).await.expect("it is removed");
    assert_eq!(refused(sign_in(&browser, &signed, "").await), "passkey_refused");
    assert_eq!(
        here.audit(None).await.last().map(String::as_str),
        Some("session.refused")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_needs_no_second_step_and_passes_it(pool: PgPool) {
    let here = town(pool).await;
    let aya = protected(&here, AYA).await;
    let mut device = Device::new();
    super::adds(&aya.browser, &mut device, "").await.expect("it is added");
    let browser = here.browser();
    let signed = device.signs(asked(&browser).await);
    assert_eq!(sign_in(&browser, &signed, "/couple").await, Ok("/couple".to_owned()));

    let browser = here.browser();
    let page = crate::signin::sign_in(&browser, AYA, PASSWORD, "/couple/goals").await;
    assert_eq!(page, Ok("/login/second".to_owned()));
    let (_, mut kofis) = with_device(&here, "kofi@example.ci").await;
    let signed = kofis.signs(asked(&browser).await);
    let error = second_step::pass_by_passkey(&browser, &signed).await;
    assert_eq!(refused(error), "passkey_refused", "another's");
    let signed = device.signs(asked(&browser).await);
    assert_eq!(
        second_step::pass_by_passkey(&browser, &signed).await,
        Ok("/couple/goals".to_owned())
    );
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), account(&aya.browser));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_proves_who_sits_there(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    let expected = Ways {
        password: true,
        passkey: true,
        ..Ways::default()
    };
    assert_eq!(ways_of(&aya).await, expected);
    here.town.advance(LIFETIME);
    assert!(Reauthenticated::of(&aya).await.is_err());
    let (_, mut kofis) = with_device(&here, "kofi@example.ci").await;
    let signed = kofis.signs(asked(&aya).await);
    assert_eq!(
        refused(proves_by_passkey(&aya, &signed).await),
        "passkey_refused",
        "another's"
    );
    let signed = device.signs(asked(&aya).await);
    assert_eq!(proves_by_passkey(&aya, &signed).await, Ok("/account".to_owned()));
    Reauthenticated::of(&aya).await.expect("it is proved");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_is_asked_sixty_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = town(pool).await;
    let browser = here.browser();
    for _ in 0..PASSKEY_FROM.most {
        asked(&browser).await;
    }
    let error = begin(&browser).await.expect_err("it is refused");
    assert_eq!((error.status(), error.retry_after), (429, Some(900)));
}
