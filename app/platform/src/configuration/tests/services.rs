//! The settings of what Parvis speaks to.

use std::path::Path;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::*;

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
fn production_sends_no_text_messages_without_a_carrier() {
    assert_eq!(production(&[]).unwrap().sms, Sms::Closed);
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
    assert_eq!(read(&[]).unwrap().providers, Providers::default());
    let whole = [
        ("OIDC_GOOGLE_CLIENT_ID", "parvis-google"),
        ("OIDC_GOOGLE_CLIENT_SECRET", "hidden one"),
        ("OIDC_ISSUER", "https://id.example.org/town"),
        ("OIDC_CLIENT_ID", "parvis"),
        ("OIDC_CLIENT_SECRET", "hidden two"),
        ("FACEBOOK_APP_ID", "123"),
        ("FACEBOOK_APP_SECRET", "hidden three"),
    ];
    let providers = read(&whole).unwrap().providers;
    assert!(!format!("{providers:?}").contains("hidden"));
    let google = providers.google.expect("Google");
    assert_eq!(
        (google.name.as_str(), google.issuer.as_str()),
        ("Google", "https://accounts.google.com")
    );
    let openid = providers.openid.expect("a provider");
    assert_eq!(
        (openid.name.as_str(), openid.issuer.as_str()),
        ("id.example.org", "https://id.example.org/town")
    );
    let facebook = providers.facebook.expect("Facebook");
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
    let named = with("OIDC_NAME", "Mairie")
        .unwrap()
        .providers
        .openid
        .expect("a provider");
    assert_eq!(named.name, "Mairie");
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
