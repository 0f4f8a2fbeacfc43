//! What becomes of two texts, in a browser.

use leptos::{prelude::*, task::spawn_local};

use super::{
    editor::{SaveState, Writing},
    writing::Asked,
};

impl Writing {
    /// The writer's text stays, over the one that they have now seen: as it stands in the editor by now.
    pub(super) fn keep_mine(self) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        if self.joined.get_untracked() {
            self.put(&clash.mine);
        }
        self.choose(clash.number, clash.theirs);
        self.clash.set(None);
        spawn_local(self.save(Asked::ByHand));
    }

    /// The saved text stays.
    pub(super) fn keep_theirs(self) {
        let Some(clash) = self.clash.get_untracked() else {
            return;
        };
        self.put(&clash.theirs);
        self.choose(clash.number, clash.theirs);
        self.state.set(SaveState::Saved);
        self.clash.set(None);
        spawn_local(self.forget());
    }

    /// Both come into the editor as one, to be read through and saved.
    pub(super) fn join(self) {
        spawn_local(async move {
            let seen = self.clash.get_untracked();
            // More was typed since: it is joined too.
            if seen.is_some_and(|clash| clash.mine != self.hand.text.get_value()) {
                self.compare().await;
            }
            let Some(clash) = self.clash.try_get_untracked().flatten() else {
                return;
            };
            self.put(&clash.merged);
            self.choose(clash.number, clash.theirs);
            self.joined.set(true);
            if let Some(area) = self.area.get_untracked() {
                drop(area.focus());
            }
            self.keep().await;
        });
    }

    /// The writer has seen what is saved, and goes on from there.
    fn choose(self, number: i32, saved: String) {
        self.hand.base.set(number);
        self.hand.saved.set_value(saved);
        self.state.set(SaveState::Typing);
    }
}
