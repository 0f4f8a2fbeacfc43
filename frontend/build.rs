//! Link settings for the browser.

fn main() {
    // Merged strings would keep every area's text in the main file: without merging, each
    // split-off chunk carries its own.
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=-O0");
    }
}
