//! What a person was told, on a page.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use server_fn::ServerFn;
use ui::{
    Badge, BadgeTone, Button, ButtonKind, ButtonSize, Empty, IconLink, List, More, Page, PageHeader, Row, Skeleton,
    SkeletonShape, icons,
};

use super::{
    api::{LoadNotifications, MarkNotificationsRead},
    model::{NotificationLine, Notifications},
};
use crate::{
    forms::Form,
    i18n::{Locale, td_string},
    language::Language,
    notify::RESOURCE,
    query::Query,
};

/// `/notifications`
pub(crate) fn notifications_page() -> AnyView {
    let query = use_query_map();
    let before = move || query.with(|query| query.get("before")).unwrap_or_default();
    let notifications = Query::first(&[RESOURCE], move || LoadNotifications { before: before() });
    let locale = Locale::from(Language::current());
    let settings = move || {
        view! {
            <IconLink
                glyph=icons::SETTINGS
                label=td_string!(locale, notifications.settings).to_owned()
                href="/account/notifications"
            />
        }
    };
    view! {
        <Title text=td_string!(locale, notifications.title) />
        <Page>
            <PageHeader title=td_string!(locale, notifications.title) actions=settings />
            {notifications.shown(|| view! { <Skeleton shape=SkeletonShape::Card /> }.into_any(), |notifications| view! { <NotificationList notifications /> }.into_any())}
        </Page>
    }
    .into_any()
}

#[component]
fn NotificationList(notifications: Notifications) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Notifications { lines, older } = notifications;
    if lines.is_empty() {
        let title = td_string!(locale, notifications.empty_title);
        return view! { <Empty title seed="notifications">{td_string!(locale, notifications.empty)}</Empty> }
            .into_any();
    }
    let newest = lines.iter().find(|line| line.unread).map(|line| line.id.clone());
    let older = older.map(|id| format!("/notifications?before={id}"));
    view! {
        {newest.map(|newest| view! { <MarkAllRead newest /> })}
        <List>{lines.into_iter().map(|line| view! { <Line line /> }).collect_view()}</List>
        <More href=older label=td_string!(locale, notifications.more) />
    }
    .into_any()
}

#[component]
fn MarkAllRead(newest: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Form action=MarkNotificationsRead::url() name="read" touches=&[RESOURCE] class="cluster">
            <input type="hidden" name="newest" value=newest />
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, notifications.mark_all_read)}</Button>
        </Form>
    }
}

#[component]
fn Line(line: NotificationLine) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let NotificationLine {
        title,
        detail,
        when,
        page,
        unread,
        ..
    } = line;
    let state = move || {
        unread.then(|| view! { <Badge tone=BadgeTone::Accent>{td_string!(locale, notifications.unread)}</Badge> })
    };
    let detail = format!("{when} · {detail}");
    view! {
        <li>
            {match page {
                Some(href) => view! { <Row title detail href trail=state /> }.into_any(),
                None => view! { <Row title detail trail=state /> }.into_any(),
            }}
        </li>
    }
}
