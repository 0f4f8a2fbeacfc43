//! Two texts of one letter: what differs, and both in one.

use std::time::Duration;

use similar::{Algorithm, ChangeTag, MergeResolution, TextDiff, TextMerge};

use super::model::Piece;

/// How long to look for the smallest difference; then a larger one does.
const PATIENCE: Duration = Duration::from_millis(250);
/// Texts with more lines than this are not joined line by line: no letter has them, and looking would take long.
const MOST_LINES: usize = 4_000;

/// Each text in pieces, with what the other does not have marked.
pub(super) fn pieces(mine: &str, theirs: &str) -> [Vec<Piece>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    let difference = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(PATIENCE)
        .diff_words(mine, theirs);
    for change in difference.iter_all_changes() {
        let [mine, theirs] = &mut sides;
        match change.tag() {
            ChangeTag::Equal => {
                add(mine, change.value(), false);
                add(theirs, change.value(), false);
            }
            ChangeTag::Delete => add(mine, change.value(), true),
            ChangeTag::Insert => add(theirs, change.value(), true),
        }
    }
    sides
}

fn add(pieces: &mut Vec<Piece>, text: &str, differs: bool) {
    match pieces.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(text),
        _ => pieces.push(Piece {
            text: text.to_owned(),
            differs,
        }),
    }
}

/// Two texts in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// The text.
    pub text: String,
    /// Whether what each of the two changed stood apart: otherwise the places where it did not
    /// have the saved words first and the writer's after them.
    pub clean: bool,
}

/// Joins what two writers made of a base. Where both changed the same lines, or where the base is
/// not known any more, both stand one after the other.
pub(super) fn merge(base: Option<&str>, mine: &str, theirs: &str) -> Merged {
    let lines = [base.unwrap_or_default(), mine, theirs].map(|text| text.lines().count());
    match base {
        Some(base) if lines.into_iter().sum::<usize>() <= MOST_LINES => join(base, mine, theirs),
        _ => Merged {
            text: after(theirs, mine),
            clean: false,
        },
    }
}

fn join(base: &str, mine: &str, theirs: &str) -> Merged {
    let merge = TextMerge::from_lines(base, mine, theirs);
    let mine = |range: std::ops::Range<usize>| range.filter_map(|line| merge.ours_line(line)).collect::<String>();
    let theirs = |range: std::ops::Range<usize>| range.filter_map(|line| merge.theirs_line(line)).collect::<String>();
    let mut text = String::new();
    for region in merge.regions() {
        let part = match region.resolution() {
            MergeResolution::Ours => mine(region.ours_range()),
            MergeResolution::Conflict => after(&theirs(region.theirs_range()), &mine(region.ours_range())),
            _ => theirs(region.theirs_range()),
        };
        end_line(&mut text, &part);
        text.push_str(&part);
    }
    Merged {
        text,
        clean: !merge.is_conflicted(),
    }
}

/// One text and, in a paragraph of its own, another.
fn after(first: &str, second: &str) -> String {
    if first.trim().is_empty() {
        return second.to_owned();
    }
    if second.trim().is_empty() {
        return first.to_owned();
    }
    format!("{}\n\n{second}", first.trim_end_matches('\n'))
}

/// The last line of a text may have no end; what follows begins on a line of its own.
fn end_line(text: &mut String, part: &str) {
    if !text.is_empty() && !part.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use proptest::prelude::*;

    use super::*;

    const BASE: &str = "Mon amour,\n\nle marché.\n\nla pluie.\n";

    #[test]
    fn what_stands_apart_is_joined() {
        let mine = BASE.replace("le marché.", "le marché du samedi.");
        let theirs = format!("{BASE}\nKofi\n");
        let merged = merge(Some(BASE), &mine, &theirs);
        assert_eq!(
            (merged.text.as_str(), merged.clean),
            ("Mon amour,\n\nle marché du samedi.\n\nla pluie.\n\nKofi\n", true)
        );
    }

    #[test]
    fn where_both_changed_the_same_line_both_stand_one_after_the_other() {
        let (mine, theirs) = (
            BASE.replace("la pluie", "le soleil"),
            BASE.replace("la pluie", "le vent"),
        );
        let merged = merge(Some(BASE), &mine, &theirs);
        assert!(!merged.clean);
        assert_eq!(merged.text, "Mon amour,\n\nle marché.\n\nle vent.\n\nle soleil.\n");
    }

    #[test]
    fn without_a_base_both_stand_whole() {
        let merged = merge(None, "les miens", "les siens\n");
        assert_eq!((merged.text.as_str(), merged.clean), ("les siens\n\nles miens", false));
        assert_eq!(merge(None, "les miens", "").text, "les miens");
    }

    #[test]
    fn what_differs_is_marked_on_both_sides() {
        let [mine, theirs] = pieces("un marché bleu", "un marché vert");
        let marked = |pieces: &[Piece]| {
            let marked = pieces.iter().filter(|piece| piece.differs);
            marked.map(|piece| piece.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            (marked(&mine), marked(&theirs)),
            (vec!["bleu".to_owned()], vec!["vert".to_owned()])
        );
    }

    #[test]
    fn two_texts_with_nothing_in_common_do_not_take_long() {
        let lines = |letter: &str| {
            (0..8_000)
                .map(|line| format!("{letter}{line}"))
                .collect::<Vec<_>>()
                .join("\n")
        };
        let (mine, theirs) = (lines("a"), lines("b"));
        let began = Instant::now();
        pieces(&mine, &theirs);
        assert!(!merge(Some(""), &mine, &theirs).clean);
        assert!(began.elapsed() < Duration::from_secs(5));
    }

    proptest! {
        #[test]
        fn every_word_of_both_is_there(mine in "([a-c]{1,3}[ \n]){0,20}", theirs in "([a-c]{1,3}[ \n]){0,20}") {
            let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            let [my_pieces, their_pieces] = pieces(&mine, &theirs);
            prop_assert_eq!((whole(&my_pieces), whole(&their_pieces)), (mine, theirs));
        }

        #[test]
        fn every_line_that_one_of_them_added_is_in_the_whole(
            base in "([a-c]{1,2}\n){0,8}", mine in "([m-n]{1,2}\n){0,8}", theirs in "([x-y]{1,2}\n){0,8}",
        ) {
            for base in [Some(base.as_str()), None] {
                let merged = merge(base, &mine, &theirs);
                for line in mine.lines().chain(theirs.lines()) {
                    prop_assert!(merged.text.lines().any(|there| there == line), "{line} in {:?}", merged.text);
                }
            }
        }
    }
}
