//! In an unsafe home: whom to call. Here and not in the written topics, since numbers are no text.

use leptos::prelude::*;
use ui::{Banner, BannerTone};

use crate::i18n::{locale, td_string};

/// What stands above everything else of this topic.
#[component]
pub(super) fn WhomToCall() -> impl IntoView {
    let locale = locale();
    view! {
        <div class="stack" data-gap="5">
            <Banner tone=BannerTone::Caution>{td_string!(locale, help.safety.danger)}</Banner>
            <Numbers />
        </div>
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
            <h2>{td_string!(locale, help.safety.call)}</h2>
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
            <h3>{name}</h3>
            <ul role="list">{numbers.into_iter().collect_view()}</ul>
        </section>
    }
    .into_any()
}
