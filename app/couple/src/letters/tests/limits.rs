use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind};
use sqlx::PgPool;

use super::{NOVEMBER, reads, writes};
use crate::{
    letters::{Sent, compare},
    story::{Two, as_partner},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_editor_saves_a_hundred_and_twenty_times_a_minute(pool: PgPool) {
    let two = Two::together(pool).await;
    let mut base = 0;
    for save in 0..120 {
        base = writes(&two.aya, base, &format!("{save}")).await.unwrap().number;
    }
    let error = writes(&two.aya, base, "de trop").await.unwrap_err();
    assert_eq!((error.kind, error.retry_after), (ErrorKind::TooManyRequests, Some(60)));
    let seen = reads(&two.kofi).await;
    let theirs = writes(&two.kofi, seen.number, "l’autre").await.unwrap();
    two.town.advance(TimeDelta::minutes(1));
    writes(&two.aya, theirs.number, "une minute plus tard").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn texts_are_compared_thirty_times_a_minute(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "un").await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    let sent = || Sent {
        month: NOVEMBER.to_owned(),
        body: "deux".to_owned(),
        ..Sent::default()
    };
    for _ in 0..30 {
        compare(&context, &kofi, sent()).await.unwrap();
    }
    let error = compare(&context, &kofi, sent()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooManyRequests);
}
