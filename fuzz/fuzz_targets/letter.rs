//! A letter's markdown as a page: only the tags that letters know, each closed, and no address but `http`, `https`
//! and `mailto`.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The couple's room brings a whole typesetter along; what reads letters stands on its own.
#[path = "."]
mod letters {
    #[path = "../../app/couple/src/letters/markdown/mod.rs"]
    pub mod markdown;

    pub fn page(body: &str) -> String {
        markdown::html(&markdown::read(body))
    }

    pub fn excerpt(body: &str) -> String {
        markdown::excerpt(body, 80)
    }
}

const TAGS: [&str; 14] = [
    "p",
    "h2",
    "h3",
    "h4",
    "em",
    "strong",
    "s",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
];

fuzz_target!(|body: &str| {
    check(&letters::page(body));
    assert!(letters::excerpt(body).chars().count() <= 81);
});

fn check(html: &str) {
    let mut open = Vec::new();
    let mut parts = html.split('<');
    assert!(!parts.next().unwrap_or_default().contains('>'), "{html}");
    for part in parts {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        assert!(!text.contains(['>', '"', '\'']), "{html}");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None if tag == "br" || tag == "hr" => {}
            None => open.push(opened(tag)),
        }
    }
    assert!(open.is_empty(), "{html}");
}

/// The name of a tag whose attributes are ours.
fn opened(tag: &str) -> &str {
    if let Some(link) = tag.strip_prefix("a href=\"") {
        let address = link
            .strip_suffix("\" rel=\"noopener noreferrer nofollow ugc\"")
            .expect("a link");
        let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
        assert!(["http", "https", "mailto"].contains(&scheme.as_str()), "{tag}");
        assert!(
            !address.contains(['"', '\'', '<']) && !address.chars().any(char::is_whitespace),
            "{tag}"
        );
        return "a";
    }
    if let Some(start) = tag.strip_prefix("ol start=\"") {
        let number = start.strip_suffix('"').expect("a number");
        assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{tag}");
        return "ol";
    }
    assert!(TAGS.contains(&tag), "{tag}");
    tag
}
