//! Under whom the tries of somebody who may be guessing are counted.

use platform::{account::AccountId, context::RequestContext, error::AppError, limits::Limit};

use crate::limits::{
    CODE_AS, CODE_FROM, CODE_KNOWN, CODE_KNOWN_TO, SIGN_IN_AS, SIGN_IN_FROM, SIGN_IN_KNOWN, SIGN_IN_KNOWN_TO, place,
};

/// The counts of one try, in the order in which they are taken.
pub(crate) struct Tries([(Limit, String); 2]);

impl Tries {
    /// Of a password, for the account behind an address if there is one; `address` is the subject of the address.
    pub(crate) fn at_a_password(context: &RequestContext, account: Option<AccountId>, address: String) -> Self {
        match account.and_then(|account| Known::to(context, account)) {
            Some(known) => Self([(SIGN_IN_KNOWN, known.browser), (SIGN_IN_KNOWN_TO, known.account)]),
            None => Self([(SIGN_IN_FROM, place(context.ip)), (SIGN_IN_AS, address)]),
        }
    }

    /// Of a one-time code or a recovery code of an account.
    pub(crate) fn at_a_code(context: &RequestContext, account: AccountId) -> Self {
        match Known::to(context, account) {
            Some(known) => Self([(CODE_KNOWN, known.browser), (CODE_KNOWN_TO, known.account)]),
            None => Self([(CODE_FROM, place(context.ip)), (CODE_AS, account.to_string())]),
        }
    }

    /// Counts it.
    ///
    /// # Errors
    /// Too many requests.
    pub(crate) async fn take(&self, context: &RequestContext) -> Result<(), AppError> {
        for (limit, subject) in &self.0 {
            limit.take(context, subject).await?;
        }
        Ok(())
    }

    /// Gives it back: it was right.
    ///
    /// # Errors
    /// Internal.
    pub(crate) async fn give_back(&self, context: &RequestContext) -> Result<(), AppError> {
        for (limit, subject) in &self.0 {
            limit.give_back(context, subject).await?;
        }
        Ok(())
    }
}

/// A browser that an account has been signed in to with before: strangers' tries, from wherever, do not count for it,
/// nor its own for them (decision 022).
struct Known {
    browser: String,
    account: String,
}

impl Known {
    fn to(context: &RequestContext, account: AccountId) -> Option<Self> {
        let browser = context.known_browser.id_for(&context.services.configuration, account)?;
        Some(Self {
            browser,
            account: account.to_string(),
        })
    }
}
