//! What a database holds, so that two can be compared.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, PgPool};

const OURS: &str = r"n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'";

/// A hash over all rows of each table, and how far each sequence has counted.
pub async fn rows(pool: &PgPool) -> BTreeMap<String, String> {
    let mut rows = BTreeMap::new();
    for table in names(pool, "r").await {
        let content = format!("select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from {table} t");
        rows.insert(table, one(pool, content).await);
    }
    for sequence in names(pool, "S").await {
        let counted = format!("select last_value || ' ' || is_called from {sequence}");
        rows.insert(sequence, one(pool, counted).await);
    }
    rows
}

/// What the database is made of, apart from its rows.
pub async fn shape(pool: &PgPool) -> BTreeMap<String, String> {
    let kinds = [
        (
            "c.oid::regclass::text || ' as ' || c.relkind::text",
            "c.relpersistence::text",
            "pg_class c join pg_namespace n on n.oid = c.relnamespace",
        ),
        (
            "c.conrelid::regclass::text || '.' || c.conname",
            "pg_get_constraintdef(c.oid)",
            "pg_constraint c join pg_namespace n on n.oid = c.connamespace",
        ),
        (
            "c.tgrelid::regclass::text || '.' || c.tgname",
            "pg_get_triggerdef(c.oid)",
            "pg_trigger c join pg_class t on t.oid = c.tgrelid join pg_namespace n on n.oid = t.relnamespace where not c.tgisinternal",
        ),
        (
            "c.oid::regprocedure::text",
            "md5(pg_get_functiondef(c.oid))",
            "pg_proc c join pg_namespace n on n.oid = c.pronamespace and c.prokind = 'f'",
        ),
    ];
    let mut shape = BTreeMap::new();
    for (name, definition, from) in kinds {
        let and = if from.contains("where") { "and" } else { "where" };
        let query = format!("select {name}, {definition} from {from} {and} {OURS}");
        let found: Vec<(String, String)> = sqlx::query_as(AssertSqlSafe(query))
            .fetch_all(pool)
            .await
            .expect("a list");
        // PostgreSQL writes the same condition with fewer parentheses once it has read it again.
        let plain = found
            .into_iter()
            .map(|(name, definition)| (name, definition.replace(['(', ')'], "")));
        shape.extend(plain);
    }
    shape
}

/// Throws away all that somebody made in the database.
pub async fn destroy(pool: &PgPool) {
    let query = format!("select format('%I', n.nspname) from pg_namespace n where {OURS}");
    let schemas: Vec<String> = sqlx::query_scalar(AssertSqlSafe(query))
        .fetch_all(pool)
        .await
        .expect("the schemas");
    let statement = format!("drop schema {} cascade; create schema public", schemas.join(", "));
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(pool)
        .await
        .expect("gone");
    assert!(rows(pool).await.is_empty());
}

async fn names(pool: &PgPool, kind: &str) -> Vec<String> {
    let query = format!(
        "select format('%I.%I', n.nspname, c.relname)
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = '{kind}' and {OURS}"
    );
    sqlx::query_scalar(AssertSqlSafe(query))
        .fetch_all(pool)
        .await
        .expect("the names")
}

async fn one(pool: &PgPool, query: String) -> String {
    sqlx::query_scalar(AssertSqlSafe(query))
        .fetch_one(pool)
        .await
        .expect("an answer")
}
