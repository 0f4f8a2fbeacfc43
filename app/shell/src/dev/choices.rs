//! What is chosen.

use leptos::prelude::*;
use ui::{Area, Checkbox, Choice, ChoiceLook, Field, FieldKind, OwnChoice, RadioGroup, Select, Slider};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

pub(super) fn choices(theme: Theme, locale: Locale) -> AnyView {
    let way = td_string!(locale, dev.way);
    view! {
        <div class="form" data-area=Area::Couple.name()>
            <Select name="zone" id=theme.id("zone") label=td_string!(locale, dev.zone) choices=zones(locale) value="seoul" />
            <RadioGroup name=theme.pick("light-plain", "dark-plain") label=way choices=ways(locale) value="turns" />
            <RadioGroup name=theme.pick("light-cards", "dark-cards") label=way choices=ways(locale) value="both" look=ChoiceLook::Cards />
            <RadioGroup
                name=theme.pick("light-segments", "dark-segments")
                label=td_string!(locale, dev.zone)
                choices=zones(locale)
                value="abidjan"
                look=ChoiceLook::Segments
            />
            <RadioGroup
                name=theme.pick("light-own", "dark-own")
                label=td_string!(locale, dev.length)
                choices=lengths(locale)
                value="own"
            />
            <OwnChoice>
                <Field name="minutes" id=theme.id("minutes") kind=FieldKind::Number label=td_string!(locale, dev.minutes) value="45" />
            </OwnChoice>
            <Checkbox name="share" id=theme.id("share") checked=true hint=td_string!(locale, dev.way_turns_hint)>
                {td_string!(locale, dev.way_turns)}
            </Checkbox>
            <Checkbox name="agree" id=theme.id("agree") error=td_string!(locale, dev.agree_wrong)>{td_string!(locale, dev.agree)}</Checkbox>
            <Slider
                name="mood"
                id=theme.id("mood")
                label=td_string!(locale, dev.mood)
                low=td_string!(locale, dev.low)
                high=td_string!(locale, dev.high)
                value=7
            />
        </div>
    }
    .into_any()
}

fn zones(locale: Locale) -> Vec<Choice> {
    vec![
        Choice::new("abidjan", td_string!(locale, dev.abidjan)),
        Choice::new("seoul", td_string!(locale, dev.seoul)),
        Choice::new("paris", td_string!(locale, dev.paris)),
    ]
}

fn lengths(locale: Locale) -> Vec<Choice> {
    vec![
        Choice::new("60", td_string!(locale, dev.length_hour)),
        Choice::new("own", td_string!(locale, dev.length_own)),
    ]
}

fn ways(locale: Locale) -> Vec<Choice> {
    let way = |value: &str, label: &str, hint: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: Some(hint.to_owned()),
    };
    vec![
        way(
            "turns",
            td_string!(locale, dev.way_turns),
            td_string!(locale, dev.way_turns_hint),
        ),
        way(
            "both",
            td_string!(locale, dev.way_both),
            td_string!(locale, dev.way_both_hint),
        ),
    ]
}
