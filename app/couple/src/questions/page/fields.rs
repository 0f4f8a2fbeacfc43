//! What a question consists of, to be filled in.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Checkbox, Choice, Field, Select, TextArea};

use crate::{
    i18n::{Locale, td_string},
    questions::{
        model::{LONGEST_QUESTION, LONGEST_THEME, LibraryTheme, Theme},
        names,
    },
};

/// The fields of a question, new or to be changed.
#[component]
pub(super) fn QuestionFields(
    /// The first part of the fields' ids.
    of: &'static str,
    /// The themes that the couple has named.
    own_themes: Vec<Theme>,
    /// Its words before anything is typed.
    #[prop(default = String::new())]
    text: String,
    /// Its theme before another is chosen.
    #[prop(optional_no_strip)]
    theme: Option<Theme>,
    /// Whether its answers open together, before that is changed.
    #[prop(optional)]
    reveal_together: bool,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let unchosen = Choice::new("", td_string!(locale, questions.choose_theme));
    let themes = LibraryTheme::ALL.into_iter().map(Theme::Library).chain(own_themes);
    let choices = std::iter::once(unchosen)
        .chain(themes.map(|theme| Choice::new(theme.word(), names::theme(locale, &theme))))
        .collect();
    view! {
        <TextArea
            name="text"
            id=format!("{of}-text")
            label=td_string!(locale, questions.text)
            hint=td_string!(locale, questions.text_hint)
            value=text
            max_length=LONGEST_QUESTION
            rows=3
            required=true
        />
        <div class="form-row">
            <Select
                name="theme"
                id=format!("{of}-theme")
                label=td_string!(locale, questions.theme)
                choices
                value=theme.map(|theme| theme.word()).unwrap_or_default()
            />
            <Field
                name="own_theme"
                id=format!("{of}-own-theme")
                label=td_string!(locale, questions.own_theme)
                placeholder=td_string!(locale, questions.own_theme_hint)
                max_length=LONGEST_THEME
            />
        </div>
        <Checkbox
            name="reveal_together"
            id=format!("{of}-reveal-together")
            checked=reveal_together
            hint=td_string!(locale, questions.reveal_together_hint)
        >
            {td_string!(locale, questions.reveal_together)}
        </Checkbox>
    }
    .into_any()
}
