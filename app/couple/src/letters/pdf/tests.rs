use super::{Printed, PrintedLetter, press::set, print, writing::printable};
use crate::letters::{markdown::read, model::LONGEST_BODY};

fn printed(bodies: &[&str], year: Option<&str>) -> Printed {
    Printed {
        lang: "fr",
        title: "Lettre de novembre 2026".to_owned(),
        names: "Aya et Kofi".to_owned(),
        year: year.map(str::to_owned),
        letters: bodies
            .iter()
            .map(|body| PrintedLetter::new("novembre 2026".to_owned(), read(body)))
            .collect(),
    }
}

/// How many pages a PDF has.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type/Page").count() - text.matches("/Type/Pages").count()
}

#[tokio::test]
async fn every_mark_is_printed() {
    let body = "# Titre\n\nMon *amour*, **fort**, ~~non~~ `code`\n[ici](https://exemple.ci)\n\n> cité\n> > deux fois\n\n\
                - un\n  - dedans\n- deux\n\n7. sept\n8. huit\n\n---\n\n```\ntel quel\n```\n\n### 사랑해요, 봄날의 **편지**";
    let pdf = print(printed(&[body], None)).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(pages(&pdf), 1);
}

#[tokio::test]
async fn what_somebody_wrote_is_no_markup() {
    let hostile = "#panic(\"x\") #read(\"/etc/passwd\") $ x $ @label <label> = titre \\u{41} #import \"a.typ\": *\n\n*![](x)* [](https://exemple.ci) **![](y)**\n\n\
                   [x](https://exemple.ci/#\"\\)\n\n`#panic()`\n\n```typ\n#panic()\n```\n\n\"#} ]]]";
    let pdf = print(printed(&[hostile, ""], Some("2026 #panic()"))).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_year_is_a_little_book() {
    let pdf = print(printed(&["un", "deux", "trois"], Some("2026"))).await.unwrap();
    assert_eq!(pages(&pdf), 4, "a title page, and each letter on its own");
}

#[test]
fn the_longest_letter_is_printed() {
    let longest = usize::try_from(LONGEST_BODY).unwrap();
    let repeated = |part: &str| part.repeat(longest / part.chars().count());
    for body in [
        repeated(&format!("{}\n\n", "Le marché, puis la pluie, et toi. ".repeat(12))),
        repeated("é"),
        repeated("편"),
        repeated("é*é*"),
        repeated(">"),
        repeated("- x\n"),
    ] {
        let pdf = set(&printed(&[&body], None)).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
    }
}

#[test]
fn a_word_that_no_line_can_hold_is_broken() {
    assert_eq!(printable(&"é".repeat(60)), "é".repeat(60));
    assert_eq!(printable(&"é".repeat(61)), format!("{}\u{200B}é", "é".repeat(60)));
    assert_eq!(
        printable(&format!("{0} {0}", "é".repeat(60))),
        format!("{0} {0}", "é".repeat(60))
    );
}

#[test]
fn a_heart_is_printed_and_other_emoji_are_left_out() {
    assert_eq!(printable("je t’aime ❤️, 사랑 💕 👩🏾‍🌾!"), "je t’aime ♥, 사랑 ♥ !");
    assert_eq!(printable("♥ ★ ✓ – « é »"), "♥ ★ ✓ – « é »");
}
