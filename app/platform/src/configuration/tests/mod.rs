//! Each rule of the settings, through [`Configuration::read`].

mod files;
mod services;

use std::path::Path;

use super::{
    Configuration, Database, Environment, LogFormat, Mail, Problems, Providers, SETTINGS, Secret, Sms, Variables,
};

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
fn proxies_are_addresses_and_networks() {
    let configuration = read(&[("PARVIS_TRUSTED_PROXIES", "10.0.0.7, 192.168.0.0/16,::1")]).unwrap();
    let networks: Vec<String> = configuration.trusted_proxies.iter().map(ToString::to_string).collect();
    assert_eq!(networks, ["10.0.0.7/32", "192.168.0.0/16", "::1/128"]);
}

#[test]
fn settings_of_later_versions_are_known_and_named() {
    let configuration = read(&[("STRIPE_SECRET_KEY", "sk_x"), ("STRIPE_API_BASE", "x")]).unwrap();
    assert_eq!(configuration.unused, ["STRIPE_API_BASE", "STRIPE_SECRET_KEY"]);
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
