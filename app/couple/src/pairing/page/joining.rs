//! `/couple/join`: the code that was passed on, signed in or not yet.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{account::use_viewer, forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonWidth, Card, CodeInput, LinkButton, PageHeader, PageWidth};

use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    pairing::JoinCouple,
};

/// Joining with a code, which the link may carry.
pub(crate) fn couple_join_page() -> AnyView {
    let code = use_query_map()
        .with_untracked(|query| query.get("code"))
        .unwrap_or_default();
    let code = code.chars().filter(char::is_ascii_digit).take(6).collect();
    let locale = Locale::from(Language::current());
    let content = if use_viewer().is_some() {
        view! { <Joining code /> }.into_any()
    } else {
        view! { <SignInFirst code /> }.into_any()
    };
    view! {
        <Frame title=td_string!(locale, pairing.join_title) width=PageWidth::Narrow>
            <PageHeader title=td_string!(locale, pairing.join_title) lead=td_string!(locale, pairing.join_lead) />
            {content}
        </Frame>
    }
    .into_any()
}

#[component]
fn Joining(code: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=JoinCouple::url() name="join" touches=&["couple"]>
            <CodeInput
                name="code"
                label=td_string!(locale, pairing.join_label)
                hint=td_string!(locale, pairing.join_hint)
                value=code
            />
            <Button width=ButtonWidth::Line>{td_string!(locale, pairing.join)}</Button>
        </Form>
    }
}

/// An account comes first; the way leads back here, with the code.
#[component]
fn SignInFirst(code: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let next = if code.is_empty() {
        "%2Fcouple%2Fjoin".to_owned()
    } else {
        format!("%2Fcouple%2Fjoin%3Fcode%3D{code}")
    };
    view! {
        <Card>
            <p>{td_string!(locale, pairing.sign_in_first)}</p>
            <div class="stack" data-gap="3">
                <LinkButton href=format!("/register?next={next}") width=ButtonWidth::Line>
                    {td_string!(locale, pairing.to_register)}
                </LinkButton>
                <LinkButton href=format!("/login?next={next}") kind=ButtonKind::Secondary width=ButtonWidth::Line>
                    {td_string!(locale, pairing.to_sign_in)}
                </LinkButton>
            </div>
        </Card>
    }
}
