//! What is typed in.

use leptos::{context::Provider, prelude::*};
use ui::{
    Autocomplete, Code, CodeInput, Field, FieldKind, FileField, FormMessage, Reveal, TextArea,
    form::{ByField, FormState},
};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

pub(super) fn fields(theme: Theme, locale: Locale) -> AnyView {
    let reveal = Reveal {
        show: td_string!(locale, dev.show).to_owned(),
        hide: td_string!(locale, dev.hide).to_owned(),
    };
    view! {
        <div class="form">
            <Field name="name" id=theme.id("name") label=td_string!(locale, dev.name) hint=td_string!(locale, dev.name_hint) placeholder="Aya" />
            <Field
                name="password"
                id=theme.id("password")
                label=td_string!(locale, dev.password)
                kind=FieldKind::Password
                autocomplete=Autocomplete::NewPassword
                reveal
            />
            <Field name="search" id=theme.id("search") label=td_string!(locale, dev.search) kind=FieldKind::Search />
            <div class="form-row">
                <Field name="from" id=theme.id("from") label=td_string!(locale, dev.from_day) kind=FieldKind::Date value="2026-11-01" />
                <Field name="to" id=theme.id("to") label=td_string!(locale, dev.to_day) kind=FieldKind::Date value="2026-11-20" />
            </div>
            <TextArea name="note" id=theme.id("note") label=td_string!(locale, dev.note) hint=td_string!(locale, dev.note_hint) max_length=2000 />
            <FileField name="file" id=theme.id("file") label=td_string!(locale, dev.file) hint=td_string!(locale, dev.file_hint) accept="image/*" />
            <CodeInput name="code" id=theme.id("code") label=td_string!(locale, dev.code) value="048213" />
            <Code digits="048213" />
        </div>
        {came_back(theme, locale)}
    }
    .into_any()
}

/// A form that came back: messages beside the fields, and what was typed.
fn came_back(theme: Theme, locale: Locale) -> AnyView {
    let errors = ByField::from([("email".to_owned(), td_string!(locale, dev.email_wrong).to_owned())]);
    let typed = ByField::from([("email".to_owned(), "aya@".to_owned())]);
    let state = FormState::new(Some(td_string!(locale, dev.form_wrong).to_owned()), errors, typed);
    view! {
        <Provider value=state>
            <div class="form">
                <FormMessage />
                <Field name="email" id=theme.id("email") label=td_string!(locale, dev.email) kind=FieldKind::Email />
            </div>
        </Provider>
    }
    .into_any()
}
