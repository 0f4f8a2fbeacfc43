//! A mail server that keeps what it takes: as much of RFC 5321 as a client needs.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};

/// How the server answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Manners {
    /// It takes every letter.
    Takes,
    /// It answers `RCPT TO` with a line of its own.
    AnswersRecipientsWith(&'static str),
    /// It takes the letter and says so only when told to.
    Hesitates,
}

/// A running mail server.
#[derive(Debug)]
pub(super) struct Sink {
    port: u16,
    house: Arc<House>,
}

#[derive(Debug)]
struct House {
    manners: Manners,
    letters: Mutex<Vec<String>>,
    /// One permit for each letter that has come in.
    arrived: Semaphore,
    /// One permit for each letter that may be acknowledged, when the server hesitates.
    release: Semaphore,
}

impl Sink {
    /// Opens on a port of its own.
    pub(super) async fn open(manners: Manners) -> Self {
        Self::open_on(manners, 0).await
    }

    /// Opens on a port.
    pub(super) async fn open_on(manners: Manners, port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("the port is free");
        let port = listener.local_addr().expect("an address").port();
        let house = Arc::new(House {
            manners,
            letters: Mutex::default(),
            arrived: Semaphore::new(0),
            release: Semaphore::new(0),
        });
        let serving = Arc::clone(&house);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&serving)));
            }
        });
        Self { port, house }
    }

    /// A port on which nobody listens.
    pub(super) async fn closed_port() -> u16 {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        listener.local_addr().expect("an address").port()
    }

    /// How a client finds it.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// The letters that it took, as they came.
    pub(super) fn letters(&self) -> Vec<String> {
        self.house.letters.lock().expect("the letters").clone()
    }

    /// Waits until a letter has come in.
    pub(super) async fn letter_arrived(&self) {
        self.house.arrived.acquire().await.expect("an open server").forget();
    }

    /// Lets a hesitating server acknowledge a letter.
    pub(super) fn release(&self) {
        self.house.release.add_permits(1);
    }
}

async fn serve(stream: TcpStream, house: Arc<House>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 sink.test ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match command.as_str() {
            "EHLO" => "250-sink.test\r\n250-8BITMIME\r\n250 SMTPUTF8".to_owned(),
            "RCPT" => match house.manners {
                Manners::AnswersRecipientsWith(answer) => answer.to_owned(),
                Manners::Takes | Manners::Hesitates => "250 2.1.5 ok".to_owned(),
            },
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.push('\n');
                }
                house.letters.lock().expect("the letters").push(letter);
                house.arrived.add_permits(1);
                if matches!(house.manners, Manners::Hesitates) {
                    house.release.acquire().await.expect("an open server").forget();
                }
                "250 2.0.0 taken".to_owned()
            }
            "QUIT" => {
                writer.write_all(b"221 2.0.0 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 2.0.0 ok".to_owned(),
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
