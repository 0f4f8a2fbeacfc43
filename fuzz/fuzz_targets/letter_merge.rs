//! Two writers' texts of one letter: the pieces of the comparison are the texts, and joining loses no line.
//! Read are the base, the one text and the other, with form feeds between them; two texts have no base.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The couple's room brings a whole typesetter along; what compares letters stands on its own.
#[path = "."]
mod letters {
    #[expect(dead_code, reason = "the room uses more of it")]
    #[path = "../../app/couple/src/letters/model/body.rs"]
    mod body;
    #[path = "../../app/couple/src/letters/comparing.rs"]
    mod comparing;

    pub use body::Body;

    /// As the room has it.
    pub mod model {
        pub struct Piece {
            pub text: String,
            pub differs: bool,
        }
    }

    pub fn compared(mine: &str, theirs: &str) -> [String; 2] {
        comparing::pieces(mine, theirs).map(|pieces| {
            assert!(pieces.windows(2).all(|two| two[0].differs != two[1].differs));
            pieces.into_iter().map(|piece| piece.text).collect()
        })
    }

    pub fn merged(base: Option<&str>, mine: &str, theirs: &str) -> (String, bool) {
        let merged = comparing::merge(base, mine, theirs);
        (merged.text, merged.clean)
    }
}

use letters::Body;

fuzz_target!(|texts: &str| {
    let bodies: Vec<Body> = texts.split('\u{c}').filter_map(Body::parse).collect();
    let texts: Vec<&str> = bodies.iter().map(Body::text).collect();
    let (base, mine, theirs) = match texts[..] {
        [mine, theirs] => (None, mine, theirs),
        [base, mine, theirs] => (Some(base), mine, theirs),
        _ => return,
    };
    assert_eq!(letters::compared(mine, theirs), [mine, theirs]);
    let (text, clean) = letters::merged(base, mine, theirs);
    assert!(base.is_some() || !clean);
    // What neither had before is in what becomes of both.
    let known = base.unwrap_or_default();
    for line in mine.split('\n').chain(theirs.split('\n')) {
        if !known.contains(line) && !line.trim().is_empty() {
            assert!(text.contains(line), "{line:?} is not in {text:?}");
        }
    }
});
