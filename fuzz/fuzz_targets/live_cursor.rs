//! Where a reader of the change feed stands (`since`, `Last-Event-ID`): what is believed prints and reads back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::live::{Cursor, Since};

fuzz_target!(|text: &str| match Since::parse(text) {
    Some(Since::Cursor(cursor)) => {
        let written = cursor.to_string();
        assert_eq!(Cursor::parse(&written), Some(cursor), "{text:?}");
        assert!(written.len() <= 2 * 8_000 + 64);
    }
    Some(Since::Moment(moment)) => {
        assert_eq!(
            Since::parse(&moment.to_rfc3339()),
            Some(Since::Moment(moment)),
            "{text:?}"
        );
    }
    None => {}
});
