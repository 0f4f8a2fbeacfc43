//! The private PostgreSQL: first start, reuse, crashes, shared use.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use server::database::Embedded;
use sqlx::{Connection, PgConnection};

/// A data folder that an unprivileged user may reach, gone with the test.
fn data_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("open to all");
    folder
}

async fn start(folder: &Path) -> Embedded {
    Embedded::start(folder).await.unwrap_or_else(|error| panic!("{error}"))
}

async fn connect(database: &Embedded) -> PgConnection {
    PgConnection::connect_with(&database.connect_options())
        .await
        .expect("a connection")
}

async fn write_a_letter(database: &Embedded) {
    let mut connection = connect(database).await;
    sqlx::raw_sql("create table letters (words text); insert into letters values ('bonjour')")
        .execute(&mut connection)
        .await
        .expect("written");
}

async fn read_the_letter(database: &Embedded) -> String {
    sqlx::query_scalar("select words from letters")
        .fetch_one(&mut connect(database).await)
        .await
        .expect("read")
}

fn lock_file(database: &Embedded) -> PathBuf {
    database.folder().join("data/postmaster.pid")
}

/// What a killed server leaves behind: PostgreSQL runs, and the kernel has taken the claim back.
fn die(database: Embedded) {
    drop(database);
}

/// Kills a process, and comes back when it is dead.
fn kill_at_once(process: i32) {
    kill(Pid::from_raw(process), Signal::SIGKILL).expect("it ran");
    // The dead have no arguments any more.
    while std::fs::read(format!("/proc/{process}/cmdline")).is_ok_and(|arguments| !arguments.is_empty()) {
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn a_fresh_start_makes_a_database_that_stays() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    write_a_letter(&database).await;
    let running = lock_file(&database);
    database.stop().await.unwrap();
    assert!(!running.exists(), "the last one to leave stops it");

    let database = start(folder.path()).await;
    assert_eq!(read_the_letter(&database).await, "bonjour");
    database.stop().await.unwrap();
}

#[tokio::test]
async fn the_application_is_not_a_superuser_but_owns_its_database() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    let mut connection = connect(&database).await;
    let powers: (bool, String) = sqlx::query_as(
        "select r.rolsuper, pg_get_userbyid(d.datdba)::text from pg_roles r, pg_database d
         where r.rolname = current_user and d.datname = current_database()",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(powers, (false, "parvis".to_owned()));
    sqlx::raw_sql("create extension btree_gist")
        .execute(&mut connection)
        .await
        .expect("trusted extensions work");
    connection.close().await.unwrap();
    database.stop().await.unwrap();
}

#[tokio::test]
async fn nobody_else_can_reach_it() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&database.folder()), 0o700);
    assert_eq!(mode(database.socket_folder()), 0o700);
    let listens: String = sqlx::query_scalar("show listen_addresses")
        .fetch_one(&mut connect(&database).await)
        .await
        .unwrap();
    assert_eq!(listens, "", "no port is open");
    database.stop().await.unwrap();
}

#[tokio::test]
async fn after_a_killed_server_the_next_start_goes_on_with_the_running_database() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    write_a_letter(&database).await;
    let process = database.process();
    die(database);

    let database = start(folder.path()).await;
    assert_eq!(database.process(), process);
    assert_eq!(read_the_letter(&database).await, "bonjour");
    database.stop().await.unwrap();
}

#[tokio::test]
async fn after_everything_was_killed_the_next_start_recovers() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    write_a_letter(&database).await;
    let process = database.process();
    kill_at_once(process);
    assert!(lock_file(&database).exists(), "it had no time to clean up");
    die(database);

    let database = start(folder.path()).await;
    assert_ne!(database.process(), process);
    assert_eq!(read_the_letter(&database).await, "bonjour");
    database.stop().await.unwrap();
}

#[tokio::test]
async fn the_first_to_leave_does_not_stop_it_under_the_other() {
    let folder = data_folder();
    let serving = start(folder.path()).await;
    let seeding = start(folder.path()).await;
    assert_eq!(serving.process(), seeding.process());
    seeding.stop().await.unwrap();
    connect(&serving).await.ping().await.expect("still open");
    let running = lock_file(&serving);
    serving.stop().await.unwrap();
    assert!(!running.exists());
}

#[tokio::test]
async fn an_interrupted_first_start_is_begun_again() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    let (home, data) = (database.folder(), database.folder().join("data"));
    database.stop().await.unwrap();
    // As if the process had been killed before the data got their name.
    std::fs::rename(&data, home.join("unfinished")).unwrap();
    std::fs::remove_file(home.join("unfinished/pg_hba.conf")).unwrap();

    let database = start(folder.path()).await;
    write_a_letter(&database).await;
    assert!(!home.join("unfinished").exists());
    database.stop().await.unwrap();
}

#[tokio::test]
async fn a_long_path_gets_its_socket_elsewhere() {
    let folder = data_folder();
    let deep = folder.path().join("d".repeat(60)).join("e".repeat(60));
    let database = start(&deep).await;
    assert!(database.socket_folder().starts_with("/tmp"));
    write_a_letter(&database).await;
    let socket = database.socket_folder().to_path_buf();
    database.stop().await.unwrap();
    std::fs::remove_dir_all(socket).unwrap();
}

#[tokio::test]
async fn a_path_with_commas_and_spaces_works() {
    let folder = data_folder();
    let database = start(&folder.path().join("la ville, le parvis")).await;
    write_a_letter(&database).await;
    database.stop().await.unwrap();
}

#[tokio::test]
async fn data_of_a_version_that_is_not_installed_are_left_alone() {
    let folder = data_folder();
    let database = start(folder.path()).await;
    let version = database.folder().join("data/PG_VERSION");
    database.stop().await.unwrap();
    std::fs::write(&version, "9\n").unwrap();
    let refusal = Embedded::start(folder.path()).await.expect_err("there is no version 9");
    assert!(refusal.to_string().contains("PostgreSQL 9"), "{refusal}");
}

#[tokio::test]
async fn a_folder_that_is_closed_to_others_works() {
    let folder = data_folder();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    let database = start(folder.path()).await;
    write_a_letter(&database).await;
    let home = database.folder();
    database.stop().await.unwrap();

    // Root's unprivileged user cannot walk in: then `postgres` is a link to where it can.
    let database = start(folder.path()).await;
    assert_eq!(read_the_letter(&database).await, "bonjour");
    assert_eq!(database.folder(), home);
    assert_eq!(folder.path().join("postgres").canonicalize().unwrap(), home);
    database.stop().await.unwrap();
    std::fs::remove_dir_all(home).unwrap();
}
