//! The rules of looking, where they meet the capabilities.

use chrono::TimeDelta;
use sqlx::PgPool;

use super::{LOOK_LIFETIME, LookingAs};
use crate::testing::Town;

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_look_lasts_a_quarter_of_an_hour_whatever_the_clock_does(pool: PgPool) {
    let town = Town::open(pool).await;
    let now = town.services.clock.now();
    let seen = LookingAs {
        account: town.resident("Aya").await.account,
        until: now + LOOK_LIFETIME,
        reason: "an example".to_owned(),
    };
    let second = TimeDelta::seconds(1);
    for (at, lasts) in [
        (now, true),
        (now + LOOK_LIFETIME - second, true),
        (now + LOOK_LIFETIME, false),
        (now - second, false),
    ] {
        assert_eq!(seen.lasts(at), lasts, "{at}");
    }
}
