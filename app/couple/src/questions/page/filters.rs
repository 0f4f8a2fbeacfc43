//! Which questions: all of it in the address.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Button, ButtonKind, ButtonSize, Disclosure, DisclosureLook, Field, FieldKind, Tab, Tabs};

use crate::{
    i18n::{Locale, td_string},
    questions::{
        model::{Filter, LONGEST_SEARCH, LibraryTheme, QuestionState, Theme, Turn},
        names,
    },
};

/// Links to whose turn it is; for who asks, to themes and states, and a search.
#[component]
pub(super) fn Filters(
    /// What is asked for now.
    filter: Filter,
    /// How the other is called.
    partner: String,
    /// The themes that the couple has named.
    own_themes: Vec<Theme>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let current = filter.clone();
    let tab = move |label: String, filter: Filter| Tab {
        href: filter.address(None),
        label,
        current: Signal::stored(filter == current),
    };
    let turn = |turn| Filter { turn, ..filter.clone() };
    let turns = vec![
        tab(td_string!(locale, questions.all).to_owned(), turn(None)),
        tab(td_string!(locale, questions.turn_me).to_owned(), turn(Some(Turn::Me))),
        tab(
            td_string!(locale, questions.turn_partner, name = partner),
            turn(Some(Turn::Partner)),
        ),
    ];
    let state = |state| Filter {
        state,
        ..filter.clone()
    };
    let states = std::iter::once(tab(td_string!(locale, questions.all_states).to_owned(), state(None)))
        .chain(QuestionState::ALL.map(|one| tab(names::state(locale, one).to_owned(), state(Some(one)))))
        .collect();
    let theme = |theme| Filter {
        theme,
        ..filter.clone()
    };
    let themes = LibraryTheme::ALL.into_iter().map(Theme::Library).chain(own_themes);
    let themes = std::iter::once(tab(td_string!(locale, questions.all_themes).to_owned(), theme(None)))
        .chain(themes.map(|one| tab(names::theme(locale, &one), theme(Some(one)))))
        .collect();
    let open = filter.theme.is_some() || filter.state.is_some() || !filter.search.is_empty();
    view! {
        <Tabs label=td_string!(locale, questions.whose_turn) tabs=turns />
        <Disclosure summary=td_string!(locale, questions.narrow) look=DisclosureLook::Quiet open>
            <div class="stack">
                <Tabs label=td_string!(locale, questions.by_theme) tabs=themes />
                <Tabs label=td_string!(locale, questions.by_state) tabs=states />
                <SearchForm filter />
            </div>
        </Disclosure>
    }
    .into_any()
}

/// Looks for words among the questions that are asked for.
#[component]
fn SearchForm(filter: Filter) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Filter {
        theme,
        state,
        turn,
        search,
    } = filter;
    let kept = [
        ("theme", theme.map(|theme| theme.word())),
        ("state", state.map(|state| state.word().to_owned())),
        ("turn", turn.map(|turn| turn.word().to_owned())),
    ]
    .into_iter()
    .filter_map(|(name, word)| word.map(|word| view! { <input type="hidden" name=name value=word /> }))
    .collect_view();
    view! {
        <form class="form" method="get" action="/couple/questions#list" role="search">
            {kept}
            <Field
                name="search"
                kind=FieldKind::Search
                label=td_string!(locale, questions.search)
                hint=td_string!(locale, questions.search_hint)
                value=search
                max_length=LONGEST_SEARCH
            />
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, questions.search_button)}</Button>
        </form>
    }
    .into_any()
}
