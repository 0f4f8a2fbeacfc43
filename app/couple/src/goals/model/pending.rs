//! What somebody has just done and the server has not confirmed yet: shown at once, and taken
//! back when the server refuses.

use std::collections::BTreeMap;

use super::{Action, reordered};

/// Ticks and moves on their way to the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    ticks: BTreeMap<String, Tick>,
    moves: Vec<Moved>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tick {
    done: bool,
    confirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Moved {
    number: u32,
    action: String,
    before: Option<String>,
    confirmed: bool,
}

impl Pending {
    /// The actions as they will be once the server agrees.
    pub fn apply(&self, actions: &[Action]) -> Vec<Action> {
        let mut shown: Vec<Action> = actions
            .iter()
            .map(|action| Action {
                done: self.ticks.get(&action.id).map_or(action.done, |tick| tick.done),
                ..action.clone()
            })
            .collect();
        for moved in &self.moves {
            let order: Vec<&str> = shown.iter().map(|action| action.id.as_str()).collect();
            let Some(order) = reordered(&order, &moved.action.as_str(), moved.before.as_deref().as_ref()) else {
                continue;
            };
            shown = order
                .into_iter()
                .filter_map(|id| shown.iter().find(|action| action.id == id).cloned())
                .collect();
        }
        shown
    }

    /// Notes a tick; gives whether one of the same action is under way, which will see to it.
    pub fn tick(&mut self, action: &str, done: bool) -> bool {
        let tick = Tick { done, confirmed: false };
        self.ticks
            .insert(action.to_owned(), tick)
            .is_some_and(|former| !former.confirmed)
    }

    /// What an action's tick on its way says, if there is one.
    pub fn wanted(&self, action: &str) -> Option<bool> {
        self.ticks
            .get(action)
            .filter(|tick| !tick.confirmed)
            .map(|tick| tick.done)
    }

    /// The server has taken a tick: what is shown stays until its own word arrives.
    pub fn confirm_tick(&mut self, action: &str) {
        if let Some(tick) = self.ticks.get_mut(action) {
            tick.confirmed = true;
        }
    }

    /// The server has refused a tick.
    pub fn take_back_tick(&mut self, action: &str) {
        self.ticks.remove(action);
    }

    /// Notes a move under a number of its own.
    pub fn put(&mut self, number: u32, action: &str, before: Option<&str>) {
        self.moves.push(Moved {
            number,
            action: action.to_owned(),
            before: before.map(ToOwned::to_owned),
            confirmed: false,
        });
    }

    /// The first move that the server has not confirmed: its number, the action, before which other.
    pub fn next_move(&self) -> Option<(u32, String, Option<String>)> {
        self.moves
            .iter()
            .find(|moved| !moved.confirmed)
            .map(|moved| (moved.number, moved.action.clone(), moved.before.clone()))
    }

    /// The server has taken a move.
    pub fn confirm_move(&mut self, number: u32) {
        if let Some(moved) = self.moves.iter_mut().find(|moved| moved.number == number) {
            moved.confirmed = true;
        }
    }

    /// The server has refused a move.
    pub fn take_back_move(&mut self, number: u32) {
        self.moves.retain(|moved| moved.number != number);
    }

    /// The server's own word has arrived: what it has confirmed is in it.
    pub fn settle(&mut self) {
        self.ticks.retain(|_, tick| !tick.confirmed);
        self.moves.retain(|moved| !moved.confirmed);
    }

    /// Whether nothing is on its way.
    pub fn is_empty(&self) -> bool {
        self.ticks.is_empty() && self.moves.is_empty()
    }
}

/// The ids of the actions that the other has just added or changed.
pub fn news(former: &[Action], now: &[Action]) -> Vec<String> {
    now.iter()
        .filter(|action| !action.changed_by_me && !former.contains(action))
        .map(|action| action.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(id: &str, done: bool) -> Action {
        Action {
            id: id.to_owned(),
            text: format!("step {id}"),
            done,
            changed_by_me: false,
        }
    }

    fn three() -> Vec<Action> {
        vec![action("a", false), action("b", false), action("c", true)]
    }

    fn ids(actions: &[Action]) -> String {
        actions.iter().map(|action| action.id.as_str()).collect()
    }

    #[test]
    fn a_tick_shows_at_once_and_goes_back_when_it_is_refused() {
        let mut pending = Pending::default();
        assert!(!pending.tick("a", true));
        assert!(pending.apply(&three())[0].done);
        pending.take_back_tick("a");
        assert_eq!(pending.apply(&three()), three());
    }

    #[test]
    fn a_second_press_leaves_the_sending_to_the_first() {
        let mut pending = Pending::default();
        assert!(!pending.tick("a", true));
        assert!(pending.tick("a", false));
        assert_eq!(pending.wanted("a"), Some(false));
        pending.confirm_tick("a");
        assert_eq!(pending.wanted("a"), None);
        assert!(!pending.tick("a", true), "what is confirmed is no longer under way");
    }

    #[test]
    fn what_is_confirmed_stays_until_the_servers_word_arrives() {
        let mut pending = Pending::default();
        pending.tick("a", true);
        pending.tick("b", true);
        pending.confirm_tick("a");
        assert!(pending.apply(&three())[0].done);
        pending.settle();
        let shown = pending.apply(&three());
        assert_eq!((shown[0].done, shown[1].done), (false, true));
    }

    #[test]
    fn moves_apply_one_after_the_other_and_can_be_taken_back() {
        let mut pending = Pending::default();
        pending.put(1, "c", Some("a"));
        pending.put(2, "a", None);
        assert_eq!(ids(&pending.apply(&three())), "cba");
        assert_eq!(pending.next_move(), Some((1, "c".to_owned(), Some("a".to_owned()))));
        pending.take_back_move(1);
        assert_eq!(ids(&pending.apply(&three())), "bca");
        assert_eq!(pending.next_move(), Some((2, "a".to_owned(), None)));
        pending.confirm_move(2);
        assert_eq!(pending.next_move(), None);
        pending.settle();
        assert!(pending.is_empty());
    }

    #[test]
    fn a_move_beside_what_the_other_has_deleted_changes_nothing() {
        let mut pending = Pending::default();
        pending.put(1, "c", Some("x"));
        pending.put(2, "x", None);
        assert_eq!(pending.apply(&three()), three());
    }

    #[test]
    fn news_is_what_the_other_did_and_not_what_i_did() {
        let former = three();
        let mut now = three();
        now[0].done = true;
        now[1].text = "mine".to_owned();
        now[1].changed_by_me = true;
        now.push(action("d", false));
        assert_eq!(news(&former, &now), ["a", "d"]);
    }
}
