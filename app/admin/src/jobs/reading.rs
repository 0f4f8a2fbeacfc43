//! Reading the queue.

use platform::{
    account::Operator,
    context::RequestContext,
    error::AppError,
    jobs::supervision::{self, JobState, KindCount, QueuedJob},
};

use super::model::{JobLine, KindLine, Queue, Stage};
use crate::desk::minute;

/// How many jobs a page shows.
const PAGE: usize = 30;
/// In characters: what a stack of causes says first is enough.
const LONGEST_ERROR: usize = 300;

/// The queue: every kind, and the jobs of one stage.
///
/// # Errors
/// Internal.
pub(super) async fn read(
    context: &RequestContext,
    operator: &Operator,
    (stage, kind): (&str, &str),
    after: &str,
) -> Result<Queue, AppError> {
    let stage = Stage::parse(stage);
    let standing = match stage {
        Stage::Dead => JobState::Dead,
        Stage::Waiting => JobState::Waiting,
        Stage::Running => JobState::Running,
    };
    let one_kind = Some(kind).filter(|kind| !kind.is_empty());
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let pool = context.pool();
    let kinds = supervision::kinds(pool, operator, context.now()).await?;
    let mut jobs = supervision::list(
        pool,
        operator,
        (standing, one_kind),
        after.parse().unwrap_or(0),
        one_more,
    )
    .await?;
    let more = jobs.len() > PAGE;
    jobs.truncate(PAGE);
    Ok(Queue {
        kinds: kinds.into_iter().map(|kind| counted(operator, kind)).collect(),
        stage,
        kind: kind.to_owned(),
        after: jobs.last().filter(|_| more).map(|job| job.id.to_string()),
        jobs: jobs.into_iter().map(|job| listed(operator, job)).collect(),
    })
}

fn counted(operator: &Operator, count: KindCount) -> KindLine {
    KindLine {
        kind: count.kind,
        waiting: count.waiting,
        running: count.running,
        dead: count.dead,
        oldest: count.oldest_due.map(|at| minute(operator, at)),
    }
}

fn listed(operator: &Operator, job: QueuedJob) -> JobLine {
    JobLine {
        id: job.id.to_string(),
        kind: job.kind,
        created: minute(operator, job.created_at),
        due: minute(operator, job.held_since.unwrap_or(job.due_at)),
        attempts: format!("{}/{}", job.attempts, job.most_attempts),
        error: job.last_error.map(|error| error.chars().take(LONGEST_ERROR).collect()),
    }
}
