//! Looking into voices and films: what is in them, how long they last; written anew without what
//! the device noted.

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, Read},
    path::Path,
};

use serde::Deserialize;
use tempfile::TempDir;

use super::{
    format::{Container, Format, TELLING},
    model::Kind,
    processing::{Outcome, Refusal},
    programs::Programs,
};
use crate::error::AppError;

/// How long a message may be, in seconds.
pub const LONGEST_CLIP: u32 = 180;
/// What a browser records beyond the moment in which it is stopped, in milliseconds.
const TOLERANCE: u32 = 2_000;
/// The largest side of a film, in pixels.
const LARGEST_SIDE: u32 = 1_920;
/// What every browser that records can also play.
const SOUNDS: [&str; 4] = ["opus", "aac", "vorbis", "mp3"];
/// The same for pictures that move.
const PICTURES: [&str; 4] = ["vp8", "vp9", "h264", "av1"];

/// Whether this machine can look into voices and films.
pub fn can_take_clips() -> bool {
    Programs::find().is_some()
}

/// A voice or a film, written anew. Its file goes with it.
#[derive(Debug)]
pub(super) struct Clip {
    pub(super) kind: Kind,
    pub(super) content_type: &'static str,
    pub(super) milliseconds: u32,
    folder: TempDir,
}

impl Clip {
    /// Copies it to where it is kept.
    pub(super) fn copy_into(&self, file: &mut File) -> io::Result<()> {
        let mut clip = File::open(self.folder.path().join(WRITTEN))?;
        io::copy(&mut clip, file).map(drop)
    }
}

/// What the file is called that is written anew.
const WRITTEN: &str = "clip";

/// Looks into a file that came as a voice or a film, and finds out which of the two it is.
///
/// # Errors
/// Internal.
pub(super) async fn look_into(path: &Path) -> Result<Outcome<Clip>, AppError> {
    let Some(programs) = Programs::find() else {
        return Ok(Err(Refusal::NoPrograms));
    };
    let Format::Clip(container) = format_of(path).map_err(AppError::internal)? else {
        return Ok(Err(Refusal::Unreadable));
    };
    let Some(before) = probe(&programs, path, container.reader()).await? else {
        return Ok(Err(Refusal::Unreadable));
    };
    let kind = match before.kind() {
        Ok(kind) => kind,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let folder = tempfile::Builder::new()
        .prefix("parvis-clip")
        .tempdir()
        .map_err(AppError::internal)?;
    let written = folder.path().join(WRITTEN);
    if write_anew(&programs, path, (container, kind), &written)
        .await?
        .is_none()
    {
        return Ok(Err(Refusal::Unreadable));
    }
    // A recording of a browser says how long it is only once it was written anew.
    let Some(after) = probe(&programs, &written, container.reader()).await? else {
        return Ok(Err(Refusal::Unreadable));
    };
    let Some(milliseconds) = after.milliseconds() else {
        return Ok(Err(Refusal::Unreadable));
    };
    if milliseconds > LONGEST_CLIP * 1_000 + TOLERANCE {
        return Ok(Err(Refusal::TooLong));
    }
    Ok(Ok(Clip {
        kind,
        content_type: container.content_type(kind),
        milliseconds,
        folder,
    }))
}

fn format_of(path: &Path) -> io::Result<Format> {
    let mut head = Vec::with_capacity(TELLING);
    File::open(path)?.take(TELLING as u64).read_to_end(&mut head)?;
    Ok(Format::of(&head))
}

/// The same sound and pictures, without chapters, covers, subtitles and whatever else was noted; cut
/// a little beyond what a message may last, so that a long one is known for what it is.
async fn write_anew(
    programs: &Programs,
    path: &Path,
    (container, kind): (Container, Kind),
    written: &Path,
) -> Result<Option<Vec<u8>>, AppError> {
    let most = (LONGEST_CLIP + 10).to_string();
    let from = [
        "-nostdin",
        "-v",
        "error",
        "-protocol_whitelist",
        "file",
        "-f",
        container.reader(),
        "-i",
    ];
    let streams: &[&str] = match kind {
        Kind::Video => &["-map", "0:v:0", "-map", "0:a:0?"],
        _ => &["-map", "0:a:0"],
    };
    let without = ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn"];
    let copied = ["-c", "copy", "-fflags", "+bitexact", "-t", most.as_str()];
    // What a player needs first stands first.
    let first: &[&str] = match container {
        Container::Mp4 => &["-movflags", "+faststart"],
        Container::Webm | Container::Ogg => &[],
    };
    let to = ["-f", container.writer(), "-y"];
    let mut arguments: Vec<&OsStr> = from.map(OsStr::new).to_vec();
    arguments.push(path.as_os_str());
    for part in [streams, &without, &copied, first, &to] {
        arguments.extend(part.iter().copied().map(OsStr::new));
    }
    arguments.push(written.as_os_str());
    programs.run_ffmpeg(&arguments).await
}

async fn probe(programs: &Programs, path: &Path, reader: &str) -> Result<Option<Probed>, AppError> {
    let mut arguments: Vec<&OsStr> = [
        "-v",
        "error",
        "-protocol_whitelist",
        "file",
        "-f",
        reader,
        "-show_entries",
        "format=duration:stream=codec_type,codec_name,width,height",
        "-of",
        "json",
    ]
    .map(OsStr::new)
    .to_vec();
    arguments.push(path.as_os_str());
    let said = programs.run_ffprobe(&arguments).await?;
    Ok(said.and_then(|said| serde_json::from_slice(&said).ok()))
}

/// What `ffprobe` says of a file.
#[derive(Debug, Deserialize)]
struct Probed {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    format: Timing,
}

#[derive(Debug, Deserialize)]
struct Stream {
    #[serde(default)]
    codec_type: String,
    #[serde(default)]
    codec_name: String,
    #[serde(default)]
    width: u32,
    #[serde(default)]
    height: u32,
}

#[derive(Debug, Default, Deserialize)]
struct Timing {
    duration: Option<String>,
}

impl Probed {
    /// What it is: a film where pictures move, else a voice. Covers and the like are no films.
    fn kind(&self) -> Outcome<Kind> {
        let first = |codec_type: &str, known: &[&str]| {
            let mut streams = self.streams.iter().filter(|stream| stream.codec_type == codec_type);
            streams
                .next()
                .map(|stream| (stream, known.contains(&stream.codec_name.as_str())))
        };
        let (sound, picture) = (first("audio", &SOUNDS), first("video", &PICTURES));
        match (sound, picture) {
            (Some((_, false)), _) => Err(Refusal::Unreadable),
            (_, Some((picture, true))) if picture.width.max(picture.height) > LARGEST_SIDE => {
                Err(Refusal::TooManyPixels)
            }
            (_, Some((_, true))) => Ok(Kind::Video),
            (Some((_, true)), _) => Ok(Kind::Voice),
            (None, _) => Err(Refusal::Unreadable),
        }
    }

    /// How long it lasts; nothing where that is not known, or absurd.
    fn milliseconds(&self) -> Option<u32> {
        let seconds: f64 = self.format.duration.as_deref()?.parse().ok()?;
        let sensible = (0.0..86_400.0).contains(&seconds);
        let duration = sensible.then(|| std::time::Duration::try_from_secs_f64(seconds).ok())??;
        u32::try_from(duration.as_millis()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probed(streams: &[(&str, &str, u32)], duration: &str) -> Probed {
        let streams: Vec<_> = streams
            .iter()
            .map(|(kind, codec, width)| serde_json::json!({"codec_type": kind, "codec_name": codec, "width": width}))
            .collect();
        let said = serde_json::json!({"streams": streams, "format": {"duration": duration}});
        serde_json::from_value(said).unwrap()
    }

    #[test]
    fn what_browsers_record_is_known() {
        let film = probed(&[("video", "vp8", 640), ("audio", "opus", 0)], "1.5");
        assert_eq!(film.kind(), Ok(Kind::Video));
        assert_eq!(film.milliseconds(), Some(1_500));
        let silent = probed(&[("video", "h264", 640)], "1");
        assert_eq!(silent.kind(), Ok(Kind::Video));
        assert_eq!(probed(&[("audio", "aac", 0)], "1").kind(), Ok(Kind::Voice));
        let with_cover = probed(&[("audio", "mp3", 0), ("video", "mjpeg", 600)], "1");
        assert_eq!(with_cover.kind(), Ok(Kind::Voice));
    }

    #[test]
    fn what_no_browser_plays_is_refused() {
        for (streams, refusal) in [
            (vec![("audio", "pcm_s16le", 0)], Refusal::Unreadable),
            (vec![("video", "vp8", 640), ("audio", "flac", 0)], Refusal::Unreadable),
            (vec![("video", "mjpeg", 640)], Refusal::Unreadable),
            (vec![("subtitle", "subrip", 0)], Refusal::Unreadable),
            (vec![], Refusal::Unreadable),
            (vec![("video", "vp9", 1_921)], Refusal::TooManyPixels),
        ] {
            assert_eq!(probed(&streams, "1").kind(), Err(refusal), "{streams:?}");
        }
    }

    #[test]
    fn a_length_that_is_none_is_not_believed() {
        for duration in ["N/A", "-1", "1e30", "NaN", ""] {
            assert_eq!(probed(&[], duration).milliseconds(), None, "{duration}");
        }
    }
}
