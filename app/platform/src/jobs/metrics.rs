//! What the jobs tell those who watch: how many were done, how soon they were picked up.

use std::future::ready;

use graphile_worker::{JobComplete, JobFail, JobPermanentlyFail, JobStart, WorkerOptions};

use crate::clock::Clock;

/// Counts finished attempts as `jobs_done_total{kind,outcome}` (`done`, `retried`, `dead`) and
/// measures, in seconds, how long jobs waited after they were due (`jobs_pickup_seconds{kind}`)
/// and how long they ran (`jobs_duration_seconds{kind}`).
pub(super) fn watch(options: WorkerOptions, clock: Clock) -> WorkerOptions {
    options
        .on(JobStart, move |started| {
            let waited = (clock.now() - *started.job.run_at()).to_std().unwrap_or_default();
            metrics::histogram!("jobs_pickup_seconds", "kind" => started.job.task_identifier().clone()).record(waited);
            ready(())
        })
        .on(JobComplete, |done| {
            let kind = done.job.task_identifier().clone();
            metrics::histogram!("jobs_duration_seconds", "kind" => kind.clone()).record(done.duration);
            count(kind, "done");
            ready(())
        })
        .on(JobFail, |failed| {
            count(failed.job.task_identifier().clone(), "retried");
            ready(())
        })
        .on(JobPermanentlyFail, |failed| {
            count(failed.job.task_identifier().clone(), "dead");
            ready(())
        })
}

fn count(kind: String, outcome: &'static str) {
    metrics::counter!("jobs_done_total", "kind" => kind, "outcome" => outcome).increment(1);
}
