//! What is not restored, and why: told in plain words, and nothing is changed.

use std::{fs, path::Path};

use age::x25519::Identity;
use sqlx::PgPool;

use crate::{
    drill::{Drill, refused},
    rows::{destroy, rows},
};

/// A town that is lost, and its backup.
async fn lost(pool: PgPool) -> (Drill, std::path::PathBuf) {
    let drill = Drill::begin(pool).await;
    let backup = drill.back_up();
    destroy(&drill.pool).await;
    drill.lose_files();
    (drill, backup)
}

async fn is_refused(drill: &Drill, file: &Path, identity: &Identity, because: &str) {
    let said = refused(&drill.restore(file, identity));
    assert!(said.contains(because), "{said}");
    assert!(!said.contains("panicked") && !said.contains(".rs:"), "{said}");
    assert!(rows(&drill.pool).await.is_empty(), "the database is as empty as before");
    assert!(drill.files().is_empty(), "and so is the storage");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_key(pool: PgPool) {
    let (drill, backup) = lost(pool).await;
    is_refused(
        &drill,
        &backup,
        &Identity::generate(),
        "it was encrypted to another one",
    )
    .await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_file_without_a_key(pool: PgPool) {
    let (drill, backup) = lost(pool).await;
    let nothing = drill.folder.path().join("nothing.txt");
    fs::write(&nothing, drill.identity.to_public().to_string()).expect("a file");
    let output = drill.parvis(&[
        "restore".as_ref(),
        backup.as_os_str(),
        "--identity".as_ref(),
        nothing.as_os_str(),
    ]);
    assert!(refused(&output).contains("holds no identity of age"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_archive_that_was_cut_or_changed(pool: PgPool) {
    let (drill, backup) = lost(pool).await;
    let whole = fs::read(&backup).expect("a backup");
    let copy = drill.folder.path().join("copy.tar.age");
    // In the middle, at the end of one of age's pieces, and just before its end.
    let header = whole.windows(5).position(|part| part == b"\n--- ").expect("a header") + 5 + 43 + 1 + 16;
    for length in [whole.len() / 2, header + 65_552, whole.len() - 1] {
        fs::write(&copy, &whole[..length]).expect("a copy");
        is_refused(&drill, &copy, &drill.identity, "is cut short or damaged").await;
    }
    let mut changed = whole.clone();
    changed[whole.len() / 3] ^= 1;
    fs::write(&copy, changed).expect("a copy");
    is_refused(&drill, &copy, &drill.identity, "is cut short or damaged").await;
    for not_much in [&whole[..100], b"", b"a letter"] {
        fs::write(&copy, not_much).expect("a copy");
        is_refused(&drill, &copy, &drill.identity, "is no backup of Parvis").await;
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_database_with_something_in_it(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    let backup = drill.back_up();
    let before = rows(&drill.pool).await;
    let said = refused(&drill.restore(&backup, &drill.identity));
    assert!(said.contains("The database is not empty"), "{said}");
    assert_eq!(rows(&drill.pool).await, before);

    destroy(&drill.pool).await;
    sqlx::raw_sql("create table letters (words text)")
        .execute(&drill.pool)
        .await
        .expect("somebody else's table");
    assert!(refused(&drill.restore(&backup, &drill.identity)).contains("The database is not empty"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_backup_of_a_newer_version(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    sqlx::raw_sql(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (99990101000000, 'years from now', true, '', 0)",
    )
    .execute(&drill.pool)
    .await
    .expect("a migration");
    let backup = drill.back_up();
    destroy(&drill.pool).await;
    drill.lose_files();
    is_refused(&drill, &backup, &drill.identity, "is newer than this one").await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_backup_that_nobody_could_read(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    let shelf = drill.shelf();
    let said = refused(&drill.parvis(&["backup".as_ref(), shelf.as_os_str()]));
    assert!(said.contains("needs a public key of age"), "{said}");
    assert!(!shelf.exists());
    let recipient = drill.identity.to_public().to_string();
    let said = refused(&drill.parvis(&["backup", "--recipient", &recipient]));
    assert!(said.contains("Say which folder"), "{said}");
}
