//! The log on the page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::query::Query;
use ui::{Button, ButtonKind, ButtonSize, Field, FieldKind, More};

use super::{
    api::ReadLog,
    model::{Asked, LogLine, LogPage},
};
use crate::{
    desk::{Room, in_room},
    i18n::{locale, td_string},
};

/// `/admin/audit`
pub(crate) fn audit_page() -> AnyView {
    let asked = use_query_map();
    let word = move |name: &'static str| asked.with(|asked| asked.get(name)).unwrap_or_default();
    let page = Query::first(&["desk_audit"], move || ReadLog {
        action: word("action"),
        account: word("account"),
        from: word("from"),
        until: word("until"),
        before: word("before"),
    });
    in_room(Room::Audit, page, |page| view! { <Log page /> }.into_any())
}

#[component]
fn Log(page: LogPage) -> impl IntoView {
    let locale = locale();
    let LogPage { asked, lines, older } = page;
    let older = older.map(|before| address(&asked, &before));
    view! {
        <p class="muted">{td_string!(locale, audit.lead)}</p>
        <Narrowing asked />
        <LogTable lines />
        <More href=older label=td_string!(locale, desk.older) />
    }
    .into_any()
}

fn address(asked: &Asked, before: &str) -> String {
    let escape = leptos_router::location::Url::escape;
    format!(
        "/admin/audit?action={}&account={}&from={}&until={}&before={before}",
        escape(&asked.action),
        escape(&asked.account),
        escape(&asked.from),
        escape(&asked.until),
    )
}

#[component]
fn Narrowing(asked: Asked) -> impl IntoView {
    let locale = locale();
    let Asked {
        action,
        account,
        from,
        until,
    } = asked;
    view! {
        <form class="form" method="get" action="/admin/audit" role="search">
            <div class="grid">
                <Field name="action" label=td_string!(locale, audit.action) placeholder="operator." value=action max_length=60 />
                <Field name="account" label=td_string!(locale, audit.account) value=account max_length=36 />
                <Field name="from" kind=FieldKind::Date label=td_string!(locale, audit.from) value=from />
                <Field name="until" kind=FieldKind::Date label=td_string!(locale, audit.until) value=until />
            </div>
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, audit.narrow)}</Button>
        </form>
    }
    .into_any()
}

/// Lines of the log; on a phone each is a card.
#[component]
pub(crate) fn LogTable(
    /// The latest first.
    lines: Vec<LogLine>,
) -> impl IntoView {
    let locale = locale();
    if lines.is_empty() {
        return view! { <p class="muted">{td_string!(locale, audit.none)}</p> }.into_any();
    }
    let rows = lines.into_iter().map(|line| view! { <Line line /> }).collect_view();
    view! {
        <div class="table-scroll">
            <table class="table" data-look="cards">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, audit.at)}</th>
                        <th scope="col">{td_string!(locale, audit.what)}</th>
                        <th scope="col">{td_string!(locale, audit.who)}</th>
                        <th scope="col">{td_string!(locale, audit.to)}</th>
                        <th scope="col">{td_string!(locale, audit.detail)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
fn Line(line: LogLine) -> impl IntoView {
    let locale = locale();
    let LogLine {
        at,
        action,
        account,
        subject,
        subject_is_account,
        detail,
    } = line;
    let who = account.map_or_else(|| "–".into_any(), person);
    let to = match subject {
        subject if subject_is_account => person(subject),
        subject if subject.is_empty() => "–".into_any(),
        subject => subject.into_any(),
    };
    let detailed = (!detail.is_empty()).then(|| td_string!(locale, audit.detail));
    view! {
        <tr>
            <th scope="row">{at}</th>
            <td><code>{action}</code></td>
            <td data-label=td_string!(locale, audit.who)>{who}</td>
            <td data-label=td_string!(locale, audit.to)>{to}</td>
            <td data-label=detailed>{detail.join(" · ")}</td>
        </tr>
    }
    .into_any()
}

/// A link to an account, by the last letters of its id: the first ones are the time.
fn person(id: String) -> AnyView {
    let short: String = id.chars().skip(id.len().saturating_sub(12)).collect();
    view! { <a class="link" href=format!("/admin/accounts/{id}")>{short}</a> }.into_any()
}
