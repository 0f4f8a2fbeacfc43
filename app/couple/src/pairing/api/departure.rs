//! Leaving: at once, with nobody's consent. What was shared is deleted a month later.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    audit,
    context::RequestContext,
    error::AppError,
    language::Language,
    live::{self, Audience, Operation},
    notify::{Event, Notice, NoticeKind, forget_names, notify},
};
use serde_json::json;
use sqlx::PgPool;

use super::creation::announce;
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::{model::EXPORT_LASTS, store},
    reminders,
};

/// What is told with the name of the other.
pub(crate) const NAMING: [NoticeKind; 11] = [
    NoticeKind::PartnerJoined,
    NoticeKind::PartnerLeft,
    NoticeKind::QuestionAsked,
    NoticeKind::AnswersOpen,
    NoticeKind::GoalSet,
    NoticeKind::GoalDone,
    NoticeKind::LetterBegun,
    NoticeKind::MessageCame,
    NoticeKind::RepairWaits,
    NoticeKind::RepairAgreed,
    NoticeKind::PauseBegun,
];

/// How soon after a thing it has been told: in the same transaction, with a clock read again.
pub(crate) const TOLD_WITHIN: TimeDelta = TimeDelta::minutes(1);

/// Ends the couple for both. Each keeps an export for thirty days.
///
/// # Errors
/// `confirmation_differs` at the field `confirmation`, when the word is another.
pub async fn leave(context: &RequestContext, partner: &Partner, confirmation: &str) -> Result<(), AppError> {
    if !confirms(confirmation) {
        let locale = Locale::from(context.language);
        let word = td_string!(locale, pairing.leave_word);
        let sentence = td_string!(locale, pairing.refused_confirmation, word = word);
        return Err(AppError::invalid_field(
            "confirmation",
            "confirmation_differs",
            sentence,
        ));
    }
    depart(context, partner).await
}

/// The same for who has confirmed it otherwise.
pub(crate) async fn depart(context: &RequestContext, partner: &Partner) -> Result<(), AppError> {
    let (now, couple, account, other) = (
        context.now(),
        partner.couple(),
        partner.account(),
        partner.other().account,
    );
    let mut transaction = context.begin().await?;
    store::lock_of(&mut transaction, partner).await?;
    reminders::forget(&mut transaction, partner).await?;
    store::end(&mut transaction, couple, now, now + EXPORT_LASTS).await?;
    for who in [account, other] {
        live::leave_audience(&mut transaction, who, Audience::Couple(couple.0)).await?;
    }
    announce(&mut transaction, couple, &[account, other], Operation::Deleted).await?;
    let event_key = format!("couple.left:{couple}");
    let event = Event::PartnerLeft {
        name: partner.name().to_owned(),
    };
    notify(
        &mut transaction,
        &context.services,
        Notice {
            account: other,
            event_key: &event_key,
            event,
        },
    )
    .await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "couple.left",
        &couple.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Deletes the couples that ended thirty days ago, with everything in them; gives how many. The bell
/// of either forgets how the other was called.
pub async fn purge_ended(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, AppError> {
    let mut transaction = pool.begin().await?;
    for former in store::due(&mut transaction, now).await? {
        let span = (former.paired_at, former.ended_at + TOLD_WITHIN);
        forget_names(&mut transaction, former.account, &NAMING, span).await?;
    }
    let deleted = store::delete_due(&mut transaction, now).await?;
    transaction.commit().await?;
    Ok(deleted)
}

/// Whether the word was typed, in any of our languages: a page may outlive a change of language.
fn confirms(typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    Language::ALL
        .into_iter()
        .any(|language| td_string!(Locale::from(language), pairing.leave_word).to_lowercase() == typed)
}

#[cfg(test)]
mod tests {
    use super::confirms;

    #[test]
    fn the_word_counts_in_each_language_and_in_any_case() {
        for typed in ["QUITTER", " quitter ", "Leave", "나가기"] {
            assert!(confirms(typed), "{typed}");
        }
        for typed in ["", "oui", "quitte", "leave it"] {
            assert!(!confirms(typed), "{typed}");
        }
    }
}
