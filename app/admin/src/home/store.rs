//! The figures of the first page.

use chrono::{DateTime, Utc};
use platform::{account::Operator, error::AppError};
use sqlx::PgPool;

use super::model::Overview;

/// Each reads an index, or a table of some rows. Not checked at compile time: the queue's tables are
/// made at run time. `$1` is now.
const OVERVIEW: &str = "\
select
    (select count(*) from platform.reports where closed_at is null) as open_reports,
    (select count(*) from graphile_worker.jobs
     where locked_at is null and attempts >= max_attempts) as dead_jobs,
    (select count(*) from graphile_worker.jobs
     where locked_at is null and attempts < max_attempts and run_at < $1 - interval '15 minutes') as late_jobs,
    (select count(*) from platform.mails where state = 'dead')
    + (select count(*) from platform.text_messages where state = 'dead') as dead_letters,
    (select count(*) from platform.mails where state = 'waiting')
    + (select count(*) from platform.text_messages where state = 'waiting') as waiting_letters,
    (select count(*) from platform.suspensions) as suspended,
    (select count(*) from platform.deletions) as ending,
    (select count(*) from platform.accounts
     where not stands_in and coalesce(email, '') not like '%.test'
       and created_at >= date_trunc('day', $1 at time zone 'UTC') at time zone 'UTC') as made_today";

/// What wants an eye now.
pub(super) async fn overview(pool: &PgPool, _: &Operator, now: DateTime<Utc>) -> Result<Overview, AppError> {
    let (open_reports, dead_jobs, late_jobs, dead_letters, waiting_letters, suspended, ending, made_today) =
        sqlx::query_as(OVERVIEW).bind(now).fetch_one(pool).await?;
    Ok(Overview {
        open_reports,
        dead_jobs,
        late_jobs,
        dead_letters,
        waiting_letters,
        suspended,
        ending,
        made_today,
        query: OVERVIEW.to_owned(),
    })
}
