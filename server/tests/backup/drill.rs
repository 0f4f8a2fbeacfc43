//! A town to be lost, and the commands.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use age::{secrecy::ExposeSecret, x25519::Identity};
use platform::{
    storage::{FileName, Storage},
    testing::Town,
};
use sqlx::PgPool;
use tempfile::TempDir;
use url::Url;

/// A database and a data folder, and a key for their backups.
pub struct Drill {
    pub pool: PgPool,
    pub identity: Identity,
    pub folder: TempDir,
    data: PathBuf,
    environment: Vec<(String, String)>,
}

impl Drill {
    /// A seeded town with two files in its storage.
    pub async fn begin(pool: PgPool) -> Self {
        let town = Town::open(pool.clone()).await;
        server::seed::town(&town.services).await.expect("a town");
        let storage = Storage::of(&town.services.configuration);
        for words in ["a photo".repeat(100_000), "a copy".to_owned()] {
            let name = FileName::draw(&town.services.chance);
            storage
                .keep(&name, move |file| file.write_all(words.as_bytes()))
                .await
                .expect("kept");
        }
        Self::on(pool, town.services.configuration.data_dir.clone())
    }

    /// Whatever is in a database.
    pub fn on(pool: PgPool, data: PathBuf) -> Self {
        let mut url: Url = std::env::var("DATABASE_URL")
            .expect("DATABASE_URL")
            .parse()
            .expect("an address");
        url.set_path(pool.connect_options().get_database().expect("a name"));
        let environment = [
            ("DATABASE_URL".to_owned(), url.to_string()),
            ("PARVIS_DATA_DIR".to_owned(), data.to_str().expect("a path").to_owned()),
        ];
        Self {
            pool,
            identity: Identity::generate(),
            folder: tempfile::tempdir().expect("a folder"),
            data,
            environment: environment.into(),
        }
    }

    /// Where its backups go.
    pub fn shelf(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    /// The files of its storage, and what they hold.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.data.join("files")).into_iter().flatten();
        entries
            .map(|entry| {
                let entry = entry.expect("a file");
                let name = entry.file_name().into_string().expect("a name");
                (name, fs::read(entry.path()).expect("its content"))
            })
            .collect()
    }

    /// Loses the files, as a machine that is gone does.
    pub fn lose_files(&self) {
        fs::remove_dir_all(self.data.join("files")).expect("gone");
    }

    /// Calls `parvis`.
    pub fn parvis<Argument: AsRef<OsStr>>(&self, arguments: &[Argument]) -> Output {
        parvis(&self.environment, self.folder.path(), arguments)
    }

    /// What the doctor says of backups.
    pub fn diagnosis(&self) -> String {
        let mut environment = self.environment.clone();
        let place = self.shelf().to_str().expect("a path").to_owned();
        environment.push(("PARVIS_BACKUP_DIR".to_owned(), place));
        let recipient = self.identity.to_public().to_string();
        environment.push(("PARVIS_BACKUP_RECIPIENT".to_owned(), recipient));
        let output = parvis(&environment, self.folder.path(), &["doctor"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = said.lines().find(|line| line.contains("  backup "));
        line.unwrap_or_else(|| panic!("nothing of backups: {said}")).to_owned()
    }

    /// Makes a backup, which must work, and gives its path.
    pub fn back_up(&self) -> PathBuf {
        let (place, recipient) = (self.shelf(), self.identity.to_public().to_string());
        let arguments = [
            OsStr::new("backup"),
            place.as_os_str(),
            "--recipient".as_ref(),
            recipient.as_ref(),
        ];
        let said = succeeded(&self.parvis(&arguments));
        let (_, rest) = said.split_once("Backed up into ").expect("a sentence");
        let (path, _) = rest.split_once(": ").expect("a path");
        PathBuf::from(path)
    }

    /// Restores a backup with a key.
    pub fn restore(&self, file: &Path, identity: &Identity) -> Output {
        let key = key_file(self.folder.path(), identity);
        let arguments = [
            OsStr::new("restore"),
            file.as_os_str(),
            "--identity".as_ref(),
            key.as_os_str(),
        ];
        self.parvis(&arguments)
    }
}

impl Drop for Drill {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.data);
    }
}

/// Calls `parvis` with these settings and no others.
pub fn parvis<Argument: AsRef<OsStr>>(
    environment: &[(String, String)],
    folder: &Path,
    arguments: &[Argument],
) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(arguments)
        // Away from the `.env` of whoever runs the tests.
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs(environment.iter().cloned())
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs")
}

/// A key as `age-keygen` writes it.
pub fn key_file(folder: &Path, identity: &Identity) -> PathBuf {
    let path = folder.join("key.txt");
    let secret = identity.to_string();
    let text = format!(
        "# created: 2026-11-20T18:42:00Z\n# public key: {}\n{}\n",
        identity.to_public(),
        secret.expose_secret()
    );
    fs::write(&path, text).expect("a key");
    path
}

/// What a command said that has to work.
pub fn succeeded(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{complained}");
    said
}

/// What a command complained about that has to fail.
pub fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}
