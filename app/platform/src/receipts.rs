//! Exactly once: what a browser sends again, with the key it chose, is not done again.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::{account::Member, context::RequestContext, error::AppError};

/// Whether this is the first time that a key arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Do it.
    First,
    /// It was done: answer as if it had been now.
    Again,
}

/// Remembers a key in the caller's transaction. Two that arrive at once wait for each other:
/// the second learns what became of the first. A key that is empty or no UUID is always first,
/// as from a form without JavaScript.
pub async fn receive(
    transaction: &mut PgConnection,
    context: &RequestContext,
    member: &Member,
    key: &str,
) -> Result<Arrival, AppError> {
    let Ok(key) = Uuid::parse_str(key) else {
        return Ok(Arrival::First);
    };
    let inserted = sqlx::query!(
        "insert into platform.receipts (account_id, key, created_at) values ($1, $2, $3) on conflict do nothing",
        member.account().0,
        key,
        context.now(),
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Arrival::First
    } else {
        Arrival::Again
    })
}

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests {
    use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
    use sqlx::PgPool;

    use super::{Arrival, receive};
    use crate::testing::Town;

    /// A key is done once and for its owner alone; what is none never stands in the way, and never
    /// breaks the write that it came with.
    #[sqlx::test(migrator = "crate::database::MIGRATOR")]
    async fn a_key_counts_once_whatever_it_is(pool: PgPool) {
        let town = Town::open(pool).await;
        let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
        let key = prop_oneof![
            any::<u128>().prop_map(|bits| uuid::Uuid::from_u128(bits).to_string()),
            any::<u128>().prop_map(|bits| uuid::Uuid::from_u128(bits).simple().to_string()),
            "\\PC{0,40}",
            "[0-9a-f{}:\0-]{0,40}",
        ];
        let (mut runner, mut keys) = (TestRunner::deterministic(), 0);
        for _ in 0..200 {
            let key = key.new_tree(&mut runner).expect("a key").current();
            let is_key = uuid::Uuid::parse_str(&key).is_ok();
            keys += u32::from(is_key);
            for (resident, first) in [(&aya, true), (&aya, !is_key), (&kofi, true), (&kofi, !is_key)] {
                let (context, member) = (resident.context().await, resident.member().await);
                let mut transaction = context.begin().await.expect("a transaction");
                let arrival = receive(&mut transaction, &context, &member, &key)
                    .await
                    .expect("an arrival");
                assert_eq!(arrival == Arrival::First, first, "{key:?}");
                transaction.commit().await.expect("committed");
            }
        }
        assert!(keys > 50, "{keys}");
    }
}
