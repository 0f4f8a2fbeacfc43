//! What the pages see of the outbox.

use leptos::prelude::*;

use crate::account::{AccountId, use_viewer};

/// The posts of the signed-in person that wait for a network.
#[derive(Clone, Copy, Debug)]
pub struct Outbox {
    pub(super) account: Option<AccountId>,
    /// The place of each, see [`place`].
    pub(super) waiting: RwSignal<Vec<String>>,
    /// Grows when a refused post has come back as a draft.
    #[cfg(feature = "hydrate")]
    pub(super) returned: RwSignal<u32>,
    #[cfg(feature = "hydrate")]
    pub(super) sending: StoredValue<bool>,
    #[cfg(feature = "hydrate")]
    pub(super) live: Option<crate::live::Live>,
    #[cfg(feature = "hydrate")]
    pub(super) notices: Option<crate::forms::Notices>,
}

impl Outbox {
    /// How many wait.
    pub fn count(self) -> usize {
        self.waiting.with(Vec::len)
    }

    /// Whether one of a place waits.
    pub fn holds(self, place: &str) -> bool {
        self.waiting
            .with(|waiting| waiting.iter().any(|waiting| waiting == place))
    }

    /// Whether anything can be kept: a draft needs an owner.
    pub fn is_open(self) -> bool {
        self.account.is_some()
    }
}

/// Where something was written: the form of a page, however the page was reached.
pub(super) fn place(page: &str, form: &str) -> String {
    let page = page.trim_end_matches("source=pwa").trim_end_matches(['?', '&']);
    format!("{page} {form}")
}

/// Opens the outbox of the signed-in person. Call once, at the root, after the viewer, the
/// notices and the live line are provided.
pub fn provide_outbox() {
    let outbox = Outbox {
        account: use_viewer().map(|viewer| viewer.id),
        waiting: RwSignal::new(Vec::new()),
        #[cfg(feature = "hydrate")]
        returned: RwSignal::new(0),
        #[cfg(feature = "hydrate")]
        sending: StoredValue::new(false),
        #[cfg(feature = "hydrate")]
        live: use_context(),
        #[cfg(feature = "hydrate")]
        notices: use_context(),
    };
    provide_context(outbox);
    #[cfg(feature = "hydrate")]
    super::sending::start(outbox);
}
