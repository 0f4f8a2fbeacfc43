//! What the marks in a letter do.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Disclosure, DisclosureLook};

use crate::i18n::{Locale, td_string};

/// A short table of the marks.
#[component]
pub(super) fn MarksHelp() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let marks = [
        (
            td_string!(locale, letters.help_heading),
            td_string!(locale, letters.help_heading_is),
        ),
        (
            td_string!(locale, letters.help_emphasis),
            td_string!(locale, letters.help_emphasis_is),
        ),
        (
            td_string!(locale, letters.help_strong),
            td_string!(locale, letters.help_strong_is),
        ),
        (
            td_string!(locale, letters.help_list),
            td_string!(locale, letters.help_list_is),
        ),
        (
            td_string!(locale, letters.help_quote),
            td_string!(locale, letters.help_quote_is),
        ),
        (
            td_string!(locale, letters.help_rule),
            td_string!(locale, letters.help_rule_is),
        ),
        (
            td_string!(locale, letters.help_link),
            td_string!(locale, letters.help_link_is),
        ),
    ];
    let rows = marks
        .into_iter()
        .map(|(mark, result)| view! { <tr><th scope="row"><code>{mark}</code></th><td>{result}</td></tr> })
        .collect_view();
    view! {
        <Disclosure summary=td_string!(locale, letters.help) look=DisclosureLook::Quiet>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, letters.help_mark)}</th>
                        <th scope="col">{td_string!(locale, letters.help_result)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Disclosure>
    }
    .into_any()
}
