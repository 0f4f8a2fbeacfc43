//! Holding the stream.

use std::rc::Rc;

use js_sys::{Date, encode_uri_component};
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

use super::{Line, turn::Turn};
use crate::browser::{Wake, is_online, listen};

/// A stream that has not opened, or reopened, after so many milliseconds is given up, however
/// often the browser tries by itself meanwhile.
const PATIENCE: i32 = 6_000;
/// A stream that says nothing for so long is checked with one call: a phone that changes
/// networks can hold a dead one that looks open.
pub(super) const CHECK_AFTER: i32 = 300_000;

impl Line {
    /// Listens to the stream until it fails, the network goes or the turn ends.
    pub(super) async fn listen_to_stream(self: &Rc<Self>, turn: &Rc<Turn>) {
        let Some(stream) = Stream::open(self, turn) else { return };
        let mut shut_since = None;
        while turn.goes_on() && is_online() && !stream.is_closed() {
            let open = stream.is_open();
            let patience = if open {
                shut_since = None;
                CHECK_AFTER
            } else {
                let now = Date::now();
                milliseconds_left(now - *shut_since.get_or_insert(now))
            };
            match turn.wait(patience).await {
                Wake::Rung => {}
                Wake::Elapsed if !open => return,
                Wake::Elapsed => {
                    // Found something that the stream should have told: it is dead.
                    if self.catch_up().await.is_ok_and(|heard| heard.changed) {
                        return;
                    }
                }
            }
        }
    }
}

/// What is left of the patience with a stream that has been shut for so long; the browser's
/// timers take whole milliseconds.
fn milliseconds_left(shut_for: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "far below what an integer holds, and saturating"
    )]
    let shut_for = shut_for as i32;
    (PATIENCE - shut_for).max(0)
}

/// An event source that closes with its owner.
struct Stream(EventSource);

impl Stream {
    fn open(line: &Rc<Line>, turn: &Rc<Turn>) -> Option<Self> {
        let since = String::from(encode_uri_component(&line.cursor.borrow()));
        let source = EventSource::new(&format!("/api/live?since={since}")).ok()?;
        let (hearing, listening) = (line.clone(), turn.clone());
        listen(&source, "message", move |event| {
            if listening.goes_on()
                && let Some(text) = event.unchecked_into::<MessageEvent>().data().as_string()
            {
                hearing.hear_server(&text);
            }
        });
        let (opened, listening) = (line.clone(), turn.clone());
        listen(&source, "open", move |_| {
            opened.live.note_server(true);
            listening.ring();
        });
        let listening = turn.clone();
        listen(&source, "error", move |_| listening.ring());
        Some(Self(source))
    }

    fn is_open(&self) -> bool {
        self.0.ready_state() == EventSource::OPEN
    }

    fn is_closed(&self) -> bool {
        self.0.ready_state() == EventSource::CLOSED
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.0.close();
    }
}
