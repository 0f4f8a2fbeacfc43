//! HTTP/1.1 on a bare socket (RFC 9112), so that a test sees where exactly an answer was cut.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// An open connection.
#[derive(Debug)]
pub struct Connection(BufReader<TcpStream>);

/// The beginning of an answer.
#[derive(Debug)]
pub struct Head {
    pub status: u16,
    pub headers: Vec<(String, String)>,
}

impl Head {
    /// The first header of a name, empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }
}

/// The rest of an answer, piece by piece.
#[derive(Debug)]
pub struct Body {
    connection: Connection,
    framing: Framing,
}

#[derive(Clone, Copy, Debug)]
enum Framing {
    Chunked,
    Left(usize),
}

impl Connection {
    pub async fn open(server: SocketAddr) -> io::Result<Self> {
        Ok(Self(BufReader::new(TcpStream::connect(server).await?)))
    }

    /// Sends a request and reads the beginning of its answer.
    pub async fn ask(mut self, request: &str) -> io::Result<(Head, Body)> {
        self.0.write_all(request.as_bytes()).await?;
        let status_line = self.line().await?;
        let status = status_line
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or(ErrorKind::InvalidData)?;
        let mut headers = Vec::new();
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let head = Head { status, headers };
        let framing = if head.header("transfer-encoding") == "chunked" {
            Framing::Chunked
        } else {
            Framing::Left(head.header("content-length").parse().unwrap_or(0))
        };
        Ok((
            head,
            Body {
                connection: self,
                framing,
            },
        ))
    }

    async fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line).await?;
        match line.strip_suffix("\r\n") {
            Some(whole) => Ok(whole.to_owned()),
            None => Err(ErrorKind::UnexpectedEof.into()),
        }
    }

    async fn bytes(&mut self, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }
}

impl Body {
    /// The next piece; `None` at the end that the server meant, an error where it was cut.
    pub async fn next_piece(&mut self) -> io::Result<Option<Vec<u8>>> {
        match self.framing {
            Framing::Left(0) => Ok(None),
            Framing::Left(count) => {
                self.framing = Framing::Left(0);
                self.connection.bytes(count).await.map(Some)
            }
            Framing::Chunked => {
                let size = self.connection.line().await?;
                let size = usize::from_str_radix(&size, 16).map_err(|_| ErrorKind::InvalidData)?;
                let piece = self.connection.bytes(size).await?;
                self.connection.line().await?;
                if size == 0 {
                    self.framing = Framing::Left(0);
                    return Ok(None);
                }
                Ok(Some(piece))
            }
        }
    }

    /// All of it.
    pub async fn whole(&mut self) -> io::Result<String> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next_piece().await? {
            bytes.extend(piece);
        }
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The connection, when the answer was read to its end and it stays open.
    pub fn into_connection(self) -> Connection {
        self.connection
    }
}
