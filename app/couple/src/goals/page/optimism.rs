//! Ticks and moves that show before the server has agreed, and go back when it does not.

use leptos::prelude::*;
use platform::{
    error::{AppError, ErrorKind},
    forms::{Notices, deliver},
    language::Language,
    live::Live,
};
use server_fn::ServerFn;
use ui::{Sorted, ToastTone};

use crate::{
    goals::{
        MoveAction, TickAction,
        model::{Action, Pending},
    },
    i18n::{Locale, td_string},
};

/// What is on its way to the server, and how one hears of what became of it.
#[derive(Clone, Copy)]
pub(super) struct Optimism {
    pending: RwSignal<Pending>,
    moves: StoredValue<u32>,
    is_moving: StoredValue<bool>,
    live: Option<Live>,
    notices: Option<Notices>,
}

impl Optimism {
    /// Nothing on its way yet.
    pub fn new() -> Self {
        Self {
            pending: RwSignal::new(Pending::default()),
            moves: StoredValue::new(0),
            is_moving: StoredValue::new(false),
            live: use_context(),
            notices: use_context(),
        }
    }

    /// The actions as they will be once the server agrees.
    pub fn apply(self, actions: &[Action]) -> Vec<Action> {
        self.pending.with(|pending| pending.apply(actions))
    }

    /// The server's own word has arrived.
    pub fn settle(self) {
        if !self.pending.with_untracked(Pending::is_empty) {
            self.pending.update(Pending::settle);
        }
    }

    /// Ticks or unticks an action. A press while the last one is on its way is sent after it.
    pub fn tick(self, action: &str, done: bool) {
        if self.pending.try_update(|pending| pending.tick(action, done)) == Some(false) {
            self.send_tick(action.to_owned());
        }
    }

    fn send_tick(self, action: String) {
        let Some(done) = self.pending.with_untracked(|pending| pending.wanted(&action)) else {
            return;
        };
        let word = if done { "true" } else { "false" };
        let fields = [("action", action.clone()), ("done", word.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        deliver(TickAction::url(), &fields, move |answer| match answer {
            Ok(()) if self.wants_otherwise(&action, done) => self.send_tick(action),
            Ok(()) => self.agreed(|pending| pending.confirm_tick(&action)),
            Err(error) => self.refused(&error, |pending| pending.take_back_tick(&action)),
        });
    }

    fn wants_otherwise(self, action: &str, done: bool) -> bool {
        self.pending
            .try_with_untracked(|pending| pending.wanted(action).is_some_and(|wanted| wanted != done))
            .unwrap_or(false)
    }

    /// Puts an action before another. Moves are sent one after the other: each is meant for the
    /// order that the former has made.
    pub fn sort(self, Sorted { id, before }: Sorted) {
        let number = self.moves.try_update_value(|moves| {
            *moves = moves.wrapping_add(1);
            *moves
        });
        let Some(number) = number else { return };
        self.pending
            .update(|pending| pending.put(number, &id, before.as_deref()));
        if !self.is_moving.get_value() {
            self.send_move();
        }
    }

    fn send_move(self) {
        let next = self.pending.try_with_untracked(Pending::next_move).flatten();
        if self.is_moving.try_set_value(next.is_some()).is_some() {
            return;
        }
        let Some((number, action, before)) = next else { return };
        let before = before.unwrap_or_default();
        let fields = [("action", action.as_str()), ("before", before.as_str())];
        deliver(MoveAction::url(), &fields, move |answer| {
            match answer {
                Ok(()) => self.agreed(|pending| pending.confirm_move(number)),
                Err(error) => self.refused(&error, |pending| pending.take_back_move(number)),
            }
            self.send_move();
        });
    }

    fn agreed(self, note: impl FnOnce(&mut Pending)) {
        if self.pending.try_update(note).is_some() {
            self.ask_again();
        }
    }

    fn refused(self, error: &AppError, take_back: impl FnOnce(&mut Pending)) {
        if self.pending.try_update(take_back).is_none() {
            return;
        }
        if let Some(notices) = self.notices {
            notices.toasts().show(ToastTone::Wrong, sentence(error));
        }
        self.ask_again();
    }

    fn ask_again(self) {
        if let Some(live) = self.live {
            live.touch(&["goals"]);
        }
    }
}

/// Why it did not work. An action that is not found has been deleted in the meantime.
pub(super) fn sentence(error: &AppError) -> String {
    let language = Language::current();
    match error.kind {
        ErrorKind::NotFound => td_string!(Locale::from(language), goals.gone).to_owned(),
        _ => error.sentence(language),
    }
}
