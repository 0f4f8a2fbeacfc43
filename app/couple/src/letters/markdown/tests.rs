use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::letters::model::LONGEST_BODY;

fn page(body: &str) -> String {
    html(&read(body))
}

/// The tags and attributes that a letter's HTML may have, and nothing besides.
fn strip_known(html: &str) -> String {
    let mut rest = html.to_owned();
    for tag in [
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
    ] {
        rest = rest.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    rest = rest.replace("<br>", "").replace("<hr>", "");
    while let Some(start) = rest.find("<a href=\"") {
        let (before, link) = rest.split_at(start);
        let (address, after) = link["<a href=\"".len()..].split_once('"').unwrap();
        let scheme = address.split(':').next().unwrap().to_lowercase();
        assert!(["http", "https", "mailto"].contains(&scheme.as_str()), "{address}");
        let after = after
            .strip_prefix(" rel=\"noopener noreferrer nofollow ugc\">")
            .unwrap();
        rest = format!("{before}{after}");
    }
    while let Some(start) = rest.find("<ol start=\"") {
        let end = start + rest[start..].find('>').unwrap();
        assert!(rest[start + 11..end - 1].bytes().all(|byte| byte.is_ascii_digit()));
        rest.replace_range(start..=end, "");
    }
    rest
}

fn is_safe(body: &str) {
    let rest = strip_known(&page(body));
    assert!(!rest.contains(['<', '>']), "{body:?} became {rest:?}");
}

#[test]
fn the_marks_of_the_help_do_what_it_says() {
    assert_eq!(page("# Novembre"), "<h2>Novembre</h2>");
    assert_eq!(
        page("*doux* **fort** ~~tu~~"),
        "<p><em>doux</em> <strong>fort</strong> <s>tu</s></p>"
    );
    assert_eq!(page("- un\n- deux"), "<ul><li><p>un</p></li><li><p>deux</p></li></ul>");
    assert_eq!(page("3. trois"), "<ol start=\"3\"><li><p>trois</p></li></ol>");
    assert_eq!(page("> merci"), "<blockquote><p>merci</p></blockquote>");
    assert_eq!(page("un\n\n---\n\ndeux"), "<p>un</p><hr><p>deux</p>");
    assert_eq!(
        page("[nous](https://exemple.ci/?a=1&b=2)"),
        "<p><a href=\"https://exemple.ci/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow ugc\">nous</a></p>"
    );
}

#[test]
fn a_link_without_words_shows_where_it_leads() {
    for body in [
        "[](https://exemple.ci)",
        "[![](a.png)](https://exemple.ci)",
        "<https://exemple.ci>",
    ] {
        assert!(page(body).contains(">https://exemple.ci</a>"), "{body}");
    }
}

#[test]
fn a_new_line_is_a_new_line() {
    assert_eq!(page("Mon amour,\nje t’écris."), "<p>Mon amour,<br>je t’écris.</p>");
}

#[test]
fn a_list_in_a_list_keeps_its_place() {
    assert_eq!(
        page("- un\n  - dedans\n- deux"),
        "<ul><li><p>un</p><ul><li><p>dedans</p></li></ul></li><li><p>deux</p></li></ul>"
    );
}

#[test]
fn html_stays_the_text_that_it_is() {
    assert_eq!(
        page("<script>alert(1)</script>"),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    );
    assert_eq!(page("je <3 toi"), "<p>je &lt;3 toi</p>");
    assert_eq!(
        page("un <b onclick=\"x()\">mot</b>"),
        "<p>un &lt;b onclick=&quot;x()&quot;&gt;mot&lt;/b&gt;</p>"
    );
}

#[test]
fn an_image_is_the_words_that_describe_it() {
    assert_eq!(
        page("![la *mer*](https://exemple.ci/mer.png)"),
        "<p>la <em>mer</em></p>"
    );
    assert_eq!(page("![a][b]\n\n[b]: https://exemple.ci/a.png"), "<p>a</p>");
}

#[test]
fn an_address_of_another_kind_is_no_link() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#x3a;alert(1)",
        "java\\script:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//exemple.ci",
        "/couple/leave",
        "https\u{a0}://exemple.ci",
        "tel:+225",
    ] {
        for body in [
            format!("[ici]({address})"),
            format!("[ici](<{address}>)"),
            format!("<{address}>"),
            format!("[ici][x]\n\n[x]: {address}"),
        ] {
            let html = page(&body);
            assert!(!html.contains("href"), "{body:?} became {html:?}");
            is_safe(&body);
        }
    }
    let long = format!("[ici](https://exemple.ci/{})", "a".repeat(2_000));
    assert_eq!(page(&long), "<p>ici</p>");
}

#[test]
fn an_address_cannot_leave_its_attribute() {
    let html = page("[x](https://exemple.ci/\"onmouseover=alert(1))");
    assert!(!html.contains("\"onmouseover"), "{html}");
    is_safe("[x](https://exemple.ci/\"onmouseover=alert(1))");
    is_safe("<https://exemple.ci/\"><script>alert(1)</script>>");
}

#[test]
fn depth_has_an_end() {
    let longest = usize::try_from(LONGEST_BODY).unwrap();
    let deep: String = (0..200).fold(String::new(), |text, depth| {
        format!("{text}{}- x\n", "  ".repeat(depth.min(100)))
    });
    for body in [
        format!("{}x", ">".repeat(10_000)),
        format!("{}x", "> ".repeat(longest / 2 - 1)),
        format!("{}x\n", "- ".repeat(10_000)),
        "*".repeat(longest),
        "[".repeat(longest),
        "![".repeat(longest / 2),
        "**a".repeat(longest / 3),
        "`".repeat(longest),
        "<".repeat(longest),
        "[a](".repeat(longest / 4),
        format!("{}{}", "*a ".repeat(8_000), "b*".repeat(8_000)),
        format!("{}{}", "**a _".repeat(4_000), "_ b**".repeat(4_000)),
        format!("{}x{}", "![".repeat(8_000), "](https://exemple.ci)".repeat(1_000)),
        deep,
    ] {
        let began = Instant::now();
        let html = page(&body);
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", &body[..8]);
        assert!(html.matches("<blockquote>").count() <= DEEPEST);
        assert!(html.len() < longest * 12, "{}", html.len());
        is_safe(&body);
    }
}

#[test]
fn a_table_is_no_table() {
    let wide = format!("{}\n{}\n{}", "|a".repeat(8_000), "|-".repeat(8_000), "|b\n".repeat(500));
    assert!(page(&wide).len() < 400_000);
    is_safe(&wide);
}

#[test]
fn a_letter_begins_with_its_words() {
    assert_eq!(
        excerpt("# Novembre\n\nMon *amour*,\n- un", 80),
        "Novembre Mon amour, un"
    );
    assert_eq!(excerpt("ééééé ééééé", 7), "ééééé é…");
    assert_eq!(excerpt("  \n", 80), "");
}

proptest! {
    #[test]
    fn whatever_is_typed_is_safe(body in "\\PC{0,200}") {
        is_safe(&body);
    }

    #[test]
    fn whatever_is_typed_in_marks_is_safe(body in "([<>\"'&`*_~#\\[\\]()!:/\\\\ \n\t|-]|javascript|https|script|a|1){0,80}") {
        is_safe(&body);
    }
}
