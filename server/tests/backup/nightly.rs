//! The backup of every night.

use std::sync::Arc;

use age::x25519::Identity;
use chrono::TimeDelta;
use platform::{
    configuration::{Backup, Configuration},
    jobs::{Timing, enqueue, run_waiting},
    testing::Town,
};
use server::backup::{NightlyBackup, Shelf};
use sqlx::PgPool;

use crate::drill::Drill;

async fn night_falls(town: &Town) {
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &NightlyBackup {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    run_waiting(&town.services, &server::jobs::registry())
        .await
        .expect("the jobs run");
    let left: i64 =
        sqlx::query_scalar("select count(*) from graphile_worker.jobs where task_identifier = 'nightly_backup'")
            .fetch_one(&town.services.pool)
            .await
            .expect("a count");
    assert_eq!(left, 0, "it is done");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn it_is_made_where_a_folder_is_set_and_kept_for_thirty_days(pool: PgPool) {
    let mut town = Town::open(pool).await;
    night_falls(&town).await;

    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    assert_eq!(shelf.newest(), None, "without a setting there is none");
    town.services.configuration = Arc::new(Configuration {
        backup: Backup {
            folder: Some(folder.path().to_path_buf()),
            recipient: Some(Identity::generate().to_public()),
        },
        ..Configuration::clone(&town.services.configuration)
    });
    let first = town.services.clock.now();
    for _ in 0..32 {
        night_falls(&town).await;
        assert_eq!(shelf.newest(), Some(town.services.clock.now()));
        town.advance(TimeDelta::days(1));
    }
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
        .collect();
    assert_eq!(names.len(), 31);
    assert!(!names.contains(&first.format("parvis-%Y%m%dT%H%M%SZ.tar.age").to_string()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_doctor_tells_of_a_night_that_was_missed(pool: PgPool) {
    let drill = Drill::begin(pool).await;
    assert!(drill.diagnosis().contains("there is none in"));
    let backup = drill.back_up();
    assert!(drill.diagnosis().contains("good   backup       the newest in"));
    let old = drill.shelf().join("parvis-20260101T024100Z.tar.age");
    std::fs::rename(backup, old).expect("months pass");
    let missed = drill.diagnosis();
    assert!(
        missed.contains("WRONG") && missed.contains("2026-01-01 02:41"),
        "{missed}"
    );
}
