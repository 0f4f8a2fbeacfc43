//! Asking, where the stream does not come through, and catching up.

use js_sys::encode_uri_component;

use super::{Line, turn::Turn};
use crate::browser::{get, is_online, milliseconds_now};

/// Between two calls, while somebody is there.
const ACTIVE: i32 = 5_000;
/// Between two calls when nobody touches the screen, and after a failure.
const IDLE: i32 = 30_000;
/// Without input for so long, nobody is there.
const IDLE_AFTER: f64 = 2.0 * 60.0 * 1_000.0;
/// The stream is tried again after this.
const STREAM_AGAIN: f64 = 60.0 * 1_000.0;

/// What a call brought.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heard {
    /// Whether anything had changed.
    pub(super) changed: bool,
}

/// The server could not be reached, or did not answer as it should.
#[derive(Clone, Copy, Debug)]
pub(super) struct NotHeard;

impl Line {
    /// Asks every few seconds until it is time to try the stream again: after a minute, or as
    /// soon as a server that was gone has come back.
    pub(super) async fn poll(&self, turn: &Turn) {
        let until = milliseconds_now() + STREAM_AGAIN;
        let mut failed = false;
        while turn.goes_on() && is_online() && milliseconds_now() < until {
            let heard = self.catch_up().await;
            if heard.is_ok() && failed {
                return;
            }
            failed = heard.is_err();
            if turn.goes_on() {
                turn.wait(spread(if failed || self.is_idle() { IDLE } else { ACTIVE }))
                    .await;
            }
        }
    }

    /// Calls for everything since the cursor, in as many pages as it takes.
    pub(super) async fn catch_up(&self) -> Result<Heard, NotHeard> {
        let mut changed = false;
        loop {
            let since = String::from(encode_uri_component(&self.cursor.borrow()));
            let Ok((status, text)) = get(&format!("/api/sync/changes?since={since}")).await else {
                self.live.note_server(false);
                return Err(NotHeard);
            };
            match status {
                401 => self.end_session(),
                // A cursor that the server no longer reads: everything anew, and a fresh one.
                422 => {
                    self.live.bump_all();
                    self.cursor.take();
                }
                502..=504 => self.live.note_server(false),
                _ => {}
            }
            let batch = (status == 200)
                .then(|| self.hear_server(&text))
                .flatten()
                .ok_or(NotHeard)?;
            changed |= !batch.resources.is_empty();
            if !batch.more {
                return Ok(Heard { changed });
            }
        }
    }

    /// Whether nobody has touched the screen for a while.
    pub(super) fn is_idle(&self) -> bool {
        milliseconds_now() - self.input.get() > IDLE_AFTER
    }
}

/// Up to a fifth longer, so that browsers that failed together do not come back together.
#[expect(clippy::cast_possible_truncation, reason = "far below the limit")]
fn spread(milliseconds: i32) -> i32 {
    milliseconds + (f64::from(milliseconds) * 0.2 * js_sys::Math::random()) as i32
}
