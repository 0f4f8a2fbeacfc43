use platform::language::Language;
use sqlx::PgPool;

use super::{profile, save};
use crate::town::Neighbourhood;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn name_language_and_time_zone_are_saved(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let language = save(&aya, &member, "  Aya  Kouassi ", "ko", "Asia/Seoul").await;
    assert_eq!(language, Ok(Language::Ko));
    let viewer = here.next_request(&aya).await.viewer.expect("signed in");
    assert_eq!(
        (viewer.display_name.as_str(), viewer.language, viewer.time_zone.as_str()),
        ("Aya Kouassi", Language::Ko, "Asia/Seoul")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_wrong_field_is_told_at_once_and_nothing_is_saved(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let error = save(&aya, &member, " ", "de", "Mars/Olympus")
        .await
        .expect_err("it is refused");
    let told: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(told, ["display_name", "language", "time_zone"]);
    assert_eq!(here.next_request(&aya).await.viewer, aya.viewer);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn any_zone_that_exists_can_be_kept(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    save(&aya, &aya.member().expect("signed in"), "Aya", "fr", "Pacific/Chatham")
        .await
        .expect("it is saved");
    let aya = here.next_request(&aya).await;
    let shown = profile(&aya, &aya.member().expect("signed in"))
        .await
        .expect("a profile");
    assert_eq!(
        (shown.email.as_deref().unwrap_or_default(), shown.time_zone.as_str()),
        ("aya@example.ci", "Pacific/Chatham")
    );
    assert!(shown.zones.iter().any(|zone| zone.name == shown.time_zone));
}
