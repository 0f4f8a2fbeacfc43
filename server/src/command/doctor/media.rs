//! Whether photos, voices and films can be kept and looked into.

use platform::{
    configuration::Configuration,
    media::{Programs, Scanner},
};

use super::finding::Finding;

/// Where files are kept.
pub(super) async fn files(configuration: &Configuration) -> Finding {
    let Some(bucket) = &configuration.bucket else {
        return Finding::Note("S3_BUCKET is not set: photos and other files are kept in the data folder.".to_owned());
    };
    match bucket.greet().await {
        Ok(()) => Finding::Good(format!("the bucket {} answers; files are kept there.", bucket.name)),
        Err(words) => Finding::Wrong(format!("the bucket {} cannot be used: {words}.", bucket.name)),
    }
}

/// Whether voices and films can be taken.
pub(super) fn programs() -> Finding {
    match Programs::find() {
        Some(programs) => Finding::Good(format!("{} looks into voices and films.", programs.ffmpeg().display())),
        None => Finding::Note(
            "ffmpeg and ffprobe are not in PATH: voices and films are refused, and the page says so.".to_owned(),
        ),
    }
}

/// Whether what people send is looked through.
pub(super) async fn scanner(configuration: &Configuration) -> Finding {
    let Some(scanner) = Scanner::of(configuration) else {
        return Finding::Note("CLAMD_ADDR is not set: what people send is not looked through for viruses.".to_owned());
    };
    match scanner.greet().await {
        Ok(version) => Finding::Good(format!("clamd answers: {version}.")),
        Err(words) => Finding::Wrong(format!(
            "clamd does not answer ({words}): nothing that people send is shown until it does."
        )),
    }
}
