//! The page where a code from a text message is typed in.

use leptos::prelude::*;
use platform::forms::{Form, Sending};
use ui::{Button, ButtonSize, ButtonWidth, CodeInput, LinkButton};

use crate::{
    frame::AuthFrame,
    i18n::{locale, td_string},
};

/// What the code is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeUse {
    /// What the form is called.
    pub form: &'static str,
    /// Where the code is sent.
    pub action: &'static str,
    /// Where another code is asked for.
    pub start: &'static str,
    /// What the tiles are laid from.
    pub seed: &'static str,
}

/// The page; without a number, nobody waits for a code in this browser.
pub(crate) fn code_page(purpose: CodeUse, lead: Option<String>, submit: &'static str) -> AnyView {
    match lead {
        Some(lead) => view! { <CodeForm purpose lead submit /> }.into_any(),
        None => view! { <BeginAgain purpose /> }.into_any(),
    }
}

#[component]
fn CodeForm(
    purpose: CodeUse,
    /// Where the code went, if it went anywhere.
    lead: String,
    /// What the button says.
    submit: &'static str,
) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=lead seed=purpose.seed>
            // The browser itself sends it: who is signed in changes with the whole page.
            <Form action=purpose.action name=purpose.form sending=Sending::Native>
                <CodeInput name="one_time_code" label=td_string!(locale, phone_login.code) />
                <Button size=ButtonSize::Large width=ButtonWidth::Line>{submit}</Button>
            </Form>
            <p class="auth-aside">
                {td_string!(locale, phone_login.nothing)} " "
                <a class="link" href=purpose.start>{td_string!(locale, phone_login.again)}</a>
            </p>
        </AuthFrame>
    }
    .into_any()
}

#[component]
fn BeginAgain(purpose: CodeUse) -> impl IntoView {
    let locale = locale();
    view! {
        <AuthFrame title=td_string!(locale, phone_login.code_title) lead=td_string!(locale, phone_login.gone) seed=purpose.seed>
            <LinkButton href=purpose.start size=ButtonSize::Large width=ButtonWidth::Line>
                {td_string!(locale, phone_login.ask)}
            </LinkButton>
        </AuthFrame>
    }
    .into_any()
}
