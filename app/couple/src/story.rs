//! How tests begin: residents who wait, or who are together.

use platform::{
    context::RequestContext,
    error::AppError,
    testing::{Resident, Town},
};
use sqlx::PgPool;

use crate::{
    capability::{Founder, Partner},
    checkins::{SavedDay, Sent, save},
    pairing::{create, invitation, join},
};

/// Creates a couple and gives its code.
pub(crate) async fn founds(resident: &Resident) -> String {
    let context = resident.context().await;
    create(&context, &context.member().unwrap()).await.unwrap();
    code_of(resident).await
}

/// The code that somebody who waits can share.
pub(crate) async fn code_of(resident: &Resident) -> String {
    let context = resident.context().await;
    let founder = Founder::of(&context).await.unwrap();
    invitation(&context, &founder).await.unwrap().open.unwrap().digits
}

/// Tries a code, from an address of one's own.
pub(crate) async fn tries(resident: &Resident, code: &str) -> Result<String, AppError> {
    let context = resident.context().await;
    join(&context, &context.member().unwrap(), code).await
}

/// A request of a partner, with the proof that they are one.
pub(crate) async fn as_partner(resident: &Resident) -> (RequestContext, Partner) {
    let context = resident.context().await;
    let partner = Partner::of(&context).await.unwrap();
    (context, partner)
}

/// Saves a check-in: `day` empty for today.
pub(crate) async fn says(resident: &Resident, day: &str, mood: u8, sharing: &str) -> Result<SavedDay, AppError> {
    let (context, partner) = as_partner(resident).await;
    save(
        &context,
        &partner,
        Sent {
            day: day.to_owned(),
            private: sharing == "for me",
            ..sent(mood)
        },
    )
    .await
}

/// What a form sends for today; stress 3, energy 6.
pub(crate) fn sent(mood: u8) -> Sent {
    Sent {
        mood: mood.to_string(),
        stress: "3".to_owned(),
        energy: "6".to_owned(),
        note: format!("note {mood}"),
        ..Sent::default()
    }
}

/// Aya, who invited Kofi, who came.
pub(crate) struct Two {
    pub town: Town,
    pub aya: Resident,
    pub kofi: Resident,
}

impl Two {
    pub async fn together(pool: PgPool) -> Self {
        Self::in_zones(pool, "Africa/Abidjan", "Africa/Abidjan").await
    }

    pub async fn in_zones(pool: PgPool, ayas: &str, kofis: &str) -> Self {
        Self::of(Town::open(pool).await, ayas, kofis).await
    }

    /// Another Aya and another Kofi of the same town.
    pub async fn neighbours(&self) -> Self {
        Self::of(self.town.clone(), "Africa/Abidjan", "Africa/Abidjan").await
    }

    async fn of(town: Town, ayas: &str, kofis: &str) -> Self {
        let (aya, kofi) = (
            town.resident_of("Aya", ayas).await,
            town.resident_of("Kofi", kofis).await,
        );
        let code = founds(&aya).await;
        tries(&kofi, &code).await.unwrap();
        Self { town, aya, kofi }
    }

    pub fn pool(&self) -> &PgPool {
        &self.town.services.pool
    }
}

/// How many rows a query counts.
pub(crate) async fn count(pool: &PgPool, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(pool).await.unwrap()
}
