//! What operators decided, kept in memory.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use sqlx::{PgPool, postgres::PgListener};

use super::{Decision, Flag, Flags, store};
use crate::{account::AccountId, error::AppError};

/// The channel that the triggers of the flags announce on.
const CHANNEL: &str = "platform_flags";

type ByFlag = Arc<HashMap<Flag, Decision>>;

/// The decisions as one server process knows them. Nothing is kept unless the process listens: one
/// that does not asks the database each time.
#[derive(Clone, Debug, Default)]
pub struct Decisions(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    listening: bool,
    /// Grows with everything that is heard: what was read before it is not kept.
    heard: u64,
    decisions: Option<ByFlag>,
}

impl Decisions {
    /// Listens to the database for as long as the process lives.
    pub async fn listen(self, pool: PgPool) {
        loop {
            if let Err(cause) = self.listen_once(&pool).await {
                tracing::warn!(%cause, "flags are not listened for; trying again");
            }
            self.forget(false);
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    async fn listen_once(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        self.forget(true);
        while listener.try_recv().await?.is_some() {
            self.forget(true);
        }
        Ok(())
    }

    /// The flags that are on for an account, or for a visitor.
    ///
    /// # Errors
    /// Internal.
    pub async fn flags_of(&self, pool: &PgPool, account: Option<AccountId>) -> Result<Flags, AppError> {
        let decisions = self.current(pool).await?;
        let on = |flag: &Flag| {
            decisions
                .get(flag)
                .map_or_else(|| flag.by_default(), |decision| decision.is_on(*flag, account))
        };
        Ok(Flags(Flag::ALL.into_iter().filter(on).collect()))
    }

    async fn current(&self, pool: &PgPool) -> Result<ByFlag, AppError> {
        let heard = {
            let kept = self.kept();
            if let Some(decisions) = &kept.decisions {
                return Ok(Arc::clone(decisions));
            }
            kept.heard
        };
        let decisions: ByFlag = Arc::new(store::decisions(pool).await?);
        let mut kept = self.kept();
        if kept.listening && kept.heard == heard {
            kept.decisions = Some(Arc::clone(&decisions));
        }
        Ok(decisions)
    }

    fn forget(&self, listening: bool) {
        let mut kept = self.kept();
        kept.listening = listening;
        kept.heard += 1;
        kept.decisions = None;
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
