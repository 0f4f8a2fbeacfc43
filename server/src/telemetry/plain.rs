//! A cause in words that say nothing of anybody.

use std::net::{IpAddr, SocketAddr};

/// In the place of what was left out.
const LEFT_OUT: &str = "[…]";
/// How many characters of a cause are told.
const LONGEST: usize = 500;
/// As many figures, with what stands between them in numbers, may be somebody's.
const NUMBER: usize = 8;
/// What stands around words, and is not part of them.
const AROUND: [char; 14] = ['"', '\'', '(', ')', '<', '>', '[', ']', '{', '}', ',', ';', ':', '='];

/// The words of a cause without mail addresses, network addresses, links and telephone numbers, cut to 500 characters.
pub(super) fn plain(cause: &str) -> String {
    let words: Vec<String> = cause.split_whitespace().map(word).collect();
    words.join(" ").chars().take(LONGEST).collect()
}

fn word(word: &str) -> String {
    let inner = word.trim_matches(AROUND).trim_end_matches('.');
    // The colons of an address stand at its ends, too.
    let outer = word.trim_matches(|letter: char| letter != ':' && AROUND.contains(&letter));
    let places = [word, outer, outer.trim_end_matches(':'), inner];
    let is_somebodys = inner.contains('@')
        || word.contains("://")
        || places.into_iter().any(is_place)
        || inner.split(AROUND).any(|part| is_place(part) || is_number(part));
    if is_somebodys {
        LEFT_OUT.to_owned()
    } else {
        word.to_owned()
    }
}

fn is_place(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok() || text.parse::<SocketAddr>().is_ok()
}

/// A number as people write theirs; an id has letters, or dashes between groups that are not all figures.
fn is_number(text: &str) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    figures >= NUMBER
        && text
            .chars()
            .all(|letter| letter.is_ascii_digit() || "+-./".contains(letter))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_somebodys_is_left_out_and_the_rest_stays() {
        for (cause, told) in [
            ("no such user <aya@example.ci> here", "no such user […] here"),
            ("connection from 192.0.2.7:443 refused", "connection from […] refused"),
            ("peer ::1 went away", "peer […] went away"),
            ("peer \"2001:db8::7\": reset", "peer […] reset"),
            ("to [::1]:443 now", "to […] now"),
            ("to +2250707123456: refused", "to […] refused"),
            ("(0707123456)", "[…]"),
            ("GET https://parvis.ci/reset/abc failed", "GET […] failed"),
            ("to ://parvis.ci/reset/abc now", "to […] now"),
            (
                "constraint \"goals_title_check\" in 42 ms",
                "constraint \"goals_title_check\" in 42 ms",
            ),
            (
                "account 019b9058-0ed6-7ed0-afec-d6b3d20d0678",
                "account 019b9058-0ed6-7ed0-afec-d6b3d20d0678",
            ),
        ] {
            assert_eq!(plain(cause), told);
        }
    }

    proptest! {
        // Wherever it stands, an address is not told, nor more than there is room for.
        #[test]
        fn no_address_is_ever_told(before in "\\PC{0,300}", name in "[a-z]{1,9}", after in "\\PC{0,300}") {
            let told = plain(&format!("{before} {name}@example.ci {after}"));
            prop_assert!(!told.contains('@'));
            prop_assert!(told.chars().count() <= LONGEST);
        }

        #[test]
        fn no_place_on_the_network_is_ever_told(place: [u8; 4], around in "[\"'(<\\[]?") {
            let address = IpAddr::from(place).to_string();
            let told = plain(&format!("peer {around}{address}: reset"));
            prop_assert!(!told.contains(&address), "{}", told);
        }
    }
}
