//! The parts of all areas, side by side.

use std::{fmt, sync::Arc};

use futures::future::BoxFuture;
use sqlx::PgConnection;

use super::{Leaver, Sheet};
use crate::{context::RequestContext, error::AppError, services::Services};

/// Writes down what an area keeps of a person, for them: in their language, and nothing that they
/// may not read.
pub type Copies = fn(RequestContext) -> BoxFuture<'static, Result<Vec<Sheet>, AppError>>;

/// Takes a person's leave of an area as soon as they want their account to end. It may run twice.
pub type Leave = fn(RequestContext) -> BoxFuture<'static, Result<(), AppError>>;

/// Erases what an area keeps of somebody, in the transaction in which their account ends. What it
/// does outside the database it may do twice.
pub type Erasure = for<'a> fn(&'a mut PgConnection, &'a Services, &'a Leaver) -> BoxFuture<'a, Result<(), AppError>>;

/// What one area does for who takes their things along, or goes.
#[derive(Clone, Copy)]
pub struct Room {
    /// The area's name.
    pub name: &'static str,
    /// What it gives along.
    pub copies: Copies,
    /// How it is left.
    pub leave: Leave,
    /// What it erases.
    pub erase: Erasure,
}

impl fmt::Debug for Room {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// All areas that keep something of people.
#[derive(Clone, Debug)]
pub struct Rooms(Arc<[Room]>);

impl Rooms {
    pub(crate) fn new(rooms: &[Room]) -> Self {
        Self(rooms.into())
    }

    /// Everything that the person of a context may take along.
    ///
    /// # Errors
    /// Internal.
    pub async fn copies(&self, context: &RequestContext) -> Result<Vec<Sheet>, AppError> {
        let mut sheets = Vec::new();
        for room in self.0.iter() {
            sheets.extend((room.copies)(context.clone()).await?);
        }
        Ok(sheets)
    }

    /// Leaves every area for the person of a context.
    ///
    /// # Errors
    /// Internal.
    pub async fn leave(&self, context: &RequestContext) -> Result<(), AppError> {
        for room in self.0.iter() {
            (room.leave)(context.clone()).await?;
        }
        Ok(())
    }

    /// Erases what every area keeps of somebody, and the account itself.
    ///
    /// # Errors
    /// Internal; then nothing may be committed.
    pub async fn erase(
        &self,
        transaction: &mut PgConnection,
        services: &Services,
        leaver: &Leaver,
    ) -> Result<(), AppError> {
        for room in self.0.iter() {
            (room.erase)(&mut *transaction, services, leaver).await?;
        }
        super::store::delete_account(transaction, leaver).await
    }
}
