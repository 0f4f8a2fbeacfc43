//! The part of a file that a `Range` asks for lies in the file. Read is the length of the file and, on a line of its
//! own, the header.
#![no_main]

use axum::http::HeaderValue;
use libfuzzer_sys::fuzz_target;
use platform::media::testing::served;

fuzz_target!(|asked: &str| {
    let Some((length, range)) = asked.split_once('\n') else {
        return;
    };
    let (Ok(length), Ok(range)) = (length.parse(), HeaderValue::from_str(range)) else {
        return;
    };
    if let Some((from, to)) = served(&range, length)
        && length > 0
    {
        assert!(from <= to && to < length, "{from}-{to} of {length}");
    }
});
