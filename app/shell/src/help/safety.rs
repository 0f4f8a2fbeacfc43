//! In an unsafe home: what to do, and whom to call.

use leptos::prelude::*;
use ui::{Banner, BannerTone};

use super::question::{Question, Questions};
use crate::i18n::{locale, td_string};

#[component]
pub(super) fn Safety() -> impl IntoView {
    let locale = locale();
    let quickly = [
        td_string!(locale, help.safety.quickly_text),
        td_string!(locale, help.safety.quickly_limits),
    ];
    view! {
        <Questions anchor="safety" title=td_string!(locale, help.safety.title)>
            <div class="stack" data-gap="5">
                <Banner tone=BannerTone::Caution>{td_string!(locale, help.safety.danger)}</Banner>
                <Numbers />
                <div>
                    <Question asked=td_string!(locale, help.safety.quickly) answer=quickly />
                    <Question asked=td_string!(locale, help.safety.watched) answer=[td_string!(locale, help.safety.watched_text)] />
                </div>
            </div>
        </Questions>
    }
    .into_any()
}

/// Whom to call, by country: the emergency numbers, then the lines for violence at home.
#[component]
fn Numbers() -> impl IntoView {
    let locale = locale();
    let police = td_string!(locale, help.safety.police);
    let emergency = td_string!(locale, help.safety.emergency);
    view! {
        <div class="stack" data-gap="4">
            <h3>{td_string!(locale, help.safety.call)}</h3>
            <p class="muted">{td_string!(locale, help.safety.check)}</p>
            <div class="help-numbers">
                <Country
                    name=td_string!(locale, help.safety.ivory_coast)
                    numbers=[
                        ("110", td_string!(locale, help.safety.police_rescue)),
                        ("111", td_string!(locale, help.safety.police_rescue)),
                        ("170", td_string!(locale, help.safety.police_rescue)),
                        ("180", td_string!(locale, help.safety.fire)),
                        ("185", td_string!(locale, help.safety.ambulance)),
                    ]
                />
                <Country
                    name=td_string!(locale, help.safety.france)
                    numbers=[
                        ("17", police),
                        ("112", td_string!(locale, help.safety.emergency_europe)),
                        ("114", td_string!(locale, help.safety.by_text)),
                        ("3919", td_string!(locale, help.safety.violence_france)),
                    ]
                />
                <Country
                    name=td_string!(locale, help.safety.korea)
                    numbers=[
                        ("112", police),
                        ("119", td_string!(locale, help.safety.fire_ambulance)),
                        ("1366", td_string!(locale, help.safety.violence_korea)),
                    ]
                />
                <Country name=td_string!(locale, help.safety.britain) numbers=[("999", emergency)] />
                <Country
                    name=td_string!(locale, help.safety.america)
                    numbers=[("911", emergency), ("1-800-799-7233", td_string!(locale, help.safety.violence_america))]
                />
                <Country name=td_string!(locale, help.safety.elsewhere) numbers=[("112", td_string!(locale, help.safety.elsewhere_text))] />
            </div>
        </div>
    }
    .into_any()
}

/// One country's numbers, each to be called by touching it.
#[component]
fn Country<const N: usize>(name: &'static str, numbers: [(&'static str, &'static str); N]) -> impl IntoView {
    let numbers = numbers.map(|(number, answers)| {
        view! {
            <li>
                <a href=format!("tel:{}", number.replace('-', "")) rel="external">{number}</a>
                <span>{answers}</span>
            </li>
        }
    });
    view! {
        <section>
            <h4>{name}</h4>
            <ul role="list">{numbers.into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}
