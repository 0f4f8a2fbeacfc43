//! Whom to write to.

use leptos::prelude::*;
use platform::query::Query;
use ui::Section;

use crate::{
    contact::Contact,
    i18n::{locale, td_string},
};

/// How the operator is reached; where that cannot be known now, where it is written.
#[component]
pub(super) fn WriteToUs(contact: Query<Contact>) -> impl IntoView {
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
