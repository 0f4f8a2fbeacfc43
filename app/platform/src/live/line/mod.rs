//! The live line in the browser: one for all tabs, held by one that somebody can see.
//!
//! Every visible tab asks for the lock. Who gets it *leads*: it holds the stream, or polls where
//! the stream does not come through, and tells the others by `BroadcastChannel`. Whoever does not
//! get it at once *follows*: it makes one call for what it may have missed, then lives on what it
//! is told. A hidden tab gives its turn back and hears nothing; shown again, it goes on from where
//! it stood, by leading or by that one call. Nothing is lost, because each tab keeps its own
//! cursor and moves it only over changes that it has seen.

mod batch;
mod polling;
mod stream;
mod turn;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use self::{batch::Batch, turn::Turn};
use super::Live;
use crate::{
    account::AccountId,
    browser::{is_online, is_visible, listen, lock, milliseconds_now},
};

/// Who has not got the lock after this follows.
const AT_ONCE: i32 = 1_000;
/// A follower that could not catch up tries again after this.
const FOLLOW_AGAIN: i32 = 5_000;
/// After so long without contact the server may have forgotten changes: everything is refetched.
const LONG_AWAY: f64 = 24.0 * 60.0 * 60.0 * 1_000.0;
/// What shows that somebody is there.
const SIGNS_OF_LIFE: [&str; 4] = ["pointerdown", "keydown", "wheel", "touchmove"];

/// One tab's end of the line.
struct Line {
    live: Live,
    name: String,
    others: Option<BroadcastChannel>,
    cursor: RefCell<String>,
    contact: Cell<f64>,
    input: Cell<f64>,
    session_over: Cell<bool>,
    turn: RefCell<Option<Rc<Turn>>>,
}

/// Watches the network for everybody, and opens the line for whoever is signed in.
pub(super) fn start(live: Live, account: Option<AccountId>, cursor: Option<String>) {
    live.note_network(is_online());
    let tab = account.zip(cursor).map(|(account, cursor)| {
        // A name per account: tabs of two people in one browser must not hear each other.
        let name = format!("parvis-live-{account}");
        Rc::new(Line {
            live,
            others: BroadcastChannel::new(&name).ok(),
            name,
            cursor: RefCell::new(cursor),
            contact: Cell::new(milliseconds_now()),
            input: Cell::new(milliseconds_now()),
            session_over: Cell::new(false),
            turn: RefCell::default(),
        })
    });
    for event in ["online", "offline"] {
        let tab = tab.clone();
        listen(&window(), event, move |_| {
            live.note_network(is_online());
            if let Some(tab) = &tab {
                tab.ring();
            }
        });
    }
    if let Some(tab) = tab {
        tab.watch();
    }
}

impl Line {
    fn watch(self: &Rc<Self>) {
        if let Some(others) = &self.others {
            let line = self.clone();
            listen(others, "message", move |event| line.hear_other_tab(event));
        }
        for sign in SIGNS_OF_LIFE {
            let line = self.clone();
            listen(&window(), sign, move |_| line.note_input());
        }
        let line = self.clone();
        listen(&document(), "visibilitychange", move |_| line.look());
        self.look();
    }

    /// Takes a turn when the page is visible, gives it back when it is not.
    fn look(self: &Rc<Self>) {
        if !is_visible() || self.session_over.get() {
            if let Some(turn) = self.turn.take() {
                turn.end();
            }
        } else if self.turn.borrow().is_none()
            && let Some(turn) = Turn::begin().map(Rc::new)
        {
            self.turn.replace(Some(turn.clone()));
            spawn_local(self.clone().follow(turn.clone()));
            spawn_local(self.clone().lead(turn));
        }
    }

    /// Catches up once, unless the turn leads by then.
    async fn follow(self: Rc<Self>, turn: Rc<Turn>) {
        turn.pause(AT_ONCE).await;
        while turn.goes_on() && !turn.leads() {
            if self.catch_up().await.is_ok() {
                turn.stand_level();
                return;
            }
            turn.pause(FOLLOW_AGAIN).await;
        }
    }

    /// Waits for the lock, then holds the line until the turn ends.
    async fn lead(self: Rc<Self>, turn: Rc<Turn>) {
        let Some(_held) = lock(&self.name, Some(turn.signal())).await else {
            return;
        };
        turn.take_lead();
        while turn.goes_on() {
            if is_online() {
                self.listen_to_stream(&turn).await;
                self.poll(&turn).await;
            } else {
                turn.wait(stream::CHECK_AFTER).await;
            }
        }
    }

    /// What the leading tab heard.
    fn hear_other_tab(&self, event: JsValue) {
        let Some(text) = event.unchecked_into::<MessageEvent>().data().as_string() else {
            return;
        };
        let (Some(turn), Some(batch)) = (self.turn.borrow().clone(), Batch::read(&text)) else {
            return;
        };
        self.take_in(&batch);
        if turn.follows_level() {
            self.cursor.replace(batch.cursor);
        }
    }

    /// What the server told this tab; the others hear it from the one that leads.
    fn hear_server(&self, text: &str) -> Option<Batch> {
        let batch = Batch::read(text)?;
        self.live.note_server(true);
        self.take_in(&batch);
        self.cursor.replace(batch.cursor.clone());
        // A follower's call began where that follower stood: it says nothing about the others.
        if let Some(others) = self.others.as_ref().filter(|_| self.leads()) {
            // Fails only for a closed channel, and this one stays open.
            drop(others.post_message(&JsValue::from_str(text)));
        }
        Some(batch)
    }

    fn take_in(&self, batch: &Batch) {
        let now = milliseconds_now();
        let away = now - self.contact.replace(now);
        if away > LONG_AWAY {
            self.live.bump_all();
        } else {
            batch.resources.iter().for_each(|resource| self.live.bump(resource));
        }
    }

    fn leads(&self) -> bool {
        self.turn.borrow().as_ref().is_some_and(|turn| turn.leads())
    }

    fn note_input(&self) {
        let was_idle = self.is_idle();
        self.input.set(milliseconds_now());
        if was_idle {
            self.ring();
        }
    }

    fn ring(&self) {
        if let Some(turn) = self.turn.borrow().as_ref() {
            turn.ring();
        }
    }

    /// The account's session has ended: the line falls silent, and the page says so.
    fn end_session(&self) {
        self.session_over.set(true);
        self.live.note_session_over();
        if let Some(turn) = self.turn.take() {
            turn.end();
        }
    }
}
