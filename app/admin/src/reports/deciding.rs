//! Deciding what becomes of a report: once, and with a reason.

use platform::{
    account::{AccountId, Operator, SuspensionGround},
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::{Event, Notice, notify},
    reports::ReportGround,
};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    model::Outcome,
    store::{self, Decided},
};
use crate::{
    accounts::{Suspension, close_account},
    desk::{Deed, Reason, record, tell},
    i18n::{Locale, td_string},
};

/// What an operator typed.
#[derive(Clone, Debug)]
pub(super) struct Typed<'a> {
    /// The report's id.
    pub(super) report: &'a str,
    /// The word of an outcome.
    pub(super) outcome: &'a str,
    /// The word of a ground; for a suspension.
    pub(super) ground: &'a str,
    /// Why.
    pub(super) reason: &'a str,
}

/// What is to be done about it.
#[derive(Clone, Copy, Debug)]
enum Measure {
    None,
    Warn,
    Suspend(SuspensionGround),
}

impl Measure {
    fn outcome(self) -> Outcome {
        match self {
            Self::None => Outcome::Closed,
            Self::Warn => Outcome::Warned,
            Self::Suspend(_) => Outcome::Suspended,
        }
    }
}

/// Decides what becomes of a report. The person it is about is told of a warning or a suspension, and
/// whoever reported it that it was looked at.
///
/// # Errors
/// Invalid, beside the field; refused when it was decided already, when it is about the operator, when
/// there is nobody to warn or suspend, and as a suspension is; not found.
pub(super) async fn decide(context: &RequestContext, operator: &Operator, typed: Typed<'_>) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let (measure, reason) = read(context, &typed)?;
    let report = Uuid::parse_str(typed.report).map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    let decided = store::decide(&mut transaction, operator, report, measure.outcome(), context.now()).await?;
    let Some(decided) = decided else {
        return Err(if store::exists(&mut transaction, operator, report).await? {
            AppError::refused("decided_already", td_string!(locale, reports.decided_already))
        } else {
            AppError::not_found()
        });
    };
    if decided.about == Some(operator.account()) {
        return Err(AppError::refused("own_account", td_string!(locale, reports.about_you)));
    }
    take(
        &mut transaction,
        context,
        operator,
        measure,
        (&decided, report),
        &reason,
    )
    .await?;
    if let Some(reporter) = decided.reporter {
        thank(&mut transaction, context, reporter, report).await?;
    }
    let deed = Deed {
        action: "operator.report_decided",
        subject: &report.to_string(),
        reason: &reason,
        detail: json!({ "outcome": measure.outcome().word(), "ground": decided.ground }),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}

fn read(context: &RequestContext, typed: &Typed<'_>) -> Result<(Measure, Reason), AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let measure = match Outcome::parse(typed.outcome) {
        Some(Outcome::Closed) => Some(Measure::None),
        Some(Outcome::Warned) => Some(Measure::Warn),
        Some(Outcome::Suspended) => SuspensionGround::parse(typed.ground).map(Measure::Suspend),
        None => return Err(AppError::invalid(Vec::new())),
    };
    if measure.is_none() {
        fields.refuse("ground", "ground_missing", td_string!(locale, accounts.ground_missing));
    }
    let reason = Reason::read(&mut fields, context.language, typed.reason);
    fields.finish()?;
    measure.zip(reason).ok_or_else(|| AppError::invalid(Vec::new()))
}

/// Does what is to be done to the person.
async fn take(
    transaction: &mut PgConnection,
    context: &RequestContext,
    operator: &Operator,
    measure: Measure,
    (decided, report): (&Decided, Uuid),
    reason: &Reason,
) -> Result<(), AppError> {
    let about = decided.about.ok_or_else(|| {
        let sentence = td_string!(Locale::from(context.language), reports.about_nobody);
        AppError::refused("about_nobody", sentence)
    });
    match measure {
        Measure::None => Ok(()),
        Measure::Warn => {
            let about = about?;
            let ground = ReportGround::parse(&decided.ground).unwrap_or(ReportGround::Other);
            tell(transaction, context, about, Event::Warned { ground }).await?;
            let deed = Deed {
                action: "operator.account_warned",
                subject: &about.to_string(),
                reason,
                detail: json!({ "ground": decided.ground, "report": report }),
            };
            record(transaction, context, operator, deed).await
        }
        Measure::Suspend(ground) => {
            let suspension = Suspension {
                account: about?,
                ground,
                reason,
            };
            close_account(transaction, context, operator, suspension).await
        }
    }
}

/// Tells who reported it that it was looked at: on the bell, and nothing of what was done.
async fn thank(
    transaction: &mut PgConnection,
    context: &RequestContext,
    reporter: AccountId,
    report: Uuid,
) -> Result<(), AppError> {
    let notice = Notice {
        account: reporter,
        event_key: &format!("report:{report}"),
        event: Event::ReportSeen {},
    };
    notify(transaction, &context.services, notice).await
}
