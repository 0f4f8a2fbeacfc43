//! The database, as a backup looks at it.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres, Transaction};

use super::BackupError;

/// A moment of the database, held for as long as this lives; other connections may look at it too.
pub(super) struct Snapshot {
    transaction: Transaction<'static, Postgres>,
    name: String,
}

impl Snapshot {
    /// Holds the present moment.
    pub(super) async fn take(pool: &PgPool) -> Result<Self, BackupError> {
        let mut transaction = pool.begin().await?;
        sqlx::raw_sql(
            "set transaction isolation level repeatable read, read only;
             set local idle_in_transaction_session_timeout = 0",
        )
        .execute(&mut *transaction)
        .await?;
        let name = sqlx::query_scalar("select pg_export_snapshot()")
            .fetch_one(&mut *transaction)
            .await?;
        Ok(Self { transaction, name })
    }

    /// What `pg_dump` calls it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// How many rows each table has.
    pub(super) async fn tables(&mut self) -> Result<BTreeMap<String, i64>, BackupError> {
        tables(&mut self.transaction).await
    }

    /// The migrations that were applied; none when there is no schema.
    pub(super) async fn migrations(&mut self) -> Result<Vec<i64>, BackupError> {
        let known: bool = sqlx::query_scalar("select to_regclass('public._sqlx_migrations') is not null")
            .fetch_one(&mut *self.transaction)
            .await?;
        if !known {
            return Ok(Vec::new());
        }
        let applied = sqlx::query_scalar("select version from public._sqlx_migrations where success order by version")
            .fetch_all(&mut *self.transaction)
            .await?;
        Ok(applied)
    }

    /// Lets the moment go.
    pub(super) async fn let_go(self) -> Result<(), BackupError> {
        Ok(self.transaction.rollback().await?)
    }
}

/// How many rows each table has, by its name with its schema.
pub(super) async fn tables(connection: &mut PgConnection) -> Result<BTreeMap<String, i64>, BackupError> {
    let names: Vec<String> = sqlx::query_scalar(
        r"select format('%I.%I', n.nspname, c.relname)
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut tables = BTreeMap::new();
    for name in names {
        // The database itself has quoted the name.
        let rows = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {name}")))
            .fetch_one(&mut *connection)
            .await?;
        tables.insert(name, rows);
    }
    Ok(tables)
}

/// Whether nobody has made anything in it yet.
pub(super) async fn is_empty(pool: &PgPool) -> Result<bool, BackupError> {
    let empty = sqlx::query_scalar(
        r"select not exists (
              select from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname <> 'information_schema' and n.nspname not like 'pg\_%'
          ) and not exists (
              select from pg_namespace
              where nspname not in ('public', 'information_schema') and nspname not like 'pg\_%'
          )",
    )
    .fetch_one(pool)
    .await?;
    Ok(empty)
}

/// The major version of the database.
pub(super) async fn major_version(pool: &PgPool) -> Result<u32, BackupError> {
    let number: i32 = sqlx::query_scalar("select current_setting('server_version_num')::integer")
        .fetch_one(pool)
        .await?;
    Ok(number.unsigned_abs() / 10_000)
}
