//! The page of what protects an account: address, password, sessions.

use leptos::prelude::*;
use platform::live;

use crate::{
    email::{EmailSection, api::current_email},
    frame::{AccountFrame, loaded},
    i18n::{locale, td_string},
    password::PasswordSection,
    sessions::{SessionsSection, api::list_sessions},
};

/// `/account/security`
pub(crate) fn security_page() -> AnyView {
    let email = Resource::new_blocking(|| (), |()| current_email());
    let sessions = Resource::new_blocking(|| live::version("sessions"), |_| list_sessions());
    loaded(email, move |email| {
        view! {
            <AccountFrame title=td_string!(locale(), account.security)>
                <EmailSection email />
                <PasswordSection />
                {loaded(sessions, |sessions| view! { <SessionsSection sessions /> }.into_any())}
            </AccountFrame>
        }
        .into_any()
    })
}
