//! Generates the crate's sentences.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    sentences::generate()
}
