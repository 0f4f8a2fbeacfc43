//! The checks themselves; each gives a sentence.

use std::fs;
use std::path::Path;
use std::time::Duration;

use account::second_factor::Sealed;
use chrono::{DateTime, Datelike, Utc};
use lettre::{AsyncSmtpTransport, Tokio1Executor};
use nix::sys::statvfs::statvfs;
use platform::clock::Clock;
use platform::configuration::{Configuration, Database, Mail, OpenIdAccess, Providers, Sms};
use platform::database::MIGRATOR;
use platform::sms::Courier;
use sqlx::PgPool;

use super::backup;
use super::finding::{Finding, Findings};
use crate::database::OpenDatabase;

const MEBIBYTE: u64 = 1024 * 1024;
/// Less free disk than this is worth a word, less than a tenth of it stops databases.
const COMFORTABLE_DISK: u64 = 2048 * MEBIBYTE;
/// Two clocks may differ by this much, in seconds.
const CLOCK_TOLERANCE: i64 = 5;
/// This program was written then: an earlier date is a clock that was never set.
const FIRST_YEAR: i32 = 2026;
const MAIL_PATIENCE: Duration = Duration::from_secs(10);

/// Whether the server can keep its things.
pub(super) fn data_folder(configuration: &Configuration) -> Finding {
    let folder = &configuration.data_dir;
    let trial = folder.join(format!("doctor-{}", std::process::id()));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&trial, ""))
        .and_then(|()| fs::remove_file(&trial));
    match written {
        Ok(()) => Finding::Good(format!("{} can be written to.", absolute(folder))),
        Err(error) => Finding::Wrong(format!("{} cannot be written to: {error}.", absolute(folder))),
    }
}

/// Whether there is room for more.
pub(super) fn free_disk(configuration: &Configuration) -> Finding {
    let Ok(disk) = statvfs(&configuration.data_dir) else {
        return Finding::Note("the free space cannot be measured.".to_owned());
    };
    let free = disk.blocks_available().saturating_mul(disk.fragment_size());
    let sentence = format!("{} MiB are free in the data folder.", free / MEBIBYTE);
    match free {
        enough if enough >= COMFORTABLE_DISK => Finding::Good(sentence),
        little if little >= COMFORTABLE_DISK / 10 => Finding::Note(sentence),
        _ => Finding::Wrong(format!("{sentence} Databases stop on a full disk: make room.")),
    }
}

/// Whether the machine knows what day it is.
pub(super) fn clock() -> Finding {
    let now = Clock::System.now();
    if now.year() < FIRST_YEAR {
        return Finding::Wrong(format!(
            "it says {now}: set it, or sessions and links will expire at wrong times."
        ));
    }
    Finding::Good(format!("it is {} (UTC).", now.format("%Y-%m-%d %H:%M:%S")))
}

/// Whether the database answers, tells the same time, and has the right schema.
pub(super) async fn database(configuration: &Configuration, findings: &mut Findings) {
    let database = match OpenDatabase::open(configuration).await {
        Ok(database) => database,
        Err(error) => return findings.add("database", Finding::Wrong(error.to_string())),
    };
    findings.add("database", answers(&database).await);
    let schema = schema(&database.pool).await;
    let whole = matches!(schema, Finding::Good(_));
    findings.add("schema", schema);
    if whole && let Some(finding) = sealed(&database.pool, configuration).await {
        findings.add("secret", finding);
    }
    findings.add("backup", backup::backup(&database.pool, configuration).await);
    if matches!(configuration.database, Database::Url(_)) {
        findings.add("clock", same_time(&database.pool).await);
    }
    if let Err(error) = database.close().await {
        findings.add("database", Finding::Wrong(error.to_string()));
    }
}

async fn answers(database: &OpenDatabase) -> Finding {
    let version = sqlx::query_scalar::<_, String>("show server_version")
        .fetch_one(&database.pool)
        .await;
    match (version, database.embedded()) {
        (Ok(version), Some(embedded)) => Finding::Good(format!(
            "the private PostgreSQL {version} in {} answers (psql -h {} -U parvis parvis).",
            embedded.folder().display(),
            embedded.socket_folder().display(),
        )),
        (Ok(version), None) => Finding::Good(format!("PostgreSQL {version} answers.")),
        (Err(error), _) => Finding::Wrong(format!("it does not answer: {error}.")),
    }
}

async fn schema(pool: &PgPool) -> Finding {
    let known: Vec<i64> = MIGRATOR
        .iter()
        .filter(|step| step.migration_type.is_up_migration())
        .map(|step| step.version)
        .collect();
    // Before the first migration the table of migrations is not there.
    let applied: Vec<i64> = sqlx::query_scalar("select version from _sqlx_migrations where success order by version")
        .fetch_all(pool)
        .await
        .unwrap_or_default();
    let missing = known.iter().filter(|version| !applied.contains(version)).count();
    let unknown = applied.iter().filter(|version| !known.contains(version)).count();
    match (missing, unknown) {
        (0, 0) => Finding::Good(format!("all {} migrations are applied.", known.len())),
        (_, 1..) => Finding::Wrong(format!(
            "the database knows {unknown} migrations that this version does not: it was used by a newer Parvis."
        )),
        (_, 0) => Finding::Note(format!(
            "{missing} of {} migrations are to be applied: `parvis migrate` does it, and so does `parvis serve`.",
            known.len()
        )),
    }
}

/// Whether the secret is the one that things were sealed with; nothing to say while nothing is.
async fn sealed(pool: &PgPool, configuration: &Configuration) -> Option<Finding> {
    let found = account::second_factor::sealed(pool, configuration).await.ok()?;
    let has_former = configuration.former_secret.is_some();
    match found {
        Sealed { neither: 1.., .. } => Some(Finding::Wrong(format!(
            "{} second factors were set up under another PARVIS_SECRET: their codes are refused until it is back.",
            found.neither
        ))),
        Sealed { former: 1.., .. } => Some(Finding::Note(format!(
            "{} second factors open under PARVIS_FORMER_SECRET alone: `parvis reseal` brings them under the present one.",
            found.former
        ))),
        _ if has_former => Some(Finding::Note(
            "nothing needs PARVIS_FORMER_SECRET any more: take it away.".to_owned(),
        )),
        Sealed { present: 0, .. } => None,
        Sealed { .. } => Some(Finding::Good("it opens what was sealed with it.".to_owned())),
    }
}

async fn same_time(pool: &PgPool) -> Finding {
    let theirs = sqlx::query_scalar::<_, DateTime<Utc>>("select clock_timestamp()")
        .fetch_one(pool)
        .await;
    match theirs.map(|theirs| (theirs - Clock::System.now()).num_seconds().abs()) {
        Ok(seconds) if seconds > CLOCK_TOLERANCE => Finding::Wrong(format!(
            "this machine and the database's are {seconds} seconds apart: set both by NTP."
        )),
        Ok(_) => Finding::Good("this machine and the database's agree.".to_owned()),
        Err(error) => Finding::Wrong(format!("the database does not tell the time: {error}.")),
    }
}

/// Whether mail can leave.
pub(super) async fn mail(configuration: &Configuration) -> Finding {
    let Mail::Smtp { url, from } = &configuration.mail else {
        return Finding::Note("no server is set: mail lands on the page /dev/outbox.".to_owned());
    };
    let transport: AsyncSmtpTransport<Tokio1Executor> =
        match AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose()) {
            Ok(builder) => builder.timeout(Some(MAIL_PATIENCE)).build(),
            Err(_) => return Finding::Wrong("SMTP_URL cannot be understood.".to_owned()),
        };
    match transport.test_connection().await {
        Ok(true) => Finding::Good(format!("the server answers; mail comes from {from}.")),
        Ok(false) => Finding::Wrong("the server answers, but not as a mail server should.".to_owned()),
        Err(error) => Finding::Wrong(format!("the server cannot be used: {error}.")),
    }
}

/// Whether closed browsers are spoken to.
pub(super) fn push(configuration: &Configuration) -> Finding {
    match &configuration.vapid {
        Some(vapid) => Finding::Good(format!(
            "closed browsers are spoken to; push services may turn to {}.",
            vapid.contact()
        )),
        None => Finding::Note(
            "VAPID_PRIVATE_KEY is not set: closed browsers are not spoken to, and the page does not offer it."
                .to_owned(),
        ),
    }
}

/// Whether text messages can leave. Nothing is sent.
pub(super) async fn messages(configuration: &Configuration) -> Finding {
    let access = match &configuration.sms {
        Sms::Outbox => {
            return Finding::Note("no carrier is set: text messages land on the page /dev/outbox.".to_owned());
        }
        Sms::Closed => {
            return Finding::Note("no carrier is set: nobody enters by a phone.".to_owned());
        }
        Sms::Twilio(access) | Sms::Orange(access) => access,
    };
    let courier = match Courier::of(configuration) {
        Ok(courier) => courier,
        Err(error) => return Finding::Wrong(format!("they cannot leave: {error}.")),
    };
    match courier.greet().await {
        Ok(()) => Finding::Good(format!(
            "{} knows us; text messages come from {}.",
            access.api_base(),
            access.from
        )),
        Err(words) => Finding::Wrong(format!("{} cannot be used: {words}.", access.api_base())),
    }
}

/// Whether those answer who may say who somebody is, and whether passkeys can be made.
pub(super) async fn doors(configuration: &Configuration, findings: &mut Findings) {
    let providers = &configuration.providers;
    for access in providers.google.iter().chain(&providers.openid) {
        findings.add("doors", provider(access).await);
    }
    if providers.facebook.is_some() {
        // It says nothing of itself that could be asked for.
        findings.add("doors", Finding::Good("Facebook may say who somebody is.".to_owned()));
    }
    if *providers == Providers::default() {
        let sentence = "no provider is set: people sign in by what they show here alone.";
        findings.add("doors", Finding::Note(sentence.to_owned()));
    }
    findings.add("doors", passkeys(configuration));
}

async fn provider(access: &OpenIdAccess) -> Finding {
    match account::providers::greet(access).await {
        Ok(()) => Finding::Good(format!("{} may say who somebody is, and answers.", access.name)),
        Err(words) => Finding::Wrong(format!("{} cannot be used: {words}.", access.issuer)),
    }
}

fn passkeys(configuration: &Configuration) -> Finding {
    if configuration.passkey_origin().is_some() {
        return Finding::Good("passkeys can be made; they are bound to the name in PARVIS_BASE_URL.".to_owned());
    }
    Finding::Note("no passkeys can be made: PARVIS_BASE_URL has figures in the place of a name.".to_owned())
}

/// Whether what browsers load is there.
pub(super) fn browser_files() -> Finding {
    let Ok(settings) = leptos::config::get_configuration(None) else {
        return Finding::Wrong("the settings of the browser files (LEPTOS_…) cannot be understood.".to_owned());
    };
    let options = settings.leptos_options;
    let folder = Path::new(&*options.site_root).join(&*options.site_pkg_dir);
    let names: Vec<String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    let missing: Vec<&str> = ["wasm", "js", "css"]
        .into_iter()
        .filter(|kind| !names.iter().any(|name| has_ending(name, kind)))
        .collect();
    if missing.is_empty() {
        return Finding::Good(format!("its files are in {}.", absolute(&folder)));
    }
    Finding::Wrong(format!(
        "no {} file is in {}: `make run` builds them.",
        missing.join(", "),
        absolute(&folder)
    ))
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

fn absolute(path: &Path) -> String {
    path.canonicalize()
        .unwrap_or_else(|_| path.to_path_buf())
        .display()
        .to_string()
}
