//! A town with a database of its own and as many servers as a test wants.

use std::{
    net::Ipv4Addr,
    os::unix::fs::PermissionsExt,
    sync::atomic::{AtomicU32, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};
use platform::{
    account::AccountId,
    chance::Chance,
    clock::Clock,
    live::{Audience, Change, Operation, record},
    session::{ACCOUNT_KEY, SessionStore},
};
use server::database::Embedded;
use sqlx::{
    AssertSqlSafe, Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tempfile::TempDir;
use tower_sessions::{SessionStore as _, session::Record};
use url::Url;
use uuid::Uuid;

use super::{browser::Browser, process::Server, waiting::until};

/// The kind of change that only tests write.
pub const TOLD: &str = "told";

/// A town. It is gone with its value, whatever became of the test.
#[derive(Debug)]
pub struct Town {
    pub pool: PgPool,
    settings: Vec<(String, String)>,
    folder: TempDir,
    ground: Ground,
    count: AtomicU32,
}

/// What it stands on.
#[derive(Debug)]
enum Ground {
    /// A database of the server that `DATABASE_URL` names.
    Database { url: Url, name: String },
    /// A private PostgreSQL, which may be killed.
    Private(Option<Embedded>),
}

/// Somebody who lives there, with the browser that they are signed in with.
#[derive(Clone, Debug)]
pub struct Resident {
    pub account: AccountId,
    pub browser: Browser,
}

impl Town {
    /// A town on an empty database; the first server brings its schema up to date.
    pub async fn found() -> Self {
        let url: Url = std::env::var("DATABASE_URL")
            .expect("DATABASE_URL")
            .parse()
            .expect("an address");
        let name = format!("parvis_faults_{}", new_id().simple());
        run_alone(&url, &format!("create database {name}"))
            .await
            .expect("a database");
        let mut own = url.clone();
        own.set_path(&name);
        let options: PgConnectOptions = own.as_str().parse().expect("an address");
        let setting = ("DATABASE_URL".to_owned(), own.to_string());
        Self::on(options, vec![setting], folder(), Ground::Database { url, name })
    }

    /// A town with a private PostgreSQL.
    pub async fn found_with_private_database() -> Self {
        let folder = folder();
        let database = Embedded::start(folder.path()).await.expect("a private PostgreSQL");
        Self::on(
            database.connect_options(),
            Vec::new(),
            folder,
            Ground::Private(Some(database)),
        )
    }

    fn on(options: PgConnectOptions, mut settings: Vec<(String, String)>, folder: TempDir, ground: Ground) -> Self {
        for (name, value) in [
            ("PARVIS_ADDR", "127.0.0.1:0"),
            ("PARVIS_DATA_DIR", folder.path().to_str().expect("a path")),
            // Every browser of a test speaks from a place of its own.
            ("PARVIS_TRUSTED_PROXIES", "127.0.0.1"),
        ] {
            settings.push((name.to_owned(), value.to_owned()));
        }
        let pool = PgPoolOptions::new().max_connections(4).connect_lazy_with(options);
        Self {
            pool,
            settings,
            folder,
            ground,
            count: AtomicU32::new(0),
        }
    }

    /// Starts a server.
    pub async fn open(&self) -> Server {
        self.open_with(&[]).await
    }

    /// Starts a server with more settings.
    pub async fn open_with(&self, settings: &[(&str, &str)]) -> Server {
        self.open_as(&["serve"], settings).await
    }

    /// Starts a process that does a part of the work.
    pub async fn open_as(&self, command: &[&str], settings: &[(&str, &str)]) -> Server {
        let more = settings
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let settings: Vec<_> = self.settings.iter().cloned().chain(more).collect();
        let log = self.folder.path().join(format!("server-{}.log", self.next()));
        Server::start(command, &settings, self.folder.path(), log).await
    }

    /// A browser that nobody is signed in with.
    pub fn visitor(&self, server: &Server) -> Browser {
        Browser::new(server, Ipv4Addr::from_bits(0x0a00_0000 + self.next()))
    }

    /// Somebody new.
    pub async fn resident(&self, server: &Server) -> Resident {
        let account = AccountId(new_id());
        sqlx::query(
            "insert into platform.accounts (id, email, password_hash, display_name, time_zone, created_at)
             values ($1, $2, '!', 'Aya', 'UTC', now())",
        )
        .bind(account)
        .bind(format!("{}@example.ci", account.0.simple()))
        .execute(&self.pool)
        .await
        .expect("an account");
        let browser = self.visitor(server);
        browser.keep("parvis", &self.session_of(account).await);
        Resident { account, browser }
    }

    /// Two who found each other.
    pub async fn couple(&self, server: &Server) -> [Resident; 2] {
        let (founder, other) = (self.resident(server).await, self.resident(server).await);
        for step in ["create", "invite"] {
            let answer = founder.browser.call(&format!("/api/couple/{step}"), &[]).await;
            assert_eq!(answer.status(), 200, "{}", answer.text);
        }
        let code: String =
            sqlx::query_scalar("select code from couple.invites where created_by = $1 and replaced_at is null")
                .bind(founder.account)
                .fetch_one(&self.pool)
                .await
                .expect("an invite");
        let answer = other.browser.call("/api/couple/join", &[("code", &code)]).await;
        assert_eq!(answer.status(), 200, "{}", answer.text);
        [founder, other]
    }

    /// Commits a change that one person hears of, without any server's help.
    pub async fn tell(&self, resident: &Resident) -> String {
        let id = new_id();
        let change = Change {
            audience: Audience::Account(resident.account),
            resource: TOLD,
            id,
            operation: Operation::Created,
        };
        let mut connection = self.pool.acquire().await.expect("a connection");
        record(&mut connection, change).await.expect("a change");
        id.to_string()
    }

    /// One number out of the database.
    pub async fn number(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query).fetch_one(&self.pool).await.expect("a number")
    }

    /// Does something to the database.
    pub async fn run(&self, statement: &'static str) {
        sqlx::raw_sql(statement)
            .execute(&self.pool)
            .await
            .unwrap_or_else(|cause| panic!("{statement}: {cause}"));
    }

    /// Waits until so many of the servers' statements that begin in a way wait for a lock.
    pub async fn wait_until_locked_out(&self, beginning: &str, count: i64) {
        until("statements wait for the lock", async || {
            let waiting: i64 = sqlx::query_scalar(
                "select count(*) from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock' and query ilike $1 || '%'",
            )
            .bind(beginning)
            .fetch_one(&self.pool)
            .await
            .expect("a count");
            waiting == count
        })
        .await;
    }

    /// Waits until the database has noticed that every server is gone.
    pub async fn wait_until_nobody_is_connected(&self) {
        let servers =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'parvis'";
        until("the dead servers' connections are closed", async || {
            self.number(servers).await == 0
        })
        .await;
    }

    /// An hour passes for the workers that are dead: the next one takes over what they held.
    pub async fn let_an_hour_pass_for_the_dead(&self) {
        self.run(
            "update graphile_worker._private_workers set last_heartbeat_at = last_heartbeat_at - interval '1 hour';
             update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour' where locked_at is not null",
        )
        .await;
    }

    /// Kills the private PostgreSQL as a power cut would, all of it.
    pub async fn cut_the_power_of_the_database(&mut self) {
        let Ground::Private(database) = &mut self.ground else {
            panic!("it is not ours")
        };
        let process = database.take().expect("it runs").process();
        kill(Pid::from_raw(process), Signal::SIGQUIT).expect("it runs");
        until("the database is dead", async || {
            // The dead have no arguments any more.
            std::fs::read(format!("/proc/{process}/cmdline")).map_or(true, |arguments| arguments.is_empty())
        })
        .await;
    }

    /// Starts it again.
    pub async fn give_the_database_power(&mut self) {
        let database = Embedded::start(self.folder.path()).await.expect("a private PostgreSQL");
        self.ground = Ground::Private(Some(database));
    }

    async fn session_of(&self, account: AccountId) -> String {
        let store = SessionStore::new(self.pool.clone(), Clock::System);
        let expiry_date =
            time::OffsetDateTime::from_unix_timestamp((now() + TimeDelta::days(14)).timestamp()).expect("a moment");
        let data = [(ACCOUNT_KEY.to_owned(), serde_json::to_value(account).expect("an id"))].into();
        let id = tower_sessions::session::Id(i128::from_le_bytes(Chance::System.bytes()));
        let mut record = Record { id, data, expiry_date };
        store.create(&mut record).await.expect("a session");
        record.id.to_string()
    }

    fn next(&self) -> u32 {
        self.count.fetch_add(1, Ordering::Relaxed) + 1
    }
}

impl Drop for Town {
    fn drop(&mut self) {
        match &mut self.ground {
            Ground::Database { url, name } => {
                let (url, drop) = (url.clone(), format!("drop database if exists {name} with (force)"));
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()
                        .expect("a runtime");
                    let _ = runtime.block_on(run_alone(&url, &drop));
                });
                let _ = dropping.join();
            }
            Ground::Private(database) => {
                if let Some(database) = database.take() {
                    let _ = kill(Pid::from_raw(database.process()), Signal::SIGQUIT);
                }
            }
        }
    }
}

/// The present moment.
pub fn now() -> DateTime<Utc> {
    Clock::System.now()
}

/// The date of some days ago, where everybody of these tests lives.
pub fn day_before_today(days: u32) -> String {
    (now() - TimeDelta::days(days.into())).date_naive().to_string()
}

/// An id that nothing else has.
pub fn new_id() -> Uuid {
    Chance::System.id(now())
}

/// A data folder that PostgreSQL's unprivileged user may reach.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("open to all");
    folder
}

async fn run_alone(url: &Url, statement: &str) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect(url.as_str()).await?;
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
    connection.close().await
}
