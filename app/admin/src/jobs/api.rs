//! The doors to the queue.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Queue;

/// The queue: every kind, and the jobs of one stage.
#[server(name = ReadQueue, prefix = "/api", endpoint = "admin/jobs")]
pub async fn read_queue(
    #[server(default)] stage: String,
    #[server(default)] kind: String,
    #[server(default)] after: String,
) -> Result<Queue, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::read(&context, &operator, (&stage, &kind), &after).await
}

/// Lets a job that was given up try again, or throws it away: the button that was pressed names it.
#[server(name = DecideJob, prefix = "/api", endpoint = "admin/jobs/decide")]
pub async fn decide_job(
    #[server(default)] retry: String,
    #[server(default)] delete: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use super::doing::{Fate, decide};
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    let locale = Locale::from(context.language);
    let (decided, sentence) = if retry.is_empty() {
        ((delete.as_str(), Fate::Deleted), td_string!(locale, jobs.was_deleted))
    } else {
        ((retry.as_str(), Fate::Retried), td_string!(locale, jobs.was_retried))
    };
    decide(&context, &operator, decided, &reason).await?;
    platform::forms::say(sentence);
    Ok(())
}
