//! A desk for tests, with an operator at it.

use std::sync::Arc;

use platform::{
    account::{Operator, store},
    context::RequestContext,
    session::{SessionStore, show_factor},
    testing::{Resident, Town},
};
use sqlx::PgPool;
use time::OffsetDateTime;
use tower_sessions::{Expiry, Session};

/// A town with an operator who has just shown their code.
pub(crate) struct Desk {
    pub(crate) town: Town,
    pub(crate) odile: Resident,
    pub(crate) context: RequestContext,
    pub(crate) operator: Operator,
}

impl Desk {
    pub(crate) async fn open(pool: PgPool) -> Self {
        let town = Town::open(pool).await;
        let odile = town.resident("Odile").await;
        let (pool, now) = (&town.services.pool, town.services.clock.now());
        for row in [
            "insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', $2)",
            "insert into platform.second_factors values ($1, '\\x05', 1, '\\x06', $2)",
        ] {
            sqlx::query(row)
                .bind(odile.account)
                .bind(now)
                .execute(pool)
                .await
                .expect("an operator");
        }
        let kept = Arc::new(SessionStore::new(pool.clone(), town.services.clock.clone()));
        let never = OffsetDateTime::from_unix_timestamp(4_102_444_800).expect("a moment");
        let session = Session::new(None, kept, Some(Expiry::AtDateTime(never)));
        show_factor(&session, odile.account, now)
            .await
            .expect("a code was shown");
        let context = RequestContext {
            session: Some(session),
            viewer: store::viewer(pool, odile.account).await.expect("the account is read"),
            ..town.visitor()
        };
        let operator = Operator::of(&context).await.expect("an operator");
        Self {
            town,
            odile,
            context,
            operator,
        }
    }

    pub(crate) fn pool(&self) -> &PgPool {
        &self.town.services.pool
    }

    /// How many rows a question counts.
    pub(crate) async fn count(&self, question: &'static str) -> i64 {
        sqlx::query_scalar(question)
            .fetch_one(self.pool())
            .await
            .expect("a count")
    }

    /// Does something to the database that has no door.
    pub(crate) async fn arrange(&self, statement: &'static str) {
        sqlx::query(statement).execute(self.pool()).await.expect(statement);
    }

    /// The latest line of the log: what was done, to what, and why.
    pub(crate) async fn latest_deed(&self) -> (String, String, String) {
        sqlx::query_as(
            "select action, subject, coalesce(detail ->> 'reason', '') from platform.audit_log
             order by at desc, ctid desc limit 1",
        )
        .fetch_one(self.pool())
        .await
        .expect("a line")
    }
}
