//! A person, as initials.

use leptos::prelude::*;

/// Which of two people it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarTone {
    /// In the area's colour: the one who looks.
    #[default]
    Accent,
    /// In ink: the other one.
    Ink,
    /// A dashed ring: somebody who is awaited.
    Absent,
}

impl AvatarTone {
    const fn name(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Ink => "ink",
            Self::Absent => "absent",
        }
    }
}

/// How large it is: 28, 40 or 72 px.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AvatarSize {
    /// 28 px.
    Small,
    /// 40 px.
    #[default]
    Regular,
    /// 72 px.
    Large,
}

impl AvatarSize {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("small"),
            Self::Regular => None,
            Self::Large => Some("large"),
        }
    }
}

/// The first letter of a name in a disc. Read out by name unless the name stands beside it.
#[component]
pub fn Avatar(
    /// The person's name; empty for somebody who is awaited.
    #[prop(into)]
    name: String,
    /// Which of two people it is.
    #[prop(optional)]
    tone: AvatarTone,
    /// How large it is.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let initial = name
        .chars()
        .find(|letter| letter.is_alphanumeric())
        .map_or_else(|| "?".to_owned(), |letter| letter.to_uppercase().collect());
    view! {
        <span class="avatar" data-tone=tone.name() data-size=size.name() role="img" aria-label=name>
            <span aria-hidden="true">{initial}</span>
        </span>
    }
}

/// Two people, overlapping; without the second, a place is kept.
#[component]
pub fn AvatarPair(
    /// The one who looks.
    #[prop(into)]
    first: String,
    /// The other one, once there.
    second: Option<String>,
    /// What is read for the place that is kept.
    #[prop(default = String::new(), into)]
    awaited: String,
    /// How large they are.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    let tone = if second.is_some() {
        AvatarTone::Ink
    } else {
        AvatarTone::Absent
    };
    view! {
        <span class="avatar-pair">
            <Avatar name=first size />
            {match second {
                Some(name) => view! { <Avatar name tone size /> }.into_any(),
                None => view! {
                    <span class="avatar" data-tone=tone.name() data-size=size.name() role="img" aria-label=awaited>
                        <span aria-hidden="true">"?"</span>
                    </span>
                }
                .into_any(),
            }}
        </span>
    }
    .into_any()
}
