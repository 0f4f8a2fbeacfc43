//! The binary as a process that can be killed.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
};

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::waiting::{until, within};

/// So much of a server's log is shown when a test fails.
const LAST_LINES: usize = 40;

/// A running server.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts the server with these settings and no others, and waits until it says that it is open.
    pub async fn start(command: &[&str], settings: &[(String, String)], folder: &Path, log: PathBuf) -> Self {
        let file = File::create(&log).expect("a log");
        let mut child = Command::new(env!("CARGO_BIN_EXE_parvis"))
            .args(command)
            // Away from the `.env` of whoever runs the tests.
            .current_dir(folder)
            .env_clear()
            .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
            .envs(settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .expect("the binary runs");
        let output = child.stdout.take().expect("an output");
        let mut server = Self {
            child,
            address: ([127, 0, 0, 1], 0).into(),
            log,
        };
        let (said, saying) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut line = String::new();
            let _ = output.read_line(&mut line);
            let _ = said.send(line);
            // A closed pipe would make its next word its last.
            let _ = output.read_to_end(&mut Vec::new());
        });
        let line = within("the server is open", saying).await.expect("its first line");
        let address = line
            .trim()
            .rsplit("http://")
            .next()
            .and_then(|address| address.parse().ok());
        server.address = address.unwrap_or_else(|| panic!("it did not open: {line}"));
        server
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Kills it at once.
    pub fn kill(mut self) {
        self.end();
    }

    /// Keeps it from doing anything at all; it can still be killed.
    pub fn freeze(&self) {
        self.signal(Signal::SIGSTOP);
    }

    /// Asks it to stop.
    pub fn terminate(&self) {
        self.signal(Signal::SIGTERM);
    }

    /// How it ended, once it has.
    pub async fn ended(mut self) -> ExitStatus {
        let mut status = None;
        until("the server has ended", async || {
            status = self.child.try_wait().expect("its state");
            status.is_some()
        })
        .await;
        status.expect("an end")
    }

    fn signal(&self, signal: Signal) {
        kill(pid(self.child.id()), signal).expect("it runs");
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The number of a process, as the system calls want it.
pub fn pid(process: u32) -> Pid {
    Pid::from_raw(process.try_into().expect("a number of a process"))
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
        if std::thread::panicking() {
            let log = fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            eprintln!(
                "{}:\n{}",
                self.log.display(),
                lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
            );
        }
    }
}
