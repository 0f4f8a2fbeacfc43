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

    /// The cookie that remembers it for a year, on an installation. Nothing but the server reads it.
    #[cfg(feature = "ssr")]
    pub fn cookie(self, base_url: &url::Url) -> String {
        const LIFETIME: u32 = 365 * 24 * 60 * 60;
        let secure = if base_url.scheme() == "https" { "; Secure" } else { "" };
        format!(
            "lang={}; Path=/; Max-Age={LIFETIME}; SameSite=Lax; HttpOnly{secure}",
            self.tag()
        )
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
    use proptest::prelude::*;

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

    #[cfg(feature = "ssr")]
    #[test]
    fn the_cookie_of_a_language_travels_as_safely_as_the_installation() {
        let cookie = |base: &str| Language::Ko.cookie(&base.parse().expect("an address"));
        assert!(cookie("http://localhost:3000").starts_with("lang=ko; Path=/;"));
        assert!(!cookie("http://localhost:3000").contains("Secure"));
        for mark in ["; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie("https://parvis.example").contains(mark), "{mark}");
        }
    }

    proptest! {
        // A tag never means a language that it does not begin with.
        #[test]
        fn a_tag_is_a_language_only_by_its_first_part(tag in "\\PC{0,12}|(fr|en|ko|FR|fra|de)([-_ ;][A-Za-z]{0,4})?") {
            if let Some(language) = Language::from_tag(&tag) {
                prop_assert!(tag.trim().to_ascii_lowercase().starts_with(language.tag()), "{}", tag);
                prop_assert!(!tag.trim().chars().nth(2).is_some_and(char::is_alphanumeric), "{}", tag);
            }
        }

        // A header never prefers what it does not name, or what it refuses.
        #[test]
        fn a_header_prefers_only_what_it_names(header in "\\PC{0,60}|((fr|en|ko|de|\\*)(-[A-Z]{2})?( ?; ?q=(0|1|0\\.[0-9]{1,3}|-1|NaN|inf|x))?, ?){0,8}") {
            if let Some(language) = Language::preferred(&header) {
                let named = header.split(',').any(|part| {
                    let (tag, quality) = part.split_once(';').unwrap_or((part, ""));
                    Language::from_tag(tag) == Some(language) && !["q=0", "q=-1", "q=x", "q=NaN"].contains(&quality.trim())
                });
                prop_assert!(named, "{}", header);
            }
        }
    }
}
