//! The table of settings: what each is called, what it is for, what happens without it.

/// One environment variable that Parvis knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The variable's name.
    pub name: &'static str,
    /// What it decides, in plain words.
    pub meaning: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// Whether its value may be shown.
    pub confidentiality: Confidentiality,
    /// Who reads it.
    pub used_by: Use,
}

/// Whether a setting's value may be shown to the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidentiality {
    /// Its value may be shown.
    Open,
    /// Its value never appears in logs, errors or `doctor`.
    Secret,
}

/// Who reads a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The server.
    Server,
    /// The scripts behind `make`; the server lets it pass.
    Scripts,
    /// Nobody yet: its part of Parvis is still to come.
    Later,
}

impl Setting {
    /// The setting of that name.
    pub fn of(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }
}

/// Every setting, in the order in which `doctor` explains them.
pub const SETTINGS: &[Setting] = &[
    open(
        "PARVIS_ENV",
        "development or production; production closes the local stand-ins",
        "development",
    ),
    open(
        "PARVIS_ADDR",
        "the address and port the server listens on",
        "127.0.0.1:3000",
    ),
    open(
        "PARVIS_BASE_URL",
        "how people reach this installation; links in mails begin with it; required in production, as https",
        "http:// and PARVIS_ADDR",
    ),
    open(
        "PARVIS_DATA_DIR",
        "the folder for what the server keeps: its own database, its secret",
        "./data",
    ),
    secret(
        "PARVIS_SECRET",
        "signs and seals, at least 32 bytes; required in production; keep a copy: with another one nobody's second factor opens any more",
        "in development made once and kept in the data folder",
    ),
    secret(
        "PARVIS_FORMER_SECRET",
        "the secret before PARVIS_SECRET, while what was sealed with it still has to open; `parvis reseal` ends that",
        "what another secret sealed stays closed",
    ),
    open(
        "PARVIS_TRUSTED_PROXIES",
        "the addresses or networks of proxies whose word about a visitor's address is believed, with commas between",
        "none",
    ),
    secret(
        "PARVIS_METRICS_TOKEN",
        "what a reader of /metrics from another machine must show, at least 16 bytes",
        "/metrics answers this machine alone",
    ),
    open(
        "PARVIS_BACKUP_DIR",
        "the folder where a backup is put every night and kept for 30 days; goes with PARVIS_BACKUP_RECIPIENT",
        "no backups but those that `parvis backup` makes",
    ),
    open(
        "PARVIS_BACKUP_RECIPIENT",
        "the public key of age that backups are encrypted to; what opens them does not belong on this machine",
        "`parvis backup` has to be told one",
    ),
    open(
        "PARVIS_LOG",
        "json or pretty: how log lines look",
        "pretty in development, json in production",
    ),
    open(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "a collector that takes traces (OTLP over HTTP), for example http://127.0.0.1:4318",
        "no traces are kept",
    ),
    secret(
        "SENTRY_DSN",
        "a Sentry, or what speaks like it, that takes errors; of people they hold the account's id alone",
        "errors stand in the log alone",
    ),
    open(
        "RUST_LOG",
        "which log lines are written, for example info or platform=debug",
        "info",
    ),
    secret(
        "DATABASE_URL",
        "the PostgreSQL to use, version 15 or newer",
        "a private PostgreSQL in the data folder",
    ),
    secret(
        "NATS_URL",
        "what carries live changes between processes in large installations: nats:// or tls://, several of a cluster with commas between; for every process of the town, or for none",
        "PostgreSQL carries them",
    ),
    secret(
        "SMTP_URL",
        "the mail server, smtps:// or smtp://…?tls=required, with user and password; required in production",
        "mail lands on the page /dev/outbox",
    ),
    open(
        "MAIL_FROM",
        "who mail comes from, for example Parvis <bonjour@example.org>; goes with SMTP_URL",
        "none",
    ),
    secret(
        "VAPID_PRIVATE_KEY",
        "the key that signs notifications to closed browsers, 32 bytes in base64url; with another one every device has to be turned on anew",
        "in development made once and kept in the data folder; in production no such notifications",
    ),
    open(
        "VAPID_SUBJECT",
        "whom a push service may turn to, mailto: or https:; goes with VAPID_PRIVATE_KEY",
        "MAIL_FROM",
    ),
    open(
        "SMS_PROVIDER",
        "twilio or orange: who carries text messages, and whose API SMS_API_BASE speaks; without it nobody enters by a phone in production",
        "text messages land on the page /dev/outbox",
    ),
    open(
        "SMS_API_BASE",
        "another address for the carrier's API, https except on this machine",
        "the carrier's own",
    ),
    open(
        "SMS_USER",
        "who we are with the carrier: Twilio's account SID, Orange's client id",
        "none",
    ),
    secret(
        "SMS_SECRET",
        "what proves it: Twilio's token, Orange's client secret",
        "none",
    ),
    open(
        "SMS_FROM",
        "who text messages come from: a number such as +2250700000000; with Twilio also a name that it knows",
        "none",
    ),
    open(
        "SMS_SENDER_NAME",
        "the name that phones show, where Orange has granted one",
        "the number",
    ),
    open(
        "OIDC_GOOGLE_CLIENT_ID",
        "who we are with Google, which may then say who somebody is; where it leads back to is PARVIS_BASE_URL/login/with/google/return",
        "nobody signs in with Google",
    ),
    secret("OIDC_GOOGLE_CLIENT_SECRET", "what proves it", "none"),
    open(
        "OIDC_ISSUER",
        "another provider of OpenID Connect, as it names itself; where it leads back to is PARVIS_BASE_URL/login/with/openid/return",
        "nobody signs in with another provider",
    ),
    open("OIDC_CLIENT_ID", "who we are with it", "none"),
    secret("OIDC_CLIENT_SECRET", "what proves it", "none"),
    open("OIDC_NAME", "what people call it", "its host"),
    open(
        "FACEBOOK_APP_ID",
        "who we are with Facebook; where it leads back to is PARVIS_BASE_URL/login/with/facebook/return",
        "nobody signs in with Facebook",
    ),
    secret("FACEBOOK_APP_SECRET", "what proves it", "none"),
    open(
        "FACEBOOK_BASE",
        "another address for Facebook, https except on this machine",
        "Facebook's own",
    ),
    open(
        "S3_BUCKET",
        "the bucket that keeps photos, voices, films and copies; goes with S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY",
        "they are kept in the data folder",
    ),
    open(
        "S3_ENDPOINT",
        "where the bucket is reached, when it is not Amazon's; https in production, except on this machine",
        "Amazon's own address for the region",
    ),
    open("S3_REGION", "where the bucket is", "us-east-1"),
    open("S3_ACCESS_KEY_ID", "who we are with the store", "none"),
    secret("S3_SECRET_ACCESS_KEY", "what proves it", "none"),
    open(
        "CLAMD_ADDR",
        "the host and port of a clamd that looks through every photo, voice and film before it is shown",
        "nothing is looked through for viruses",
    ),
    scripts("PARVIS_CACHE", "where the scripts keep their tools", "~/.cache/parvis"),
    scripts(
        "PARVIS_CHROMIUM",
        "the browser of the end-to-end tests",
        "the installed Chromium",
    ),
    later("STRIPE_SECRET_KEY", "takes payments"),
    later("STRIPE_WEBHOOK_SECRET", "checks that events come from Stripe"),
    later("STRIPE_API_BASE", "another address for Stripe"),
];

const fn open(name: &'static str, meaning: &'static str, default: &'static str) -> Setting {
    Setting {
        name,
        meaning,
        default,
        confidentiality: Confidentiality::Open,
        used_by: Use::Server,
    }
}

const fn secret(name: &'static str, meaning: &'static str, default: &'static str) -> Setting {
    Setting {
        confidentiality: Confidentiality::Secret,
        ..open(name, meaning, default)
    }
}

const fn scripts(name: &'static str, meaning: &'static str, default: &'static str) -> Setting {
    Setting {
        used_by: Use::Scripts,
        ..open(name, meaning, default)
    }
}

/// Nothing of these is shown: some of them will be secrets.
const fn later(name: &'static str, meaning: &'static str) -> Setting {
    Setting {
        used_by: Use::Later,
        ..secret(name, meaning, "not used")
    }
}
