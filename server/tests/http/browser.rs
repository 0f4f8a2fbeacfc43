//! A browser for tests: keeps cookies, follows nothing by itself, speaks to the whole stack.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use platform::{
    account::AccountId,
    media::testing::EDGE,
    session::{ACCOUNT_KEY, SessionStore},
    testing::{Resident, Town},
};
use server::http::{Stack, router};
use sqlx::PgPool;
use tower::ServiceExt;
use tower_sessions::{SessionStore as _, session::Record};

/// Where the browser's files are: no doors.
const FILES: [&str; 7] = [
    "/pkg",
    "/fonts",
    "/icons",
    "/favicon",
    "/share.png",
    "/sw.js",
    "/upload.js",
];

/// A town with its whole HTTP stack.
pub struct Site {
    pub town: Town,
    router: Router,
}

impl Site {
    pub async fn open(pool: PgPool) -> Self {
        Self::of(Town::open(pool).await)
    }

    /// The pages of a town.
    pub fn of(town: Town) -> Self {
        let router = router(Stack::new(town.services.clone()));
        Self { town, router }
    }

    /// The paths of the stack that are neither pages nor files nor server functions.
    pub fn plain_routes(&self) -> BTreeSet<String> {
        let pages: BTreeSet<String> = leptos_axum::generate_route_list(shell::App)
            .iter()
            .map(|page| page.path().to_owned())
            .collect();
        let described = format!("{:?}", self.router);
        let paths = described
            .split('"')
            .filter(|part| part.starts_with('/'))
            .map(str::to_owned);
        paths
            .filter(|path| {
                !pages.contains(path) && !FILES.iter().any(|file| path.starts_with(file)) && !path.contains("{*")
            })
            .collect()
    }

    /// The same town behind a stack that is built anew, as after a restart or in another process.
    pub fn second_process(&self) -> Self {
        Self::of(self.town.clone())
    }

    /// A browser nobody signed in with, at an address of its own.
    pub fn visitor(&self) -> Browser {
        let context = self.town.visitor();
        Browser {
            router: self.router.clone(),
            address: SocketAddr::new(context.ip, 40_000),
            cookies: BTreeMap::new(),
        }
    }

    /// A browser that somebody is signed in with.
    pub async fn browser_of(&self, resident: &Resident) -> Browser {
        let mut browser = self.visitor();
        browser
            .cookies
            .insert("parvis".to_owned(), self.session_of(resident.account).await);
        browser
    }

    /// The same, in a session that remembers something besides.
    pub async fn browser_with(
        &self,
        resident: &Resident,
        remembered: impl IntoIterator<Item = (String, serde_json::Value)>,
    ) -> Browser {
        let mut browser = self.visitor();
        let session = self.session_with(resident.account, remembered).await;
        browser.cookies.insert("parvis".to_owned(), session);
        browser
    }

    async fn session_of(&self, account: AccountId) -> String {
        self.session_with(account, []).await
    }

    async fn session_with(
        &self,
        account: AccountId,
        remembered: impl IntoIterator<Item = (String, serde_json::Value)>,
    ) -> String {
        let store = SessionStore::new(self.town.services.pool.clone(), self.town.services.clock.clone());
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(self.town.services.clock.now().timestamp())
            .expect("a moment")
            + time::Duration::days(14);
        let data = [(ACCOUNT_KEY.to_owned(), serde_json::to_value(account).expect("an id"))]
            .into_iter()
            .chain(remembered)
            .collect();
        let mut record = Record {
            id: tower_sessions::session::Id(i128::from_le_bytes(self.town.services.chance.bytes())),
            data,
            expiry_date,
        };
        store.create(&mut record).await.expect("a session is created");
        record.id.to_string()
    }
}

/// What a browser got.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).expect("JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// A browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

impl Browser {
    /// The same browser before another stack.
    pub fn before(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// Goes to a page.
    pub async fn goes_to(&mut self, path: &str) -> Answer {
        self.sends(Method::GET, path, &[("accept", "text/html,application/xhtml+xml")], "")
            .await
    }

    /// Fetches by script.
    pub async fn fetches(&mut self, path: &str) -> Answer {
        self.sends(Method::GET, path, &[("accept", "application/json")], "")
            .await
    }

    /// Sends a form itself, as without JavaScript.
    pub async fn submits(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [
            ("accept", "text/html,application/xhtml+xml"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.sends(Method::POST, path, &headers, &encoded(fields)).await
    }

    /// Calls a server function by script.
    pub async fn calls(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [
            ("accept", "application/json"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.sends(Method::POST, path, &headers, &encoded(fields)).await
    }

    /// Sends a form with a file, by script or as the browser itself does.
    pub async fn uploads(&mut self, path: &str, accept: &str, form: Vec<u8>) -> Answer {
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let length = form.len().to_string();
        let headers = [
            ("accept", accept),
            ("content-type", kind.as_str()),
            ("content-length", length.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        self.sends_bytes(Method::POST, path, &headers, form).await
    }

    /// Sends anything.
    pub async fn sends(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.sends_bytes(method, path, headers, body.as_bytes().to_vec()).await
    }

    async fn sends_bytes(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "parvis.test");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let mut request = request.body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(ConnectInfo(self.address));
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            self.keeps(cookie.to_str().expect("a cookie"));
        }
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn keeps(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else {
            return;
        };
        if value.is_empty() || cookie.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}
