//! PostgreSQL's first process: finding it, starting it, stopping it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::binaries::Binaries;
use super::failure::Attempt;
use super::{EmbeddedError, Home, PORT};

/// Between two looks at the lock file.
const GLANCE: Duration = Duration::from_millis(5);
/// Long, because recovery after a crash may have much to read.
const START: Duration = Duration::from_mins(5);
const STOP: Duration = Duration::from_mins(1);
/// How long the children of a killed first process may take to notice and leave.
const LEAVING: Duration = Duration::from_secs(10);
/// So much of a log is told when a start fails.
const LAST_LINES: usize = 10;
const PAUSE_BEFORE_RETRY: Duration = Duration::from_millis(100);

/// A running PostgreSQL.
#[derive(Debug)]
pub(super) struct Postmaster {
    process: i32,
    socket_folder: PathBuf,
}

impl Postmaster {
    /// The process id.
    pub(super) fn process(&self) -> i32 {
        self.process
    }

    /// The folder of its socket.
    pub(super) fn socket_folder(&self) -> &Path {
        &self.socket_folder
    }

    /// The one that runs on these data, ready for connections; one that is just stopping is waited for.
    pub(super) fn running_in(home: &Home) -> Result<Option<Self>, EmbeddedError> {
        let data = home.data();
        let started = Instant::now();
        while let Some(lock) = LockFile::read(&data).filter(|lock| lock.belongs_to(&data)) {
            if lock.state == State::Ready {
                return Ok(Some(Self {
                    process: lock.process,
                    socket_folder: lock.socket_folder,
                }));
            }
            if started.elapsed() > START {
                return Err(EmbeddedError::TooSlow {
                    action: "start",
                    folder: data,
                    seconds: START.as_secs(),
                });
            }
            sleep(GLANCE);
        }
        Ok(None)
    }

    /// Starts it and waits until it takes connections; after a crash it recovers first.
    pub(super) fn start(home: &Home, binaries: &Binaries) -> Result<Self, EmbeddedError> {
        let socket_folder = home.socket_folder()?;
        let started = Instant::now();
        loop {
            remove_misleading_lock(&home.data())?;
            remove_stale_socket(&socket_folder)?;
            let mut child = launch(home, binaries, &socket_folder)?;
            match wait_until_ready(home, &mut child)? {
                Outcome::Ready(process) => return Ok(Self { process, socket_folder }),
                Outcome::Occupied(_) if started.elapsed() < LEAVING => sleep(PAUSE_BEFORE_RETRY),
                Outcome::Occupied(output) | Outcome::Failed(output) => {
                    return Err(EmbeddedError::Failed {
                        program: "postgres",
                        output,
                    });
                }
            }
        }
    }

    /// Stops it in order: no new connections, open transactions undone, everything written.
    pub(super) fn stop(self, home: &Home) -> Result<(), EmbeddedError> {
        let data = home.data();
        // An error means that it is gone already.
        if kill(Pid::from_raw(self.process), Signal::SIGINT).is_err() {
            return Ok(());
        }
        let started = Instant::now();
        while LockFile::read(&data).is_some_and(|lock| lock.process == self.process && lock.belongs_to(&data)) {
            if started.elapsed() > STOP {
                return Err(EmbeddedError::TooSlow {
                    action: "stop",
                    folder: data,
                    seconds: STOP.as_secs(),
                });
            }
            sleep(GLANCE);
        }
        Ok(())
    }
}

enum Outcome {
    Ready(i32),
    /// The remains of an earlier one are still there; they leave by themselves.
    Occupied(String),
    Failed(String),
}

fn launch(home: &Home, binaries: &Binaries, socket_folder: &Path) -> Result<Child, EmbeddedError> {
    let log_path = start_log(home);
    let log = File::create(&log_path).attempt("Cannot write", &log_path)?;
    home.owner().receive(&log_path).attempt("Cannot give away", &log_path)?;
    let errors = log.try_clone().attempt("Cannot write", &log_path)?;
    let program = binaries.program("postgres");
    home.owner()
        .command(&program, home.folder())
        .arg("-D")
        .arg(home.data())
        // What safety rests on is not left to the settings file.
        .args([
            "-c",
            "listen_addresses=",
            "-c",
            &format!("port={PORT}"),
            "-c",
            "unix_socket_permissions=0700",
            "-c",
        ])
        .arg(socket_setting(socket_folder))
        .stdout(log)
        .stderr(errors)
        // A key press that interrupts the server must not reach the database before the server's last words.
        .process_group(0)
        .spawn()
        .attempt("Cannot run", &program)
}

/// The setting is a list: quotes keep commas and spaces of a path together.
fn socket_setting(folder: &Path) -> OsString {
    let mut setting = OsString::from("unix_socket_directories=\"");
    setting.push(folder);
    setting.push("\"");
    setting
}

fn wait_until_ready(home: &Home, child: &mut Child) -> Result<Outcome, EmbeddedError> {
    let data = home.data();
    let started = Instant::now();
    loop {
        let lock = LockFile::read(&data).filter(|lock| u32::try_from(lock.process) == Ok(child.id()));
        if let Some(lock) = lock.filter(|lock| lock.state == State::Ready) {
            return Ok(Outcome::Ready(lock.process));
        }
        if child.try_wait().attempt("Cannot watch PostgreSQL in", &data)?.is_some() {
            let said = fs::read_to_string(start_log(home)).unwrap_or_default();
            let occupied = said.contains("is still in use") || said.contains("lock file");
            let output = format!("{said}{}", last_words(&data.join("log")));
            return Ok(if occupied {
                Outcome::Occupied(output)
            } else {
                Outcome::Failed(output)
            });
        }
        if started.elapsed() > START {
            return Err(EmbeddedError::TooSlow {
                action: "start",
                folder: data,
                seconds: START.as_secs(),
            });
        }
        sleep(GLANCE);
    }
}

/// The end of the newest log, where PostgreSQL writes once it has begun to start.
fn last_words(logs: &Path) -> String {
    let newest = fs::read_dir(logs)
        .into_iter()
        .flatten()
        .flatten()
        .max_by_key(|entry| entry.metadata().and_then(|metadata| metadata.modified()).ok());
    let text = newest
        .and_then(|entry| fs::read_to_string(entry.path()).ok())
        .unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LAST_LINES)..].join("\n")
}

fn start_log(home: &Home) -> PathBuf {
    home.folder().join("start.log")
}

/// After a power cut the number in an old lock file may belong to a stranger, whom PostgreSQL would
/// take for itself and refuse to start. Where nobody has that number PostgreSQL finds out alone,
/// and also looks for children that are still alive: its lock file is left to it.
fn remove_misleading_lock(data: &Path) -> Result<(), EmbeddedError> {
    match LockFile::read(data) {
        Some(lock) if lock.names_a_stranger(data) => remove_if_there(&LockFile::path(data)),
        _ => Ok(()),
    }
}

/// The socket's lock file misleads in the same way; nobody but the one that is about to start uses
/// this folder.
fn remove_stale_socket(folder: &Path) -> Result<(), EmbeddedError> {
    let socket = format!(".s.PGSQL.{PORT}");
    remove_if_there(&folder.join(format!("{socket}.lock")))?;
    remove_if_there(&folder.join(socket))
}

fn remove_if_there(path: &Path) -> Result<(), EmbeddedError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).attempt("Cannot remove", path),
        _ => Ok(()),
    }
}

/// `postmaster.pid`, see `src/include/utils/pidfile.h` of PostgreSQL.
struct LockFile {
    process: i32,
    socket_folder: PathBuf,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Ready,
    Changing,
}

impl LockFile {
    fn path(data: &Path) -> PathBuf {
        data.join("postmaster.pid")
    }

    fn read(data: &Path) -> Option<Self> {
        let text = fs::read_to_string(Self::path(data)).ok()?;
        let mut lines = text.lines();
        let process = lines.next()?.trim().parse().ok().filter(|process| *process > 0)?;
        let socket_folder = lines.nth(3).unwrap_or_default().into();
        let state = if lines.nth(2).is_some_and(|state| state.trim() == "ready") {
            State::Ready
        } else {
            State::Changing
        };
        Some(Self {
            process,
            socket_folder,
            state,
        })
    }

    /// Whether the process that the file names is alive and was started on this data folder;
    /// process numbers are given out again.
    fn belongs_to(&self, data: &Path) -> bool {
        self.arguments().is_some_and(|arguments| mentions(&arguments, data))
    }

    /// Whether the process that the file names is alive (or dead and not buried), and another one.
    fn names_a_stranger(&self, data: &Path) -> bool {
        self.arguments().is_some_and(|arguments| !mentions(&arguments, data))
    }

    /// What the process was called with; unlike its working folder, everybody may read that.
    fn arguments(&self) -> Option<Vec<u8>> {
        fs::read(format!("/proc/{}/cmdline", self.process)).ok()
    }
}

/// Arguments are separated by zeros.
fn mentions(arguments: &[u8], data: &Path) -> bool {
    arguments
        .split(|byte| *byte == 0)
        .any(|argument| argument == data.as_os_str().as_bytes())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{LockFile, State, remove_misleading_lock};

    fn with_lock(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(LockFile::path(folder.path()), text).unwrap();
        folder
    }

    #[test]
    fn a_lock_file_names_process_socket_and_state() {
        let folder = with_lock("4711\n/data\n1700000000\n5432\n/run/parvis\n\n  5432001         0\nready   \n");
        let lock = LockFile::read(folder.path()).unwrap();
        assert_eq!(lock.process, 4711);
        assert_eq!(lock.socket_folder, Path::new("/run/parvis"));
        assert!(lock.state == State::Ready);
    }

    #[test]
    fn a_half_written_lock_file_is_not_ready() {
        let folder = with_lock("4711\n/data\n");
        assert!(LockFile::read(folder.path()).unwrap().state == State::Changing);
    }

    #[test]
    fn a_strangers_process_number_does_not_keep_the_database_from_starting() {
        let folder = with_lock(&format!("{}\n/data\n1\n5432\n/run\n\n1 1\nready\n", std::process::id()));
        assert!(!LockFile::read(folder.path()).unwrap().belongs_to(folder.path()));
        remove_misleading_lock(folder.path()).unwrap();
        assert!(!LockFile::path(folder.path()).exists());
    }

    #[test]
    fn a_dead_process_leaves_its_lock_to_postgresql() {
        let folder = with_lock(&format!("{}\n/data\n1\n5432\n/run\n\n1 1\nready\n", i32::MAX));
        remove_misleading_lock(folder.path()).unwrap();
        assert!(LockFile::path(folder.path()).exists());
    }
}
