//! What has just been done, said once.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    icon::Icon,
    icons::{self, Glyph},
};

/// Long enough to read two lines, short enough not to stand in the way.
const SHOWN_FOR: Duration = Duration::from_secs(5);

/// What a toast means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToastTone {
    /// It worked.
    #[default]
    Good,
    /// It did not work; what to do is on the page.
    Wrong,
    /// Somebody else did something.
    News,
}

impl ToastTone {
    const fn glyph(self) -> Glyph {
        match self {
            Self::Good => icons::CHECK,
            Self::Wrong => icons::CIRCLE_ALERT,
            Self::News => icons::HEART_HANDSHAKE,
        }
    }
}

#[derive(Clone, Debug)]
struct Toast {
    number: u32,
    text: String,
    tone: ToastTone,
}

/// Where toasts are put; provided once by [`ToastRegion`]'s surroundings, found with `expect_context` or `use_context`.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
}

impl Toasts {
    /// Provides an empty stack as context.
    pub fn provide() -> Self {
        let toasts = Self {
            shown: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        provide_context(toasts);
        toasts
    }

    /// Shows a sentence for five seconds. For event handlers and effects in the browser.
    pub fn show(self, tone: ToastTone, text: impl Into<String>) {
        let number = self.next.get_value();
        self.next.set_value(number.wrapping_add(1));
        self.shown.update(|shown| {
            shown.push(Toast {
                number,
                text: text.into(),
                tone,
            });
        });
        set_timeout(
            move || self.shown.update(|shown| shown.retain(|toast| toast.number != number)),
            SHOWN_FOR,
        );
    }
}

/// The corner where toasts appear; on every page from the start, or screen readers would miss the first.
#[component]
pub fn ToastRegion(
    /// The stack to show.
    toasts: Toasts,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.number let:toast>
                <p class="toast"><Icon glyph=toast.tone.glyph() /><span>{toast.text}</span></p>
            </For>
        </div>
    }
    .into_any()
}
