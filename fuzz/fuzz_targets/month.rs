//! A month in an address is written in one way.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "the couple's room uses more of it")]
#[path = "../../app/couple/src/letters/model/month.rs"]
mod month;

fuzz_target!(|written: &str| {
    if let Ok(read) = written.parse::<month::Month>() {
        assert_eq!(read.to_string(), written);
    }
});
