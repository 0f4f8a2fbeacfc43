//! At build time: turns a crate's `locales/{fr,en,ko}/*.json` into a module checked by the compiler.
//!
//! A crate that has text calls [`generate`] from its `build.rs` and includes
//! `OUT_DIR/i18n/mod.rs`. Unknown keys and missing arguments do not compile; a key that one of
//! the languages lacks stops the build here, with its name.

use std::{
    collections::BTreeSet,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos, options::CodegenOptions};
use serde_json::Value;

/// The languages of the house; the first is the one that others are compared with.
const LANGUAGES: [&str; 3] = ["fr", "en", "ko"];

/// Generates the module of the crate that is being built.
///
/// # Errors
/// When a file cannot be read, a sentence is malformed, or a language lacks a key.
pub fn generate() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    let subjects = subjects(&root)?;
    for subject in &subjects {
        compare(&root, subject)?;
    }

    let mut config = Config::new(LANGUAGES[0])?;
    for language in &LANGUAGES[1..] {
        config = config.add_locale(language)?;
    }
    for subject in &subjects {
        config = config.add_namespace(subject.as_str())?;
    }
    let config = config.parse_options(ParseOptions::new().interpolate_display(true));

    let sentences = TranslationsInfos::parse(config)?;
    sentences.emit_diagnostics();
    sentences.rerun_if_locales_changed();
    println!("cargo::rerun-if-changed=locales");
    let quiet = "#![allow(missing_docs, unused, unreachable_pub, clippy::all, clippy::pedantic, clippy::expect_used)]"
        .parse()?;
    let options = CodegenOptions::new().gen_docs(false).top_level_attributes(Some(quiet));
    sentences.generate_i18n_module_with_options(out, options)?;
    Ok(())
}

/// The subjects of a crate: one file each, of the same name in every language.
fn subjects(root: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut found = BTreeSet::new();
    for language in LANGUAGES {
        for entry in fs::read_dir(root.join("locales").join(language))? {
            let path = entry?.path();
            if let (Some("json"), Some(name)) = (
                path.extension().and_then(|e| e.to_str()),
                path.file_stem().and_then(|s| s.to_str()),
            ) {
                found.insert(name.to_owned());
            }
        }
    }
    Ok(found)
}

/// Stops the build when a language lacks a key that another has.
fn compare(root: &Path, subject: &str) -> Result<(), Box<dyn Error>> {
    let keys = |language: &str| -> Result<BTreeSet<String>, Box<dyn Error>> {
        let path = root.join("locales").join(language).join(format!("{subject}.json"));
        let text = fs::read_to_string(&path).map_err(|cause| format!("{}: {cause}", path.display()))?;
        let value: Value = serde_json::from_str(&text).map_err(|cause| format!("{}: {cause}", path.display()))?;
        let mut keys = BTreeSet::new();
        collect(&value, "", &mut keys);
        Ok(keys)
    };
    let model = keys(LANGUAGES[0])?;
    for language in &LANGUAGES[1..] {
        let here = keys(language)?;
        let lacks: Vec<_> = model.difference(&here).collect();
        let extra: Vec<_> = here.difference(&model).collect();
        if !lacks.is_empty() || !extra.is_empty() {
            return Err(format!(
                "locales/{language}/{subject}.json lacks {lacks:?} and has {extra:?} that French lacks"
            )
            .into());
        }
    }
    Ok(())
}

/// Plural forms (`_one`, `_other`…) differ between languages: they count as their plain key.
fn collect(value: &Value, path: &str, keys: &mut BTreeSet<String>) {
    if let Value::Object(fields) = value {
        for (name, inner) in fields {
            let plain = ["_zero", "_one", "_two", "_few", "_many", "_other"]
                .iter()
                .find_map(|form| name.strip_suffix(form))
                .unwrap_or(name);
            collect(inner, &format!("{path}{plain}."), keys);
        }
    } else {
        keys.insert(path.to_owned());
    }
}
