//! A photo of a stranger's: what is served of it is WebP within its sizes, with nothing but pixels in it.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use platform::media::{Format, testing::developed};

fuzz_target!(|photo: &[u8]| -> Corpus {
    if !matches!(Format::of(photo), Format::Photo(_)) {
        return Corpus::Reject;
    }
    if let Some((width, height, sizes)) = developed(photo) {
        assert!((1..=1_600).contains(&width) && (1..=16_383).contains(&height));
        assert!((1..=3).contains(&sizes.len()));
        sizes.iter().for_each(|size| check(size));
    }
    Corpus::Keep
});

/// The chunks of a RIFF file (WebP container specification): of pixels, and none of what a camera noted.
fn check(size: &[u8]) {
    assert!(size.starts_with(b"RIFF") && &size[8..12] == b"WEBP");
    let mut place = 12;
    while place + 8 <= size.len() {
        let name = &size[place..place + 4];
        assert!(
            [b"VP8 ", b"VP8L", b"VP8X", b"ALPH"].iter().any(|known| name == *known),
            "{name:?}"
        );
        let length = u32::from_le_bytes(size[place + 4..place + 8].try_into().expect("four bytes"));
        place += 8 + (length as usize).next_multiple_of(2);
    }
}
