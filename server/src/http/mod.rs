//! The HTTP stack: what stands between the socket and the pages.

mod assets;
mod error_pages;
pub mod gauges;
mod health;
mod identify;
mod known_browser;
mod language;
mod listener;
mod looking;
mod metrics;
mod router;
mod safety;
mod session_cookie;
mod status;
mod visits;

use std::sync::Arc;

use futures::FutureExt;
use leptos::config::LeptosOptions;
use platform::{
    chance::Chance,
    clock::Clock,
    configuration::{Configuration, Environment},
    flags::Decisions,
    jobs,
    live::Hub,
    services::Services,
};
use sqlx::PgPool;
use tokio::sync::watch;

use listener::Farewell;
pub use listener::LINGERING;
pub use router::{LARGEST_BODY, router};

/// What the stack is built from.
#[derive(Clone, Debug)]
pub struct Stack {
    /// What every request stands on.
    pub services: Services,
    /// Where the browser's files are.
    pub leptos: LeptosOptions,
    /// Renders what was measured.
    pub metrics: metrics::Recorder,
    /// What `/status` shows.
    pub board: status::Board,
}

impl Stack {
    /// The stack of this process.
    pub fn new(services: Services) -> Self {
        Self {
            board: status::Board::new(&services),
            services,
            leptos: assets::options(),
            metrics: metrics::install(),
        }
    }
}

/// Why the server could not start or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken or not ours.
    #[error("cannot listen on {address}: {cause}")]
    Listen {
        /// The address that was asked for.
        address: std::net::SocketAddr,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The jobs could not start.
    #[error("the jobs could not start: {0}")]
    Jobs(String),
}

/// What a process does. Any number of them share a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// It shows the town, and works.
    Everything,
    /// It shows the town; others work.
    Pages,
    /// It works; of the paths it answers `/health`, `/ready` and `/metrics` alone.
    Jobs,
}

impl Duty {
    /// How the process leaves those who keep connections to it.
    fn farewell(self) -> Farewell {
        match self {
            Self::Pages => Farewell::ToOthers,
            Self::Everything | Self::Jobs => Farewell::ToAll,
        }
    }
}

/// Does its duty until the process is told to stop, then finishes what is in flight.
///
/// # Errors
/// When the address cannot be had or the jobs cannot start.
pub async fn serve(configuration: Configuration, pool: PgPool, duty: Duty) -> Result<(), StartError> {
    let address = configuration.address;
    let services = services(configuration, pool);
    let stack = Stack::new(services.clone());
    let listener = listener::bind(address).await?;
    let local = listener.local_address();
    #[expect(clippy::print_stdout, reason = "the one line that tells an operator where to look")]
    {
        match duty {
            Duty::Jobs => println!("Parvis works; it is watched at http://{local}"),
            _ => println!("Parvis is open at {}", public_address(&services, local)),
        }
    }

    let (stop, stopping) = watch::channel(false);
    let flags = (duty != Duty::Jobs).then(|| tokio::spawn(services.flags.clone().listen(services.pool.clone())));
    let hub = tokio::spawn(match duty {
        Duty::Jobs => services.hub.clone().speak().boxed(),
        _ => services.hub.clone().listen(services.pool.clone()).boxed(),
    });
    let jobs = (duty != Duty::Pages).then(|| {
        let registry = crate::jobs::registry();
        tokio::spawn(jobs::run(services.clone(), registry, stopped(stopping.clone())))
    });
    let gauges = tokio::spawn(gauges::watch(services.clone()));

    let answers = match duty {
        Duty::Jobs => router::workers(stack),
        _ => router(stack),
    };
    listener::serve(listener, answers, services.hub.clone(), duty.farewell()).await;

    stop.send_replace(true);
    gauges.abort();
    if let Some(flags) = flags {
        flags.abort();
    }
    let ended = match jobs {
        None => Ok(()),
        Some(jobs) => match jobs.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(cause)) => Err(StartError::Jobs(cause.to_string())),
            Err(cause) => Err(StartError::Jobs(cause.to_string())),
        },
    };
    // Last of all: jobs that end have something to say.
    hub.abort();
    ended
}

/// The services of a process that runs on the machine's own clock and chance.
pub fn services(configuration: Configuration, pool: PgPool) -> Services {
    Services {
        pool,
        clock: Clock::System,
        chance: Chance::System,
        hub: Hub::of(&configuration),
        configuration: Arc::new(configuration),
        flags: Decisions::default(),
    }
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a stop as well.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// In development the port may have been chosen by the system: tell the real one.
fn public_address(services: &Services, local: std::net::SocketAddr) -> String {
    match services.configuration.environment {
        Environment::Production => services.configuration.base_url.to_string(),
        Environment::Development => format!("http://{local}"),
    }
}
