//! Filing what somebody reports from the help page.

use platform::{
    account::Member,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::moment,
    reports::{self, FILED, NewReport, ReportGround, Subject, Words},
};

use super::model::{LONGEST_ADDRESS, OwnReport};
use crate::i18n::{Locale, td_string};

/// How many of one's own are shown.
const SHOWN: i64 = 10;
/// In characters: the desk keeps no longer ones.
const LONGEST_PATH: usize = 200;

/// What somebody typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'a> {
    /// The word of a ground.
    pub(super) ground: &'a str,
    /// What is wrong.
    pub(super) words: &'a str,
    /// The address of the page where it is; may be empty.
    pub(super) address: &'a str,
}

/// What a member reported last.
///
/// # Errors
/// Internal.
pub(super) async fn latest(context: &RequestContext, member: &Member) -> Result<Vec<OwnReport>, AppError> {
    let filed = reports::latest_of(context.pool(), member, SHOWN).await?;
    let own = filed.into_iter().map(|filed| OwnReport {
        ground: ReportGround::parse(&filed.ground).unwrap_or(ReportGround::Other),
        when: moment(context.language, member.time_zone(), filed.filed_at),
        seen: filed.closed_at.is_some(),
    });
    Ok(own.collect())
}

/// Files a report about a page.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn file(context: &RequestContext, member: &Member, typed: Typed<'_>) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let ground = ReportGround::parse(typed.ground);
    if ground.is_none() {
        fields.refuse("ground", "ground_missing", td_string!(locale, report.ground_missing));
    }
    let words = Words::read(&mut fields, context.language, typed.words);
    let page = page_of(context, typed.address);
    if page.is_none() {
        fields.refuse(
            "address",
            "address_elsewhere",
            td_string!(locale, report.address_elsewhere),
        );
    }
    fields.finish()?;
    let (Some(ground), Some(words), Some(page)) = (ground, words, page) else {
        return Err(AppError::invalid(Vec::new()));
    };
    FILED.take(context, member.account()).await?;
    let mut transaction = context.begin().await?;
    let report = NewReport {
        reporter: member.account(),
        about: None,
        subject: Subject {
            kind: "page",
            id: &page,
        },
        ground,
        words: &words,
    };
    reports::file(&mut transaction, &context.services, report).await?;
    transaction.commit().await?;
    Ok(())
}

/// The path of an address of ours, in full or from the root; empty where none is given. What stands behind
/// it is dropped: it may be a search, or a key.
fn page_of(context: &RequestContext, typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(String::new());
    }
    let whole = typed.starts_with('/') || typed.contains("://");
    if !whole || typed.chars().count() > usize::from(LONGEST_ADDRESS) {
        return None;
    }
    let here = &context.services.configuration.base_url;
    let there = here.join(typed).ok()?;
    let path = there.path();
    (there.origin() == here.origin() && path.len() <= LONGEST_PATH).then(|| path.to_owned())
}
