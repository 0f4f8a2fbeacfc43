//! Leaving: at once, with nobody's consent. What was shared is deleted a month later.

use chrono::{DateTime, Utc};
use platform::{
    audit,
    context::RequestContext,
    error::AppError,
    language::Language,
    live::{self, Audience, Operation},
    notify::{Event, Notice, notify},
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

/// Deletes the couples that ended thirty days ago, with everything in them; gives how many.
pub async fn purge_ended(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, AppError> {
    store::delete_due(pool, now).await
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
