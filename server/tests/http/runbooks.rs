//! What the runbooks tell somebody to type at night works.

use std::path::{Path, PathBuf};

use platform::testing::Town;
use sqlx::{AssertSqlSafe, PgPool};

fn pages() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/operating");
    let entries = std::fs::read_dir(folder).expect("the runbooks");
    entries
        .map(|entry| {
            let path = entry.expect("a page").path();
            let text = std::fs::read_to_string(&path).expect("its text");
            (path, text)
        })
        .collect()
}

/// What stands between the fences of a language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str())
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_statement_of_a_runbook_is_understood(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    server::seed::town(&town.services).await.expect("a town");
    let mut tried = 0;
    for (path, text) in pages() {
        for block in blocks(&text, "sql") {
            let mut transaction = pool.begin().await.expect("a transaction");
            let done = sqlx::raw_sql(AssertSqlSafe(block.to_owned()))
                .execute(&mut *transaction)
                .await;
            assert!(done.is_ok(), "{}:\n{block}\n{done:?}", path.display());
            transaction.rollback().await.expect("as before");
            tried += 1;
        }
    }
    assert!(tried >= 8, "only {tried} statements");
}

#[test]
fn every_page_that_a_runbook_leads_to_is_there() {
    for (path, text) in pages() {
        for link in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split([')', '#']).next())
        {
            let elsewhere = link.is_empty() || link.contains("://");
            let found = path.parent().is_some_and(|folder| folder.join(link).exists());
            assert!(elsewhere || found, "{} leads to {link}", path.display());
        }
    }
}

#[test]
fn every_command_that_a_runbook_names_exists() {
    let known = [
        "serve", "jobs", "migrate", "seed", "backup", "restore", "reseal", "doctor", "admin",
    ];
    for (path, text) in pages() {
        for words in text.split("`parvis ").skip(1) {
            let command = words.split([' ', '`']).next().unwrap_or_default();
            assert!(known.contains(&command), "{}: parvis {command}", path.display());
        }
    }
}
