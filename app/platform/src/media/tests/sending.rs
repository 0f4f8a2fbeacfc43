use sqlx::PgPool;

use super::*;
use crate::{
    database::MIGRATOR,
    media::{LONGEST_ALTERNATIVE, MOST_KEPT},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_file_is_what_it_begins_with_whatever_it_is_called(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let ogg = b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0";
    for (file, kinds, refusal) in [
        (heic.as_slice(), &[Kind::Photo][..], "file_heic"),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            &[Kind::Photo],
            "file_no_photo",
        ),
        (b"MZ\x90\0", &[Kind::Photo], "file_no_photo"),
        (ogg, &[Kind::Photo], "file_no_photo"),
        (&jpeg(4, 4), &[Kind::Voice, Kind::Video], "file_no_clip"),
        (b"#EXTM3U\n/etc/passwd", &[Kind::Voice, Kind::Video], "file_no_clip"),
        (b"", &[Kind::Photo], "file_missing"),
    ] {
        let refused = sends(&aya, file, "des mots", kinds).await.unwrap_err();
        assert_eq!((refused.code.as_str(), refused.status()), (refusal, 422));
        assert_eq!(refused.fields[0].field, "file");
    }
    sends(&aya, &jpeg(4, 4), "des mots", &[Kind::Photo]).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nothing_is_taken_without_its_words(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    let (most, file) = (LONGEST_ALTERNATIVE, jpeg(4, 4));
    for (words, refusal) in [
        (String::new(), Some("alternative_missing")),
        ("  \n ".to_owned(), Some("alternative_missing")),
        ("é".repeat(most), None),
        ("é".repeat(most + 1), Some("alternative_too_long")),
    ] {
        let sent = sends(&aya, &file, &words, &[Kind::Photo]).await;
        assert_eq!(
            sent.err().map(|error| error.code).as_deref(),
            refusal,
            "{}",
            words.len()
        );
    }
    let both = sends(&aya, b"", "", &[Kind::Photo]).await.unwrap_err();
    let fields: Vec<_> = both.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(fields, ["alternative", "file"], "all that is missing is told at once");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_photo_weighs_twenty_megabytes_at_most(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    let mut heavy = jpeg(4, 4);
    heavy.resize(20 * 1024 * 1024, 0);
    sends(&aya, &heavy, "lourd", &[Kind::Photo]).await.unwrap();
    heavy.push(0);
    assert_eq!(
        code(sends(&aya, &heavy, "trop lourd", &[Kind::Photo]).await),
        "file_too_heavy"
    );
    let kept = names(&town.services).len();
    assert_eq!(kept, 1, "what was refused left no file");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_account_sends_sixty_files_an_hour(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi) = (hears(&town, "Aya").await, hears(&town, "Kofi").await);
    for _ in 0..60 {
        assert_eq!(
            code(sends(&aya, b"nothing", "x", &[Kind::Photo]).await),
            "file_no_photo"
        );
    }
    let refused = sends(&aya, b"nothing", "x", &[Kind::Photo]).await.unwrap_err();
    assert_eq!((refused.status(), refused.retry_after.is_some()), (429, true));
    assert_eq!(
        code(sends(&kofi, b"nothing", "x", &[Kind::Photo]).await),
        "file_no_photo"
    );
    town.advance(chrono::TimeDelta::hours(1));
    assert_eq!(
        code(sends(&aya, b"nothing", "x", &[Kind::Photo]).await),
        "file_no_photo"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_account_keeps_two_gigabytes_at_most(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let file = jpeg(4, 4);
    let media = sends(&aya, &file, "la première", &[Kind::Photo]).await.unwrap();
    let keeps = async |bytes: u64| {
        sqlx::query("update platform.media set bytes = $2 where id = $1")
            .bind(media)
            .bind(i64::try_from(bytes).unwrap())
            .execute(&pool)
            .await
            .unwrap();
    };
    keeps(MOST_KEPT - file.len() as u64 + 1).await;
    assert_eq!(
        code(sends(&aya, &file, "une de trop", &[Kind::Photo]).await),
        "file_no_room"
    );
    keeps(MOST_KEPT - file.len() as u64).await;
    sends(&aya, &file, "juste assez", &[Kind::Photo]).await.unwrap();
}
