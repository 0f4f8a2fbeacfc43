//! The rules of trends, against a real database.

mod means;
mod together;
mod visibility;

use chrono::{Days, NaiveDate};
use platform::testing::Resident;

use super::{
    model::{Line, Range, Trends},
    trends,
};
use crate::story::{Two, as_partner};

async fn seen(resident: &Resident, range: Range) -> Trends {
    let (context, partner) = as_partner(resident).await;
    trends(&context, &partner, range).await.unwrap()
}

/// The values of a line that has some, as they are written.
fn written(line: &Line) -> Vec<String> {
    line.iter().flatten().map(|mean| mean.written(',')).collect()
}

/// A check-in of somebody, so many days before the town's today.
async fn wrote(two: &Two, resident: &Resident, back: u64, mood: i16) {
    let today = two.town.services.clock.now().date_naive();
    on(two, resident, today - Days::new(back), mood).await;
}

async fn on(two: &Two, resident: &Resident, day: NaiveDate, mood: i16) {
    sqlx::query(
        "insert into couple.check_ins (id, couple_id, account_id, day, mood, stress, energy, created_at, updated_at)
         select gen_random_uuid(), couple_id, account_id, $2, $3, 3, 6, now(), now()
         from couple.partners where account_id = $1",
    )
    .bind(resident.account)
    .bind(day)
    .bind(mood)
    .execute(two.pool())
    .await
    .unwrap();
}
