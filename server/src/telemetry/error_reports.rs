//! Errors for a Sentry: envelopes over HTTP (develop.sentry.dev, *Envelopes*).
//!
//! An error is told by its message, its reference, its route, the request's and the account's id, and its cause in plain
//! words. No body, cookie, header, address or name of a machine is known here.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use platform::configuration::{Environment, Secret};
use sentry::{
    Client, ClientOptions, Envelope, Level as SentryLevel, Transport, TransportFactory, TransportOptions,
    protocol::Event, types::Dsn,
};
use tokio::{runtime::Handle, sync::Semaphore};
use tracing::{
    Level, Subscriber,
    field::{Field, Visit},
    span,
};
use tracing_subscriber::{Layer, Registry, layer::Context, registry::LookupSpan};

use super::{
    TelemetryError,
    outward::{PATIENCE, client},
    plain::plain,
};

/// As many reports may be on their way; more are not sent.
const MOST_UNDER_WAY: u32 = 30;
/// How long nothing is sent after a refusal that does not say how long.
const REST: Duration = Duration::from_mins(1);
/// Tells of every answer with 500 whose cause was told before.
const SAYS_IT_AGAIN: &str = "tower_http";
/// What is told of an event and of the spans around it: ids and names of ours.
const TOLD: [&str; 6] = ["account", "code", "method", "reference", "request_id", "route"];

/// Whose Sentry a DSN names.
pub fn host(dsn: &Secret) -> Option<String> {
    let dsn: Dsn = dsn.expose().parse().ok()?;
    Some(dsn.host().to_owned())
}

/// Errors on their way to a Sentry.
#[derive(Clone)]
pub(super) struct ErrorReports {
    client: Arc<Client>,
}

impl ErrorReports {
    /// Errors for the project of a DSN.
    pub(super) fn to(dsn: &Secret, environment: Environment) -> Result<Self, TelemetryError> {
        let known: Dsn = dsn.expose().parse().map_err(|_| TelemetryError::ErrorReports)?;
        let environment = if environment.is_production() {
            "production"
        } else {
            "development"
        };
        let options = ClientOptions::new()
            .dsn(dsn.expose())
            .release(concat!("parvis@", env!("CARGO_PKG_VERSION")))
            .environment(environment)
            .default_integrations(false)
            .send_default_pii(false)
            .max_breadcrumbs(0)
            .transport(Way(Courier::to(&known)?));
        Ok(Self {
            client: Arc::new(Client::from_config(options)),
        })
    }

    /// What hears the errors.
    pub(super) fn ear(&self) -> Box<dyn Layer<Registry> + Send + Sync> {
        Layer::<Registry>::boxed(self.clone())
    }

    /// Sends what still waits. Blocks.
    pub(super) fn finish(self) {
        self.client.close(Some(PATIENCE));
    }

    /// The same, and goes on.
    #[cfg(test)]
    pub(super) fn finish_waiting(&self) {
        self.client.flush(Some(PATIENCE));
    }
}

impl fmt::Debug for ErrorReports {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ErrorReports")
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for ErrorReports {
    fn on_new_span(&self, attributes: &span::Attributes<'_>, id: &span::Id, context: Context<'_, S>) {
        let mut words = Words::default();
        attributes.record(&mut words);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(words);
        }
    }

    fn on_record(&self, id: &span::Id, values: &span::Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(words) = span.extensions_mut().get_mut::<Words>()
        {
            values.record(words);
        }
    }

    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        let metadata = event.metadata();
        if *metadata.level() != Level::ERROR || metadata.target().starts_with(SAYS_IT_AGAIN) {
            return;
        }
        let mut words = Words::default();
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(around) = span.extensions().get::<Words>() {
                words.add(around);
            }
        }
        event.record(&mut words);
        self.client.capture_event(words.report(metadata.target()), None);
    }
}

/// What an event and its spans say, as far as it is told.
#[derive(Clone, Debug, Default)]
struct Words {
    message: String,
    cause: String,
    tags: BTreeMap<String, String>,
}

impl Words {
    /// What stands around an event says less than what stands nearer.
    fn add(&mut self, around: &Self) {
        for (name, value) in &around.tags {
            self.tags.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }

    fn report(self, logger: &str) -> Event<'static> {
        Event {
            level: SentryLevel::Error,
            logger: Some(logger.to_owned()),
            message: Some(self.message),
            extra: [("cause".to_owned(), self.cause.into())].into(),
            tags: self.tags,
            ..Event::default()
        }
    }

    fn note(&mut self, name: &str, value: &str) {
        match name {
            "message" => self.message = plain(value),
            "cause" | "error" => self.cause = plain(value),
            _ if TOLD.contains(&name) => _ = self.tags.insert(name.to_owned(), plain(value)),
            _ => {}
        }
    }
}

impl Visit for Words {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.note(field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.note(field.name(), &format!("{value:?}"));
    }
}

/// Makes the transport: there is one.
struct Way(Arc<Courier>);

impl TransportFactory for Way {
    fn create_transport_with_options(&self, _: TransportOptions) -> Arc<dyn Transport> {
        self.0.clone()
    }
}

/// Carries envelopes over the town's own client.
struct Courier {
    client: reqwest::Client,
    runtime: Handle,
    address: String,
    authorization: String,
    under_way: Arc<Semaphore>,
    rests_until: Arc<Mutex<Option<Instant>>>,
}

impl Courier {
    fn to(dsn: &Dsn) -> Result<Arc<Self>, TelemetryError> {
        Ok(Arc::new(Self {
            client: client()?,
            runtime: Handle::current(),
            address: dsn.envelope_api_url().to_string(),
            authorization: dsn.to_auth(Some("parvis")).to_string(),
            under_way: Arc::new(Semaphore::new(MOST_UNDER_WAY as usize)),
            rests_until: Arc::default(),
        }))
    }

    fn rests(&self) -> bool {
        let until = self.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }
}

impl Transport for Courier {
    fn send_envelope(&self, envelope: Envelope) {
        let Ok(permit) = self.under_way.clone().try_acquire_owned() else {
            return;
        };
        let mut body = Vec::new();
        if self.rests() || envelope.to_writer(&mut body).is_err() {
            return;
        }
        let asked = self
            .client
            .post(&self.address)
            .header("x-sentry-auth", &self.authorization)
            .header("content-type", "application/x-sentry-envelope")
            .body(body);
        let rests_until = self.rests_until.clone();
        self.runtime.spawn(async move {
            // What fails is not reported: it stands in the log.
            if let Ok(answer) = asked.send().await
                && answer.status() == reqwest::StatusCode::TOO_MANY_REQUESTS
            {
                let seconds = answer
                    .headers()
                    .get("retry-after")
                    .and_then(|value| value.to_str().ok()?.parse().ok());
                let rest = seconds.map_or(REST, Duration::from_secs);
                *rests_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + rest);
            }
            drop(permit);
        });
    }

    fn flush(&self, timeout: Duration) -> bool {
        let under_way = self.under_way.clone();
        let all_back = async move { under_way.acquire_many(MOST_UNDER_WAY).await.is_ok() };
        // Called where blocking is allowed.
        self.runtime
            .block_on(async { tokio::time::timeout(timeout, all_back).await })
            .unwrap_or(false)
    }
}
