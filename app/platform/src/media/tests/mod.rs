//! The rules of media, against a real database and real files.

mod clips;
mod collecting;
mod photos;
mod scanning;
mod sending;

use sqlx::PgPool;
use uuid::Uuid;

use super::{
    Upload, keep,
    model::Kind,
    processing::process,
    store,
    testing::{self, jpeg, written},
};
use crate::{
    error::AppError,
    live::{Audience, join_audience},
    services::Services,
    storage::{FileName, Storage},
    testing::{Resident, Town},
};

/// An audience that nobody hears yet.
const AUDIENCE: Audience = Audience::Couple(Uuid::from_u128(7));

/// Somebody who hears it.
async fn hears(town: &Town, name: &str) -> Resident {
    let resident = town.resident(name).await;
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    join_audience(&mut connection, resident.account, AUDIENCE)
        .await
        .expect("they hear it");
    resident
}

/// Reads a form with a file and its words, as a browser sends it.
async fn reads(resident: &Resident, file: &[u8], words: &str, kinds: &[Kind]) -> Result<Upload, AppError> {
    testing::reads(&resident.context().await, testing::form(file, words), kinds).await
}

/// Sends a file with its words, and takes it in for the audience.
async fn sends(resident: &Resident, file: &[u8], words: &str, kinds: &[Kind]) -> Result<Uuid, AppError> {
    let mut upload = reads(resident, file, words, kinds).await?;
    let context = resident.context().await;
    let arrived = upload.take(&context)?;
    let mut transaction = context.begin().await?;
    let member = context.member()?;
    let media = keep(&mut transaction, &context, &member, (AUDIENCE, kinds[0]), arrived, None).await?;
    transaction.commit().await.expect("it is kept");
    Ok(media)
}

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.expect_err("it is refused").code
}

/// How it stands with something, and why it was refused.
async fn stands(pool: &PgPool, media: Uuid) -> (String, Option<String>) {
    sqlx::query_as("select state, refusal from platform.media where id = $1")
        .bind(media)
        .fetch_one(pool)
        .await
        .expect("its row")
}

async fn file_of(pool: &PgPool, media: Uuid) -> FileName {
    let file: String = sqlx::query_scalar("select file from platform.media where id = $1")
        .bind(media)
        .fetch_one(pool)
        .await
        .expect("its row");
    FileName::kept(file).expect("a name")
}

fn storage(services: &Services) -> Storage {
    Storage::of(&services.configuration)
}

/// The names of all files of this town.
fn names(services: &Services) -> Vec<FileName> {
    storage(services).names().expect("a folder")
}
