use std::sync::Arc;

use sqlx::PgPool;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::*;
use crate::{database::MIGRATOR, media::Scanner};

/// What the scanner of these tests takes for harmful.
const HARM: &[u8] = b"PARVIS-TEST-OF-HARM";

/// Something that speaks as clamd does.
async fn scanner() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(answers(line));
        }
    });
    address
}

async fn answers(mut line: TcpStream) -> std::io::Result<()> {
    let mut command = [0; 10];
    line.read_exact(&mut command).await?;
    assert_eq!(&command, b"zINSTREAM\0");
    let mut content = Vec::new();
    loop {
        let length = line.read_u32().await? as usize;
        if length == 0 {
            break;
        }
        let mut piece = vec![0; length];
        line.read_exact(&mut piece).await?;
        content.extend(piece);
    }
    let found = content.windows(HARM.len()).any(|part| part == HARM);
    let answer: &[u8] = if found {
        b"stream: Parvis.Test FOUND\0"
    } else {
        b"stream: OK\0"
    };
    line.write_all(answer).await
}

fn with_scanner(services: &Services, address: &str) -> Services {
    let mut configuration = (*services.configuration).clone();
    configuration.clamd = Some(address.to_owned());
    Services {
        configuration: Arc::new(configuration),
        ..services.clone()
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_harms_is_refused_and_what_does_not_is_shown(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let services = with_scanner(&town.services, &scanner().await);
    let aya = hears(&town, "Aya").await;
    let mut harmful = jpeg(400, 300);
    // Where one piece ends and the next begins.
    harmful.resize(64 * 1024 - 5, 0);
    harmful.extend_from_slice(HARM);
    let harmful = sends(&aya, &harmful, "piégée", &[Kind::Photo]).await.unwrap();
    let harmless = sends(&aya, &jpeg(400, 300), "la mer", &[Kind::Photo]).await.unwrap();
    process(&services, harmful).await.unwrap();
    process(&services, harmless).await.unwrap();
    assert_eq!(
        stands(&pool, harmful).await,
        ("refused".to_owned(), Some("harmful".to_owned()))
    );
    assert_eq!(stands(&pool, harmless).await.0, "ready");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn while_the_scanner_is_away_nothing_is_shown(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let aya = hears(&town, "Aya").await;
    let media = sends(&aya, &jpeg(40, 30), "la mer", &[Kind::Photo]).await.unwrap();
    let away = with_scanner(&town.services, &gone.to_string());
    assert_eq!(code(process(&away, media).await), "internal", "it is tried again");
    assert_eq!(stands(&pool, media).await.0, "received");
    let back = with_scanner(&town.services, &scanner().await);
    process(&back, media).await.unwrap();
    assert_eq!(stands(&pool, media).await.0, "ready");
}

/// A real clamd, where `scripts/with-clamd.sh` has started one with a signature of our own.
#[tokio::test]
async fn a_real_clamd_says_the_same() {
    let Ok(address) = std::env::var("PARVIS_TEST_CLAMD") else {
        eprintln!("SKIPPED: no clamd; scripts/with-clamd.sh starts one where it is installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut configuration = crate::testing::configuration("clamd");
    configuration.clamd = Some(address);
    let scanner = Scanner::of(&configuration).unwrap();
    assert!(scanner.greet().await.unwrap().starts_with("ClamAV"));
    for (content, finding) in [
        (b"nothing but words".as_slice(), crate::media::scan::Finding::Clean),
        (HARM, crate::media::scan::Finding::Harmful),
    ] {
        let path = folder.path().join("file");
        std::fs::write(&path, content).unwrap();
        assert_eq!(scanner.look_at(&path).await, Ok(finding));
    }
}
