//! From variables to a configuration: each rule once, all problems together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use ipnet::IpNet;
use lettre::message::Mailbox;
use sqlx::postgres::PgConnectOptions;
use url::{Host, Url};

use super::{
    Confidentiality, Configuration, Database, Environment, LogFormat, Mail, Problems, SETTINGS, Secret, Setting, Use,
    Vapid, Variables, vapid::contact,
};

const SECRET_BYTES: usize = 32;
/// Bytes of chance in the secret that development makes for itself.
const GENERATED_BYTES: usize = 48;
const METRICS_TOKEN_BYTES: usize = 16;
/// What all of our own settings begin with; left out when names are compared.
const PREFIX: &str = "PARVIS_";
/// How alike two names must be (0 to 1) for one to be offered in place of the other.
const LIKENESS: f64 = 0.8;

/// Reads and checks everything.
pub(super) fn configuration(variables: &Variables) -> Result<Configuration, Problems> {
    let mut reader = Reader {
        variables,
        problems: Problems::default(),
    };
    reader.refuse_unknown_names();
    let environment = reader.environment();
    let address = reader.address();
    let base_url = reader.base_url(environment, address);
    let data_dir = reader.data_dir();
    let given_secret = reader.secret(environment);
    let former_secret = reader.former_secret();
    let trusted_proxies = reader.trusted_proxies();
    let metrics_token = reader.metrics_token();
    let backup = reader.backup();
    let traces = reader.traces();
    let error_reports = reader.error_reports();
    let log = reader.log(environment);
    let database = reader.database();
    let nats = reader.nats();
    let mail = reader.mail(environment);
    let given_vapid = reader.vapid(&base_url, &mail);
    let sms = reader.sms(environment);
    let providers = reader.providers();
    let bucket = reader.bucket(environment);
    let clamd = reader.clamd();
    let unused = reader.unused();

    let mut problems = reader.problems;
    // The data folder is only written to when everything else is right.
    let secret = given_secret.or_else(|| {
        if !problems.is_empty() {
            return None;
        }
        kept_secret(&data_dir)
            .map_err(|reason| problems.add("PARVIS_DATA_DIR", reason))
            .ok()
    });
    let vapid = match given_vapid {
        None if problems.is_empty() && !environment.is_production() => {
            Vapid::kept_in(&data_dir.join("vapid"), contact(&base_url, &mail))
                .map_err(|reason| problems.add("PARVIS_DATA_DIR", reason))
                .ok()
        }
        given => given,
    };
    match (secret, problems.is_empty()) {
        (Some(secret), true) => Ok(Configuration {
            environment,
            address,
            base_url,
            data_dir,
            secret,
            former_secret,
            trusted_proxies,
            database,
            nats,
            mail,
            vapid,
            sms,
            providers,
            bucket,
            clamd,
            metrics_token,
            backup,
            traces,
            error_reports,
            log,
            unused,
        }),
        _ => Err(problems),
    }
}

pub(super) struct Reader<'a> {
    variables: &'a Variables,
    pub(super) problems: Problems,
}

impl<'a> Reader<'a> {
    fn refuse_unknown_names(&mut self) {
        for name in self.variables.names().filter(|name| Setting::of(name).is_none()) {
            let advice = match closest_setting(name) {
                Some(meant) => format!("is not a setting. Is {meant} meant?"),
                None => "is not a setting; `parvis doctor` lists them all.".to_owned(),
            };
            self.problems.add(name, advice);
        }
    }

    fn environment(&mut self) -> Environment {
        match self.text("PARVIS_ENV") {
            None | Some("development") => Environment::Development,
            Some("production") => Environment::Production,
            Some(_) => {
                self.malformed("PARVIS_ENV", "either development or production");
                Environment::Development
            }
        }
    }

    fn address(&mut self) -> SocketAddr {
        self.parsed("PARVIS_ADDR", "an address and a port, for example 127.0.0.1:3000")
            .unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)))
    }

    fn base_url(&mut self, environment: Environment, address: SocketAddr) -> Url {
        const EXPECTED: &str = "a whole address without a path, for example https://parvis.example.org";
        let given = self.parsed::<Url>("PARVIS_BASE_URL", EXPECTED);
        if let Some(url) = &given {
            if !is_origin(url) {
                self.malformed("PARVIS_BASE_URL", EXPECTED);
            } else if environment.is_production() && url.scheme() != "https" && !is_this_machine(url) {
                self.malformed("PARVIS_BASE_URL", "an https address in production");
            }
        } else if environment.is_production() && self.text("PARVIS_BASE_URL").is_none() {
            self.missing_in_production("PARVIS_BASE_URL", "links in mails begin with it");
        }
        given.unwrap_or_else(|| reachable(address))
    }

    fn data_dir(&self) -> PathBuf {
        PathBuf::from(self.text("PARVIS_DATA_DIR").unwrap_or("./data"))
    }

    fn secret(&mut self, environment: Environment) -> Option<Secret> {
        let secret = self.long_secret("PARVIS_SECRET", SECRET_BYTES);
        if secret.is_none() && environment.is_production() {
            self.missing_in_production("PARVIS_SECRET", "`openssl rand -base64 48` makes a good one");
        }
        secret
    }

    fn former_secret(&mut self) -> Option<Secret> {
        let former = self.long_secret("PARVIS_FORMER_SECRET", SECRET_BYTES)?;
        if Some(former.expose()) == self.text("PARVIS_SECRET") {
            self.problems.add(
                "PARVIS_FORMER_SECRET",
                "is the same as PARVIS_SECRET: it is for the one that was there before.",
            );
        }
        Some(former)
    }

    fn trusted_proxies(&mut self) -> Vec<IpNet> {
        let networks = self.text("PARVIS_TRUSTED_PROXIES").unwrap_or_default().split(',');
        let networks = networks.map(str::trim).filter(|part| !part.is_empty()).map(network);
        networks.collect::<Option<_>>().unwrap_or_else(|| {
            self.malformed(
                "PARVIS_TRUSTED_PROXIES",
                "addresses or networks with commas between, for example 10.0.0.7, 192.168.0.0/16",
            );
            Vec::new()
        })
    }

    fn metrics_token(&mut self) -> Option<Secret> {
        self.long_secret("PARVIS_METRICS_TOKEN", METRICS_TOKEN_BYTES)
    }

    fn log(&mut self, environment: Environment) -> LogFormat {
        match self.text("PARVIS_LOG") {
            Some("json") => LogFormat::Json,
            None if environment.is_production() => LogFormat::Json,
            Some("pretty") | None => LogFormat::Pretty,
            Some(_) => {
                self.malformed("PARVIS_LOG", "either json or pretty");
                LogFormat::Pretty
            }
        }
    }

    fn database(&mut self) -> Database {
        const EXPECTED: &str = "the address of a PostgreSQL, for example postgres://user:password@host/parvis";
        let Some(text) = self.text("DATABASE_URL") else {
            return Database::Embedded;
        };
        let has_scheme = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| text.starts_with(scheme));
        if !has_scheme || PgConnectOptions::from_str(text).is_err() {
            self.malformed("DATABASE_URL", EXPECTED);
        }
        Database::Url(Secret::new(text))
    }

    fn mail(&mut self, environment: Environment) -> Mail {
        let from = self.parsed::<Mailbox>("MAIL_FROM", "an address, for example Parvis <bonjour@example.org>");
        let Some(text) = self.text("SMTP_URL") else {
            if environment.is_production() {
                self.missing_in_production("SMTP_URL", "the development outbox stays closed there");
            }
            return Mail::Outbox;
        };
        if !is_mail_server(text) {
            self.malformed(
                "SMTP_URL",
                "a mail server's address, for example smtps://user:password@mail.example.org",
            );
        } else if environment.is_production() && !is_closed_line(text) {
            self.malformed("SMTP_URL", "smtps://, or smtp:// with ?tls=required, in production");
        }
        if let Some(from) = from {
            return Mail::Smtp {
                url: Secret::new(text),
                from,
            };
        }
        if self.text("MAIL_FROM").is_none() {
            self.missing("MAIL_FROM", "with SMTP_URL, mail needs to come from somebody.");
        }
        Mail::Outbox
    }

    fn clamd(&mut self) -> Option<String> {
        let address = self.text("CLAMD_ADDR")?;
        let has_port = address
            .rsplit_once(':')
            .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        if !has_port {
            self.malformed("CLAMD_ADDR", "a host and a port, for example 127.0.0.1:3310");
        }
        Some(address.to_owned())
    }

    fn unused(&self) -> Vec<String> {
        let later = |name: &&str| Setting::of(name).is_some_and(|setting| setting.used_by == Use::Later);
        self.variables.names().filter(later).map(str::to_owned).collect()
    }

    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.variables.get(name)
    }

    pub(super) fn parsed<T: FromStr>(&mut self, name: &str, expected: &str) -> Option<T> {
        let parsed = self.text(name)?.parse().ok();
        if parsed.is_none() {
            self.malformed(name, expected);
        }
        parsed
    }

    fn long_secret(&mut self, name: &str, bytes: usize) -> Option<Secret> {
        let text = self.text(name)?;
        if text.len() < bytes {
            self.problems
                .add(name, format!("is too short: it must have at least {bytes} bytes."));
        }
        Some(Secret::new(text))
    }

    pub(super) fn malformed(&mut self, name: &str, expected: &str) {
        let confidential = Setting::of(name).is_none_or(|setting| setting.confidentiality == Confidentiality::Secret);
        let reason = match self.text(name) {
            Some(value) if !confidential => format!("is \u{201c}{value}\u{201d}: it must be {expected}."),
            _ => format!("is malformed: it must be {expected}."),
        };
        self.problems.add(name, reason);
    }

    pub(super) fn missing(&mut self, name: &str, because: &str) {
        self.problems.add(name, format!("is missing: {because}"));
    }

    fn missing_in_production(&mut self, name: &str, because: &str) {
        self.problems
            .add(name, format!("is missing: production needs it ({because})."));
    }
}

/// The secret of a development installation, or what is wrong with its folder.
fn kept_secret(data_dir: &Path) -> Result<Secret, String> {
    let file = data_dir.join("secret");
    match Secret::kept_in(&file, GENERATED_BYTES) {
        Ok(secret) if secret.expose().len() >= SECRET_BYTES => Ok(secret),
        Ok(_) => Err(format!(
            "holds a damaged secret: remove {} and start again.",
            file.display()
        )),
        Err(error) => Err(format!(
            "is {}, where no secret can be kept: {error}.",
            data_dir.display()
        )),
    }
}

fn closest_setting(name: &str) -> Option<&'static str> {
    SETTINGS
        .iter()
        .filter_map(|setting| {
            Some((
                strsim::jaro_winkler(setting.name.strip_prefix(PREFIX)?, name.strip_prefix(PREFIX)?),
                setting.name,
            ))
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, known)| known)
}

fn network(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>()
        .ok()
        .or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

fn is_origin(url: &Url) -> bool {
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    matches!(url.scheme(), "http" | "https") && url.has_host() && bare && anonymous
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        // The hosts of addresses that are not of the web are read as names, whatever they are.
        Some(Host::Domain(domain)) => domain == "localhost" || domain.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

pub(super) fn is_api_base(url: &Url) -> bool {
    let safe = url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(url));
    safe && url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none()
}

fn is_mail_server(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "smtp" | "smtps") && url.has_host())
}

/// Whether nobody on the way can read along: letters carry links that open providers, and the address the
/// password of the mail server.
fn is_closed_line(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        let required = url
            .query_pairs()
            .any(|(name, value)| name == "tls" && value == "required");
        url.scheme() == "smtps" || required || is_this_machine(&url)
    })
}

/// A listener on every address is reached through this machine's own.
fn reachable(address: SocketAddr) -> Url {
    let host: IpAddr = match address.ip() {
        IpAddr::V4(any) if any.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(any) if any.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        given => given,
    };
    let text = format!("http://{}", SocketAddr::new(host, address.port()));
    #[expect(
        clippy::expect_used,
        reason = "a checked socket address is a valid host and port; happens at start-up"
    )]
    Url::parse(&text).expect("a socket address makes an address")
}
