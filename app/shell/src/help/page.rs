//! The page of help.

use leptos::prelude::*;
use platform::query::Query;
use ui::{Page, PageHeader, Section};

use super::{account::Account, couple::Couple, network::Network, safety::Safety, start::Start};
use crate::{
    contact::{Contact, ReadContact},
    i18n::{locale, td_string},
    presentation::Presentation,
};

/// `/help`
pub(crate) fn help_page() -> AnyView {
    let contact = Query::first(&[], || ReadContact {});
    let locale = locale();
    view! {
        <Presentation path="/help" title=td_string!(locale, help.title) description=td_string!(locale, help.description) />
        <Page>
            <PageHeader title=td_string!(locale, help.title) lead=td_string!(locale, help.lead) />
            <Contents />
            <Start />
            <Couple />
            <Account />
            <Network />
            <Safety />
            <Reference />
            <Report />
            <WriteToUs contact=contact />
        </Page>
    }
    .into_any()
}

/// The ways to each part of the page.
#[component]
fn Contents() -> impl IntoView {
    let locale = locale();
    let parts = [
        ("#start", td_string!(locale, help.start.title)),
        ("#couple", td_string!(locale, help.couple.title)),
        ("#account", td_string!(locale, help.account.title)),
        ("#network", td_string!(locale, help.network.title)),
        ("#safety", td_string!(locale, help.safety.title)),
        ("#report", td_string!(locale, help.report.title)),
        ("#contact", td_string!(locale, help.contact.title)),
    ];
    view! {
        <nav class="help-contents" aria-label=td_string!(locale, help.contents)>
            {parts.map(|(href, name)| view! { <a class="link" href=href>{name}</a> }).into_iter().collect_view()}
        </nav>
    }
    .into_any()
}

/// What the reference of an error is for: pages with one lead here.
#[component]
fn Reference() -> impl IntoView {
    let locale = locale();
    view! {
        <div id="reference">
            <Section title=td_string!(locale, help.reference.title)>
                <div class="prose">
                    <p>{td_string!(locale, help.reference.text)}</p>
                    <p>{td_string!(locale, help.reference.write)}</p>
                </div>
            </Section>
        </div>
    }
    .into_any()
}

/// The way to say that something is wrong, or that somebody does harm.
#[component]
fn Report() -> impl IntoView {
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

/// How the operator is reached; where that cannot be known now, where it is written.
#[component]
fn WriteToUs(contact: Query<Contact>) -> impl IntoView {
    let locale = locale();
    view! {
        <div id="contact">
            <Section title=td_string!(locale, help.contact.title)>
                <div class="prose">
                    {contact.told(|| ().into_any(), |contact| address(contact.ok()))}
                    <p><a href="/legal/privacy#contact">{td_string!(locale, help.contact.privacy)}</a></p>
                </div>
            </Section>
        </div>
    }
    .into_any()
}

fn address(contact: Option<Contact>) -> AnyView {
    let locale = locale();
    let sentence = match contact {
        Some(Contact { mail: Some(mail), .. }) => td_string!(locale, help.contact.mail, mail = mail).to_string(),
        Some(Contact { mail: None, .. }) => td_string!(locale, help.contact.no_mail).to_owned(),
        None => td_string!(locale, help.contact.unknown).to_owned(),
    };
    view! { <p>{sentence}</p> }.into_any()
}
