//! The frame of the desk.

use leptos::prelude::*;
use leptos_meta::Title;
use platform::{query::Query, trouble::Trouble};
use serde::{Serialize, de::DeserializeOwned};
use ui::{Field, Page, PageHeader, PageWidth, Skeleton, SkeletonShape, Tab, Tabs};

use crate::i18n::{locale, td_string};

/// The rooms of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    Home,
    Accounts,
    Reports,
    Jobs,
    Outbox,
    Audit,
    Flags,
    Figures,
}

impl Room {
    const ALL: [Self; 8] = [
        Self::Home,
        Self::Accounts,
        Self::Reports,
        Self::Jobs,
        Self::Outbox,
        Self::Audit,
        Self::Flags,
        Self::Figures,
    ];

    fn href(self) -> &'static str {
        match self {
            Self::Home => "/admin",
            Self::Accounts => "/admin/accounts",
            Self::Reports => "/admin/reports",
            Self::Jobs => "/admin/jobs",
            Self::Outbox => "/admin/outbox",
            Self::Audit => "/admin/audit",
            Self::Flags => "/admin/flags",
            Self::Figures => "/admin/figures",
        }
    }

    fn name(self) -> &'static str {
        let locale = locale();
        match self {
            Self::Home => td_string!(locale, desk.home),
            Self::Accounts => td_string!(locale, desk.accounts),
            Self::Reports => td_string!(locale, desk.reports),
            Self::Jobs => td_string!(locale, desk.jobs),
            Self::Outbox => td_string!(locale, desk.outbox),
            Self::Audit => td_string!(locale, desk.audit),
            Self::Flags => td_string!(locale, desk.flags),
            Self::Figures => td_string!(locale, desk.figures),
        }
    }
}

/// A room around what was answered. Whoever may not see it finds the page of an address that does not
/// exist, and nothing of the desk around it.
pub(crate) fn in_room<T: Serialize + DeserializeOwned + 'static>(
    room: Room,
    query: Query<T>,
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    query.told(
        || view! { <Page><Skeleton shape=SkeletonShape::Card /></Page> }.into_any(),
        move |answer| match answer {
            Ok(value) => {
                let content = view(value);
                view! { <Frame room>{content}</Frame> }.into_any()
            }
            Err(error) => view! { <Page><Trouble error /></Page> }.into_any(),
        },
    )
}

#[component]
fn Frame(room: Room, children: Children) -> impl IntoView {
    let tabs = Room::ALL
        .into_iter()
        .map(|other| Tab {
            href: other.href().to_owned(),
            label: other.name().to_owned(),
            current: Signal::stored(other == room),
        })
        .collect();
    view! {
        <Title text=room.name() />
        <Page width=PageWidth::Wide>
            <PageHeader title=room.name() overline=td_string!(locale(), desk.title) />
            <Tabs label=td_string!(locale(), desk.rooms) tabs />
            {children()}
        </Page>
    }
    .into_any()
}

/// Why something is done: asked for by every form of the desk.
#[component]
pub(crate) fn ReasonField(
    /// Its id, unique on the page.
    id: &'static str,
) -> impl IntoView {
    let locale = locale();
    view! {
        <Field
            name="reason"
            id
            label=td_string!(locale, desk.reason)
            hint=td_string!(locale, desk.reason_hint)
            required=true
            max_length=300
        />
    }
    .into_any()
}
