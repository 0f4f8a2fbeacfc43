//! What is put into order and ticked.

use leptos::prelude::*;
use ui::{Area, Sortable, SortableRow, Sorted, SortingNews, Tick};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

pub(super) fn sorting(theme: Theme, locale: Locale) -> AnyView {
    let order = RwSignal::new(["1", "2", "3"].map(str::to_owned).to_vec());
    let help_id = theme.pick("light-sort-help", "dark-sort-help");
    let say = move |SortingNews { name, place, of, .. }: SortingNews| {
        td_string!(locale, dev.order_said, name = name, place = place, of = of)
    };
    view! {
        <div data-area=Area::Couple.name()>
            <Sortable
                order
                label=td_string!(locale, dev.order)
                help=td_string!(locale, dev.order_help)
                help_id
                say=Callback::new(say)
                on_sort=Callback::new(move |sorted| put(order, &sorted))
            >
                <For each=move || order.get() key=Clone::clone let:id>
                    <Step id theme locale />
                </For>
            </Sortable>
        </div>
    }
    .into_any()
}

#[component]
fn Step(id: String, theme: Theme, locale: Locale) -> impl IntoView {
    let name = match id.as_str() {
        "1" => td_string!(locale, dev.step_1),
        "2" => td_string!(locale, dev.step_2),
        _ => td_string!(locale, dev.step_3),
    };
    let ticked = RwSignal::new(id == "1");
    view! {
        <SortableRow
            id
            anchor=theme.id("step")
            name=name.to_owned()
            handle=td_string!(locale, dev.order_handle, name = name)
            help_id=theme.pick("light-sort-help", "dark-sort-help")
        >
            <div on:click=move |_| ticked.update(|ticked| *ticked = !*ticked)>
                <Tick ticked label=name.to_owned() />
            </div>
        </SortableRow>
    }
    .into_any()
}

fn put(order: RwSignal<Vec<String>>, Sorted { id, before }: &Sorted) {
    order.update(|order| {
        order.retain(|one| one != id);
        let place = before
            .as_ref()
            .and_then(|before| order.iter().position(|one| one == before))
            .unwrap_or(order.len());
        order.insert(place, id.clone());
    });
}
