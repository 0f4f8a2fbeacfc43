//! What settings are kept in files, and what is never shown of them.

use std::os::unix::fs::PermissionsExt;

use super::*;

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
