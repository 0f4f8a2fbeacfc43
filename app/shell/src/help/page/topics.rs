//! The ways to the topics.

use leptos::prelude::*;
use ui::{List, Row, Section};

use crate::help::model::TopicLine;

/// Topics, one under the other. Each is an anchor too: links to parts of the page of help lead to their topic.
#[component]
pub(super) fn Topics(
    /// What stands above them.
    title: &'static str,
    topics: Vec<TopicLine>,
) -> impl IntoView {
    let rows = topics
        .into_iter()
        .map(|line| {
            view! {
                <li id=line.topic.name()>
                    <Row title=line.title detail=line.lead href=line.topic.path() />
                </li>
            }
        })
        .collect_view();
    view! {
        <Section title>
            <List>{rows}</List>
        </Section>
    }
    .into_any()
}
