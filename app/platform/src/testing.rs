//! Builders for tests: a small town with a clock that stands still and repeatable chance.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be arranged should stop at once"
)]

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    sync::atomic::{AtomicU32, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use crate::{
    account::{AccountId, Member, store},
    chance::Chance,
    clock::Clock,
    configuration::{Backup, Configuration, Database, Environment, LogFormat, Mail, Providers, Secret, Sms, Vapid},
    context::RequestContext,
    database,
    flags::Decisions,
    known_browser::KnownBrowser,
    language::Language,
    live::Hub,
    services::Services,
};

/// When every test begins: Friday 20 November 2026, 18:42 in Tiassalé (UTC).
pub const EVENING: &str = "2026-11-20T18:42:00Z";

/// The key with which every test speaks to closed browsers: the application server's of RFC 8291, section 5.
const VAPID_KEY: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

/// A town of one test, on a database of its own.
#[derive(Clone, Debug)]
pub struct Town {
    /// What its requests stand on.
    pub services: Services,
    addresses: Arc<AtomicU32>,
}

impl Town {
    /// Opens a town on an empty, migrated database.
    pub async fn open(pool: PgPool) -> Self {
        database::migrate(&pool)
            .await
            .expect("the schema is brought up to date");
        let evening = DateTime::parse_from_rfc3339(EVENING)
            .expect("a moment")
            .with_timezone(&Utc);
        // The draws of all towns are the same: each keeps its files apart, as it does its rows.
        let database = pool.connect_options().get_database().unwrap_or_default().to_owned();
        let configuration = configuration(&database);
        // A database of that name may have been there before.
        drop(std::fs::remove_dir_all(&configuration.data_dir));
        let services = Services {
            configuration: Arc::new(configuration),
            pool,
            clock: Clock::fixed(evening),
            chance: Chance::seeded(1),
            hub: Hub::default(),
            flags: Decisions::default(),
        };
        Self {
            services,
            addresses: Arc::new(AtomicU32::new(1)),
        }
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        self.services.clock.advance(by);
    }

    /// Somebody who lives here, in French and in the time zone of Tiassalé.
    pub async fn resident(&self, name: &str) -> Resident {
        self.resident_of(name, "Africa/Abidjan").await
    }

    /// Somebody whose days begin elsewhere.
    pub async fn resident_of(&self, name: &str, time_zone: &str) -> Resident {
        let now = self.services.clock.now();
        let account = AccountId(self.services.chance.id(now));
        let email = format!("{}-{}@example.ci", name.to_lowercase(), account.0.simple());
        sqlx::query(
            "insert into platform.accounts (id, email, password_hash, display_name, language, time_zone, created_at)
             values ($1, $2, '!', $3, 'fr', $4, $5)",
        )
        .bind(account)
        .bind(email)
        .bind(name)
        .bind(time_zone)
        .bind(now)
        .execute(&self.services.pool)
        .await
        .expect("an account is inserted");
        Resident {
            town: self.clone(),
            account,
        }
    }

    /// The same town where nobody carries text messages, as in production without a carrier.
    #[must_use]
    pub fn without_text_messages(mut self) -> Self {
        self.services.configuration = Arc::new(Configuration {
            sms: Sms::Closed,
            ..Configuration::clone(&self.services.configuration)
        });
        self
    }

    /// A visitor who is not signed in, from an address of their own.
    pub fn visitor(&self) -> RequestContext {
        let address = self.addresses.fetch_add(1, Ordering::Relaxed);
        RequestContext {
            services: self.services.clone(),
            language: Language::Fr,
            ip: IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + address)),
            viewer: None,
            looking: None,
            session: None,
            user_agent: "test".to_owned(),
            known_browser: KnownBrowser::default(),
        }
    }
}

/// The settings of a test: development, mail and text messages to the outbox page.
pub fn configuration(database: &str) -> Configuration {
    Configuration {
        environment: Environment::Development,
        address: ([127, 0, 0, 1], 0).into(),
        base_url: "http://parvis.test/".parse().expect("an address"),
        data_dir: std::env::temp_dir().join("parvis-towns").join(database),
        secret: Secret::new("a secret that is long enough for tests only"),
        former_secret: None,
        trusted_proxies: Vec::new(),
        database: Database::Embedded,
        nats: None,
        mail: Mail::Outbox,
        vapid: Vapid::new(VAPID_KEY, "mailto:bonjour@parvis.test"),
        sms: Sms::Outbox,
        providers: Providers::default(),
        bucket: None,
        clamd: None,
        metrics_token: None,
        backup: Backup::default(),
        traces: None,
        error_reports: None,
        log: LogFormat::Pretty,
        unused: Vec::new(),
    }
}

/// Somebody who lives in the town.
#[derive(Clone, Debug)]
pub struct Resident {
    town: Town,
    /// Their account.
    pub account: AccountId,
}

impl Resident {
    /// A request of theirs, from an address of its own.
    pub async fn context(&self) -> RequestContext {
        let viewer = store::viewer(&self.town.services.pool, self.account)
            .await
            .expect("the account is read");
        RequestContext {
            viewer,
            ..self.town.visitor()
        }
    }

    /// The proof that they are signed in.
    pub async fn member(&self) -> Member {
        self.context().await.member().expect("a resident is signed in")
    }
}
