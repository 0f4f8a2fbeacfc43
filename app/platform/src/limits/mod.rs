//! Rate limits, counted in the database so that all server processes share them.

use std::net::{IpAddr, Ipv6Addr};

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

/// The place that a request comes from: an IPv6 network counts as one, since its whole lower half
/// is its owner's to choose (RFC 4291, 2.5.4).
pub fn place(ip: IpAddr) -> String {
    match ip {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).to_string(),
        },
        IpAddr::V4(v4) => v4.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn all_addresses_of_an_ipv6_network_are_one_place() {
        let of = |text: &str| place(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), of("2001:db8:1:2:ffff::1"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }

    proptest! {
        // Nobody has more places than networks.
        #[test]
        fn the_lower_half_of_an_address_makes_no_other_place(network in 1_u64.., one: u64, other: u64) {
            let of = |host: u64| place(Ipv6Addr::from_bits((u128::from(network) << 64) | u128::from(host)).into());
            prop_assert_eq!(of(one), of(other));
        }

        // Two who share nothing are not counted as one.
        #[test]
        fn two_addresses_of_the_older_kind_are_two_places(one: [u8; 4], other: [u8; 4]) {
            prop_assert_eq!(place(one.into()) == place(other.into()), one == other);
        }
    }
}
