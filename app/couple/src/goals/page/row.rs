//! One step: its box to tick, and behind a pencil what else can be done with it.

use leptos::{ev, html, prelude::*};
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Field, Icon, IconSize, SortableRow, Tick, icons};

use super::{actions::longest, optimism::Optimism};
use crate::{
    goals::{
        DeleteAction, EditAction, MoveAction, TickAction,
        model::{Action, Side, beside},
    },
    i18n::{Locale, td_string},
};

/// A row of the list. It follows its action; its open form stays as it is.
#[component]
pub(super) fn ActionRow(
    /// Which action.
    id: String,
    /// The goal's page.
    page: String,
    /// All actions as they are shown.
    actions: Memo<Vec<Action>>,
    /// Their ids in their order.
    order: Memo<Vec<String>>,
    /// The action whose form is open.
    editing: Memo<String>,
    /// Those that the other has just added or changed.
    fresh: RwSignal<Vec<String>>,
    /// Where ticks go.
    optimism: Optimism,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let key = StoredValue::new(id.clone());
    // A row that is about to go shows what it showed last.
    let action = Memo::new(move |former: Option<&Action>| {
        let found =
            actions.with(|actions| key.with_value(|id| actions.iter().find(|action| action.id == *id).cloned()));
        found.or_else(|| former.cloned()).unwrap_or_default()
    });
    let text = Signal::derive(move || action.with(|action| action.text.clone()));
    let done = Signal::derive(move || action.with(|action| action.done));
    let is_editing = Memo::new(move |_| key.with_value(|id| editing.with(|editing| editing == id)));
    let is_fresh = move || key.with_value(|id| fresh.with(|fresh| fresh.contains(id)));
    let handle = Signal::derive(move || td_string!(locale, goals.move_action, text = text.get()));
    let tick = move |event: ev::SubmitEvent| {
        event.prevent_default();
        optimism.tick(&key.get_value(), !done.get_untracked());
    };
    view! {
        <SortableRow id=id.clone() anchor="action" name=text handle>
            <div class="split" class:fresh=is_fresh>
                <form method="post" action=TickAction::url() on:submit=tick>
                    <input type="hidden" name="__form" value="action-tick" />
                    <input type="hidden" name="action" value=id />
                    <input type="hidden" name="done" value=move || if done.get() { "false" } else { "true" } />
                    <Tick ticked=done label=text />
                </form>
                <Pencil page id=key text is_editing />
            </div>
            {move || is_editing.get().then(|| view! { <Open id=key.get_value() text=text.get_untracked() order /> })}
        </SortableRow>
    }
    .into_any()
}

/// Opens what can be done with the action, and closes it. The focus comes back to it.
#[component]
fn Pencil(page: String, id: StoredValue<String>, text: Signal<String>, is_editing: Memo<bool>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let link = NodeRef::<html::A>::new();
    Effect::new(move |was_editing: Option<bool>| {
        let now = is_editing.get();
        if was_editing == Some(true)
            && !now
            && let Some(link) = link.get_untracked()
        {
            // A link that is gone takes no focus, and then nothing is lost.
            drop(link.focus());
        }
        now
    });
    let label = move || {
        if is_editing.get() {
            td_string!(locale, goals.close).to_owned()
        } else {
            td_string!(locale, goals.edit_action, text = text.get())
        }
    };
    let href = move || {
        if is_editing.get() {
            page.clone()
        } else {
            format!("{page}?edit={}", id.get_value())
        }
    };
    view! {
        <a class="icon-button" href=href data-noscroll="" node_ref=link aria-label=label title=label>
            {move || {
                let glyph = if is_editing.get() { icons::X } else { icons::PENCIL };
                view! { <Icon glyph size=IconSize::Regular /> }
            }}
        </a>
    }
    .into_any()
}

/// The text to change, one place up or down, and away with it.
#[component]
fn Open(id: String, text: String, order: Memo<Vec<String>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (moved, deleted) = (id.clone(), id.clone());
    view! {
        <div class="stack">
            <Form action=EditAction::url() name="action-edit" touches=&["goals"]>
                <input type="hidden" name="action" value=id />
                <Field
                    name="text"
                    id="action-text"
                    label=td_string!(locale, goals.action_text)
                    value=text
                    max_length=longest()
                    required=true
                />
                <div><Button size=ButtonSize::Small>{td_string!(locale, goals.save)}</Button></div>
            </Form>
            <div class="cluster">
                <Steps id=moved order />
                <Form action=DeleteAction::url() name="action-delete" touches=&["goals"]>
                    <input type="hidden" name="action" value=deleted />
                    <Button kind=ButtonKind::Quiet size=ButtonSize::Small glyph=icons::TRASH_2>
                        {td_string!(locale, goals.delete_action)}
                    </Button>
                </Form>
            </div>
        </div>
    }
    .into_any()
}

/// One place up or down, by plain buttons.
#[component]
fn Steps(id: String, order: Memo<Vec<String>>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let key = StoredValue::new(id.clone());
    let button = move |side: Side| {
        let (words, glyph) = match side {
            Side::Up => (td_string!(locale, goals.up), icons::CHEVRON_UP),
            Side::Down => (td_string!(locale, goals.down), icons::CHEVRON_DOWN),
        };
        let before = order.with(|order| {
            key.with_value(|id| beside(order, id, side).map(|spot| spot.neighbour().cloned().unwrap_or_default()))
        });
        let disabled = before.is_none();
        view! {
            <Button
                kind=ButtonKind::Secondary
                size=ButtonSize::Small
                glyph
                name="before"
                value=before.unwrap_or_default()
                disabled
            >
                {words}
            </Button>
        }
    };
    view! {
        <Form action=MoveAction::url() name="action-move" touches=&["goals"]>
            <input type="hidden" name="action" value=id />
            <div class="cluster">
                {move || button(Side::Up)}
                {move || button(Side::Down)}
            </div>
        </Form>
    }
    .into_any()
}
