//! The rules of choosing.

use std::sync::Arc;

use axum::body::Body;
use server_fn::codec::{FromReq, PostUrl};
use sqlx::PgPool;

use super::{
    SavePreferences,
    choosing::{self, Ticked},
};
use crate::{
    configuration::Configuration,
    error::AppError,
    notify::{Channel, Event, MailRhythm, Notice, NoticeKind, notify, push::Wording},
    testing::{Resident, Town},
};

async fn kept(town: &Town) -> Vec<(String, String, bool)> {
    sqlx::query_as("select kind, channel, enabled from platform.notification_preferences order by kind, channel")
        .fetch_all(&town.services.pool)
        .await
        .expect("preferences")
}

/// Ticks boxes: those of devices as they are by default.
async fn choose(resident: &Resident, bell: &[NoticeKind], mail: &[NoticeKind]) {
    choose_devices(resident, (bell, mail), &by_default(Channel::Push), Wording::Discreet).await;
}

async fn choose_devices(
    resident: &Resident,
    (bell, mail): (&[NoticeKind], &[NoticeKind]),
    push: &[NoticeKind],
    wording: Wording,
) {
    let ticked = Ticked {
        bell,
        mail,
        push,
        wording,
    };
    choosing::choose(&resident.context().await, &resident.member().await, ticked)
        .await
        .expect("chosen");
}

fn by_default(channel: Channel) -> Vec<NoticeKind> {
    NoticeKind::OF_RESIDENTS
        .into_iter()
        .filter(|kind| kind.arrives_by_default(channel))
        .collect()
}

async fn quiet(resident: &Resident, from: &str, to: &str) -> Result<bool, Vec<String>> {
    let hours = choosing::choose_quiet_hours(&resident.context().await, &resident.member().await, from, to).await;
    hours
        .map(|hours| hours.is_some())
        .map_err(|error| error.fields.into_iter().map(|field| field.field).collect())
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn only_what_differs_from_the_defaults_is_kept(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let (context, member) = (aya.context().await, aya.member().await);
    let bell = NoticeKind::OF_RESIDENTS;
    choose(&aya, &bell, &[NoticeKind::PartnerLeft]).await;
    let by_mail = by_default(Channel::Mail);
    let mut differing: Vec<_> = by_mail
        .iter()
        .filter(|kind| **kind != NoticeKind::PartnerLeft)
        .map(|kind| (kind.word().to_owned(), "mail".to_owned(), false))
        .collect();
    differing.sort();
    assert_eq!(kept(&town).await, differing);
    let lines = choosing::preferences(&context, &member)
        .await
        .expect("preferences")
        .lines;
    assert!(lines.iter().all(|line| line.bell));
    assert!(
        lines
            .iter()
            .all(|line| line.mail == (line.kind == NoticeKind::PartnerLeft))
    );

    choose(&aya, &bell, &by_mail).await;
    assert!(kept(&town).await.is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn security_and_the_operators_kinds_are_not_a_residents_to_choose(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    choose_devices(&aya, (&[], &[]), &[], Wording::Discreet).await;
    let kinds: Vec<_> = kept(&town).await.into_iter().map(|(kind, ..)| kind).collect();
    assert!(
        !kinds
            .iter()
            .any(|kind| kind == "join_guessing" || kind == "password_changed"),
        "{kinds:?}"
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn operators_choose_about_guessing_too(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    sqlx::query("insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', now())")
        .bind(aya.account)
        .execute(&town.services.pool)
        .await
        .expect("a grant");
    let preferences = choosing::preferences(&aya.context().await, &aya.member().await)
        .await
        .expect("preferences");
    assert_eq!(
        preferences.lines.last().map(|line| line.kind),
        Some(NoticeKind::JoinGuessing)
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn devices_say_what_is_ticked_and_a_locked_screen_is_discreet_unless_one_wants(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let (context, member) = (aya.context().await, aya.member().await);
    let shown = choosing::preferences(&context, &member).await.expect("preferences");
    assert!(!shown.device.expect("closed browsers are spoken to").shows_words);

    let others = (&NoticeKind::OF_RESIDENTS[..], &by_default(Channel::Mail)[..]);
    choose_devices(&aya, others, &[NoticeKind::GoalSet], Wording::Plain).await;
    let shown = choosing::preferences(&context, &member).await.expect("preferences");
    assert!(shown.device.expect("closed browsers are spoken to").shows_words);
    for line in shown.lines {
        assert_eq!(line.push, line.kind == NoticeKind::GoalSet, "{:?}", line.kind);
    }

    choose_devices(&aya, others, &by_default(Channel::Push), Wording::Discreet).await;
    assert!(kept(&town).await.is_empty());
    let shown = choosing::preferences(&context, &member).await.expect("preferences");
    assert!(!shown.device.expect("closed browsers are spoken to").shows_words);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn where_closed_browsers_are_not_spoken_to_the_choice_about_devices_stays(pool: PgPool) {
    let mut town = Town::open(pool).await;
    let configuration = Configuration {
        vapid: None,
        ..(*town.services.configuration).clone()
    };
    town.services.configuration = Arc::new(configuration);
    let aya = town.resident("Aya").await;
    let others = (&NoticeKind::OF_RESIDENTS[..], &by_default(Channel::Mail)[..]);
    choose_devices(&aya, others, &[], Wording::Plain).await;
    assert!(kept(&town).await.is_empty());
    let shown = choosing::preferences(&aya.context().await, &aya.member().await).await;
    assert_eq!(shown.expect("preferences").device, None);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn quiet_hours_are_kept_changed_and_forgotten(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    assert_eq!(quiet(&aya, "22:00", "07:00").await, Ok(true));
    assert_eq!(quiet(&aya, "23:30:00", "06:15").await, Ok(true));
    let shown = choosing::preferences(&aya.context().await, &aya.member().await)
        .await
        .expect("preferences");
    assert_eq!(
        (shown.quiet_from.as_str(), shown.quiet_to.as_str(), shown.zone.as_str()),
        ("23:30", "06:15", "Abidjan")
    );
    assert_eq!(quiet(&aya, " ", "").await, Ok(false));
    let shown = choosing::preferences(&aya.context().await, &aya.member().await)
        .await
        .expect("preferences");
    assert!(shown.quiet_from.is_empty() && shown.quiet_to.is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn hours_that_cannot_be_are_refused_beside_their_field(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    assert_eq!(quiet(&aya, "22:00", "").await, Err(vec!["quiet_to".to_owned()]));
    assert_eq!(quiet(&aya, "", "07:00").await, Err(vec!["quiet_from".to_owned()]));
    assert_eq!(quiet(&aya, "22:00", "22:00").await, Err(vec!["quiet_to".to_owned()]));
    assert_eq!(
        quiet(&aya, "24:00", "late").await,
        Err(vec!["quiet_from".to_owned(), "quiet_to".to_owned()])
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_rhythm_of_letters_is_kept_and_the_default_is_not(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let (context, member) = (aya.context().await, aya.member().await);
    for (word, kept) in [
        ("daily", Some("daily")),
        ("weekly", Some("weekly")),
        ("as_it_comes", None),
    ] {
        choosing::choose_rhythm(&context, &member, word).await.expect("chosen");
        let in_table: Option<String> = sqlx::query_scalar("select rhythm from platform.mail_rhythms")
            .fetch_optional(&town.services.pool)
            .await
            .expect("a rhythm or none");
        assert_eq!(in_table.as_deref(), kept);
        let shown = choosing::preferences(&context, &member).await.expect("preferences");
        assert_eq!(shown.rhythm.word(), word);
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_rhythm_that_there_is_not_is_refused_and_changes_nothing(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let (context, member) = (aya.context().await, aya.member().await);
    choosing::choose_rhythm(&context, &member, "daily")
        .await
        .expect("chosen");
    let endless = "weekly".repeat(10_000);
    for word in ["", "hourly", "Weekly", endless.as_str()] {
        let refused = choosing::choose_rhythm(&context, &member, word).await;
        let fields: Vec<String> = refused
            .expect_err("refused")
            .fields
            .into_iter()
            .map(|field| field.field)
            .collect();
        assert_eq!(fields, ["rhythm"]);
    }
    let shown = choosing::preferences(&context, &member).await.expect("preferences");
    assert_eq!(shown.rhythm, MailRhythm::Daily);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_comes_by_mail_no_more_leaves_the_next_digest(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    choosing::choose_rhythm(&aya.context().await, &aya.member().await, "daily")
        .await
        .expect("chosen");
    let name = || "Kofi".to_owned();
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    for event in [Event::RepairWaits { name: name() }, Event::PartnerLeft { name: name() }] {
        let notice = Notice {
            account: aya.account,
            event_key: event.kind().word(),
            event,
        };
        notify(&mut connection, &town.services, notice).await.expect("told");
    }
    choose(&aya, &NoticeKind::OF_RESIDENTS, &[NoticeKind::PartnerLeft]).await;
    let gathered: Vec<String> = sqlx::query_scalar("select kind from platform.digest_lines")
        .fetch_all(&town.services.pool)
        .await
        .expect("lines");
    assert_eq!(gathered, ["partner_left"]);
}

#[tokio::test]
async fn a_browser_sends_each_box_that_is_ticked() {
    for (body, bell, mail, push) in [
        ("__form=preferences", 0, 0, 0),
        ("bell%5B%5D=partner_left", 1, 0, 0),
        (
            "__form=preferences&bell%5B%5D=partner_joined&bell%5B%5D=partner_left&mail%5B%5D=pairing_undone",
            2,
            1,
            0,
        ),
        (
            "bell[]=partner_joined&mail[]=partner_joined&mail[]=partner_left&push[]=goal_set",
            1,
            2,
            1,
        ),
    ] {
        let request = http::Request::post("/").body(Body::from(body)).expect("a request");
        let read = <SavePreferences as FromReq<PostUrl, _, AppError>>::from_req(request)
            .await
            .expect("arguments");
        assert_eq!(
            (read.bell.len(), read.mail.len(), read.push.len()),
            (bell, mail, push),
            "{body}"
        );
    }
}
