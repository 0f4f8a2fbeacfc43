//! The passwords that people use most.

use std::{collections::HashSet, sync::LazyLock};

/// One a line, in lower case; lines that begin with `#` say where it comes from.
const LIST: &str = include_str!("common.txt");

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LIST.lines().filter(|line| !line.starts_with('#')).collect());

/// Whether a password is one that many people use, however it is capitalised.
pub(super) fn is_common(password: &str) -> bool {
    COMMON.contains(password.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_bundled_and_read_without_its_heading() {
        assert!(COMMON.len() > 2_500);
        assert!(
            !COMMON
                .iter()
                .any(|line| line.starts_with('#') || line.chars().count() < 10)
        );
    }

    #[test]
    fn capitals_do_not_make_a_common_password_rare() {
        assert!(is_common("qwertyuiop"));
        assert!(is_common("QwertyUIOP"));
        assert!(!is_common("le marché de Tiassalé"));
    }
}
