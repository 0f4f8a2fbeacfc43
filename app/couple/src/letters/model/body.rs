//! What a letter says.

/// How long a letter may be, in characters.
pub const LONGEST_BODY: u32 = 50_000;

/// The text of a letter, in Markdown, at most [`LONGEST_BODY`] characters; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body(String);

impl Body {
    /// The text that somebody sent. Blanks stay as they are, since it may still be under their hands; lines end
    /// with `\n` alone, and the one character that PostgreSQL cannot keep is left out.
    pub fn parse(sent: &str) -> Option<Self> {
        let text = sent.replace("\r\n", "\n").replace(['\0', '\r'], "");
        let length = u32::try_from(text.chars().count()).ok()?;
        (length <= LONGEST_BODY).then_some(Self(text))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_has_fifty_thousand_characters_at_most() {
        assert!(Body::parse(&"é".repeat(49_999)).is_some());
        assert!(Body::parse(&"é".repeat(50_000)).is_some());
        assert!(Body::parse(&"é".repeat(50_001)).is_none());
    }

    proptest! {
        #[test]
        fn a_letter_that_is_kept_reads_back_the_same(sent in "(\\PC{0,40}(\r\n|\n|\r|\0)?){0,4}") {
            let body = Body::parse(&sent).unwrap();
            prop_assert_eq!(Body::parse(body.text()).unwrap(), body);
        }
    }
}
