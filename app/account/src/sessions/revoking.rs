//! Seeing and ending sessions.

use platform::{account::Member, audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::{
    device::device,
    model::OpenSession,
    store::{self, Revoked},
};
use crate::moment::moment;

/// Under which key the session of this request is stored.
pub fn current_key(context: &RequestContext) -> Option<Vec<u8>> {
    context
        .session
        .as_ref()
        .and_then(tower_sessions::Session::id)
        .map(session::key_of)
}

/// Where a member is signed in: this browser first, then by last use.
///
/// # Errors
/// Internal.
pub async fn open_sessions(context: &RequestContext, member: &Member) -> Result<Vec<OpenSession>, AppError> {
    let current = current_key(context);
    let stored = store::list(context, member).await?;
    let mut sessions: Vec<OpenSession> = stored
        .into_iter()
        .map(|stored| OpenSession {
            key: hexadecimal(&stored.id_hash),
            device: device(&stored.user_agent, context.language),
            seen: moment(context.language, member.time_zone(), stored.seen_at, context.now()),
            current: current.as_ref() == Some(&stored.id_hash),
        })
        .collect();
    sessions.sort_by_key(|session| !session.current);
    Ok(sessions)
}

/// Ends one other session, at once.
///
/// # Errors
/// Not found, for one that is not theirs or already gone. The present one ends by signing out.
pub async fn revoke(context: &RequestContext, member: &Member, key: &str) -> Result<(), AppError> {
    let key = bytes(key).ok_or_else(AppError::not_found)?;
    if current_key(context).as_ref() == Some(&key) {
        return Err(AppError::not_found());
    }
    let mut transaction = context.begin().await?;
    if store::revoke(&mut transaction, member, &key).await? == Revoked::Nothing {
        return Err(AppError::not_found());
    }
    store::announce(&mut transaction, member.account()).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(member.account()),
        "session.revoked",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Ends every session but this one, at once.
///
/// # Errors
/// Internal.
pub async fn revoke_others(context: &RequestContext, member: &Member) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    store::revoke_others(&mut transaction, member.account(), current_key(context).as_deref()).await?;
    store::announce(&mut transaction, member.account()).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(member.account()),
        "session.others_revoked",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;

    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// The bytes of a SHA-256 written in hexadecimal.
fn bytes(text: &str) -> Option<Vec<u8>> {
    // Not by what numbers are read from alone: they may begin with a sign.
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..64)
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // A key that is read is 32 bytes and the one that was shown.
        #[test]
        fn a_key_is_read_as_it_is_shown(text in "\\PC{0,70}|[0-9a-f]{62,66}|[0-9a-fA-F+]{64}") {
            if let Some(key) = bytes(&text) {
                prop_assert_eq!(key.len(), 32);
                prop_assert_eq!(hexadecimal(&key), text.to_lowercase());
            }
        }

        #[test]
        fn every_key_reads_back(key: [u8; 32]) {
            prop_assert_eq!(bytes(&hexadecimal(&key)), Some(key.to_vec()));
        }
    }
}
