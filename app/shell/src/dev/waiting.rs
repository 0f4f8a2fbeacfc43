//! What stands where something is to come.

use leptos::prelude::*;
use ui::{Area, Empty, LinkButton, Progress, Skeleton, SkeletonShape};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

const SHAPES: [SkeletonShape; 6] = [
    SkeletonShape::Title,
    SkeletonShape::Line,
    SkeletonShape::Circle,
    SkeletonShape::Control,
    SkeletonShape::Card,
    SkeletonShape::Chart,
];

pub(super) fn waiting(theme: Theme, locale: Locale) -> AnyView {
    let first_step = move || view! { <LinkButton href="#content">{td_string!(locale, dev.check_in)}</LinkButton> };
    view! {
        <Progress
            id=theme.id("steps")
            label=td_string!(locale, dev.progress)
            text=td_string!(locale, dev.progress_text).to_owned()
            value=2
            max=5
        />
        {SHAPES.map(|shape| view! { <Skeleton shape /> }).into_iter().collect_view()}
        <div data-area=Area::Couple.name()>
            <Empty title=td_string!(locale, dev.empty_title) seed="days" action=first_step>{td_string!(locale, dev.empty_text)}</Empty>
        </div>
    }
    .into_any()
}
