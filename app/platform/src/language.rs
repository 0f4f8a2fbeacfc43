//! The language of a page: decided once on the server, read from `<html lang>` in the browser.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The languages of the house. French first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Français.
    #[default]
    Fr,
    /// English.
    En,
    /// 한국어.
    Ko,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Fr, Self::En, Self::Ko];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
            Self::Ko => "ko",
        }
    }

    /// The name that its speakers give it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
            Self::Ko => "한국어",
        }
    }

    /// The language of a tag such as `fr` or `en-GB`, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The one that an `Accept-Language` header prefers (RFC 9110, 12.5.4), if any is ours.
    pub fn preferred(accept_language: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for part in accept_language.split(',').take(20) {
            let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
            let quality = parameters
                .trim()
                .strip_prefix("q=")
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if let Some(language) = Self::from_tag(tag)
                && quality > best.map_or(0.0, |(_, q)| q)
            {
                best = Some((language, quality));
            }
        }
        best.map(|(language, _)| language)
    }

    /// The language of the page that is being rendered.
    pub fn current() -> Self {
        if let Some(language) = use_context::<Self>() {
            return language;
        }
        #[cfg(feature = "hydrate")]
        if let Some(tag) = document()
            .document_element()
            .and_then(|html| html.get_attribute("lang"))
        {
            return Self::from_tag(&tag).unwrap_or_default();
        }
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_highest_quality_wins_and_spaces_do_not_matter() {
        assert_eq!(Language::preferred("en;q=0.4, ko ; q=0.9 ,de"), Some(Language::Ko));
        assert_eq!(Language::preferred("fr-CI,fr;q=0.9,en;q=0.8"), Some(Language::Fr));
    }

    #[test]
    fn an_unknown_or_refused_language_is_not_chosen() {
        assert_eq!(Language::preferred("de, es"), None);
        assert_eq!(Language::preferred("en;q=0"), None);
    }
}
