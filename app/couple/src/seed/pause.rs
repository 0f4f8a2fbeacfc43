//! The pauses that the two took: two in a year, both over.

use chrono::TimeDelta;
use platform::{account::AccountId, error::AppError, services::Services};
use sqlx::PgConnection;
use uuid::Uuid;

/// How many days ago, who asked, for how many minutes, with which word, and how many minutes later
/// they were back.
const PAUSES: [(i64, usize, i64, &str, i64); 2] = [
    (
        71,
        1,
        60,
        "J’ai la tête trop pleine. Je marche jusqu’au fleuve et je reviens.",
        60,
    ),
    (
        17,
        0,
        180,
        "Je préfère dormir dessus. On se reparle demain, je t’embrasse.",
        145,
    ),
];

/// Adds them, where the couple has none yet.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    both: [AccountId; 2],
) -> Result<(), AppError> {
    let taken = sqlx::query_scalar!(
        r#"select exists (select from couple.pauses where couple_id = $1) as "taken!""#,
        couple
    )
    .fetch_one(&mut *transaction)
    .await?;
    if taken {
        return Ok(());
    }
    for (days, who, minutes, word, back_after) in PAUSES {
        let began = services.clock.now() - TimeDelta::days(days);
        sqlx::query!(
            "insert into couple.pauses (id, couple_id, account_id, word, began_at, until, ended_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            services.chance.id(began),
            couple,
            both[who].0,
            word,
            began,
            began + TimeDelta::minutes(minutes),
            began + TimeDelta::minutes(back_after),
        )
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}
