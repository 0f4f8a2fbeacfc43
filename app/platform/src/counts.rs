//! How often something happened on a day: numbers without anybody behind them, so without consent,
//! cookie or address.

use sqlx::PgExecutor;

use crate::{error::AppError, services::Services};

/// What is counted as it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A visitor's browser asked for the landing page.
    VisitOfLanding,
    /// For the page that registers.
    VisitOfRegistration,
    /// For the page that signs in.
    VisitOfSignIn,
    /// For help or a legal page.
    VisitOfReading,
    /// A registration was sent and accepted.
    Registration,
}

impl Counted {
    /// The word in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::VisitOfLanding => "visit_landing",
            Self::VisitOfRegistration => "visit_register",
            Self::VisitOfSignIn => "visit_login",
            Self::VisitOfReading => "visit_reading",
            Self::Registration => "registered",
        }
    }

    /// What a visit of a page counts as; nothing for pages that are not public.
    pub fn visit_of(path: &str) -> Option<Self> {
        match path {
            "/" => Some(Self::VisitOfLanding),
            "/register" => Some(Self::VisitOfRegistration),
            "/login" => Some(Self::VisitOfSignIn),
            "/help" => Some(Self::VisitOfReading),
            legal if legal.starts_with("/legal/") => Some(Self::VisitOfReading),
            _ => None,
        }
    }
}

/// Counts once, on the present day of UTC.
///
/// # Errors
/// Internal.
pub async fn count(database: impl PgExecutor<'_>, services: &Services, what: Counted) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.daily_counts as counted (day, what, count) values ($1, $2, 1)
         on conflict (what, day) do update set count = counted.count + 1",
        services.clock.now().date_naive(),
        what.word(),
    )
    .execute(database)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Counted;

    #[test]
    fn only_public_pages_are_counted_and_none_by_its_address() {
        assert_eq!(Counted::visit_of("/"), Some(Counted::VisitOfLanding));
        assert_eq!(Counted::visit_of("/legal/terms"), Some(Counted::VisitOfReading));
        for path in [
            "/couple",
            "/verify/abc",
            "/reset/abc",
            "/admin",
            "/account",
            "/dev/outbox",
        ] {
            assert_eq!(Counted::visit_of(path), None, "{path}");
        }
    }
}
