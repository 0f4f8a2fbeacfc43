//! A live line, as a browser's `EventSource` reads it (WHATWG HTML, 9.2).

use std::io;

use serde_json::Value;

use super::{waiting::within, wire::Body};

/// An open live line.
#[derive(Debug)]
pub struct Line {
    body: Body,
    unread: String,
}

/// A part of the change feed: an event of a line, or an answer of `sync`.
#[derive(Debug)]
pub struct News {
    /// Where to go on from.
    pub cursor: String,
    changes: Value,
}

impl News {
    /// Reads the JSON that both ways of asking carry.
    pub fn parse(text: &str) -> Self {
        let mut batch: Value = serde_json::from_str(text).unwrap_or_else(|_| panic!("no batch: {text}"));
        let cursor = batch["cursor"].as_str().expect("a cursor").to_owned();
        Self {
            cursor,
            changes: batch["changes"].take(),
        }
    }

    /// What changed of one kind.
    pub fn of(&self, resource: &str) -> Vec<String> {
        let ids = self.changes[resource].as_array().cloned().unwrap_or_default();
        ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

impl Line {
    pub fn new(body: Body) -> Self {
        Self {
            body,
            unread: String::new(),
        }
    }

    /// The next event; `None` when the server ended the line in order, an error where it was cut.
    pub async fn next(&mut self) -> io::Result<Option<News>> {
        within("the line says something", async {
            loop {
                while let Some(end) = self.unread.find("\n\n") {
                    let event: String = self.unread.drain(..end + 2).collect();
                    if let Some(news) = parse_event(&event) {
                        return Ok(Some(news));
                    }
                }
                match self.body.next_piece().await? {
                    Some(piece) => self.unread.push_str(&String::from_utf8_lossy(&piece)),
                    None => return Ok(None),
                }
            }
        })
        .await
    }

    /// The next event of a line that must stay open.
    pub async fn news(&mut self) -> News {
        self.next()
            .await
            .expect("the line is not cut")
            .expect("the line is not ended")
    }

    /// The next event that has something of a kind.
    pub async fn news_of(&mut self, resource: &str) -> Vec<String> {
        loop {
            let ids = self.news().await.of(resource);
            if !ids.is_empty() {
                return ids;
            }
        }
    }
}

/// An event that was received whole; `None` for a comment.
fn parse_event(text: &str) -> Option<News> {
    let field = |name: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(str::trim))
    };
    let news = News::parse(field("data")?);
    assert_eq!(field("id"), Some(news.cursor.as_str()), "a browser goes on from the id");
    Some(news)
}
