//! Short sentences that tell what just happened.

use leptos::prelude::*;
use ui::{ToastTone, Toasts};

/// Where notices go: those of scripts are toasts, one that came with the page stands at its top.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    toasts: Toasts,
    arrived: RwSignal<Option<String>>,
}

/// Makes room for notices. Call once, at the root, after the flash.
pub fn provide_notices() {
    let arrived = RwSignal::new(super::Flash::current().and_then(|flash| flash.notice));
    provide_context(Notices {
        toasts: Toasts::provide(),
        arrived,
    });
}

impl Notices {
    /// Shows a sentence for a while. For event handlers and effects in the browser.
    pub fn show(self, sentence: String) {
        self.toasts.show(ToastTone::Good, sentence);
    }

    /// The sentence that came with the page, until the person goes on.
    pub fn arrived(self) -> Option<String> {
        self.arrived.get()
    }

    /// Forgets the sentence that came with the page.
    pub fn forget_arrived(self) {
        self.arrived.set(None);
    }

    /// The stack of toasts.
    pub fn toasts(self) -> Toasts {
        self.toasts
    }
}
