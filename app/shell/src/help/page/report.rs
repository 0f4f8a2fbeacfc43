//! The way to say that something is wrong, or that somebody does harm.

use leptos::prelude::*;
use ui::Section;

use crate::i18n::{locale, td_string};

/// Leads to the page that reports.
#[component]
pub(super) fn ReportAProblem() -> impl IntoView {
    let locale = locale();
    view! {
        <div id="report">
            <Section title=td_string!(locale, help.report.title)>
                <div class="prose">
                    <p>{td_string!(locale, help.report.text)}</p>
                    <p><a href="/help/report">{td_string!(locale, help.report.link)}</a></p>
                </div>
            </Section>
        </div>
    }
    .into_any()
}
