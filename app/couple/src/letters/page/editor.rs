//! The editor of a letter: a form like another without scripts, and with them one that saves by itself.

use leptos::{ev, html::Textarea, prelude::*};
use platform::{
    drafts::WaitsForNetwork,
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Button, TextArea};

use super::{clash::Clash, letter::FORM};
use crate::{
    i18n::{Locale, td_string},
    letters::{
        api::SaveLetter,
        model::{Comparison, LONGEST_BODY, Letter},
    },
};

/// The same form when both texts are already joined in it: what was typed before stays out of it.
pub(super) const JOINED: &str = "letter-joined";

/// What the state line says.
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "only a browser saves by itself")
)]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum SaveState {
    /// Nothing: nobody has typed yet.
    #[default]
    Still,
    /// The other has just written.
    Arrived,
    /// There are words that are not saved.
    Typing,
    /// They are on their way.
    Saving,
    /// The server has them.
    Saved,
    /// There is no network: they are kept in the browser.
    Offline,
    /// They were kept in the browser, and are in the editor again.
    Resumed,
    /// There is a version that the writer has not seen.
    Newer {
        /// Whether it is the writer's own, from another device or page.
        own: bool,
    },
    /// The server refused them, and why.
    Refused(String),
}

/// An open editor. Its handles are there on both sides; only a browser saves by itself.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub(super) month: StoredValue<String>,
    pub(super) partner: StoredValue<String>,
    pub(super) state: RwSignal<SaveState>,
    /// Both texts, while the writer chooses.
    pub(super) clash: RwSignal<Option<Comparison>>,
    /// Whether both are joined in the editor.
    pub(super) joined: RwSignal<bool>,
    pub(super) area: NodeRef<Textarea>,
    #[cfg(feature = "hydrate")]
    pub(super) hand: super::writing::Hand,
}

impl Writing {
    fn of(letter: &Letter, clash: Option<Comparison>, html: RwSignal<String>) -> Self {
        #[cfg(feature = "hydrate")]
        let hand = super::writing::Hand::of(letter, clash.as_ref(), html);
        #[cfg(not(feature = "hydrate"))]
        let _ = html;
        Self {
            month: StoredValue::new(letter.month.clone()),
            partner: StoredValue::new(letter.partner.clone()),
            state: RwSignal::new(SaveState::Still),
            joined: RwSignal::new(clash.is_some()),
            clash: RwSignal::new(clash),
            area: NodeRef::new(),
            #[cfg(feature = "hydrate")]
            hand,
        }
    }
}

/// The editor. What is in it changes under nobody's hands: another's words come in only while it is untouched.
#[component]
pub(super) fn Editor(
    /// The letter, as it is saved.
    letter: Letter,
    /// Both texts, when this page came back from a clash.
    clash: Option<Comparison>,
    /// The letter as it is read, kept up to date here.
    html: RwSignal<String>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let form = if clash.is_some() { JOINED } else { FORM };
    let start = clash
        .as_ref()
        .map_or_else(|| letter.body.clone(), |clash| clash.merged.clone());
    let base = clash.as_ref().map_or(letter.number, |clash| clash.number);
    let writing = Writing::of(&letter, clash, html);
    #[cfg(feature = "hydrate")]
    writing.start();
    let typed = move |event: ev::Event| {
        #[cfg(feature = "hydrate")]
        writing.typed(event_target_value(&event));
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    };
    let submitted = move |event: ev::SubmitEvent| {
        event.prevent_default();
        #[cfg(feature = "hydrate")]
        writing.save_by_hand();
    };
    view! {
        <Clash writing />
        <div class="stack" data-kept="" on:input=typed on:submit=submitted class:fresh=move || writing.state.with(|state| *state == SaveState::Arrived)>
            <Form action=SaveLetter::url() name=form sending=Sending::Native>
                <input type="hidden" name="month" value=letter.month />
                <input type="hidden" name="base" value=base />
                <TextArea
                    name="body"
                    label=td_string!(locale, letters.body)
                    hint=td_string!(locale, letters.body_hint)
                    value=start
                    max_length=LONGEST_BODY
                    rows=12
                    node=writing.area
                />
                <div class="split">
                    <StateLine writing />
                    <Button>{td_string!(locale, letters.save)}</Button>
                </div>
                <WaitsForNetwork />
            </Form>
        </div>
    }
    .into_any()
}

/// Where the words are: read out calmly, in the order in which they get there.
#[component]
fn StateLine(writing: Writing) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let line = move || {
        let name = writing.partner.get_value();
        match writing.state.get() {
            SaveState::Still => String::new(),
            SaveState::Arrived => td_string!(locale, letters.arrived, name = name),
            SaveState::Typing => td_string!(locale, letters.state_typing).to_owned(),
            SaveState::Saving => td_string!(locale, letters.state_saving).to_owned(),
            SaveState::Saved => td_string!(locale, letters.state_saved).to_owned(),
            SaveState::Offline => td_string!(locale, letters.state_offline).to_owned(),
            SaveState::Resumed => td_string!(locale, letters.state_resumed).to_owned(),
            SaveState::Newer { own: true } => td_string!(locale, letters.state_newer_own).to_owned(),
            SaveState::Newer { own: false } => td_string!(locale, letters.state_newer, name = name),
            SaveState::Refused(sentence) => sentence,
        }
    };
    view! { <p class="form-state" role="status">{line}</p> }.into_any()
}
