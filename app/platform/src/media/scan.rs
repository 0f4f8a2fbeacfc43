//! Asking clamd whether a file harms, by its own protocol (`clamd(8)`, INSTREAM).

use std::{path::Path, time::Duration};

use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::{configuration::Configuration, error::AppError};

/// How long it may look at one file.
const PATIENCE: Duration = Duration::from_mins(1);
/// How many bytes are sent at a time.
const PIECE: usize = 64 * 1024;
/// The most bytes that it may answer with.
const LONGEST_ANSWER: u64 = 4_096;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing.
    Clean,
    /// What harms.
    Harmful,
}

/// The scanner of this installation.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: String,
}

impl Scanner {
    /// The one that is set, if any.
    pub fn of(configuration: &Configuration) -> Option<Self> {
        let address = configuration.clamd.clone()?;
        Some(Self { address })
    }

    /// Whether a file harms.
    ///
    /// # Errors
    /// Internal, when the scanner does not answer, or not with one of the two: then nothing is known.
    pub async fn look_at(&self, path: &Path) -> Result<Finding, AppError> {
        let answer = timeout(PATIENCE, self.stream(path))
            .await
            .map_err(|_| AppError::internal("the scanner took too long"))?
            .map_err(AppError::internal)?;
        finding(&answer).ok_or_else(|| AppError::internal(format!("the scanner said: {answer}")))
    }

    /// Whether it is there: which version it is.
    ///
    /// # Errors
    /// In the words of the system.
    pub async fn greet(&self) -> Result<String, String> {
        let asked = async {
            let mut line = TcpStream::connect(&self.address).await?;
            line.write_all(b"zVERSION\0").await?;
            answer(&mut line).await
        };
        timeout(PATIENCE, asked)
            .await
            .map_err(|_| "it takes too long".to_owned())?
            .map_err(|cause| cause.to_string())
    }

    /// Sends a file in pieces, each with its length before it, and an empty one at the end.
    async fn stream(&self, path: &Path) -> std::io::Result<String> {
        let mut file = File::open(path).await?;
        let mut line = TcpStream::connect(&self.address).await?;
        line.write_all(b"zINSTREAM\0").await?;
        let mut piece = vec![0; PIECE];
        loop {
            let length = file.read(&mut piece).await?;
            let announced = u32::try_from(length).unwrap_or(0).to_be_bytes();
            line.write_all(&announced).await?;
            if length == 0 {
                break;
            }
            line.write_all(piece.get(..length).unwrap_or_default()).await?;
        }
        answer(&mut line).await
    }
}

async fn answer(line: &mut TcpStream) -> std::io::Result<String> {
    let mut said = Vec::new();
    line.take(LONGEST_ANSWER).read_to_end(&mut said).await?;
    Ok(String::from_utf8_lossy(&said).trim_end_matches(['\0', '\n']).to_owned())
}

/// What an answer means.
fn finding(answer: &str) -> Option<Finding> {
    match answer {
        "stream: OK" => Some(Finding::Clean),
        found if found.starts_with("stream: ") && found.ends_with(" FOUND") => Some(Finding::Harmful),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_ok_is_clean() {
        assert_eq!(finding("stream: OK"), Some(Finding::Clean));
        assert_eq!(finding("stream: Parvis.Test.UNOFFICIAL FOUND"), Some(Finding::Harmful));
        for unclear in [
            "",
            "OK",
            "INSTREAM size limit exceeded. ERROR",
            "stream: lstat() failed. ERROR",
        ] {
            assert_eq!(finding(unclear), None, "{unclear}");
        }
    }
}
