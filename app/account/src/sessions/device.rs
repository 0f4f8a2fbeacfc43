//! What a browser calls itself, in words that people use.

use platform::language::Language;

use crate::i18n::{Locale, td_string};

/// Marks of browsers, the more particular first: most of them also call themselves Chrome and Safari.
const BROWSERS: [(&str, &str); 11] = [
    ("SamsungBrowser/", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Opera Mini/", "Opera Mini"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("Edg/", "Edge"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Marks of systems, the more particular first.
const SYSTEMS: [(&str, &str); 8] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("KAIOS", "KaiOS"),
    ("Linux", "Linux"),
];

/// `Chrome, Android`; what is not recognised is said to be unknown.
pub(crate) fn device(user_agent: &str, language: Language) -> String {
    let locale = Locale::from(language);
    let named = |marks: &[(&str, &'static str)]| {
        marks
            .iter()
            .find(|(mark, _)| user_agent.contains(mark))
            .map(|(_, name)| *name)
    };
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => {
            td_string!(locale, sessions.device, browser = browser, system = system).to_string()
        }
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => td_string!(locale, sessions.unknown_device).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_and_systems_are_told_apart() {
        for (user_agent, words) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                "Chrome sur Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                "Samsung Internet sur Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                "Safari sur iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
                "Firefox sur Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "Edge sur Mac",
            ),
        ] {
            assert_eq!(device(user_agent, Language::Fr), words, "{user_agent}");
        }
    }

    #[test]
    fn what_is_not_recognised_is_said_to_be_unknown() {
        assert_eq!(device("curl/8.5.0", Language::Fr), "Appareil inconnu");
        assert_eq!(device("", Language::En), "Unknown device");
    }
}
