//! The order of actions. A move names the neighbour, never a number: it means the same whatever
//! the other has added or moved in the meantime.

/// A list with one of its members put before another, or last without one. `None` when either is
/// not in the list: it has gone in the meantime.
pub fn reordered<T: Clone + PartialEq>(order: &[T], moved: &T, before: Option<&T>) -> Option<Vec<T>> {
    if !order.contains(moved) {
        return None;
    }
    if before == Some(moved) {
        return Some(order.to_vec());
    }
    let mut others: Vec<T> = order.iter().filter(|one| *one != moved).cloned().collect();
    let place = match before {
        Some(before) => others.iter().position(|one| one == before)?,
        None => others.len(),
    };
    others.insert(place, moved.clone());
    Some(others)
}

/// One step in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// Where a member stands after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot<'a, T> {
    /// Before another.
    Before(&'a T),
    /// Behind all others.
    Last,
}

impl<'a, T> Spot<'a, T> {
    /// The one behind it, if there is one.
    pub fn neighbour(self) -> Option<&'a T> {
        match self {
            Self::Before(other) => Some(other),
            Self::Last => None,
        }
    }
}

/// Where a member stands after one step; none when there is no step to that side.
pub fn beside<'a, T: PartialEq>(order: &'a [T], moved: &T, side: Side) -> Option<Spot<'a, T>> {
    let place = order.iter().position(|one| one == moved)?;
    match side {
        Side::Up => order.get(place.checked_sub(1)?).map(Spot::Before),
        Side::Down => {
            order.get(place + 1)?;
            Some(order.get(place + 2).map_or(Spot::Last, Spot::Before))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_member_goes_before_its_neighbour_or_last() {
        let order = ['a', 'b', 'c', 'd'];
        assert_eq!(reordered(&order, &'d', Some(&'b')), Some(vec!['a', 'd', 'b', 'c']));
        assert_eq!(reordered(&order, &'a', Some(&'d')), Some(vec!['b', 'c', 'a', 'd']));
        assert_eq!(reordered(&order, &'a', None), Some(vec!['b', 'c', 'd', 'a']));
        assert_eq!(reordered(&order, &'b', Some(&'b')), Some(order.to_vec()));
    }

    #[test]
    fn who_is_gone_cannot_be_moved_nor_be_a_neighbour() {
        assert_eq!(reordered(&['a', 'b'], &'x', None), None);
        assert_eq!(reordered(&['a', 'b'], &'a', Some(&'x')), None);
    }

    #[test]
    fn one_step_stops_at_both_ends() {
        let order = ['a', 'b', 'c'];
        assert_eq!(beside(&order, &'a', Side::Up), None);
        assert_eq!(beside(&order, &'b', Side::Up), Some(Spot::Before(&'a')));
        assert_eq!(beside(&order, &'a', Side::Down), Some(Spot::Before(&'c')));
        assert_eq!(beside(&order, &'b', Side::Down), Some(Spot::Last));
        assert_eq!(beside(&order, &'c', Side::Down), None);
    }

    proptest! {
        #[test]
        fn no_move_loses_or_doubles_anybody(
            moves in prop::collection::vec((0_u8..12, prop::option::of(0_u8..12)), 0..30)
        ) {
            let mut order: Vec<u8> = (0..10).collect();
            for (moved, before) in moves {
                if let Some(new) = reordered(&order, &moved, before.as_ref()) {
                    order = new;
                }
                let mut sorted = order.clone();
                sorted.sort_unstable();
                prop_assert_eq!(sorted, (0..10).collect::<Vec<u8>>());
            }
        }

        #[test]
        fn a_step_up_and_one_down_end_where_they_began(place in 1_usize..10) {
            let order: Vec<usize> = (0..10).collect();
            let up = beside(&order, &place, Side::Up).unwrap();
            let moved = reordered(&order, &place, up.neighbour()).unwrap();
            let down = beside(&moved, &place, Side::Down).unwrap();
            prop_assert_eq!(reordered(&moved, &place, down.neighbour()).unwrap(), order);
        }
    }
}
