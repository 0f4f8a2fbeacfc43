//! When today's values open: one choice for both.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Checkbox, Disclosure};

use crate::{
    checkins::SaveBothFirst,
    frame::came_back,
    i18n::{Locale, td_string},
};

/// The couple's choice.
#[component]
pub(super) fn OpeningSetting(
    /// What was chosen.
    both_first: bool,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    view! {
        <Disclosure summary=td_string!(locale, checkins.setting) open=came_back("both-first")>
            <Form action=SaveBothFirst::url() name="both-first" touches=&["check_ins"]>
                <Checkbox name="both_first" checked=both_first hint=td_string!(locale, checkins.both_first_hint)>
                    {td_string!(locale, checkins.both_first)}
                </Checkbox>
                <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, checkins.save_setting)}</Button>
            </Form>
        </Disclosure>
    }
    .into_any()
}
