//! Recording a message here: `public/upload.js` does it, and what was recorded becomes the form's file.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Banner, BannerTone, Button, ButtonKind, Press};

use crate::i18n::{Locale, td_string};

/// Record, watch the time, listen, begin anew. Not shown where the browser cannot record: there the
/// file is chosen, and phones offer their own recorder for it.
#[component]
pub(super) fn Recorder(
    /// How long a message may be, in seconds.
    longest: u32,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let most = format!("{}:{:02}", longest / 60, longest % 60);
    view! {
        <div class="recorder" data-recorder=longest.to_string()>
            <div class="cluster" data-recording="begin">
                <Button kind=ButtonKind::Secondary press=Press::Script attr:data-records="audio">
                    {td_string!(locale, messages.record_voice)}
                </Button>
                <Button kind=ButtonKind::Secondary press=Press::Script attr:data-records="video">
                    {td_string!(locale, messages.record_video)}
                </Button>
            </div>
            <Trouble />
            <Running most />
            <Done />
        </div>
    }
    .into_any()
}

/// Why nothing is recorded.
#[component]
fn Trouble() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div data-recording="denied" hidden=true>
            <Banner tone=BannerTone::Caution>{td_string!(locale, messages.denied)}</Banner>
        </div>
        <div data-recording="missing" hidden=true>
            <Banner tone=BannerTone::Caution>{td_string!(locale, messages.missing)}</Banner>
        </div>
    }
}

/// While it runs: what is seen, how long it lasts, how loud it is.
#[component]
fn Running(most: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div class="recorder-running" data-recording="running" hidden=true>
            <video class="player" data-screen="" muted=true playsinline=true hidden=true aria-label=td_string!(locale, messages.screen)></video>
            <p>
                <span class="visually-hidden">{td_string!(locale, messages.time)}</span>
                <span role="timer" data-time="">"0:00"</span>
                " / "
                {most}
            </p>
            <meter min="0" max="1" value="0" aria-label=td_string!(locale, messages.level)></meter>
            <Button kind=ButtonKind::Danger press=Press::Script attr:data-stops="">{td_string!(locale, messages.stop)}</Button>
        </div>
    }
}

/// Once it is there: to listen, and to begin anew.
#[component]
fn Done() -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <div class="recorder-done" data-recording="done" hidden=true>
            <p role="status">{td_string!(locale, messages.recorded)}</p>
            <audio class="player" controls=true hidden=true data-plays="audio" aria-label=td_string!(locale, messages.listen)></audio>
            <video class="player" controls=true playsinline=true hidden=true data-plays="video" aria-label=td_string!(locale, messages.watch)></video>
            <Button kind=ButtonKind::Quiet press=Press::Script attr:data-anew="">{td_string!(locale, messages.anew)}</Button>
        </div>
    }
}
