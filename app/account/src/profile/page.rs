//! The page of one's profile.

use leptos::prelude::*;
use leptos_meta::Title;
use platform::{
    account::use_viewer,
    forms::{Form, Sending},
    language::Language,
    query::Query,
};
use server_fn::ServerFn;
use ui::{
    Autocomplete, Button, Choice, ChoiceLook, Field, List, ListLook, Page, PageHeader, RadioGroup, Row, Section, Select,
};

use super::{
    api::{LoadProfile, SaveProfile},
    model::{LONGEST_NAME, Profile},
};
use crate::{
    frame::skeleton,
    i18n::{locale, td_string},
    signin::SignOutButton,
};

/// `/account`
pub(crate) fn account_page() -> AnyView {
    let profile = Query::first(&[], || LoadProfile {});
    profile.shown(skeleton, |profile| {
        let lead = match &profile.email {
            Some(email) => td_string!(locale(), email.current, email = email.clone()).to_string(),
            None => td_string!(locale(), email.none).to_owned(),
        };
        view! {
            <Title text=td_string!(locale(), account.title) />
            <Page>
                <PageHeader
                    title=td_string!(locale(), account.title)
                    lead=lead
                />
                <ProfileForm profile />
                <OtherPages />
                <SignOutButton />
            </Page>
        }
        .into_any()
    })
}

#[component]
fn ProfileForm(profile: Profile) -> impl IntoView {
    let locale = locale();
    let languages = Language::ALL
        .map(|language| Choice::new(language.tag(), language.own_name()))
        .to_vec();
    let zones = profile
        .zones
        .into_iter()
        .map(|zone| Choice::new(zone.name, zone.label))
        .collect::<Vec<_>>();
    view! {
        // The browser itself sends it: the language of the whole page may change.
        <Form action=SaveProfile::url() name="profile" sending=Sending::Native>
            <Field
                name="display_name"
                label=td_string!(locale, profile.display_name)
                hint=td_string!(locale, profile.display_name_hint)
                value=profile.display_name
                autocomplete=Autocomplete::Name
                max_length=LONGEST_NAME
                required=true
            />
            <RadioGroup
                name="language"
                label=td_string!(locale, profile.language)
                choices=languages
                value=profile.language
                look=ChoiceLook::Segments
            />
            <Select
                name="time_zone"
                label=td_string!(locale, profile.time_zone)
                hint=td_string!(locale, profile.time_zone_hint)
                choices=zones
                value=profile.time_zone
            />
            <div class="form-actions">
                <Button>{td_string!(locale, profile.save)}</Button>
            </div>
        </Form>
    }
    .into_any()
}

/// What else one sets for oneself.
#[component]
fn OtherPages() -> impl IntoView {
    let locale = locale();
    let pages = [
        (
            "/account/security",
            td_string!(locale, account.security),
            td_string!(locale, account.security_detail),
        ),
        (
            "/account/notifications",
            td_string!(locale, account.notifications),
            td_string!(locale, account.notifications_detail),
        ),
        (
            "/account/privacy",
            td_string!(locale, account.privacy),
            td_string!(locale, account.privacy_detail),
        ),
    ];
    let desk = (
        "/admin",
        td_string!(locale, account.desk),
        td_string!(locale, account.desk_detail),
    );
    let is_operator = use_viewer().is_some_and(|viewer| viewer.operator);
    let rows = pages
        .into_iter()
        .chain(is_operator.then_some(desk))
        .map(|(href, title, detail)| view! { <li><Row title detail href /></li> });
    view! {
        <Section title=td_string!(locale, account.more)>
            <List look=ListLook::Card>{rows.collect_view()}</List>
        </Section>
    }
    .into_any()
}
