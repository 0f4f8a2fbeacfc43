//! `/couple/letters/{YYYY-MM}/history`: what a letter said before.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use platform::{forms::Form, language::Language, query::Query};
use server_fn::ServerFn;
use ui::{
    Avatar, AvatarTone, Badge, Button, ButtonKind, LinkButton, List, More, PageHeader, Row, Section, Skeleton,
    SkeletonShape,
};

use super::{NotYetTwo, Sheet};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
    letters::{
        api::{ReadLetterHistory, RestoreLetter},
        model::{HistoryPage, ListedVersion, ShownVersion},
    },
};

/// The versions of a letter; follows what both write.
pub(crate) fn letter_history_page() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let month = Memo::new(move |_| params.with(|params| params.get("month")).unwrap_or_default());
    let word = move |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
    let history = Query::new(&["couple", "letters"], move || ReadLetterHistory {
        month: month.get(),
        before: word("before"),
        version: word("version"),
    });
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, letters.document_title)>
            {history.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /><Skeleton shape=SkeletonShape::Card count=3 /> }.into_any(),
                move |history| match history {
                    Some(history) => view! { <Versions history /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
        </Frame>
    }
    .into_any()
}

#[component]
fn Versions(history: HistoryPage) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let letter = format!("/couple/letters/{}", history.month);
    let page = format!("{letter}/history");
    let title = td_string!(locale, letters.history_title, month = history.label.clone());
    let next = history.next.clone().map(|next| format!("{page}?before={next}"));
    let shown = history
        .shown
        .clone()
        .map(|version| view! { <Shown version history=history.clone() /> });
    let rows = history
        .list
        .clone()
        .into_iter()
        .map(|version| {
            let href = format!("{page}?version={}", version.id);
            let name = if version.mine {
                history.me.clone()
            } else {
                history.partner.clone()
            };
            view! { <li><Version version name href /></li> }
        })
        .collect_view();
    let back = move || view! { <LinkButton href=letter.clone() kind=ButtonKind::Secondary>{td_string!(locale, letters.back_to_letter)}</LinkButton> };
    view! {
        <PageHeader title lead=td_string!(locale, letters.history_lead) actions=back />
        {shown}
        <Section title=td_string!(locale, letters.history_list)>
            <List>{rows}</List>
            <More href=next label=td_string!(locale, letters.history_more) />
        </Section>
    }
    .into_any()
}

#[component]
fn Version(version: ListedVersion, name: String, href: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let tone = if version.mine {
        AvatarTone::Accent
    } else {
        AvatarTone::Ink
    };
    let title = if version.excerpt.is_empty() {
        td_string!(locale, letters.version_blank).to_owned()
    } else {
        version.excerpt
    };
    let detail = td_string!(
        locale,
        letters.version_detail,
        day = version.day,
        count = version.length
    );
    let latest = version.latest;
    let trail = move || latest.then(|| view! { <Badge>{td_string!(locale, letters.version_latest)}</Badge> });
    let lead = move || view! { <Avatar name=name.clone() tone /> };
    view! { <Row title detail href lead trail /> }.into_any()
}

/// The version that is looked at, and the way to bring it back.
#[component]
fn Shown(version: ShownVersion, history: HistoryPage) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let name = if version.mine { history.me } else { history.partner };
    let title = td_string!(locale, letters.version_title, name = name, day = version.day);
    let restorable = history.writable && !version.latest;
    let restore = restorable.then(|| {
        view! {
            <Form action=RestoreLetter::url() name="restore" touches=&["letters"]>
                <input type="hidden" name="month" value=history.month />
                <input type="hidden" name="version" value=version.id />
                <input type="hidden" name="base" value=history.latest />
                <p class="muted small">{td_string!(locale, letters.restore_hint)}</p>
                <Button>{td_string!(locale, letters.restore)}</Button>
            </Form>
        }
    });
    view! {
        <Section title>
            <Sheet html=Signal::stored(version.html) />
            {restore}
        </Section>
    }
    .into_any()
}
