//! What deploy/ says of the server is true.

use std::{collections::BTreeSet, path::Path, sync::Arc, time::Duration};

use age::x25519::Identity;
use platform::{
    configuration::{Backup, Configuration, Setting},
    jobs::{Timing, enqueue, run_waiting},
};
use server::backup::NightlyBackup;
use sqlx::PgPool;

use crate::browser::Site;

/// What queries are made of, besides the names of measurements and labels.
const LANGUAGE: [&str; 19] = [
    "absent",
    "and",
    "by",
    "count",
    "e",
    "histogram_quantile",
    "increase",
    "max",
    "min",
    "on",
    "or",
    "rate",
    "sum",
    "time",
    "topk",
    "unless",
    "without",
    "job",
    "parvis",
];
/// Prometheus measures this itself.
const OF_PROMETHEUS: &str = "up";

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    std::fs::read_to_string(root.join(path)).expect(path)
}

/// The queries of the alerts; each stands on a line.
fn alerts() -> Vec<String> {
    let text = read("prometheus/alerts.yml");
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("expr: "));
    lines.map(str::to_owned).collect()
}

/// The queries of the dashboard's panels.
fn dashboard() -> Vec<String> {
    let text = read("grafana/parvis.json");
    let dashboard: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let panels = dashboard["panels"].as_array().expect("panels");
    let targets = panels
        .iter()
        .flat_map(|panel| panel["targets"].as_array().expect("targets"));
    targets
        .map(|target| target["expr"].as_str().expect("a query").to_owned())
        .collect()
}

/// The measurements that a query names: its words that are neither labels nor the language.
fn named(query: &str) -> BTreeSet<String> {
    let mut text = String::new();
    let mut in_braces = false;
    for character in query.chars() {
        match character {
            '{' | '[' => in_braces = true,
            '}' | ']' => in_braces = false,
            _ if !in_braces => text.push(character),
            _ => {}
        }
    }
    // The labels of `by (…)`.
    let text: String = text
        .split(" by ")
        .enumerate()
        .map(|(part, text)| match (part, text.split_once(')')) {
            (1.., Some((_, rest))) => format!(" {rest}"),
            _ => text.to_owned(),
        })
        .collect();
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
        .filter(|word| word.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter(|word| !LANGUAGE.contains(word) && *word != OF_PROMETHEUS)
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_query_names_its_measurements() {
    let query = r#"histogram_quantile(0.95, sum by (le, route) (rate(a_bucket{route!="/api/live", status=~"5.."}[5m]))) / max(b) > 2"#;
    assert_eq!(named(query), ["a_bucket", "b"].map(str::to_owned).into());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn alerts_and_dashboard_ask_for_what_the_server_measures(pool: PgPool) {
    let mut site = Site::open(pool).await;
    let folder = tempfile::tempdir().expect("a folder");
    let services = &mut site.town.services;
    services.configuration = Arc::new(Configuration {
        data_dir: folder.path().to_path_buf(),
        backup: Backup {
            folder: Some(folder.path().to_path_buf()),
            recipient: Some(Identity::generate().to_public()),
        },
        ..Configuration::clone(&services.configuration)
    });
    let services = services.clone();
    let mut connection = services.pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &NightlyBackup {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    run_waiting(&services, &server::jobs::registry())
        .await
        .expect("the jobs run");
    server::http::gauges::read(&services).await;
    let mut watcher = site.visitor();
    watcher.address.set_ip([127, 0, 0, 1].into());
    watcher.goes_to("/").await;
    let measured = watcher.fetches("/metrics").await.text;
    let known: BTreeSet<String> = measured
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(['{', ' ']).next().unwrap_or_default().to_owned())
        .collect();

    let (alerts, dashboard) = (alerts(), dashboard());
    assert!(alerts.len() >= 11 && dashboard.len() >= 18);
    for query in alerts.iter().chain(&dashboard) {
        for name in named(query) {
            assert!(known.contains(&name), "{name} is not measured: {query}\n{measured}");
        }
    }
    let asked: BTreeSet<String> = alerts.iter().chain(&dashboard).flat_map(|query| named(query)).collect();
    for gauge in [
        "backup_newest_timestamp_seconds",
        "jobs_overdue_seconds",
        "mails_undelivered",
    ] {
        assert!(asked.contains(gauge), "{gauge} is watched");
    }
}

#[test]
fn nginx_lets_in_what_the_server_reads() {
    assert!(read("nginx/parvis.conf").contains("client_max_body_size 1m;"));
    assert_eq!(server::http::LARGEST_BODY, 1024 * 1024);
    assert!(read("nginx/parvis.conf").contains("client_max_body_size 50m;"));
    assert_eq!(platform::media::LARGEST_UPLOAD, 50 * 1024 * 1024);
}

#[test]
fn nginx_closes_what_it_does_not_use_before_a_process_that_leaves_does() {
    for path in ["nginx/upstreams.conf", "nginx/upstreams.compose.conf"] {
        let text = read(path);
        let kept = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("keepalive_timeout ")?.strip_suffix("s;"));
        let kept = Duration::from_secs(kept.expect(path).parse().expect("seconds"));
        assert!(kept < server::http::LINGERING, "{path}");
        assert!(
            text.contains("max_fails=0"),
            "{path}: nobody is set aside while the other is restarted"
        );
    }
}

#[test]
fn every_runbook_that_an_alert_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let text = read("prometheus/alerts.yml");
    let runbooks: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("runbook: "))
        .collect();
    assert!(runbooks.len() >= 4);
    for runbook in runbooks {
        assert!(root.join(runbook).is_file(), "{runbook}");
    }
}

#[test]
fn every_setting_that_is_named_exists() {
    for path in [
        "Dockerfile",
        "compose.yaml",
        "nginx/parvis.conf",
        "systemd/parvis@.service",
        "systemd/parvis-jobs.service",
        "systemd/parvis.env.example",
    ] {
        let text = read(path);
        let words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        for name in words.filter(|word| word.starts_with("PARVIS_")) {
            assert!(Setting::of(name).is_some(), "{path}: {name}");
        }
    }
}
