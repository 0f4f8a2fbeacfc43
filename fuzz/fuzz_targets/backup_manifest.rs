//! What a backup says of itself prints and reads back, and its sum does not overflow.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "."]
mod backup {
    #[expect(dead_code, reason = "the server uses more of it")]
    #[path = "../../server/src/backup/manifest.rs"]
    mod manifest;

    pub fn check(json: &[u8]) {
        let Ok(read) = serde_json::from_slice::<manifest::Manifest>(json) else {
            return;
        };
        let written = serde_json::to_vec(&read).expect("json");
        assert_eq!(
            serde_json::from_slice::<manifest::Manifest>(&written).expect("a manifest"),
            read
        );
        let _ = read.rows();
    }
}

fuzz_target!(|json: &[u8]| backup::check(json));
