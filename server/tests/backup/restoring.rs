//! What was lost comes back, all of it.

use std::{fs, os::unix::fs::PermissionsExt};

use platform::database::MIGRATOR;
use sqlx::{PgPool, migrate::Migrator};

use crate::{
    drill::{Drill, succeeded},
    rows::{destroy, rows, shape},
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_town_that_was_lost_comes_back_row_by_row_and_file_by_file(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    let pool = &drill.pool;
    let before = (rows(pool).await, shape(pool).await, drill.files());
    assert!(before.0.len() > 30 && before.1.len() > 100 && before.2.len() == 2);
    let backup = drill.back_up();
    assert_eq!(rows(pool).await, before.0, "a backup changes nothing");

    destroy(pool).await;
    drill.lose_files();
    let said = succeeded(&drill.restore(&backup, &drill.identity));
    assert!(
        said.contains("Restored what Parvis") && said.contains(", 2 files."),
        "{said}"
    );
    let after = (rows(pool).await, shape(pool).await, drill.files());
    assert_eq!(after.0, before.0);
    assert_eq!(after.1, before.1);
    assert_eq!(after.2, before.2);
    assert!(!said.contains("Brought up to date"), "{said}");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nobody_can_read_it_on_the_way(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    let backup = drill.back_up();
    let bytes = fs::read(&backup).expect("a backup");
    for word in ["aya@parvis.test", "a photo", "manifest", "PGDMP"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
    assert_eq!(
        fs::metadata(&backup).expect("a file").permissions().mode() & 0o777,
        0o600
    );
    let folder: Vec<_> = fs::read_dir(drill.shelf()).expect("a folder").collect();
    assert_eq!(folder.len(), 1, "nothing else is left there");
}

#[sqlx::test(migrations = false)]
async fn an_older_backup_is_brought_up_to_date(pool: PgPool) {
    let all: Vec<_> = MIGRATOR.iter().cloned().collect();
    let (latest, earlier) = all.split_last().expect("migrations");
    let before = Migrator {
        migrations: earlier.to_vec().into(),
        ..Migrator::DEFAULT
    };
    before.run(&pool).await.expect("the schema before the last migration");
    let data = tempfile::tempdir().expect("a folder");
    let drill = Drill::on(pool, data.path().to_path_buf());
    let backup = drill.back_up();
    assert_eq!(count(&drill.pool, latest.version).await, 0, "a backup changes nothing");

    destroy(&drill.pool).await;
    let said = succeeded(&drill.restore(&backup, &drill.identity));
    assert!(said.contains("Brought up to date since: 1 migrations."), "{said}");
    assert_eq!(count(&drill.pool, latest.version).await, 1);
}

async fn count(pool: &PgPool, migration: i64) -> i64 {
    sqlx::query_scalar("select count(*) from _sqlx_migrations where version = $1")
        .bind(migration)
        .fetch_one(pool)
        .await
        .expect("a count")
}
