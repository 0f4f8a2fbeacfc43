//! The page of what opens an account, and what protects it.

use leptos::prelude::*;
use platform::{doors::Doors, query::Query};

use crate::{
    email::{EmailSection, api::CurrentEmail},
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
    passkeys::{PasskeysSection, api::ListPasskeys},
    password::PasswordSection,
    phone::{PhoneSection, api::CurrentPhone},
    providers::{ProvidersSection, api::ListProviders},
    second_factor::{SecondFactorSection, api::SecondFactorStanding},
    sessions::{SessionsSection, api::ListSessions},
};

/// `/account/security`
pub(crate) fn security_page() -> AnyView {
    let means = Query::first(&[], || CurrentEmail {});
    let phone = Query::first(&[], || CurrentPhone {});
    let passkeys = Query::first(&[], || ListPasskeys {});
    let providers = Query::first(&[], || ListProviders {});
    let second_factor = Query::first(&[], || SecondFactorStanding {});
    let sessions = Query::first(&["sessions"], || ListSessions {});
    means.shown(skeleton, move |means| {
        view! {
            <AccountFrame title=td_string!(locale(), account.security)>
                <EmailSection means=means.clone() />
                <PasswordSection means />
                {phone.shown(skeleton, |known| {
                    let shown = known.is_some() || Doors::current().phone;
                    shown.then(|| view! { <PhoneSection known /> }).into_any()
                })}
                {passkeys.shown(skeleton, |standing| view! { <PasskeysSection standing /> }.into_any())}
                {providers.shown(skeleton, |standing| view! { <ProvidersSection standing /> }.into_any())}
                {second_factor.shown(skeleton, |standing| view! { <SecondFactorSection standing /> }.into_any())}
                {sessions.shown(skeleton, |sessions| view! { <SessionsSection sessions /> }.into_any())}
            </AccountFrame>
        }
        .into_any()
    })
}
