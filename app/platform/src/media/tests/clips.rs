use std::process::Command;

use sqlx::PgPool;

use super::*;
use crate::{database::MIGRATOR, media::Programs};

const CLIPS: &[Kind] = &[Kind::Voice, Kind::Video];

/// A recording that lasts so many seconds, made by the machine's own ffmpeg; nothing where there is
/// none, which is said.
fn recording(seconds: u32, film: bool) -> Option<Vec<u8>> {
    let Some(programs) = Programs::find() else {
        eprintln!("SKIPPED: no ffmpeg on this machine");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("recording.webm");
    let sound = format!("sine=frequency=440:duration={seconds}");
    let picture = format!("testsrc=size=64x48:rate=5:duration={seconds}");
    let mut command = Command::new(programs.ffmpeg());
    command.args(["-v", "error", "-f", "lavfi", "-i", &sound]);
    if film {
        command.args(["-f", "lavfi", "-i", &picture, "-c:v", "libvpx"]);
    }
    command.args(["-c:a", "libopus", "-b:a", "8k", "-metadata", "title=WHERE SHE LIVES"]);
    let made = command.arg(&path).status().expect("it runs");
    assert!(made.success());
    Some(std::fs::read(&path).expect("what it made"))
}

async fn settled(town: &Town, media: Uuid) -> (String, String, Option<String>, Option<i32>, Option<String>) {
    process(&town.services, media).await.expect("it is looked at");
    sqlx::query_as("select state, kind, content_type, milliseconds, refusal from platform.media where id = $1")
        .bind(media)
        .fetch_one(&town.services.pool)
        .await
        .expect("its row")
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_voice_and_a_film_are_known_and_lose_what_was_noted(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = hears(&town, "Aya").await;
    for (film, kind, content_type) in [(false, "voice", "audio/webm"), (true, "video", "video/webm")] {
        let Some(sent) = recording(2, film) else { return };
        assert!(sent.windows(5).any(|part| part == b"WHERE"));
        let media = sends(&aya, &sent, "bonsoir", CLIPS).await.unwrap();
        let (state, found, served_as, milliseconds, _) = settled(&town, media).await;
        assert_eq!((state.as_str(), found.as_str()), ("ready", kind));
        assert_eq!(served_as.as_deref(), Some(content_type));
        assert!((1_900..2_200).contains(&milliseconds.unwrap()), "{milliseconds:?}");
        let clip = file_of(&pool, media).await.of_part("clip");
        let stored = storage(&town.services).read(&clip).await.unwrap();
        let kept = axum::body::to_bytes(stored.body, usize::MAX).await.unwrap();
        assert!(!kept.windows(5).any(|part| part == b"WHERE"));
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_message_lasts_three_minutes_at_most(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    for (seconds, refusal) in [(179, None), (180, None), (184, Some("too_long"))] {
        let Some(sent) = recording(seconds, false) else { return };
        let media = sends(&aya, &sent, "longtemps", CLIPS).await.unwrap();
        let (.., refused) = settled(&town, media).await;
        assert_eq!(refused.as_deref(), refusal, "{seconds}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_only_begins_like_a_recording_is_refused(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = hears(&town, "Aya").await;
    let mut sent = b"OggS\0\x02".to_vec();
    sent.resize(4_000, 7);
    let media = sends(&aya, &sent, "du bruit", CLIPS).await.unwrap();
    let (state, .., refused) = settled(&town, media).await;
    // Without the programs it is refused as well, and says so.
    let expected = if Programs::find().is_some() {
        "unreadable"
    } else {
        "no_programs"
    };
    assert_eq!((state.as_str(), refused.as_deref()), ("refused", Some(expected)));
}
