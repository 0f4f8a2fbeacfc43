//! The form that carries a file.

use leptos::{children::ViewFnOnce, context::Provider, prelude::*};
use ui::{Button, ButtonKind, FileField, FormMessage, Press, TextArea, form::FormState};

use crate::{
    forms::{Flash, messages, page},
    i18n::{Locale, td_string},
    language::Language,
    media::model::Kind,
};

/// A form with a file and the words for it: a real `<form method="post">` to a plain route. Where
/// scripts run, `public/upload.js` sends it, shows how far it is, and lets one cancel and try again.
#[component]
pub fn UploadForm(
    /// Where it posts.
    action: String,
    /// Its name, unique on the page.
    name: &'static str,
    /// Which files it offers, as the `accept` attribute has it.
    accept: &'static str,
    /// What a file may be.
    kinds: &'static [Kind],
    /// The label of the file.
    #[prop(into)]
    file_label: String,
    /// A sentence under it.
    #[prop(into)]
    file_hint: String,
    /// The label of the words.
    #[prop(into)]
    words_label: String,
    /// A sentence under it.
    #[prop(into)]
    words_hint: String,
    /// How many characters the words may have.
    longest_words: u32,
    /// What stands on the button.
    #[prop(into)]
    button: String,
    /// What stands before the file: how to record one.
    #[prop(optional, into)]
    before: Option<ViewFnOnce>,
) -> impl IntoView {
    let flash = Flash::current().filter(|flash| flash.form == name);
    let typed = flash.as_ref().map(|flash| flash.typed.clone()).unwrap_or_default();
    let (message, errors) = flash
        .and_then(|flash| flash.error)
        .as_ref()
        .map(messages)
        .unwrap_or_default();
    let state = FormState::new(message, errors, typed);
    view! {
        <Provider value=state>
            <form
                method="post"
                action=action
                enctype="multipart/form-data"
                class="form"
                data-form=name
                data-uploads=""
                data-heaviest=Kind::heaviest_of(kinds)
                novalidate=true
            >
                <input type="hidden" name="__form" value=name />
                <input type="hidden" name="__page" value=page() />
                <FormMessage />
                {before.map(ViewFnOnce::run)}
                <FileField name="file" label=file_label hint=file_hint accept />
                <TextArea
                    name="alternative"
                    label=words_label
                    hint=words_hint
                    required=true
                    max_length=longest_words
                    rows=2
                />
                <HowFar kinds />
                <div>
                    <Button>{button}</Button>
                </div>
            </form>
        </Provider>
    }
    .into_any()
}

/// How far the sending is, and what became of it: all sentences are here, the script shows one.
#[component]
fn HowFar(
    /// What a file may be.
    kinds: &'static [Kind],
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let megabytes = Kind::heaviest_of(kinds) / 1024 / 1024;
    view! {
        <div class="upload" role="status">
            <p data-upload="sending" hidden=true>{td_string!(locale, media.sending)}</p>
            <p data-upload="arriving" hidden=true>{td_string!(locale, media.arriving)}</p>
            <progress data-upload="progress" hidden=true max="100" value="0" aria-label=td_string!(locale, media.progress)></progress>
            <p class="field-error" data-upload="failed" hidden=true>{td_string!(locale, media.sending_failed)}</p>
            <p class="field-error" data-upload="heavy" hidden=true>
                {td_string!(locale, media.file_too_heavy, megabytes = megabytes).to_string()}
            </p>
            <p data-upload="offline" hidden=true>{td_string!(locale, media.sending_offline)}</p>
            <p data-upload="cancelled" hidden=true>{td_string!(locale, media.sending_cancelled)}</p>
            <div data-upload="cancel" hidden=true>
                <Button kind=ButtonKind::Quiet press=Press::Script attr:data-cancels="">{td_string!(locale, media.cancel)}</Button>
            </div>
            <div data-upload="again" hidden=true>
                <Button kind=ButtonKind::Secondary press=Press::Script attr:data-retries="">{td_string!(locale, media.again)}</Button>
            </div>
        </div>
    }
    .into_any()
}
