//! A NATS server that can die, and somebody who hears what is said on it (the text protocol of NATS).

use std::{
    net::{Ipv4Addr, SocketAddr},
    process::{Child, Command, Stdio},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use super::waiting::{until, within};

/// A NATS server with a port of its own.
#[derive(Debug)]
pub struct NatsServer {
    child: Option<Child>,
    address: SocketAddr,
}

impl NatsServer {
    /// One that is away.
    pub async fn away() -> Self {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        Self {
            child: None,
            address: free.local_addr().expect("an address"),
        }
    }

    /// One that runs.
    pub async fn running() -> Self {
        let mut server = Self::away().await;
        server.open().await;
        server
    }

    /// Starts it, again.
    pub async fn open(&mut self) {
        let child = Command::new("nats-server")
            .args(["--addr", "127.0.0.1", "--port", &self.address.port().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.child = Some(child.expect("nats-server runs; scripts/setup.sh fetches it"));
        until("NATS answers", async || TcpStream::connect(self.address).await.is_ok()).await;
    }

    /// Kills it.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// The setting of a process that uses it.
    pub fn url(&self) -> String {
        format!("nats://{}", self.address)
    }

    /// Somebody who hears everything that is said from now on.
    pub async fn listener(&self) -> NatsListener {
        let mut connection = BufReader::new(TcpStream::connect(self.address).await.expect("a connection"));
        connection
            .write_all(b"CONNECT {\"verbose\":false}\r\nSUB parvis.changes 1\r\nPING\r\n")
            .await
            .expect("it is heard");
        let mut listener = NatsListener(connection);
        within("NATS listens", async { while listener.line().await != "PONG" {} }).await;
        listener
    }
}

impl Drop for NatsServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Hears what processes say.
#[derive(Debug)]
pub struct NatsListener(BufReader<TcpStream>);

impl NatsListener {
    /// The audience that the next message names.
    pub async fn audience(&mut self) -> String {
        within("something is said by NATS", async {
            loop {
                let line = self.line().await;
                let Some(message) = line.strip_prefix("MSG ") else {
                    if line == "PING" {
                        self.0.write_all(b"PONG\r\n").await.expect("it is heard");
                    }
                    continue;
                };
                let size = message.rsplit(' ').next().and_then(|size| size.parse().ok());
                let mut words = vec![0; size.expect("a size")];
                self.0.read_exact(&mut words).await.expect("a message");
                self.line().await;
                return String::from_utf8(words).expect("text");
            }
        })
        .await
    }

    async fn line(&mut self) -> String {
        let mut line = String::new();
        let read = self.0.read_line(&mut line).await.expect("a line");
        assert!(read > 0, "NATS hung up");
        line.trim_end().to_owned()
    }
}
