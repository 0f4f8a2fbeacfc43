//! What a file is by its first bytes: what browsers run and programs open is never a photo.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::media::Format;

fuzz_target!(|head: &[u8]| {
    let format = Format::of(head);
    for opening in [
        b"<svg".as_slice(),
        b"<html",
        b"<!DOC",
        b"<?xml",
        b"#EXTM3U",
        b"%PDF",
        b"MZ",
    ] {
        if head.starts_with(opening) {
            assert_eq!(format, Format::Other);
        }
    }
    // What stands behind the first bytes is not asked.
    let longer = [head, &[0; 64]].concat();
    if head.len() >= 512 {
        assert_eq!(Format::of(&longer), format);
    }
});
