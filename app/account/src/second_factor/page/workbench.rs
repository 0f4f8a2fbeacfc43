//! The page on which the second factor is set up, and turned off.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    query::Query,
};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, CodeInput, CopyButton, Qr, Section};

use crate::{
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
    second_factor::{
        api::{OpenSecondFactor, RenewRecoveryCodes, TurnSecondFactorOff, TurnSecondFactorOn},
        model::{Setup, Workbench},
    },
};

/// `/account/security/second-factor`
pub(crate) fn second_factor_page() -> AnyView {
    let workbench = Query::first(&[], || OpenSecondFactor {});
    workbench.shown(skeleton, |workbench| {
        let content = match workbench {
            Workbench::Off(setup) => view! { <PhoneLearns setup /> <FirstCode /> }.into_any(),
            Workbench::On { codes_left } => view! { <RecoveryCodes codes_left /> <TurningOff /> }.into_any(),
        };
        view! { <AccountFrame title=td_string!(locale(), second_factor.title)>{content}</AccountFrame> }.into_any()
    })
}

/// The secret: for a camera, for this phone, for typing.
#[component]
fn PhoneLearns(setup: Setup) -> impl IntoView {
    let locale = locale();
    let Setup { qr, link, key } = setup;
    let plain = key.replace(' ', "");
    view! {
        <Section title=td_string!(locale, second_factor.scan_title)>
            <p>{td_string!(locale, second_factor.scan_lead)}</p>
            {qr.map(|code| view! { <Qr code label=td_string!(locale, second_factor.qr_label) /> })}
            <p>
                <a class="link" href=link rel="external">{td_string!(locale, second_factor.open_app)}</a>
            </p>
            <p class="muted">{td_string!(locale, second_factor.key_lead)}</p>
            <p class="key"><code>{key}</code></p>
            <div class="cluster">
                <CopyButton text=plain label=td_string!(locale, second_factor.copy_key) done=td_string!(locale, second_factor.copied) />
            </div>
        </Section>
    }
    .into_any()
}

#[component]
fn FirstCode() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, second_factor.code_title)>
            // The browser itself sends it: the codes that follow are shown once, on a whole page.
            <Form action=TurnSecondFactorOn::url() name="second-factor-on" sending=Sending::Native>
                <CodeInput
                    name="one_time_code"
                    label=td_string!(locale, second_factor.code)
                    hint=td_string!(locale, second_factor.code_hint)
                />
                <div class="form-actions">
                    <Button>{td_string!(locale, second_factor.turn_on)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn RecoveryCodes(codes_left: u32) -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, second_factor.codes_title)>
            <p class="muted">{td_string!(locale, second_factor.renew_lead, left = codes_left).to_string()}</p>
            <Form action=RenewRecoveryCodes::url() name="recovery-codes" sending=Sending::Native>
                <div class="form-actions">
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, second_factor.renew)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}

#[component]
fn TurningOff() -> impl IntoView {
    let locale = locale();
    view! {
        <Section title=td_string!(locale, second_factor.off_title)>
            <p class="muted">{td_string!(locale, second_factor.turn_off_lead)}</p>
            <Form action=TurnSecondFactorOff::url() name="second-factor-off" sending=Sending::Native>
                <div class="form-actions">
                    <Button kind=ButtonKind::Danger>{td_string!(locale, second_factor.turn_off)}</Button>
                </div>
            </Form>
        </Section>
    }
    .into_any()
}
