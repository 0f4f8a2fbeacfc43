//! The request context: who asks, from where, in which language, on which services.

use std::net::{IpAddr, Ipv4Addr};

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::{provide_context, use_context};
use sqlx::{PgPool, Postgres, Transaction};
use tower_sessions::Session;
use uuid::Uuid;

use crate::{
    account::{Member, Viewer},
    clock::day_in,
    error::AppError,
    known_browser::KnownBrowser,
    language::Language,
    looking::Looking,
    services::Services,
};

/// Everything that a server function or route may know about the request it answers.
#[derive(Clone, Debug)]
pub struct RequestContext {
    /// The database, the clock, chance, the configuration.
    pub services: Services,
    /// The language in which to answer.
    pub language: Language,
    /// The browser's address, behind trusted proxies.
    pub ip: IpAddr,
    /// The signed-in person, if any: the one whose pages are shown.
    pub viewer: Option<Viewer>,
    /// The operator who looks through the viewer's eyes, if one does: then pages are read, and nothing
    /// else is done. The session is the operator's.
    pub looking: Option<Looking>,
    /// The browser's session; absent in jobs and tests of rules.
    pub session: Option<Session>,
    /// The browser's own description of itself, cut to 200 characters.
    pub user_agent: String,
    /// Who has been signed in with the browser before.
    pub known_browser: KnownBrowser,
}

impl RequestContext {
    /// The context of the server function or page that is running.
    ///
    /// # Errors
    /// Internal, when called outside a request.
    pub fn current() -> Result<Self, AppError> {
        Self::of_page().ok_or_else(|| AppError::internal("no request context"))
    }

    /// The context of the page that is being rendered; nothing while the pages are only counted, which
    /// the server does once when it starts.
    pub fn of_page() -> Option<Self> {
        use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<Self>().cloned())
    }

    /// The context in which a job does what a person asked for: they are who asks, from nowhere.
    pub fn on_behalf_of(services: &Services, person: Viewer) -> Self {
        Self {
            services: services.clone(),
            language: person.language,
            ip: Ipv4Addr::UNSPECIFIED.into(),
            viewer: Some(person),
            looking: None,
            session: None,
            user_agent: String::new(),
            known_browser: KnownBrowser::default(),
        }
    }

    /// The signed-in person as a capability.
    ///
    /// # Errors
    /// Sign-in required.
    pub fn member(&self) -> Result<Member, AppError> {
        self.viewer
            .as_ref()
            .map(Member::of)
            .ok_or_else(AppError::sign_in_required)
    }

    /// The browser's session.
    ///
    /// # Errors
    /// Internal, where there is none: in jobs and tests of rules.
    pub fn session(&self) -> Result<&Session, AppError> {
        self.session
            .as_ref()
            .ok_or_else(|| AppError::internal("this needs a session"))
    }

    /// The database.
    pub fn pool(&self) -> &PgPool {
        &self.services.pool
    }

    /// Opens a transaction; whoever opens it commits it.
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>, AppError> {
        Ok(self.services.pool.begin().await?)
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.services.clock.now()
    }

    /// A new id of this moment.
    pub fn new_id(&self) -> Uuid {
        self.services.chance.id(self.now())
    }

    /// Today, in the time zone of a member.
    pub fn today(&self, member: &Member) -> NaiveDate {
        day_in(member.time_zone(), self.now())
    }
}

/// Keeps the answer that is being made out of every cache, the browser's and the service worker's:
/// for pages that show a secret.
pub fn keep_answer_nowhere() {
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(http::header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
    }
}

/// Hands the request to the page or server function that answers it.
pub fn provide_request() {
    let Some(parts) = use_context::<http::request::Parts>() else {
        return;
    };
    if let Some(nonce) = parts.extensions.get::<leptos::nonce::Nonce>() {
        provide_context(nonce.clone());
    }
    if let Some(context) = parts.extensions.get::<RequestContext>() {
        provide_context(context.language);
        provide_context(context.viewer.clone());
    }
}
