use image::{GenericImageView, ImageFormat};
use sqlx::PgPool;

use super::*;
use crate::{database::MIGRATOR, live::leave_audience, media::model::Variant};

/// The same JPEG with what a camera notes: who made it, and how it was held.
fn noted_by_a_camera(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let maker = b"A CAMERA OF ITS OWN\0";
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    let long = u8::try_from(maker.len()).expect("a short name");
    tiff.extend_from_slice(&[0x0f, 0x01, 2, 0, long, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend_from_slice(&[0; 4]);
    tiff.extend_from_slice(maker);
    let length = u16::try_from(2 + 6 + tiff.len()).expect("a short part").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, b"Exif\0\0", &tiff, &jpeg[2..]].concat()
}

async fn content(services: &Services, file: &FileName, variant: Variant) -> Vec<u8> {
    let stored = storage(services)
        .read(&file.of_part(variant.word()))
        .await
        .expect("it is kept");
    axum::body::to_bytes(stored.body, usize::MAX)
        .await
        .expect("its bytes")
        .to_vec()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_photo_comes_out_small_upright_and_without_what_the_camera_noted(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    // Held upright: what the sensor saw lies on its side.
    let sent = noted_by_a_camera(&jpeg(1_000, 500), 6);
    assert!(sent.windows(8).any(|part| part == b"A CAMERA"));
    let media = sends(&aya, &sent, "le marché", &[Kind::Photo]).await.unwrap();
    process(&town.services, media).await.unwrap();

    assert_eq!(stands(&pool, media).await, ("ready".to_owned(), None));
    let shape: (i32, i32) = sqlx::query_as("select width, height from platform.media where id = $1")
        .bind(media)
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(shape, (500, 1_000));
    let file = file_of(&pool, media).await;
    for (variant, wide, high) in [(Variant::Small, 320, 640), (Variant::Medium, 500, 1_000)] {
        let webp = content(&town.services, &file, variant).await;
        assert!(!webp.windows(8).any(|part| part == b"A CAMERA"));
        let read = image::load_from_memory_with_format(&webp, ImageFormat::WebP).unwrap();
        assert_eq!(read.dimensions(), (wide, high));
        // Turned by a quarter to the right: what was left and bright is above.
        let (above, below) = (read.get_pixel(wide / 2, 5), read.get_pixel(wide / 2, high - 5));
        assert!(above[0] > 200 && below[0] < 60, "{above:?} {below:?}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_format_that_is_promised_is_read(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let sent = written(40, 30, format);
        let media = sends(&aya, &sent, "un carré", &[Kind::Photo]).await.unwrap();
        process(&town.services, media).await.unwrap();
        assert_eq!(stands(&pool, media).await.0, "ready", "{format:?}");
        let webp = content(&town.services, &file_of(&pool, media).await, Variant::Small).await;
        assert!(webp.starts_with(b"RIFF") && &webp[8..12] == b"WEBP");
    }
    let placeholder: String = sqlx::query_scalar("select placeholder from platform.media limit 1")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert!(
        placeholder.starts_with("data:image/webp;base64,") && placeholder.len() < 600,
        "{placeholder}"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_claims_to_be_enormous_is_never_unfolded(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    for (width, height) in [(10_000_u16, 5_001_u16), (16_384, 16), (65_535, 65_535)] {
        let mut sent = written(4, 4, ImageFormat::Gif);
        sent[6..8].copy_from_slice(&width.to_le_bytes());
        sent[8..10].copy_from_slice(&height.to_le_bytes());
        let media = sends(&aya, &sent, "une bombe", &[Kind::Photo]).await.unwrap();
        process(&town.services, media).await.unwrap();
        let refused = ("refused".to_owned(), Some("too_many_pixels".to_owned()));
        assert_eq!(stands(&pool, media).await, refused, "{width} × {height}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_damaged_photo_is_refused_and_not_tried_again(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(200, 200)[..120], "à moitié", &[Kind::Photo])
        .await
        .unwrap();
    process(&town.services, media).await.unwrap();
    assert_eq!(
        stands(&pool, media).await,
        ("refused".to_owned(), Some("unreadable".to_owned()))
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_job_that_was_cut_off_halfway_does_it_once(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(400, 300), "la mer", &[Kind::Photo]).await.unwrap();
    let file = file_of(&pool, media).await;
    // It was killed after its first file, which is half of one.
    let half = file.of_part("small");
    let tomorrow = town.services.clock.now() + chrono::TimeDelta::days(1);
    store::announce(&pool, std::slice::from_ref(&half), tomorrow)
        .await
        .unwrap();
    storage(&town.services)
        .keep(&half, |file| std::io::Write::write_all(file, b"half"))
        .await
        .unwrap();
    for _ in 0..3 {
        process(&town.services, media).await.unwrap();
    }
    assert_eq!(stands(&pool, media).await.0, "ready");
    assert!(
        content(&town.services, &file, Variant::Small)
            .await
            .starts_with(b"RIFF")
    );
    let told: i64 = sqlx::query_scalar("select count(*) from platform.changes where resource = 'media'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(told, 1, "both screens are told once");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_photo_is_seen_by_who_hears_its_audience_once_it_is_ready(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, kofi) = (hears(&town, "Aya").await, hears(&town, "Kofi").await);
    let stranger = town.resident("Yao").await;
    let media = sends(&aya, &jpeg(40, 30), "la mer", &[Kind::Photo]).await.unwrap();
    let sees = async |resident: &Resident| store::servable(&pool, &resident.member().await, media).await.is_ok();
    assert!(!sees(&aya).await, "nothing is served before it was looked at");
    process(&town.services, media).await.unwrap();
    assert!(sees(&aya).await && sees(&kofi).await);
    assert!(!sees(&stranger).await);
    let mut connection = pool.acquire().await.unwrap();
    leave_audience(&mut connection, kofi.account, AUDIENCE).await.unwrap();
    assert!(!sees(&kofi).await, "who has left sees nothing any more");
}
