//! Each rule of the settings, through [`Configuration::read`].

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::{Configuration, Database, Doors, Environment, LogFormat, Mail, Problems, SETTINGS, Secret, Sms, Variables};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// The application server's of RFC 8291, section 5.
const VAPID_KEY: &str = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

fn read(pairs: &[(&str, &str)]) -> Result<Configuration, Problems> {
    let given = [("PARVIS_SECRET", SECRET), ("VAPID_PRIVATE_KEY", VAPID_KEY)]
        .into_iter()
        .chain(pairs.iter().copied());
    Configuration::read(&given.collect::<Variables>())
}

fn production(pairs: &[(&str, &str)]) -> Result<Configuration, Problems> {
    let whole = [
        ("PARVIS_ENV", "production"),
        ("PARVIS_BASE_URL", "https://parvis.example.org"),
        ("SMTP_URL", "smtps://mail.example.org"),
        ("MAIL_FROM", "Parvis <bonjour@example.org>"),
    ];
    read(&whole.into_iter().chain(pairs.iter().copied()).collect::<Vec<_>>())
}

fn refused(result: Result<Configuration, Problems>) -> String {
    result.expect_err("these settings must be refused").to_string()
}

#[test]
fn without_any_setting_development_works() {
    let configuration = read(&[]).unwrap();
    assert_eq!(configuration.environment, Environment::Development);
    assert_eq!(configuration.address.to_string(), "127.0.0.1:3000");
    assert_eq!(configuration.base_url.as_str(), "http://127.0.0.1:3000/");
    assert_eq!(configuration.data_dir, Path::new("./data"));
    assert_eq!(configuration.database, Database::Embedded);
    assert_eq!(configuration.mail, Mail::Outbox);
    assert_eq!(configuration.sms, Sms::Outbox);
    assert_eq!(configuration.log, LogFormat::Pretty);
    assert!(configuration.trusted_proxies.is_empty());
    assert!(configuration.metrics_token.is_none());
    assert!(configuration.unused.is_empty());
}

#[test]
fn an_unknown_parvis_variable_is_refused_by_name() {
    let message = refused(read(&[("PARVIS_COLOUR", "red")]));
    assert!(message.contains("PARVIS_COLOUR is not a setting"), "{message}");
    assert!(!message.contains("meant"), "nothing is like it: {message}");
}

#[test]
fn a_misspelt_variable_is_told_its_right_name() {
    assert!(refused(read(&[("PARVIS_ADRR", "127.0.0.1:1")])).contains("Is PARVIS_ADDR meant?"));
}

#[test]
fn all_problems_are_told_at_once() {
    let message = refused(read(&[
        ("PARVIS_ADDR", "here"),
        ("PARVIS_ENV", "prod"),
        ("PARVIS_LOG", "xml"),
        ("DATABASE_URL", "mysql://x"),
        ("PARVIS_TRUSTED_PROXIES", "everyone"),
    ]));
    for name in [
        "PARVIS_ADDR",
        "PARVIS_ENV",
        "PARVIS_LOG",
        "DATABASE_URL",
        "PARVIS_TRUSTED_PROXIES",
    ] {
        assert!(message.contains(name), "{name} is missing in: {message}");
    }
}

#[test]
fn an_empty_value_counts_as_not_set() {
    let configuration = read(&[("PARVIS_ADDR", " "), ("DATABASE_URL", "")]).unwrap();
    assert_eq!(configuration.address.port(), 3000);
    assert_eq!(configuration.database, Database::Embedded);
}

#[test]
fn variables_of_other_programs_do_not_matter() {
    assert!(read(&[("HOME", "/home/ama"), ("PARVIS_CHROMIUM", "/usr/bin/chromium")]).is_ok());
}

#[test]
fn the_public_address_follows_the_listening_one() {
    let base = |address| read(&[("PARVIS_ADDR", address)]).unwrap().base_url.to_string();
    assert_eq!(base("0.0.0.0:8080"), "http://127.0.0.1:8080/");
    assert_eq!(base("[::]:8080"), "http://[::1]:8080/");
    assert_eq!(base("10.1.2.3:80"), "http://10.1.2.3/");
}

#[test]
fn the_public_address_has_no_path_and_no_password() {
    for address in [
        "https://example.org/parvis",
        "https://a:b@example.org",
        "ftp://example.org",
        "example.org",
    ] {
        assert!(
            refused(read(&[("PARVIS_BASE_URL", address)])).contains("PARVIS_BASE_URL"),
            "{address}"
        );
    }
}

#[test]
fn production_speaks_https_except_to_this_machine() {
    assert!(refused(production(&[("PARVIS_BASE_URL", "http://parvis.example.org")])).contains("https"));
    assert!(production(&[("PARVIS_BASE_URL", "http://localhost:3000")]).is_ok());
    assert!(production(&[("PARVIS_BASE_URL", "http://127.0.0.1:3000")]).is_ok());
}

#[test]
fn production_hands_its_letters_over_a_closed_line() {
    for open in [
        "smtp://mail.example.org",
        "smtp://ama:hidden@10.0.0.7:587",
        "smtp://mail.example.org?tls=opportunistic",
    ] {
        let message = refused(production(&[("SMTP_URL", open)]));
        assert!(
            message.contains("tls=required") && !message.contains("hidden"),
            "{message}"
        );
    }
    for closed in [
        "smtps://mail.example.org",
        "smtp://mail.example.org:587?tls=required",
        "smtp://127.0.0.1:2525",
        "smtp://localhost:2525",
    ] {
        assert!(production(&[("SMTP_URL", closed)]).is_ok(), "{closed}");
    }
    assert!(read(&[("SMTP_URL", "smtp://mail.example.org"), ("MAIL_FROM", "a@example.org")]).is_ok());
}

#[test]
fn production_needs_address_secret_and_mail() {
    let bare = [("PARVIS_ENV", "production")].into_iter().collect::<Variables>();
    let message = refused(Configuration::read(&bare));
    for name in [
        "PARVIS_BASE_URL is missing",
        "PARVIS_SECRET is missing",
        "SMTP_URL is missing",
    ] {
        assert!(message.contains(name), "{name} is missing in: {message}");
    }
}

#[test]
fn production_sends_no_text_messages_without_a_carrier() {
    assert_eq!(production(&[]).unwrap().sms, Sms::Closed);
}

#[test]
fn production_logs_json_unless_told_otherwise() {
    assert_eq!(production(&[]).unwrap().log, LogFormat::Json);
    assert_eq!(production(&[("PARVIS_LOG", "pretty")]).unwrap().log, LogFormat::Pretty);
}

#[test]
fn a_secret_has_at_least_thirty_two_bytes() {
    assert!(refused(read(&[("PARVIS_SECRET", &SECRET[1..])])).contains("PARVIS_SECRET is too short"));
    assert!(read(&[("PARVIS_SECRET", SECRET)]).is_ok());
}

#[test]
fn a_metrics_token_has_at_least_sixteen_bytes() {
    assert!(refused(read(&[("PARVIS_METRICS_TOKEN", &SECRET[..15])])).contains("PARVIS_METRICS_TOKEN is too short"));
    assert!(
        read(&[("PARVIS_METRICS_TOKEN", &SECRET[..16])])
            .unwrap()
            .metrics_token
            .is_some()
    );
}

#[test]
fn a_former_secret_is_as_long_and_another() {
    let former = "fedcba9876543210fedcba9876543210";
    let kept = read(&[("PARVIS_FORMER_SECRET", former)]).unwrap().former_secret;
    assert_eq!(kept, Some(Secret::new(former)));
    assert!(refused(read(&[("PARVIS_FORMER_SECRET", &former[1..])])).contains("PARVIS_FORMER_SECRET is too short"));
    assert!(refused(read(&[("PARVIS_FORMER_SECRET", SECRET)])).contains("PARVIS_FORMER_SECRET is the same"));
}

#[test]
fn backups_need_a_key_to_be_encrypted_to() {
    const KEY: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
    let folder = ("PARVIS_BACKUP_DIR", "/var/backups/parvis");
    let backup = read(&[folder, ("PARVIS_BACKUP_RECIPIENT", KEY)]).unwrap().backup;
    assert_eq!(backup.folder.as_deref(), Some(Path::new("/var/backups/parvis")));
    assert_eq!(
        backup.recipient.map(|recipient| recipient.to_string()).as_deref(),
        Some(KEY)
    );
    assert!(refused(read(&[folder])).contains("PARVIS_BACKUP_RECIPIENT is missing"));
    let damaged = KEY.replace("nujwj", "nujwk");
    for wrong in ["somebody", &damaged] {
        assert!(refused(read(&[folder, ("PARVIS_BACKUP_RECIPIENT", wrong)])).contains("a public key of age"));
    }
    assert!(read(&[]).unwrap().backup.folder.is_none());
}

#[test]
fn proxies_are_addresses_and_networks() {
    let configuration = read(&[("PARVIS_TRUSTED_PROXIES", "10.0.0.7, 192.168.0.0/16,::1")]).unwrap();
    let networks: Vec<String> = configuration.trusted_proxies.iter().map(ToString::to_string).collect();
    assert_eq!(networks, ["10.0.0.7/32", "192.168.0.0/16", "::1/128"]);
}

#[test]
fn a_database_is_a_postgresql() {
    let address = "postgres://ama:pa%20ss@db.example.org:5433/parvis";
    assert_eq!(
        read(&[("DATABASE_URL", address)]).unwrap().database,
        Database::Url(Secret::new(address))
    );
    assert!(read(&[("DATABASE_URL", "postgresql:///parvis?host=/run/postgresql")]).is_ok());
    assert!(refused(read(&[("DATABASE_URL", "parvis")])).contains("DATABASE_URL is malformed"));
}

#[test]
fn changes_are_carried_by_servers_of_nats() {
    for servers in [
        "nats://127.0.0.1:4222",
        "tls://parvis:hidden@one.example.org, tls://two.example.org",
    ] {
        let nats = read(&[("NATS_URL", servers)]).unwrap().nats;
        assert_eq!(nats, Some(Secret::new(servers)));
    }
    for wrong in [
        "here",
        "http://hidden.example.org",
        "nats://one.example.org,hidden",
        "nats:",
    ] {
        let message = refused(read(&[("NATS_URL", wrong)]));
        assert!(
            message.contains("NATS_URL is malformed") && !message.contains("hidden"),
            "{message}"
        );
    }
    assert!(read(&[]).unwrap().nats.is_none());
}

#[test]
fn mail_needs_a_server_and_a_sender() {
    let sender = ("MAIL_FROM", "Parvis <bonjour@example.org>");
    let mail = read(&[("SMTP_URL", "smtp://localhost:2525"), sender]).unwrap().mail;
    assert!(matches!(mail, Mail::Smtp { from, .. } if from.email.to_string() == "bonjour@example.org"));
    assert!(refused(read(&[("SMTP_URL", "smtp://localhost")])).contains("MAIL_FROM is missing"));
    assert!(refused(read(&[("SMTP_URL", "https://localhost"), sender])).contains("SMTP_URL is malformed"));
    assert!(refused(read(&[("MAIL_FROM", "nobody")])).contains("MAIL_FROM"));
}

#[test]
fn text_messages_need_a_carrier_and_who_we_are_with_it() {
    let access = [
        ("SMS_USER", "AC1"),
        ("SMS_SECRET", "a key of ours"),
        ("SMS_FROM", "+2250700000000"),
    ];
    let with = |more: &[(&str, &str)]| read(&access.iter().chain(more).copied().collect::<Vec<_>>());
    let base = |sms: &Sms| match sms {
        Sms::Twilio(access) | Sms::Orange(access) => access.api_base().to_owned(),
        Sms::Outbox | Sms::Closed => String::new(),
    };
    let twilio = with(&[("SMS_PROVIDER", "twilio")]).unwrap().sms;
    assert!(matches!(twilio, Sms::Twilio(_)));
    assert_eq!(base(&twilio), "https://api.twilio.com");
    let orange = with(&[
        ("SMS_PROVIDER", "orange"),
        ("SMS_API_BASE", "http://127.0.0.1:4000/api/"),
        ("SMS_SENDER_NAME", "Parvis"),
    ]);
    let orange = orange.unwrap().sms;
    assert_eq!(base(&orange), "http://127.0.0.1:4000/api");
    assert!(matches!(orange, Sms::Orange(access) if access.sender_name.as_deref() == Some("Parvis")));

    assert!(refused(with(&[("SMS_PROVIDER", "pigeon")])).contains("SMS_PROVIDER"));
    for base in [
        "http://api.example.org",
        "api.example.org",
        "https://a:b@api.example.org",
    ] {
        let pairs = [("SMS_PROVIDER", "twilio"), ("SMS_API_BASE", base)];
        assert!(refused(with(&pairs)).contains("SMS_API_BASE"), "{base}");
    }
    let message = refused(read(&[("SMS_PROVIDER", "twilio")]));
    for name in ["SMS_USER is missing", "SMS_SECRET is missing", "SMS_FROM is missing"] {
        assert!(message.contains(name), "{message}");
    }
}

const BUCKET: [(&str, &str); 3] = [
    ("S3_BUCKET", "parvis"),
    ("S3_ACCESS_KEY_ID", "town"),
    ("S3_SECRET_ACCESS_KEY", "hunter2hunter2"),
];

#[test]
fn a_bucket_goes_with_its_keys_and_a_closed_line() {
    let with = |pairs: &[(&str, &str)]| read(&BUCKET.into_iter().chain(pairs.iter().copied()).collect::<Vec<_>>());
    assert!(read(&[]).unwrap().bucket.is_none());
    let bucket = with(&[]).unwrap().bucket.unwrap();
    assert_eq!((bucket.name.as_str(), bucket.region.as_str()), ("parvis", "us-east-1"));
    assert!(!format!("{bucket:?}").contains("hunter2"));
    assert!(
        with(&[("S3_ENDPOINT", "http://store:9000")]).is_ok(),
        "beside it, while one works on it"
    );
    for endpoint in ["store:9000", "ftp://store", "https://a:b@store"] {
        assert!(
            refused(with(&[("S3_ENDPOINT", endpoint)])).contains("S3_ENDPOINT"),
            "{endpoint}"
        );
    }
    let open_line: Vec<_> = BUCKET
        .into_iter()
        .chain([("S3_ENDPOINT", "http://store:9000")])
        .collect();
    assert!(refused(production(&open_line)).contains("S3_ENDPOINT"));
    let message = refused(read(&[("S3_BUCKET", "parvis")]));
    for name in ["S3_ACCESS_KEY_ID is missing", "S3_SECRET_ACCESS_KEY is missing"] {
        assert!(message.contains(name), "{message}");
    }
    assert!(refused(read(&[("S3_ENDPOINT", "https://store")])).contains("S3_BUCKET is missing"));
}

#[test]
fn a_scanner_has_a_host_and_a_port() {
    assert_eq!(
        read(&[("CLAMD_ADDR", "127.0.0.1:3310")]).unwrap().clamd.as_deref(),
        Some("127.0.0.1:3310")
    );
    for address in ["127.0.0.1", ":3310", "clamd:", "clamd:70000"] {
        assert!(
            refused(read(&[("CLAMD_ADDR", address)])).contains("CLAMD_ADDR"),
            "{address}"
        );
    }
}

#[test]
fn a_provider_needs_who_we_are_and_what_proves_it() {
    assert_eq!(read(&[]).unwrap().doors, Doors::default());
    let whole = [
        ("OIDC_GOOGLE_CLIENT_ID", "parvis-google"),
        ("OIDC_GOOGLE_CLIENT_SECRET", "hidden one"),
        ("OIDC_ISSUER", "https://id.example.org/town"),
        ("OIDC_CLIENT_ID", "parvis"),
        ("OIDC_CLIENT_SECRET", "hidden two"),
        ("FACEBOOK_APP_ID", "123"),
        ("FACEBOOK_APP_SECRET", "hidden three"),
    ];
    let doors = read(&whole).unwrap().doors;
    assert!(!format!("{doors:?}").contains("hidden"));
    let google = doors.google.expect("Google");
    assert_eq!(
        (google.name.as_str(), google.issuer.as_str()),
        ("Google", "https://accounts.google.com")
    );
    let openid = doors.openid.expect("a provider");
    assert_eq!(
        (openid.name.as_str(), openid.issuer.as_str()),
        ("id.example.org", "https://id.example.org/town")
    );
    let facebook = doors.facebook.expect("Facebook");
    assert_eq!(facebook.graph(), "https://graph.facebook.com");
    for (left_out, _) in whole {
        let rest: Vec<_> = whole.into_iter().filter(|(name, _)| *name != left_out).collect();
        let message = refused(read(&rest));
        assert!(message.contains(&format!("{left_out} is missing")), "{message}");
        assert!(!message.contains("hidden"), "{message}");
    }
}

#[test]
fn a_provider_is_reached_over_https_except_on_this_machine() {
    let with = |name: &'static str, value: &'static str| {
        read(&[
            ("OIDC_CLIENT_ID", "parvis"),
            ("OIDC_CLIENT_SECRET", "a secret"),
            ("OIDC_ISSUER", "https://id.example.org"),
            ("FACEBOOK_APP_ID", "123"),
            ("FACEBOOK_APP_SECRET", "a secret"),
            (name, value),
        ])
    };
    for name in ["OIDC_ISSUER", "FACEBOOK_BASE"] {
        for wrong in ["http://id.example.org", "id.example.org", "https://a:b@id.example.org"] {
            assert!(refused(with(name, wrong)).contains(name), "{wrong}");
        }
        assert!(with(name, "http://127.0.0.1:4000").is_ok());
    }
    let named = with("OIDC_NAME", "Mairie").unwrap().doors.openid.expect("a provider");
    assert_eq!(named.name, "Mairie");
}

#[test]
fn settings_of_later_versions_are_known_and_named() {
    let configuration = read(&[("STRIPE_SECRET_KEY", "sk_x"), ("STRIPE_API_BASE", "x")]).unwrap();
    assert_eq!(configuration.unused, ["STRIPE_API_BASE", "STRIPE_SECRET_KEY"]);
}

#[test]
fn secrets_are_never_printed() {
    let hidden = "hunter2hunter2";
    let address = format!("postgres://ama:{hidden}@localhost/parvis");
    let mail = format!("smtp://ama:{hidden}@localhost");
    let configuration = read(&[
        ("DATABASE_URL", &address),
        ("SMTP_URL", &mail),
        ("MAIL_FROM", "ama@example.org"),
        ("SMS_PROVIDER", "twilio"),
        ("SMS_USER", "AC1"),
        ("SMS_SECRET", hidden),
        ("SMS_FROM", "Parvis"),
    ])
    .unwrap();
    assert!(!format!("{configuration:?}").contains(hidden));
    assert!(!format!("{configuration:?}").contains(SECRET));
    let refusal = refused(read(&[
        ("PARVIS_SECRET", hidden),
        ("DATABASE_URL", hidden),
        ("SMTP_URL", hidden),
        ("VAPID_PRIVATE_KEY", hidden),
    ]));
    assert!(!refusal.contains(hidden), "{refusal}");
}

#[test]
fn development_makes_a_secret_and_a_key_once_and_keeps_them_to_itself() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let start = || {
        let variables = [("PARVIS_DATA_DIR", data.to_str().unwrap())]
            .into_iter()
            .collect::<Variables>();
        let configuration = Configuration::read(&variables).unwrap();
        (configuration.secret, configuration.vapid.unwrap().public_key())
    };
    let first = start();
    assert!(first.0.expose().len() >= 32);
    assert_eq!(first, start());
    for file in ["secret", "vapid"] {
        let mode = std::fs::metadata(data.join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 2);
}

#[test]
fn a_damaged_file_is_told() {
    for file in ["secret", "vapid"] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(file), "short").unwrap();
        let data = folder.path().to_str().unwrap();
        let variables = [("PARVIS_DATA_DIR", data)].into_iter().collect::<Variables>();
        assert!(
            refused(Configuration::read(&variables)).contains("PARVIS_DATA_DIR"),
            "{file}"
        );
    }
}

#[test]
fn closed_browsers_are_spoken_to_with_a_key_and_a_contact() {
    let vapid = production(&[]).unwrap().vapid.expect("a key");
    // Its public half, as RFC 8291 gives it.
    assert_eq!(
        URL_SAFE_NO_PAD.encode(vapid.public_key()),
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
    );
    assert_eq!(vapid.contact(), "mailto:bonjour@example.org");
    let named = production(&[("VAPID_SUBJECT", "https://parvis.example.org/help")]).unwrap();
    assert_eq!(named.vapid.expect("a key").contact(), "https://parvis.example.org/help");
}

#[test]
fn production_makes_no_key_for_itself() {
    assert!(production(&[("VAPID_PRIVATE_KEY", "")]).unwrap().vapid.is_none());
}

#[test]
fn a_key_or_contact_that_is_none_is_refused() {
    assert!(refused(read(&[("VAPID_PRIVATE_KEY", "AAAA")])).contains("VAPID_PRIVATE_KEY"));
    assert!(refused(read(&[("VAPID_SUBJECT", "bonjour@example.org")])).contains("VAPID_SUBJECT"));
}

#[test]
fn nothing_is_written_while_a_setting_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let pairs = [("PARVIS_DATA_DIR", data.to_str().unwrap()), ("PARVIS_ADDR", "here")];
    assert!(Configuration::read(&pairs.into_iter().collect::<Variables>()).is_err());
    assert!(!data.exists());
}

#[test]
fn the_file_fills_gaps_and_never_overrides() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    std::fs::write(&file, "# ours\nPARVIS_ADDR=127.0.0.1:1\nPARVIS_LOG='json'\nOTHER=x\n").unwrap();
    let given = [("PARVIS_ADDR", "127.0.0.1:2")].into_iter().collect::<Variables>();
    let variables = given.completed_by(&file).unwrap();
    assert_eq!(variables.get("PARVIS_ADDR"), Some("127.0.0.1:2"));
    assert_eq!(variables.get("PARVIS_LOG"), Some("json"));
    assert_eq!(variables.get("OTHER"), None);
}

#[test]
fn the_file_cannot_declare_production_nor_leak_a_broken_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(".env");
    let complete = |text: &str| {
        std::fs::write(&file, text).unwrap();
        Variables::default()
            .completed_by(&file)
            .map(|_| ())
            .unwrap_err()
            .to_string()
    };
    assert!(complete("PARVIS_ENV=production\n").contains("PARVIS_ENV"));
    assert!(!complete("PARVIS_SECRET=hunter2 hunter3\n").contains("hunter"));
}

#[test]
fn every_setting_is_explained() {
    for setting in SETTINGS {
        assert!(
            !setting.meaning.is_empty() && !setting.default.is_empty(),
            "{}",
            setting.name
        );
    }
}
