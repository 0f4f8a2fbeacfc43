//! A mail server that can be away: as much of RFC 5321 as a client needs.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpSocket, TcpStream},
};

/// A mail server. It holds its port from the beginning, but nobody answers until it opens.
#[derive(Debug)]
pub struct MailServer {
    socket: Option<TcpSocket>,
    port: u16,
    house: Arc<House>,
}

#[derive(Debug, Default)]
struct House {
    /// The letters that it answers for.
    taken: Mutex<Vec<String>>,
    /// How many letters it has heard to their end.
    heard: AtomicUsize,
    /// Whether it lets clients wait for its word.
    is_slow: AtomicBool,
}

impl MailServer {
    /// One that is away.
    pub fn away() -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
        let port = socket.local_addr().expect("an address").port();
        Self {
            socket: Some(socket),
            port,
            house: Arc::default(),
        }
    }

    /// It is back.
    pub fn open(&mut self) {
        let listener = self.socket.take().expect("it is away").listen(16).expect("it listens");
        let house = Arc::clone(&self.house);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&house)));
            }
        });
    }

    /// From now on it hears letters and does not say that it takes them, or says it again.
    pub fn be_slow(&self, is_slow: bool) {
        self.house.is_slow.store(is_slow, Ordering::SeqCst);
    }

    /// The settings of a server that sends through it.
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The letters that it took, as they came.
    pub fn letters(&self) -> Vec<String> {
        self.house.taken.lock().expect("the letters").clone()
    }

    /// How many letters it has heard to their end, taken or not.
    pub fn heard(&self) -> usize {
        self.house.heard.load(Ordering::SeqCst)
    }
}

/// The `Message-ID` of a letter.
pub fn message_id(letter: &str) -> &str {
    letter
        .lines()
        .find_map(|line| line.strip_prefix("Message-ID: "))
        .expect("a letter has an id")
}

async fn serve(stream: TcpStream, house: Arc<House>) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 away.test ESMTP\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match command.as_str() {
            "EHLO" => "250-away.test\r\n250-8BITMIME\r\n250 SMTPUTF8",
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                    letter.push('\n');
                }
                house.heard.fetch_add(1, Ordering::SeqCst);
                if house.is_slow.load(Ordering::SeqCst) {
                    // Says nothing until the client has gone: the letter stays the client's.
                    while lines.next_line().await?.is_some() {}
                    return Ok(());
                }
                house.taken.lock().expect("the letters").push(letter);
                "250 2.0.0 taken"
            }
            "QUIT" => return writer.write_all(b"221 2.0.0 bye\r\n").await,
            _ => "250 2.0.0 ok",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
