//! Rate limits, counted in the database so that all server processes share them.

use chrono::TimeDelta;

use crate::{context::RequestContext, error::AppError};

/// How often something may be done: at most `most` times within `per`, counted from the first.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The name under which it is counted.
    pub bucket: &'static str,
    /// How many times.
    pub most: i32,
    /// Within which time.
    pub per: TimeDelta,
}

impl Limit {
    /// A limit.
    pub const fn new(bucket: &'static str, most: i32, per: TimeDelta) -> Self {
        Self { bucket, most, per }
    }

    /// Counts one use for a subject (an address, an account).
    ///
    /// # Errors
    /// Too many requests, with the seconds until the count starts anew.
    pub async fn take(&self, context: &RequestContext, subject: impl ToString) -> Result<(), AppError> {
        self.take_many(context, subject, 1).await
    }

    /// Counts `uses` at once; all are counted even when refused.
    ///
    /// # Errors
    /// Too many requests, with the seconds until the count starts anew.
    pub async fn take_many(&self, context: &RequestContext, subject: impl ToString, uses: i32) -> Result<(), AppError> {
        let now = context.now();
        let row = sqlx::query!(
            r#"insert into platform.rate_limits as counted (bucket, subject, used, resets_at)
               values ($1, $2, $5, $4)
               on conflict (bucket, subject) do update set
                   used = case when counted.resets_at <= $3 then $5 else least(counted.used, 1000000000) + $5 end,
                   resets_at = case when counted.resets_at <= $3 then $4 else counted.resets_at end
               returning used, resets_at"#,
            self.bucket,
            subject.to_string(),
            now,
            now + self.per,
            uses,
        )
        .fetch_one(context.pool())
        .await?;
        if row.used <= self.most {
            return Ok(());
        }
        let seconds = (row.resets_at - now).num_milliseconds().saturating_add(999) / 1000;
        Err(AppError::too_many_requests(u32::try_from(seconds).unwrap_or(1)))
    }

    /// Gives one use back: what succeeded does not count.
    pub async fn give_back(&self, context: &RequestContext, subject: impl ToString) -> Result<(), AppError> {
        sqlx::query!(
            "update platform.rate_limits set used = greatest(used - 1, 0) where bucket = $1 and subject = $2",
            self.bucket,
            subject.to_string(),
        )
        .execute(context.pool())
        .await?;
        Ok(())
    }

    /// How many uses a subject has counted in the running period.
    pub async fn used(&self, context: &RequestContext, subject: impl ToString) -> Result<i32, AppError> {
        let used = sqlx::query_scalar!(
            "select used from platform.rate_limits where bucket = $1 and subject = $2 and resets_at > $3",
            self.bucket,
            subject.to_string(),
            context.now(),
        )
        .fetch_optional(context.pool())
        .await?;
        Ok(used.unwrap_or(0))
    }
}
