//! In no couple: two ways to begin.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Card, Feature, LinkButton, PageHeader, icons};

use crate::{
    home::FormerCouple,
    i18n::{Locale, td_string},
    pairing::CreateCouple,
};

/// Create a place, join one, or keep the copy of a former one.
#[component]
pub(super) fn AloneView(
    /// The couples that ended lately.
    former: Vec<FormerCouple>,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let create = move || {
        view! {
            <Form action=CreateCouple::url() name="create" touches=&["couple"]>
                <Button>{td_string!(locale, pairing.create)}</Button>
            </Form>
        }
    };
    let former = former
        .into_iter()
        .map(|former| view! { <Former former /> })
        .collect_view();
    view! {
        <PageHeader title=td_string!(locale, pairing.alone_title) lead=td_string!(locale, pairing.alone_lead) />
        <Feature title=td_string!(locale, pairing.create_title) seed="couple" action=create>
            {td_string!(locale, pairing.create_lead)}
        </Feature>
        <Card>
            <h2>{td_string!(locale, pairing.join_card_title)}</h2>
            <p class="muted">{td_string!(locale, pairing.join_card_lead)}</p>
            <div>
                <LinkButton href="/couple/join" kind=ButtonKind::Secondary>{td_string!(locale, pairing.join_with_code)}</LinkButton>
            </div>
        </Card>
        {former}
    }
    .into_any()
}

#[component]
fn Former(former: FormerCouple) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let FormerCouple { name, ended, until } = former;
    view! {
        <Card>
            <h2>{td_string!(locale, pairing.former_title, name = name)}</h2>
            <p class="muted">{td_string!(locale, pairing.former_lead, ended = ended, until = until)}</p>
            <div>
                <LinkButton href="/couple/export" kind=ButtonKind::Secondary glyph=icons::DOWNLOAD attr:download="" attr:rel="external">
                    {td_string!(locale, pairing.export)}
                </LinkButton>
            </div>
        </Card>
    }
}
