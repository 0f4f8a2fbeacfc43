//! The queue on the page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{forms::Form, query::Query};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Empty, More, Section, Tab, Tabs};

use super::{
    api::{DecideJob, ReadQueue},
    model::{JobLine, KindLine, Queue, Stage},
};
use crate::{
    desk::{ReasonField, Room, in_room, keep_current},
    i18n::{locale, td_string},
};

/// What changes with the queue.
const RESOURCE: &[&str] = &["desk_jobs"];

/// `/admin/jobs`
pub(crate) fn jobs_page() -> AnyView {
    let asked = use_query_map();
    let word = move |name: &'static str| asked.with(|asked| asked.get(name)).unwrap_or_default();
    let queue = Query::first(RESOURCE, move || ReadQueue {
        stage: word("stage"),
        kind: word("kind"),
        after: word("after"),
    });
    keep_current(RESOURCE);
    in_room(Room::Jobs, queue, |queue| view! { <Shown queue /> }.into_any())
}

#[component]
fn Shown(queue: Queue) -> impl IntoView {
    let locale = locale();
    let Queue {
        kinds,
        stage,
        kind,
        jobs,
        after,
    } = queue;
    let address = move |stage: Stage, kind: &str| format!("/admin/jobs?stage={}&kind={kind}", stage.word());
    let after = after.map(|after| format!("{}&after={after}", address(stage, &kind)));
    let tabs = Stage::ALL
        .into_iter()
        .map(|other| Tab {
            href: address(other, &kind),
            label: name(other).to_owned(),
            current: Signal::stored(other == stage),
        })
        .collect();
    let all = (!kind.is_empty()).then(|| {
        let href = address(stage, "");
        view! { <p>{td_string!(locale, jobs.only, kind = kind.clone()).to_string()} " " <a class="link" href=href>{td_string!(locale, jobs.every_kind)}</a></p> }
    });
    view! {
        <Section title=td_string!(locale, jobs.kinds)>
            <Kinds kinds />
        </Section>
        <Section title=td_string!(locale, jobs.one_by_one)>
            <Tabs label=td_string!(locale, jobs.stages) tabs />
            {all}
            <Jobs jobs stage />
            <More href=after label=td_string!(locale, jobs.more) />
        </Section>
    }
    .into_any()
}

fn name(stage: Stage) -> &'static str {
    let locale = locale();
    match stage {
        Stage::Dead => td_string!(locale, jobs.dead),
        Stage::Waiting => td_string!(locale, jobs.waiting),
        Stage::Running => td_string!(locale, jobs.running),
    }
}

#[component]
fn Kinds(kinds: Vec<KindLine>) -> impl IntoView {
    let locale = locale();
    if kinds.is_empty() {
        return view! { <p class="muted">{td_string!(locale, jobs.empty)}</p> }.into_any();
    }
    let rows = kinds
        .into_iter()
        .map(
            |KindLine {
                 kind,
                 waiting,
                 running,
                 dead,
                 oldest,
             }| {
                let number = |stage: Stage, count: i64| {
                    let href = format!("/admin/jobs?stage={}&kind={kind}", stage.word());
                    match count {
                        0 => "0".into_any(),
                        _ => view! { <a class="link" href=href>{count}</a> }.into_any(),
                    }
                };
                view! {
                    <tr>
                        <th scope="row"><code>{kind.clone()}</code></th>
                        <td data-label=name(Stage::Waiting)>{number(Stage::Waiting, waiting)}</td>
                        <td data-label=name(Stage::Running)>{number(Stage::Running, running)}</td>
                        <td data-label=name(Stage::Dead)>{number(Stage::Dead, dead)}</td>
                        <td data-label=td_string!(locale, jobs.oldest)>{oldest.unwrap_or_else(|| "–".to_owned())}</td>
                    </tr>
                }
            },
        )
        .collect_view();
    view! {
        <table class="table" data-look="cards">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, jobs.kind)}</th>
                    <th scope="col">{name(Stage::Waiting)}</th>
                    <th scope="col">{name(Stage::Running)}</th>
                    <th scope="col">{name(Stage::Dead)}</th>
                    <th scope="col">{td_string!(locale, jobs.oldest)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Jobs(jobs: Vec<JobLine>, stage: Stage) -> impl IntoView {
    let locale = locale();
    if jobs.is_empty() {
        return view! { <Empty title=td_string!(locale, jobs.none) seed="jobs">{td_string!(locale, jobs.none_lead)}</Empty> }
            .into_any();
    }
    let rows = jobs.into_iter().map(|job| view! { <Job job stage /> }).collect_view();
    let list = view! { <ul class="list" role="list">{rows}</ul> };
    if stage != Stage::Dead {
        return list.into_any();
    }
    // One form for all: the button says which, and what becomes of it.
    view! {
        <Form action=DecideJob::url() name="decide-job" touches=RESOURCE>
            <ReasonField id="job-reason" />
            {list}
        </Form>
    }
    .into_any()
}

#[component]
fn Job(job: JobLine, stage: Stage) -> impl IntoView {
    let locale = locale();
    let JobLine {
        id,
        kind,
        created,
        due,
        attempts,
        error,
    } = job;
    let detail = match stage {
        Stage::Running => td_string!(
            locale,
            jobs.runs_since,
            created = created,
            due = due,
            attempts = attempts
        )
        .to_string(),
        Stage::Waiting => {
            td_string!(locale, jobs.due_at, created = created, due = due, attempts = attempts).to_string()
        }
        Stage::Dead => td_string!(locale, jobs.given_up, created = created, attempts = attempts).to_string(),
    };
    let deciding = (stage == Stage::Dead).then(|| {
        let retry = td_string!(locale, jobs.retry_label, kind = kind.clone(), number = id.clone()).to_string();
        let delete = td_string!(locale, jobs.delete_label, kind = kind.clone(), number = id.clone()).to_string();
        let again = id.clone();
        view! {
            <span class="row-trail">
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small name="retry" value=again attr:aria-label=retry>
                    {td_string!(locale, jobs.retry)}
                </Button>
                <Button kind=ButtonKind::Quiet size=ButtonSize::Small name="delete" value=id attr:aria-label=delete>
                    {td_string!(locale, jobs.delete)}
                </Button>
            </span>
        }
    });
    view! {
        <li>
            <div class="row">
                <span class="row-words">
                    <span class="row-title">{kind}</span>
                    <span class="row-detail">{detail}</span>
                    {error.map(|error| view! { <span class="row-detail">{error}</span> })}
                </span>
                {deciding}
            </div>
        </li>
    }
    .into_any()
}
