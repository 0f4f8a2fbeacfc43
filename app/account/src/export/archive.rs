//! The file itself: a ZIP archive of JSON, with a page that explains it.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
};

use chrono::{Datelike, NaiveDateTime, Timelike};
use platform::{
    privacy::{Content, Sheet},
    storage::Storage,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// What the page that explains is called.
pub(super) const README: &str = "README.txt";

/// Writes the archive. `written_at` is what its files say by the clock of their owner; what is kept
/// comes out of the storage.
///
/// # Errors
/// When the disk is full, or a file cannot be read.
pub(super) fn write(
    file: &mut File,
    readme: &str,
    (sheets, storage): (&[Sheet], &Storage),
    written_at: NaiveDateTime,
) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(stamp(written_at))
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(BufWriter::new(file));
    archive.start_file(README, options)?;
    archive.write_all(readme.as_bytes())?;
    for sheet in sheets {
        match &sheet.content {
            Content::Written(content) => {
                archive.start_file(&*sheet.name, options)?;
                archive.write_all(content)?;
            }
            Content::Kept(name) => {
                // What was thrown away since the list was made was meant to go.
                let Some((mut kept, _)) = storage.open(name)? else {
                    continue;
                };
                // Photos and voices get no smaller.
                archive.start_file(&*sheet.name, options.compression_method(CompressionMethod::Stored))?;
                io::copy(&mut kept, &mut archive)?;
            }
        }
    }
    archive.finish()?.flush()
}

/// As ZIP keeps a moment: from 1980 to 2107, by the clock on the wall.
fn stamp(at: NaiveDateTime) -> DateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(0);
    DateTime::from_date_and_time(
        year,
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second()),
    )
    .unwrap_or_default()
}
