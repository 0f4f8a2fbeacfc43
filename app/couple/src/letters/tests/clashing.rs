use platform::{database::MIGRATOR, error::ErrorKind, testing::Resident};
use sqlx::PgPool;

use super::{NOVEMBER, VERSIONS, code, reads, writes};
use crate::{
    letters::{Sent, compare, model::Comparison},
    story::{Two, as_partner, count},
};

const BASE: &str = "Mon amour,\n\nle marché.\n\nla pluie.\n";

async fn compares(resident: &Resident, base: i32, body: &str) -> Comparison {
    let (context, partner) = as_partner(resident).await;
    let sent = Sent {
        month: NOVEMBER.to_owned(),
        base: base.to_string(),
        body: body.to_owned(),
        ..Sent::default()
    };
    compare(&context, &partner, sent).await.unwrap()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_unseen_version_is_not_written_over(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, BASE).await.unwrap();
    let seen = reads(&two.kofi).await;
    writes(&two.aya, seen.number, &BASE.replace("marché", "marché du samedi"))
        .await
        .unwrap();
    let error = writes(&two.kofi, seen.number, "tout autre chose").await.unwrap_err();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Refused, "letter_newer"));
    assert!(reads(&two.aya).await.body.contains("marché du samedi"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_writer_is_shown_both_texts_and_both_in_one(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, BASE).await.unwrap();
    let seen = reads(&two.kofi).await;
    let theirs = BASE.replace("marché", "marché du samedi");
    let latest = writes(&two.aya, seen.number, &theirs).await.unwrap();
    let mine = BASE.replace("la pluie", "le soleil");

    let both = compares(&two.kofi, seen.number, &mine).await;
    assert_eq!(
        (both.number, both.partner.as_str(), both.own),
        (latest.number, "Aya", false)
    );
    assert_eq!(
        (both.mine.as_str(), both.theirs.as_str()),
        (mine.as_str(), theirs.as_str())
    );
    assert!(
        both.mine_pieces
            .iter()
            .any(|piece| piece.differs && piece.text.contains("soleil"))
    );
    assert!(
        both.their_pieces
            .iter()
            .any(|piece| piece.differs && piece.text.contains("samedi"))
    );
    assert!(both.clean);
    assert_eq!(both.merged, "Mon amour,\n\nle marché du samedi.\n\nle soleil.\n");

    for choice in [&both.mine, &both.theirs, &both.merged] {
        let now = reads(&two.kofi).await;
        writes(&two.kofi, now.number, choice).await.unwrap();
        assert_eq!(reads(&two.aya).await.body, *choice);
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_base_that_was_carried_on_shows_both_whole(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "les siens").await.unwrap();
    let both = compares(&two.kofi, 0, "les miens").await;
    assert_eq!((both.merged.as_str(), both.clean), ("les siens\n\nles miens", false));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn ones_own_other_page_is_not_written_over_either(pool: PgPool) {
    let two = Two::together(pool).await;
    let first = writes(&two.aya, 0, "un").await.unwrap();
    writes(&two.aya, first.number, "un, sur le téléphone").await.unwrap();
    assert_eq!(
        code(writes(&two.aya, first.number, "un, à l’ordinateur").await),
        "letter_newer"
    );
    assert!(compares(&two.aya, first.number, "un, à l’ordinateur").await.own);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_two_who_save_at_once_one_wins_and_the_other_sees_both(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for round in 0..10 {
        let base = reads(&two.aya).await.number;
        reads(&two.kofi).await;
        let (ayas, kofis) = (format!("aya {round}"), format!("kofi {round}"));
        let saving = [(two.aya.clone(), ayas.clone()), (two.kofi.clone(), kofis.clone())].map(|(resident, body)| {
            tokio::spawn(async move { (writes(&resident, base, &body).await, resident, body) })
        });
        let mut lost = Vec::new();
        for saved in saving {
            let (saved, resident, body) = saved.await.unwrap();
            if let Err(error) = saved {
                assert_eq!(error.code, "letter_newer", "round {round}");
                lost.push((resident, body));
            }
        }
        assert_eq!(lost.len(), 1, "round {round}: exactly one wins");
        let (resident, body) = lost.remove(0);
        let both = compares(&resident, base, &body).await;
        let won = if body == ayas { kofis } else { ayas };
        assert_eq!((both.mine, both.theirs), (body, won), "round {round}: nothing is lost");
    }
    assert!(count(&pool, VERSIONS).await >= 10);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_read_while_it_is_saved_is_kept(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let mut base = writes(&two.aya, 0, "0").await.unwrap().number;
    for round in 1..20 {
        let (aya, kofi) = (two.aya.clone(), two.kofi.clone());
        let saving = tokio::spawn(async move { writes(&aya, base, &round.to_string()).await.unwrap().number });
        let reading = tokio::spawn(async move { reads(&kofi).await });
        base = saving.await.unwrap();
        let read = reading.await.unwrap();
        let kept: Option<String> = sqlx::query_scalar("select body from couple.letter_versions where number = $1")
            .bind(read.number)
            .fetch_optional(&pool)
            .await
            .unwrap();
        assert_eq!(kept, Some(read.body), "round {round}");
    }
}
