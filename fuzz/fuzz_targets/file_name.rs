//! The name of a kept file leads nowhere but into its folder.
#![no_main]

use std::path::{Component, Path};

use libfuzzer_sys::fuzz_target;
use platform::storage::FileName;

fuzz_target!(|text: &str| {
    let Ok(name) = FileName::kept(text.to_owned()) else {
        return;
    };
    assert_eq!(name.as_str(), text);
    let part = name.of_part("small");
    for name in [&name, &part] {
        let components: Vec<_> = Path::new(name.as_str()).components().collect();
        assert!(matches!(components.as_slice(), [Component::Normal(_)]), "{text:?}");
    }
});
