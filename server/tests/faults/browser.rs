//! A browser on the other side of a real socket: keeps its cookies, follows nothing by itself.

use std::{
    collections::BTreeMap,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
};

use uuid::Uuid;

use super::{
    line::{Line, News},
    process::Server,
    waiting::within,
    wire::{Connection, Head},
};

const PAGE: &str = "text/html,application/xhtml+xml";
const SCRIPT: &str = "application/json";

/// A browser; its clones share the cookies.
#[derive(Clone, Debug)]
pub struct Browser {
    server: SocketAddr,
    place: Ipv4Addr,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// What a browser got.
#[derive(Debug)]
pub struct Answer {
    pub head: Head,
    pub text: String,
}

impl Answer {
    pub fn status(&self) -> u16 {
        self.head.status
    }
}

impl Browser {
    /// A browser somewhere in the world that knows one server.
    pub fn new(server: &Server, place: Ipv4Addr) -> Self {
        Self {
            server: server.address(),
            place,
            cookies: Arc::default(),
        }
    }

    /// The same browser, asking another process.
    pub fn at(&self, server: &Server) -> Self {
        Self {
            server: server.address(),
            ..self.clone()
        }
    }

    /// Puts a cookie into it.
    pub fn keep(&self, name: &str, value: &str) {
        self.cookies
            .lock()
            .expect("the cookies")
            .insert(name.to_owned(), value.to_owned());
    }

    /// Goes to a page.
    pub async fn page(&self, path: &str) -> Answer {
        self.get(path, PAGE).await
    }

    /// Fetches by script.
    pub async fn fetch(&self, path: &str) -> Answer {
        self.get(path, SCRIPT).await
    }

    /// Calls a server function by script.
    pub async fn call(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_call(path, fields).await.expect("an answer")
    }

    /// The same, where the answer may be cut.
    pub async fn try_call(&self, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let form: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let headers = format!(
            "accept: {SCRIPT}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n",
            form.len()
        );
        self.exchange(&self.request("POST", path, &headers, &form)).await
    }

    /// What changed since a cursor.
    pub async fn sync(&self, since: &str) -> News {
        let since: String = url::form_urlencoded::byte_serialize(since.as_bytes()).collect();
        let answer = self.fetch(&format!("/api/sync/changes?since={since}")).await;
        assert_eq!(answer.status(), 200, "{}", answer.text);
        News::parse(&answer.text)
    }

    /// Opens a live line, or opens it again after the last event that arrived.
    pub async fn listen(&self, last: Option<&str>) -> Line {
        let last = last
            .map(|last| format!("last-event-id: {last}\r\n"))
            .unwrap_or_default();
        let request = self.request("GET", "/api/live", &format!("accept: text/event-stream\r\n{last}"), "");
        let connection = Connection::open(self.server).await.expect("a connection");
        let (head, body) = within("the line opens", connection.ask(&request))
            .await
            .expect("a line");
        assert_eq!(head.status, 200);
        Line::new(body)
    }

    /// Opens a live line and waits for its greeting: a line that listens, and where it stands.
    pub async fn greeted(&self) -> (Line, String) {
        let mut line = self.listen(None).await;
        let cursor = line.news().await.cursor;
        (line, cursor)
    }

    /// Saves a check-in.
    pub async fn try_check_in(&self, day: &str, mood: &str, key: Uuid) -> io::Result<Answer> {
        let key = key.to_string();
        let fields = [
            ("day", day),
            ("mood", mood),
            ("stress", "3"),
            ("energy", "6"),
            ("note", "le marché"),
            ("key", &key),
        ];
        self.try_call("/api/couple/checkins/save", &fields).await
    }

    /// Saves a check-in, which must work.
    pub async fn check_in(&self, day: &str, mood: &str, key: Uuid) {
        let answer = self.try_check_in(day, mood, key).await.expect("an answer");
        assert_eq!(answer.status(), 200, "{}", answer.text);
    }

    async fn get(&self, path: &str, accept: &str) -> Answer {
        self.exchange(&self.request("GET", path, &format!("accept: {accept}\r\n"), ""))
            .await
            .expect("an answer")
    }

    async fn exchange(&self, request: &str) -> io::Result<Answer> {
        within("the answer is there", async {
            let (head, mut body) = Connection::open(self.server).await?.ask(request).await?;
            for (_, cookie) in head.headers.iter().filter(|(name, _)| name == "set-cookie") {
                let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
                let (name, value) = pair.expect("a cookie");
                self.keep(name, value);
            }
            let text = body.whole().await?;
            Ok(Answer { head, text })
        })
        .await
    }

    fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let cookies = self.cookies.lock().expect("the cookies");
        let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = if cookies.is_empty() {
            String::new()
        } else {
            format!("cookie: {}\r\n", cookies.join("; "))
        };
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nx-forwarded-for: {}\r\nconnection: close\r\n{cookies}{headers}\r\n{body}",
            self.server, self.place,
        )
    }
}
