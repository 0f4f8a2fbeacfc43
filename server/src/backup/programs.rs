//! `pg_dump` and `pg_restore`, and how they reach the database.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use percent_encoding::percent_decode_str;
use platform::configuration::{Configuration, Database};
use platform::services::Services;
use sqlx::postgres::PgConnectOptions;
use url::Url;

use super::BackupError;
use crate::database::client_programs;

/// What the settings of a connection are called in its address, and what in the environment.
const SETTINGS: [(&[&str], &str); 5] = [
    (&["password"], "PGPASSWORD"),
    (&["sslmode", "ssl-mode"], "PGSSLMODE"),
    (&["sslrootcert", "ssl-root-cert", "ssl-ca"], "PGSSLROOTCERT"),
    (&["sslcert", "ssl-cert"], "PGSSLCERT"),
    (&["sslkey", "ssl-key"], "PGSSLKEY"),
];

/// PostgreSQL's programs, and the database that they work on.
#[derive(Clone)]
pub struct Programs {
    folder: PathBuf,
    /// In the environment: what a program is called with is for everybody on the machine to read.
    environment: Vec<(&'static str, OsString)>,
}

impl Programs {
    /// Those for a database whose major version is known: of the same version or a little newer.
    ///
    /// # Errors
    /// When they are not installed.
    pub fn find(services: &Services, major: u32) -> Result<Self, BackupError> {
        let configuration = &services.configuration;
        let folder = client_programs(&configuration.data_dir, major).ok_or(BackupError::NoPrograms(major))?;
        Ok(Self {
            folder,
            environment: environment(&services.pool.connect_options(), configuration),
        })
    }

    /// One of them, ready to be given its arguments; it speaks no language but C's.
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.folder.join(program));
        command
            .env_clear()
            .env("LC_ALL", "C.UTF-8")
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .envs(self.environment.iter().cloned())
            .arg("--no-password")
            .stdin(Stdio::null());
        command
    }

    /// The folder that they are in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

fn environment(options: &PgConnectOptions, configuration: &Configuration) -> Vec<(&'static str, OsString)> {
    let host = match options.get_socket() {
        Some(socket) => socket.clone().into_os_string(),
        None => options.get_host().into(),
    };
    let user = options.get_username();
    let mut environment = vec![
        ("PGHOST", host),
        ("PGPORT", options.get_port().to_string().into()),
        ("PGUSER", user.into()),
        ("PGDATABASE", options.get_database().unwrap_or(user).into()),
    ];
    if let Some(options) = options.get_options() {
        environment.push(("PGOPTIONS", options.into()));
    }
    if let Database::Url(address) = &configuration.database
        && let Ok(address) = Url::parse(address.expose())
    {
        environment.extend(of_address(&address));
    }
    environment
}

/// What the connection's own options keep to themselves.
fn of_address(address: &Url) -> Vec<(&'static str, OsString)> {
    let password = address.password().map(|password| {
        let password = percent_decode_str(password).decode_utf8_lossy().into_owned();
        ("PGPASSWORD", password.into())
    });
    let settings = address.query_pairs().filter_map(|(name, value)| {
        let (_, variable) = SETTINGS.iter().find(|(names, _)| names.contains(&&*name))?;
        Some((*variable, value.into_owned().into()))
    });
    password.into_iter().chain(settings).collect()
}

impl std::fmt::Debug for Programs {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The environment may hold a password.
        formatter
            .debug_struct("Programs")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::of_address;

    #[test]
    fn passwords_and_certificates_are_told_in_the_environment() {
        let address = "postgres://ama:pa%20s%2Bs@db.example.org/parvis?sslmode=verify-full&ssl-root-cert=/etc/ca.pem&statement-cache-capacity=5";
        let told = of_address(&address.parse().unwrap());
        assert_eq!(
            told,
            [
                ("PGPASSWORD", OsString::from("pa s+s")),
                ("PGSSLMODE", OsString::from("verify-full")),
                ("PGSSLROOTCERT", OsString::from("/etc/ca.pem")),
            ]
        );
    }
}
