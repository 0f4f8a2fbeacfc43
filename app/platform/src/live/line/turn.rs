//! A visible tab's turn: from the moment it is shown until it is hidden.

use std::cell::Cell;

use web_sys::{AbortController, AbortSignal};

use crate::browser::{Bell, Wake};

/// What a tab is in the line while somebody can see it.
#[derive(Debug)]
pub(super) struct Turn {
    bell: Bell,
    pauses: Bell,
    end: AbortController,
    signal: AbortSignal,
    leads: Cell<bool>,
    level: Cell<bool>,
}

impl Turn {
    pub(super) fn begin() -> Option<Self> {
        let end = AbortController::new().ok()?;
        let signal = end.signal();
        Some(Self {
            bell: Bell::default(),
            pauses: Bell::default(),
            end,
            signal,
            leads: Cell::new(false),
            level: Cell::new(false),
        })
    }

    /// Ends it: who waits for the lock stops waiting, who holds it lets go.
    pub(super) fn end(&self) {
        self.end.abort();
        self.bell.ring();
        self.pauses.ring();
    }

    pub(super) fn goes_on(&self) -> bool {
        !self.signal.aborted()
    }

    pub(super) fn signal(&self) -> &AbortSignal {
        &self.signal
    }

    /// Wakes the leader: something may be different now.
    pub(super) fn ring(&self) {
        self.bell.ring();
    }

    /// The leader's wait.
    pub(super) async fn wait(&self, milliseconds: i32) -> Wake {
        self.bell.wait(milliseconds).await
    }

    /// The follower's wait, which only the end of the turn cuts short.
    pub(super) async fn pause(&self, milliseconds: i32) {
        self.pauses.wait(milliseconds).await;
    }

    pub(super) fn take_lead(&self) {
        self.leads.set(true);
    }

    pub(super) fn leads(&self) -> bool {
        self.leads.get()
    }

    /// From now on nothing lies between this tab and what the leading tab tells.
    pub(super) fn stand_level(&self) {
        self.level.set(true);
    }

    /// Whether the cursor of the leading tab is good for this one too.
    pub(super) fn follows_level(&self) -> bool {
        self.level.get() && !self.leads.get()
    }
}
