//! Taking jobs from the queue.

use std::time::Duration;

use futures::FutureExt;
use graphile_worker::{
    CrontabTimerError, Worker, WorkerBuildError, WorkerOptions, WorkerRecoveryConfig, WorkerShutdownConfig,
};

use super::{Registry, metrics, work::Desk};
use crate::{
    notify::{mail::Post, push},
    services::Services,
    sms,
};

/// How many jobs run at once. A letter or a message holds a connection while it is sent, so this stays well
/// below the size of the pool.
const CONCURRENCY: usize = 4;
/// How often the queue is looked at for jobs whose hour has come; new ones announce themselves.
const POLL: Duration = Duration::from_secs(1);
/// How long a job may still run after the server was told to stop.
const GRACE: Duration = Duration::from_secs(20);
/// How long after the database went away the worker tries again.
const PAUSE_AFTER_TROUBLE: Duration = Duration::from_secs(1);

/// Why the jobs cannot run.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The mail server's address is not one.
    #[error("SMTP_URL cannot be used: {0}")]
    Mail(#[from] lettre::transport::smtp::Error),
    /// Closed browsers cannot be spoken to.
    #[error(transparent)]
    Push(#[from] push::CourierError),
    /// No carrier of text messages can be asked.
    #[error("text messages cannot leave: {0}")]
    Messages(#[from] sms::NoCourier),
    /// A recurring job has an hour that does not exist.
    #[error("a recurring job has no valid hour: {0}")]
    Hour(#[from] CrontabTimerError),
    /// The queue could not be opened.
    #[error("the queue of jobs could not be opened: {0}")]
    Queue(#[from] WorkerBuildError),
}

/// Runs jobs until `shutdown`, and then lets those that run finish. A database that goes away is
/// waited for.
///
/// # Errors
/// When the settings of mail or text messages cannot be used; trouble with the database is logged and outlived.
pub async fn run(
    services: Services,
    registry: Registry,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), StartError> {
    let ways = Ways::of(&services)?;
    let shutdown = shutdown.shared();
    loop {
        let ending = WorkerShutdownConfig::default()
            .listen_os_shutdown_signals(false)
            .grace_period(GRACE)
            .interrupted_job_retry_delay(Duration::ZERO)
            .shutdown_signal(shutdown.clone());
        let options = options(&services, &registry, &ways)?.worker_shutdown(ending);
        match take_jobs(options).await {
            Ok(()) => return Ok(()),
            Err(cause) => tracing::error!(%cause, "the jobs stopped and will be taken up again"),
        }
        tokio::select! {
            () = shutdown.clone() => return Ok(()),
            () = tokio::time::sleep(PAUSE_AFTER_TROUBLE) => {}
        }
    }
}

/// Runs every job that is due now, and returns.
///
/// # Errors
/// When the settings of mail or text messages, or the queue cannot be used.
pub async fn run_waiting(services: &Services, registry: &Registry) -> Result<(), StartError> {
    let ways = Ways::of(services)?;
    let worker = open(options(services, registry, &ways)?).await?;
    if let Err(cause) = worker.run_once().await {
        tracing::error!(%cause, "the jobs stopped");
    }
    Ok(())
}

/// How what is said leaves the house.
struct Ways {
    post: Post,
    courier: push::Courier,
    carrier: sms::Courier,
}

impl Ways {
    fn of(services: &Services) -> Result<Self, StartError> {
        Ok(Self {
            post: Post::of(&services.configuration)?,
            courier: push::Courier::of(&services.configuration)?,
            carrier: sms::Courier::of(&services.configuration)?,
        })
    }
}

fn options(services: &Services, registry: &Registry, ways: &Ways) -> Result<WorkerOptions, StartError> {
    // The jobs of a server that died are taken over after a minute, not after hours.
    let recovery = WorkerRecoveryConfig::default()
        .heartbeat_interval(Duration::from_secs(15))
        .sweep_interval(Duration::from_secs(30))
        .sweep_threshold(Duration::from_mins(1))
        .recovery_delay(Duration::ZERO);
    let options = registry
        .options()?
        .pg_pool(services.pool.clone())
        .concurrency(CONCURRENCY)
        .poll_interval(POLL)
        .worker_recovery(recovery)
        .add_extension(Desk {
            services: services.clone(),
            post: ways.post.clone(),
            courier: ways.courier.clone(),
            carrier: ways.carrier.clone(),
            rooms: registry.rooms(),
            purges: registry.purges(),
        });
    Ok(metrics::watch(options, services.clock.clone()))
}

async fn open(options: WorkerOptions) -> Result<Worker, StartError> {
    Ok(options.init().await?)
}

async fn take_jobs(options: WorkerOptions) -> Result<(), String> {
    let worker = open(options).await.map_err(|cause| cause.to_string())?;
    worker.run().await.map_err(|cause| cause.to_string())
}
