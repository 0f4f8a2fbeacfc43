//! Every setting: its name, what it is for, what it is now.

use std::fmt::Write;

use platform::configuration::{Confidentiality, SETTINGS, Setting, Use, Variables};

/// The whole table as text, two lines for each setting.
pub(super) fn explained(variables: &Variables) -> String {
    SETTINGS.iter().fold(String::new(), |mut text, setting| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "  {} = {}", setting.name, current(setting, variables));
        let _ = writeln!(
            text,
            "      {}{}; without it: {}",
            setting.meaning,
            reader(setting),
            setting.default
        );
        text
    })
}

fn current(setting: &Setting, variables: &Variables) -> String {
    match (variables.get(setting.name), setting.confidentiality) {
        (None, _) => "(not set)".to_owned(),
        (Some(value), Confidentiality::Open) => value.to_owned(),
        (Some(_), Confidentiality::Secret) => "[secret]".to_owned(),
    }
}

fn reader(setting: &Setting) -> &'static str {
    match setting.used_by {
        Use::Server => "",
        Use::Scripts => " (used by the scripts alone)",
        Use::Later => " (not used yet by this version)",
    }
}

#[cfg(test)]
mod tests {
    use platform::configuration::{SETTINGS, Variables};

    use super::explained;

    #[test]
    fn every_setting_is_listed_and_no_secret_is_shown() {
        let pairs = [("PARVIS_ADDR", "127.0.0.1:4000"), ("PARVIS_SECRET", "hunter2")];
        let text = explained(&pairs.into_iter().collect::<Variables>());
        assert!(SETTINGS.iter().all(|setting| text.contains(setting.name)));
        assert!(text.contains("PARVIS_ADDR = 127.0.0.1:4000"));
        assert!(text.contains("PARVIS_SECRET = [secret]"));
        assert!(!text.contains("hunter"));
    }
}
