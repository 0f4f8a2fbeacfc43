//! A message as it travels: what the service worker (`public/sw.js`) reads.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::wording::Words;

/// Messages are as long as the next multiple of this, so that their length tells nothing.
const STEP: usize = 512;
/// The longest that every push service takes, in bytes, before it is encrypted (RFC 8030, 7.2; RFC 8291, 4).
const LONGEST: usize = 3993;
/// Letters of a topic at most (RFC 8030, 5.4).
const TOPIC: usize = 32;

/// A message to one browser.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// What the browser reads, not yet encrypted.
    pub(super) text: String,
    /// How long the push service may keep it for a device that is off.
    pub(super) lives: TimeDelta,
    /// One of the same topic takes its place while it waits.
    pub(super) topic: String,
    /// Whether a sleeping device is woken for it.
    pub(super) urgent: bool,
}

#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    words: &'a Words,
    /// One of the same tag takes the former's place on the screen.
    tag: &'a str,
    /// The number on the application's icon.
    unread: i64,
}

/// What the browser reads; nothing when it is too long to be sent.
pub(super) fn text(words: &Words, kind: &str, unread: i64) -> Option<String> {
    let said = Said {
        words,
        tag: kind,
        unread,
    };
    let mut text = serde_json::to_string(&said).ok()?;
    // JSON may end with spaces (RFC 8259, 2).
    let padding = text.len().next_multiple_of(STEP).min(LONGEST).checked_sub(text.len())?;
    text.extend(std::iter::repeat_n(' ', padding));
    Some(text)
}

/// A name for messages of a kind to one browser, which says neither to the push service.
pub(super) fn topic(subscription: Uuid, kind: &str) -> String {
    let digest = Sha256::new().chain_update(subscription).chain_update(kind).finalize();
    let mut topic = URL_SAFE_NO_PAD.encode(digest);
    topic.truncate(TOPIC);
    topic
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{LONGEST, Words, text, topic};

    fn words(body: usize) -> Words {
        Words {
            title: "Aya".to_owned(),
            body: "x".repeat(body),
            page: "/couple".to_owned(),
            lang: "fr".to_owned(),
        }
    }

    #[test]
    fn the_length_tells_nothing_and_the_text_stays_what_it_is() {
        let (short, long) = (text(&words(3), "goal_set", 2), text(&words(200), "goal_set", 2));
        let (short, long) = (short.expect("a message"), long.expect("a message"));
        assert_eq!((short.len(), long.len()), (512, 512));
        let read: serde_json::Value = serde_json::from_str(&short).expect("JSON");
        assert_eq!(read["title"], "Aya");
        assert_eq!(read["tag"], "goal_set");
        assert_eq!(read["unread"], 2);
    }

    #[test]
    fn what_no_push_service_takes_is_not_sent() {
        let around = text(&words(0), "goal_set", 2).expect("a message").trim_end().len();
        assert_eq!(
            text(&words(LONGEST - around), "goal_set", 2).map(|text| text.len()),
            Some(LONGEST)
        );
        assert_eq!(text(&words(LONGEST - around + 1), "goal_set", 2), None);
    }

    #[test]
    fn a_topic_fits_its_header_and_differs_by_browser_and_kind() {
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(topic(one, "goal_set"), topic(one, "goal_set"));
        assert_ne!(topic(one, "goal_set"), topic(other, "goal_set"));
        assert_ne!(topic(one, "goal_set"), topic(one, "goal_done"));
        assert_eq!(topic(one, "goal_set").len(), 32);
    }
}
