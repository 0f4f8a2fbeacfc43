//! What stays in the browser (directive 2002/58/EC, article 5.3).

use super::{chapter, edition, facts, lines, paragraph};
use crate::{
    i18n::{Locale, td_string},
    legal::model::{Chapter, Document},
};

pub(super) fn write(locale: Locale) -> Document {
    Document {
        title: td_string!(locale, legal.cookies.title).to_owned(),
        lead: td_string!(locale, legal.cookies.lead).to_owned(),
        edition: edition(locale),
        summary: lines([
            td_string!(locale, legal.cookies.short_three),
            td_string!(locale, legal.cookies.short_local),
            td_string!(locale, legal.cookies.short_banner),
        ]),
        chapters: vec![
            cookies(locale),
            local(locale),
            chapter(
                "none",
                td_string!(locale, legal.cookies.none.title),
                [paragraph(td_string!(locale, legal.cookies.none.nothing))],
            ),
            chapter(
                "control",
                td_string!(locale, legal.cookies.control.title),
                [
                    paragraph(td_string!(locale, legal.cookies.control.erase)),
                    paragraph(td_string!(locale, legal.cookies.control.shared)),
                ],
            ),
        ],
    }
}

fn cookies(locale: Locale) -> Chapter {
    let all = facts([
        (
            td_string!(locale, legal.cookies.list.session_names),
            td_string!(locale, legal.cookies.list.session),
        ),
        (
            td_string!(locale, legal.cookies.list.known_names),
            td_string!(locale, legal.cookies.list.known),
        ),
        ("lang", td_string!(locale, legal.cookies.list.lang)),
    ]);
    chapter("cookies", td_string!(locale, legal.cookies.list.title), [all])
}

fn local(locale: Locale) -> Chapter {
    let kept = facts([
        (
            td_string!(locale, legal.cookies.local.drafts),
            td_string!(locale, legal.cookies.local.drafts_why),
        ),
        (
            td_string!(locale, legal.cookies.local.pages),
            td_string!(locale, legal.cookies.local.pages_why),
        ),
        (
            td_string!(locale, legal.cookies.local.files),
            td_string!(locale, legal.cookies.local.files_why),
        ),
        (
            td_string!(locale, legal.cookies.local.marks),
            td_string!(locale, legal.cookies.local.marks_why),
        ),
    ]);
    chapter("local", td_string!(locale, legal.cookies.local.title), [kept])
}
