//! The form of a day: three sliders, a note, one button.

use leptos::prelude::*;
use platform::{
    forms::{Form, Sending},
    language::Language,
};
use server_fn::ServerFn;
use ui::{Banner, BannerTone, Button, ButtonSize, ButtonWidth, Checkbox, Slider, Tab, Tabs, TextArea, form::FormState};

use crate::{
    checkins::{
        SaveCheckIn,
        model::{CheckInForm, DayChoice, LONGEST_NOTE, Level, Values},
    },
    i18n::{Locale, td_string},
};

/// The middle of the scale: where the thumbs stand at first.
const MIDDLE: u8 = 5;

/// How somebody's day is, or was.
#[component]
pub(super) fn DayForm(
    /// The day and what was saved for it.
    form: CheckInForm,
) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let CheckInForm {
        day,
        saved,
        days,
        partner,
        ..
    } = form;
    let button = if saved.is_some() {
        td_string!(locale, checkins.save_again)
    } else {
        td_string!(locale, checkins.save)
    };
    let values = saved.as_ref().map(|saved| saved.values);
    let private = saved.as_ref().is_some_and(|saved| saved.private);
    let note = saved.map(|saved| saved.note).unwrap_or_default();
    view! {
        <Days days current=day.clone() />
        <Form action=SaveCheckIn::url() name="check-in" sending=Sending::Kept touches=&["check_ins"]>
            <input type="hidden" name="day" value=day />
            <DayMessage />
            <Sliders values />
            <TextArea
                name="note"
                label=td_string!(locale, checkins.note)
                hint=td_string!(locale, checkins.note_hint)
                value=note
                max_length=LONGEST_NOTE
            />
            <Checkbox name="private" checked=private hint=td_string!(locale, checkins.private_hint, name = partner)>
                {td_string!(locale, checkins.private)}
            </Checkbox>
            <Button size=ButtonSize::Large width=ButtonWidth::Line>{button}</Button>
        </Form>
    }
    .into_any()
}

#[component]
fn Sliders(values: Option<Values>) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let start = |level: fn(Values) -> Level| values.map_or(MIDDLE, |values| level(values).number());
    view! {
        <Slider
            name="mood"
            label=td_string!(locale, checkins.mood)
            low=td_string!(locale, checkins.mood_low)
            high=td_string!(locale, checkins.mood_high)
            value=start(|values| values.mood)
        />
        <Slider
            name="stress"
            label=td_string!(locale, checkins.stress)
            low=td_string!(locale, checkins.stress_low)
            high=td_string!(locale, checkins.stress_high)
            value=start(|values| values.stress)
        />
        <Slider
            name="energy"
            label=td_string!(locale, checkins.energy)
            low=td_string!(locale, checkins.energy_low)
            high=td_string!(locale, checkins.energy_high)
            value=start(|values| values.energy)
        />
    }
    .into_any()
}

/// The days that can be filled in, as links.
#[component]
fn Days(days: Vec<DayChoice>, current: String) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let tabs = days
        .into_iter()
        .map(|choice| {
            let label = if choice.is_today {
                td_string!(locale, checkins.today).to_owned()
            } else {
                choice.label
            };
            let href = if choice.is_today {
                "/couple/checkins".to_owned()
            } else {
                format!("/couple/checkins?day={}", choice.day)
            };
            Tab {
                href,
                label: if choice.done {
                    td_string!(locale, checkins.day_done, day = label)
                } else {
                    label
                },
                current: Signal::stored(choice.day == current),
            }
        })
        .collect();
    view! { <Tabs label=td_string!(locale, checkins.days) tabs /> }
}

/// What is wrong with the day itself, which has no field of its own.
#[component]
fn DayMessage() -> impl IntoView {
    let form = use_context::<FormState>();
    move || {
        form.and_then(|form| form.error("day"))
            .map(|message| view! { <Banner tone=BannerTone::Wrong>{message}</Banner> })
    }
}
