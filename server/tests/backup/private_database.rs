//! A town without `DATABASE_URL`: the private PostgreSQL is backed up and restored like any other.

use std::{ffi::OsStr, os::unix::fs::PermissionsExt, path::Path};

use age::x25519::Identity;
use server::database::Embedded;
use sqlx::postgres::PgPoolOptions;

use crate::{
    drill::{key_file, parvis, succeeded},
    rows::rows,
};

/// A folder that PostgreSQL's unprivileged user may reach.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("open to all");
    folder
}

fn settings(data: &Path) -> Vec<(String, String)> {
    vec![("PARVIS_DATA_DIR".to_owned(), data.to_str().expect("a path").to_owned())]
}

async fn rows_in(data: &Path) -> std::collections::BTreeMap<String, String> {
    let database = Embedded::start(data).await.expect("it runs");
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .connect_with(database.connect_options())
        .await
        .expect("a connection");
    let rows = rows(&pool).await;
    pool.close().await;
    database.stop().await.expect("it stops");
    rows
}

#[tokio::test]
async fn it_moves_to_another_machine() {
    let (here, there, between) = (folder(), folder(), folder());
    let identity = Identity::generate();
    let (shelf, recipient) = (between.path().join("backups"), identity.to_public().to_string());
    succeeded(&parvis(&settings(here.path()), between.path(), &["seed"]));
    let arguments = [
        OsStr::new("backup"),
        shelf.as_os_str(),
        "--recipient".as_ref(),
        recipient.as_ref(),
    ];
    succeeded(&parvis(&settings(here.path()), between.path(), &arguments));
    let backup = std::fs::read_dir(&shelf)
        .expect("a folder")
        .next()
        .expect("a backup")
        .expect("a file")
        .path();
    let key = key_file(between.path(), &identity);
    let arguments = [
        OsStr::new("restore"),
        backup.as_os_str(),
        "--identity".as_ref(),
        key.as_os_str(),
    ];
    succeeded(&parvis(&settings(there.path()), between.path(), &arguments));
    assert_eq!(rows_in(there.path()).await, rows_in(here.path()).await);
}
