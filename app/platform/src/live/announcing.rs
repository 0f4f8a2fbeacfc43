//! Saying after the commit whose screens have news, where the database does not say it with the commit.

use std::{cell::RefCell, collections::BTreeSet};

use super::{Audience, Hub};

tokio::task_local! {
    /// Whom the work of this task has news for.
    static ANNOUNCED: Announced;
}

/// Audiences that are told when the work is over, however it ends: one that was rolled back has nothing
/// to show, and reading in vain does no harm.
struct Announced {
    hub: Hub,
    audiences: RefCell<BTreeSet<String>>,
}

impl Drop for Announced {
    fn drop(&mut self) {
        for audience in self.audiences.take() {
            self.hub.announce(audience);
        }
    }
}

/// Does some work, a request or a job, and then says whose screens have news by the changes that it
/// recorded. A change recorded outside is found by the look (`live/look.rs`).
pub async fn announcing<T>(hub: &Hub, work: impl Future<Output = T>) -> T {
    if !hub.is_to_be_told() {
        return work.await;
    }
    let announced = Announced {
        hub: hub.clone(),
        audiences: RefCell::default(),
    };
    ANNOUNCED.scope(announced, work).await
}

/// Remembers that an audience has news.
pub(super) fn remember(audience: Audience) {
    // Outside there is nobody to remember it: the look finds it.
    let _ = ANNOUNCED.try_with(|announced| announced.audiences.borrow_mut().insert(audience.to_string()));
}
