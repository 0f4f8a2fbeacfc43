//! Whether a script is there to serve what plain HTML cannot.

use leptos::prelude::*;

/// False in server HTML and while hydrating, true as soon as effects run.
///
/// A part that only a script can serve keeps the class `awaits-script` until then: it takes its room
/// from the start, so nothing moves.
pub fn ready() -> ReadSignal<bool> {
    let (ready, set_ready) = signal(false);
    Effect::new(move || set_ready.set(true));
    ready
}
