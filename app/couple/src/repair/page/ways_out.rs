//! Ending without an agreement: nobody is held in an exchange.

use leptos::prelude::*;
use platform::{forms::Form, language::Language};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, Disclosure};

use super::turn::About;
use crate::{
    frame::came_back,
    i18n::{Locale, td_string},
    repair::{
        MoveRepair, RESOURCE,
        model::{Move, Repair, after},
    },
};

/// The author takes back what nobody has answered; after that either may close it.
#[component]
pub(super) fn WaysOut(
    /// The repair.
    repair: Repair,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Repair {
        id,
        number,
        stage,
        side,
        partner,
        ..
    } = repair;
    if after(stage, side, Move::SetAside).is_ok() {
        return view! {
            <Disclosure summary=td_string!(locale, repair.set_aside_summary) open=came_back("repair-set-aside")>
                <Form action=MoveRepair::url() name="repair-set-aside" touches=&[RESOURCE]>
                    <About id number made=Move::SetAside />
                    <p>{td_string!(locale, repair.set_aside_lead, name = partner)}</p>
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, repair.set_aside)}</Button>
                </Form>
            </Disclosure>
        }
        .into_any();
    }
    if after(stage, side, Move::Close).is_ok() {
        return view! {
            <Disclosure summary=td_string!(locale, repair.close_summary) open=came_back("repair-close")>
                <Form action=MoveRepair::url() name="repair-close" touches=&[RESOURCE]>
                    <About id number made=Move::Close />
                    <p>{td_string!(locale, repair.close_lead, name = partner)}</p>
                    <Button kind=ButtonKind::Secondary>{td_string!(locale, repair.close)}</Button>
                </Form>
            </Disclosure>
        }
        .into_any();
    }
    ().into_any()
}
