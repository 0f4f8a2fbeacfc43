//! The words of what somebody looks for in the help: in their order, whole letters of the text, none of them empty.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "."]
mod help {
    #[path = "../../app/shell/src/help/words.rs"]
    mod words;

    pub fn check(text: &str) {
        let mut end = 0;
        for word in words::words_of(text) {
            assert!(end <= word.place.start && word.place.start < word.place.end, "{text:?}");
            assert!(text.get(word.place.clone()).is_some(), "{text:?}");
            assert!(!word.folded.is_empty(), "{text:?} has a word that all words begin with");
            end = word.place.end;
        }
        let sought = words::Sought::all(text);
        assert!(sought.len() <= 8);
        assert!(sought.iter().all(|word| !word.fits("")), "{text:?}");
    }
}

fuzz_target!(|text: &str| help::check(text));
