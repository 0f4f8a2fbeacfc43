//! The page of what protects an account: address, password, phone, second factor, sessions.

use leptos::prelude::*;
use platform::{doors::Doors, query::Query};

use crate::{
    email::{EmailSection, api::CurrentEmail},
    frame::{AccountFrame, skeleton},
    i18n::{locale, td_string},
    password::PasswordSection,
    phone::{PhoneSection, api::CurrentPhone},
    second_factor::{SecondFactorSection, api::SecondFactorStanding},
    sessions::{SessionsSection, api::ListSessions},
};

/// `/account/security`
pub(crate) fn security_page() -> AnyView {
    let means = Query::first(&[], || CurrentEmail {});
    let phone = Query::first(&[], || CurrentPhone {});
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
                {second_factor.shown(skeleton, |standing| view! { <SecondFactorSection standing /> }.into_any())}
                {sessions.shown(skeleton, |sessions| view! { <SessionsSection sessions /> }.into_any())}
            </AccountFrame>
        }
        .into_any()
    })
}
