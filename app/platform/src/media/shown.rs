//! What is told of media to those who may see it.

use super::{
    model::{Clip, Kind, Picture, Shown, Standing},
    processing::Refusal,
    sentences,
};
use crate::language::Language;

/// What a table says of one, read by the area that refers to it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its id.
    pub id: uuid::Uuid,
    /// The word of its kind.
    pub kind: String,
    /// `received`, `ready` or `refused`.
    pub state: String,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// What it shows or says.
    pub alternative: String,
    /// Of a photo, in pixels.
    pub width: Option<i32>,
    /// Of a photo, in pixels.
    pub height: Option<i32>,
    /// Of a photo.
    pub placeholder: Option<String>,
    /// Of a voice or a film.
    pub content_type: Option<String>,
    /// Of a voice or a film.
    pub milliseconds: Option<i32>,
}

/// The same for a page.
pub fn shown(facts: Facts, language: Language) -> Shown {
    let kind = Kind::of_word(&facts.kind).unwrap_or(Kind::Photo);
    Shown {
        id: facts.id.to_string(),
        kind,
        standing: standing(&facts, kind, language),
        alternative: facts.alternative,
    }
}

fn standing(facts: &Facts, kind: Kind, language: Language) -> Standing {
    if let Some(code) = &facts.refusal {
        return Standing::Refused(sentences::of_refusal(Refusal::of_code(code), language));
    }
    let pixels = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    let picture = pixels(facts.width).zip(pixels(facts.height));
    match (facts.state.as_str(), kind, picture) {
        ("ready", Kind::Photo, Some((width, height))) => Standing::Picture(Picture {
            width,
            height,
            placeholder: facts.placeholder.clone().unwrap_or_default(),
        }),
        ("ready", Kind::Voice | Kind::Video, _) => Standing::Clip(Clip {
            content_type: facts.content_type.clone().unwrap_or_default(),
            length: length(facts.milliseconds.unwrap_or(0)),
        }),
        _ => Standing::BeingPrepared,
    }
}

/// `1:07`, rounded up to the second.
fn length(milliseconds: i32) -> String {
    let seconds = milliseconds.max(0).saturating_add(999) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_length_is_told_in_minutes_and_seconds() {
        for (milliseconds, told) in [(0, "0:00"), (1, "0:01"), (67_000, "1:07"), (180_000, "3:00")] {
            assert_eq!(length(milliseconds), told);
        }
    }
}
