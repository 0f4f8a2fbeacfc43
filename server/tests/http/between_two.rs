//! What two do on their pages, sent by the browser itself: pauses and repairs without scripts.

use axum::http::StatusCode;
use sqlx::PgPool;

use crate::{
    access::two,
    browser::{Browser, Site},
};

const PAGE: &str = "/couple/pause";
const STEPS: [&str; 5] = ["fact", "interpretation", "feeling", "need", "proposal"];

/// Sends a form of a page, and goes where it leads.
async fn sends(browser: &mut Browser, action: &str, page: &str, fields: &[(&str, &str)]) -> (String, String) {
    let form = [("__form", fields[0].1), ("__page", page)];
    let answer = browser.submits(action, &[&form, &fields[1..]].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{action}");
    let location = answer.location().to_owned();
    let shown = browser.goes_to(&location).await;
    assert_eq!(shown.status, StatusCode::OK, "{location}");
    (location, shown.text)
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_pause_is_asked_for_shown_to_both_and_refused_a_second_time(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, mut kofi] = two(&site, ["Aya", "Kofi"]).await;
    let begin = "/api/couple/pause/begin";
    let page = aya.goes_to(PAGE).await;
    assert!(page.text.contains("Demander cette pause") && !page.text.contains("Une pause est en cours"));

    let short = [
        ("form", "pause"),
        ("length", "own"),
        ("minutes", "19"),
        ("word", "Je marche."),
    ];
    let (back, text) = sends(&mut aya, begin, PAGE, &short).await;
    assert_eq!(back, PAGE);
    assert!(
        text.contains("Une pause dure au moins 20"),
        "the message is at its field"
    );
    assert!(
        text.contains("Je marche.") && text.contains("value=\"19\""),
        "and what was typed is still there"
    );

    let hour = [("form", "pause"), ("length", "60"), ("word", "Je marche.")];
    let (_, text) = sends(&mut aya, begin, PAGE, &hour).await;
    assert!(text.contains("Une pause est en cours") && text.contains("vendredi 20 novembre, 19:42"));
    assert!(text.contains("Revenir plus tôt"));

    let (_, text) = sends(&mut kofi, begin, PAGE, &hour).await;
    assert!(text.contains("Une pause est déjà en cours") && text.contains("Aya a demandé cette pause."));
    assert!(!text.contains("Revenir plus tôt"));

    let (_, text) = sends(&mut aya, "/api/couple/pause/end", PAGE, &[("form", "pause-end")]).await;
    assert!(!text.contains("Une pause est en cours") && text.contains("Te voilà."));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_repair_is_written_understood_and_agreed(pool: PgPool) {
    let site = Site::open(pool).await;
    let [mut aya, mut kofi] = two(&site, ["Aya", "Kofi"]).await;
    let all = "/couple/repair";
    assert!(aya.goes_to(all).await.text.contains("Commencer à écrire"));
    let (page, text) = sends(&mut aya, "/api/couple/repair/begin", all, &[("form", "repair-begin")]).await;
    assert!(text.contains("Étape 1 sur 5"));
    let id = page.rsplit('/').next().expect("an id").to_owned();
    let about = ("repair", id.as_str());
    assert_eq!(kofi.goes_to(&page).await.status, StatusCode::NOT_FOUND);

    let empty = [("form", "repair-step"), about, ("step", "fact"), ("words", " ")];
    let (_, text) = sends(&mut aya, "/api/couple/repair/write", &page, &empty).await;
    assert!(text.contains("Écris quelques mots."));
    for step in STEPS {
        let words = [("form", "repair-step"), about, ("step", step), ("words", step)];
        sends(&mut aya, "/api/couple/repair/write", &page, &words).await;
    }
    let review = aya.goes_to(&format!("{page}?step=send")).await.text;
    assert!(review.contains("Envoyer à Kofi"));
    sends(
        &mut aya,
        "/api/couple/repair/send",
        &page,
        &[("form", "repair-send"), about],
    )
    .await;

    assert!(kofi.goes_to(all).await.text.contains("Lire et répondre"));
    let read = kofi.goes_to(&page).await.text;
    assert!(STEPS.iter().all(|step| read.contains(step)) && read.contains("Dire ce que j’ai compris"));
    let moves = "/api/couple/repair/move";
    let words = [
        ("form", "repair-understand"),
        about,
        ("number", "1"),
        ("made", "understand"),
        ("words", "compris"),
    ];
    sends(&mut kofi, moves, &page, &words).await;
    let (_, text) = sends(&mut kofi, moves, &page, &words).await;
    assert!(
        text.contains("Cet échange a avancé entre-temps."),
        "sent twice, it is made once"
    );
    let yes = [("form", "repair-confirm"), about, ("number", "2"), ("made", "confirm")];
    assert!(aya.goes_to(&page).await.text.contains("Oui, c’est bien cela"));
    sends(&mut aya, moves, &page, &yes).await;

    let agreed = [
        ("form", "repair-accept"),
        about,
        ("number", "3"),
        ("as_goal", "true"),
        ("title", "Un message"),
    ];
    assert!(kofi.goes_to(&page).await.text.contains("Je suis d’accord"));
    let (_, text) = sends(&mut kofi, "/api/couple/repair/accept", &page, &agreed).await;
    assert!(text.contains("Ce que vous avez convenu") && text.contains("/couple/goals/"));
    assert!(aya.goes_to(all).await.text.contains("Ce qui est derrière vous"));
}
