//! What a storage promises, of the folder and of the bucket.

use std::io::Write;

use axum::body::to_bytes;
use proptest::prelude::*;

use super::*;
use crate::{chance::Chance, configuration::Secret};

fn storage(folder: &tempfile::TempDir) -> Storage {
    Storage {
        place: Place::Folder(Folder::new(files(folder))),
    }
}

fn files(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("files")
}

async fn text(storage: &Storage, name: &FileName) -> String {
    let stored = storage.read(name).await.expect("the file is read");
    let bytes = to_bytes(stored.body, usize::MAX).await.expect("a body");
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[tokio::test]
async fn what_is_kept_is_read_replaced_and_thrown_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
    assert_eq!(storage.read(&name).await.expect_err("nothing yet").code, "not_found");
    for words in ["one", "and another"] {
        let length = storage.keep(&name, |file| file.write_all(words.as_bytes())).await;
        assert_eq!(length, Ok(words.len() as u64));
        assert_eq!(text(&storage, &name).await, words);
    }
    for _ in 0..2 {
        assert_eq!(storage.throw_away(&name).await, Ok(()));
    }
    assert!(storage.read(&name).await.is_err());
}

#[tokio::test]
async fn what_could_not_be_written_whole_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
    let broken = storage.keep(&name, |file| {
        file.write_all(b"half")?;
        Err(io::Error::other("the disk is full"))
    });
    assert_eq!(broken.await.expect_err("it is told").code, "internal");
    let left = std::fs::read_dir(files(&folder)).expect("the folder").count();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn what_is_kept_is_listed_and_what_is_being_written_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let (storage, chance) = (storage(&folder), Chance::seeded(1));
    assert!(storage.names().expect("no folder yet").is_empty());
    let mut names = vec![FileName::draw(&chance), FileName::draw(&chance)];
    for name in &names {
        storage.keep(name, |file| file.write_all(b"words")).await.expect("kept");
    }
    std::fs::write(files(&folder).join("another.unfinished"), "wor").expect("half a file");
    names.sort_unstable_by(|one, other| one.as_str().cmp(other.as_str()));
    assert_eq!(storage.names().expect("a list"), names);
    let (_, length) = storage.open(&names[0]).expect("it opens").expect("it is there");
    assert_eq!(length, 5);
    storage.throw_away(&names[0]).await.expect("gone");
    assert!(storage.open(&names[0]).expect("it is not there").is_none());
}

#[tokio::test]
async fn what_comes_piece_by_piece_is_there_once_it_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
    let mut arriving = storage.begin(&name).await.expect("it begins");
    for piece in ["one, ", "two, ", "three"] {
        arriving.add(piece.as_bytes()).await.expect("a piece");
    }
    assert!(storage.read(&name).await.is_err(), "not before its end");
    assert_eq!(arriving.finish().await, Ok(15));
    assert_eq!(text(&storage, &name).await, "one, two, three");
    let part = storage.read_part(&name, 5..=7).await.expect("a part");
    assert_eq!(part.length, 3);
    assert_eq!(to_bytes(part.body, 100).await.expect("a body"), "two");
}

#[tokio::test]
async fn what_stops_on_the_way_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let (storage, name) = (storage(&folder), FileName::draw(&Chance::seeded(1)));
    let mut arriving = storage.begin(&name).await.expect("it begins");
    arriving.add(b"half").await.expect("a piece");
    drop(arriving);
    std::fs::write(files(&folder).join("cut.unfinished"), "off").expect("of a process that was killed");
    let left = || std::fs::read_dir(files(&folder)).expect("the folder").count();
    assert_eq!(left(), 1);
    storage
        .throw_away_unfinished(Duration::from_hours(1))
        .expect("it is looked through");
    assert_eq!(left(), 1, "somebody may still be writing it");
    storage
        .throw_away_unfinished(Duration::ZERO)
        .expect("it is looked through");
    assert_eq!(left(), 0);
}

#[test]
fn a_name_never_leads_out_of_the_folder() {
    for text in ["", "..", "../secret", "a/b", "/etc/passwd", "a.zip"] {
        assert!(FileName::kept(text.to_owned()).is_err(), "{text}");
    }
    let drawn = FileName::draw(&Chance::seeded(1));
    assert_eq!(FileName::kept(drawn.as_str().to_owned()), Ok(drawn));
}

proptest! {
    // No name that is believed has a separator or a dot: it cannot lead out of the folder, or to another kind.
    #[test]
    fn a_name_that_is_believed_is_one_of_ours(text in "\\PC{0,30}|[A-Za-z0-9_./\\\\-]{0,30}|(\\.\\./){0,3}[a-z]{0,9}") {
        let folder = Folder::new(PathBuf::from("/data/files"));
        if let Ok(name) = FileName::kept(text.clone()) {
            let path = folder.path(&name);
            prop_assert_eq!(path.parent(), Some(std::path::Path::new("/data/files")));
            prop_assert_eq!(path.file_name().and_then(std::ffi::OsStr::to_str), Some(text.as_str()));
            prop_assert!(path.extension().is_none());
        }
    }
}

/// An S3 server, where `scripts/with-s3.sh` has started one.
fn bucket() -> Option<Storage> {
    let Ok(endpoint) = std::env::var("PARVIS_TEST_S3") else {
        eprintln!("SKIPPED: no S3 server; scripts/with-s3.sh starts one where it is installed");
        return None;
    };
    let access = ("parvis".to_owned(), Secret::new("a secret of tests"));
    let endpoint = endpoint.parse().expect("an address");
    let bucket = Bucket::new(Some(endpoint), "parvis".to_owned(), "us-east-1".to_owned(), access);
    Some(Storage {
        place: Place::Bucket(bucket),
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_keeps_what_a_folder_keeps() {
    let Some(storage) = bucket() else { return };
    let name = FileName::draw(&Chance::System);
    assert_eq!(storage.read(&name).await.expect_err("nothing yet").code, "not_found");
    for words in ["one", "and another"] {
        let length = storage.keep(&name, |file| file.write_all(words.as_bytes())).await;
        assert_eq!(length, Ok(words.len() as u64));
        assert_eq!(text(&storage, &name).await, words);
    }
    assert_eq!(storage.length(&name).await, Ok(11));
    let part = storage.read_part(&name, 4..=10).await.expect("a part");
    assert_eq!(part.length, 7);
    assert_eq!(to_bytes(part.body, 100).await.expect("a body"), "another");
    let local = storage.local(&name).await.expect("a copy");
    assert_eq!(std::fs::read_to_string(local.path()).expect("a file"), "and another");
    let (listed, looked) = (storage.clone(), name.clone());
    let (names, opened) = tokio::task::spawn_blocking(move || (listed.names(), listed.open(&looked)))
        .await
        .expect("a thread");
    assert!(names.expect("a list").contains(&name));
    assert_eq!(opened.expect("it opens").expect("it is there").1, 11);
    for _ in 0..2 {
        assert_eq!(storage.throw_away(&name).await, Ok(()));
    }
    assert!(storage.read(&name).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_takes_what_comes_piece_by_piece_also_in_many_parts() {
    let Some(storage) = bucket() else { return };
    let name = FileName::draw(&Chance::System);
    let mut arriving = storage.begin(&name).await.expect("it begins");
    let piece = vec![7; 1024 * 1024];
    for _ in 0..12 {
        arriving.add(&piece).await.expect("a piece");
    }
    assert!(storage.length(&name).await.is_err(), "not before its end");
    assert_eq!(arriving.finish().await, Ok(12 * 1024 * 1024));
    assert_eq!(storage.length(&name).await, Ok(12 * 1024 * 1024));
    storage.throw_away(&name).await.expect("gone");
}
