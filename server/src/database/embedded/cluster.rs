//! Making the private database once.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::binaries::Binaries;
use super::failure::Attempt;
use super::{EmbeddedError, Home, NAME};

/// The role that may do everything inside the cluster; the application uses another.
const SUPERUSER: &str = "postgres";

/// Added to the settings that `initdb` writes. The operator may change them afterwards.
const SETTINGS: &str = "
# What Parvis sets: enough for a town on a small machine. Change it at will.
max_connections = 100
shared_buffers = 128MB
effective_cache_size = 512MB
jit = off                       # short queries: compiling them costs more than it brings
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on          # a week of logs in the folder log, then each day is overwritten
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
";

/// The version that wrote the data; none when there are no data yet.
pub(super) fn major_version(home: &Home) -> Option<u32> {
    fs::read_to_string(home.data().join("PG_VERSION"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Makes the cluster, the role and the database, unless they are there.
///
/// All of it happens under another name that is changed last: an interrupted first start leaves
/// nothing that a second one could mistake for data.
pub(super) fn create_if_missing(home: &Home, binaries: &Binaries) -> Result<(), EmbeddedError> {
    if major_version(home).is_some() {
        return Ok(());
    }
    tracing::info!(folder = %home.folder().display(), "making the private database, a few seconds");
    let unfinished = home.folder().join("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).attempt("Cannot remove", &unfinished)?;
    }
    initialise(home, binaries, &unfinished)?;
    write_settings(home, &unfinished)?;
    create_database(home, binaries, &unfinished)?;
    fs::rename(&unfinished, home.data()).attempt("Cannot name", &home.data())
}

fn initialise(home: &Home, binaries: &Binaries, folder: &Path) -> Result<(), EmbeddedError> {
    let mut initdb = home.owner().command(binaries.program("initdb"), home.folder());
    initdb.arg("--pgdata").arg(folder).args(["--username", SUPERUSER]);
    initdb.args([
        "--auth-local=peer",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
    ]);
    initdb.args(["--data-checksums", "--no-instructions"]);
    succeed("initdb", &mut initdb, "").map(drop)
}

fn write_settings(home: &Home, folder: &Path) -> Result<(), EmbeddedError> {
    let configuration = folder.join("postgresql.conf");
    OpenOptions::new()
        .append(true)
        .open(&configuration)
        .and_then(|mut file| file.write_all(SETTINGS.as_bytes()))
        .attempt("Cannot write", &configuration)?;

    let access = folder.join("pg_hba.conf");
    fs::write(
        &access,
        "# Over the Unix socket alone; the kernel says who it is.\nlocal all all peer map=parvis\n",
    )
    .attempt("Cannot write", &access)?;

    let map = folder.join("pg_ident.conf");
    fs::write(&map, people(home.owner().name())).attempt("Cannot write", &map)
}

/// Which user of the machine may come in as which role.
fn people(owner: &str) -> String {
    format!(
        "# map user role\n\
         parvis \"root\" {NAME}\n\
         parvis \"root\" {SUPERUSER}\n\
         parvis \"{owner}\" {NAME}\n\
         parvis \"{owner}\" {SUPERUSER}\n"
    )
}

/// In single-user mode, so that no start and stop is needed in between. One command a line.
fn create_database(home: &Home, binaries: &Binaries, folder: &Path) -> Result<(), EmbeddedError> {
    let commands = format!("create role {NAME} login\ncreate database {NAME} owner {NAME}\n");
    let mut postgres = home.owner().command(binaries.program("postgres"), home.folder());
    postgres
        .arg("--single")
        .arg("-D")
        .arg(folder)
        .args(["-c", "logging_collector=off", "postgres"]);
    let output = succeed("postgres", &mut postgres, &commands)?;
    // Single-user mode goes on after an error and ends well all the same.
    let said = text_of(&output);
    if said.contains("ERROR:") {
        return Err(EmbeddedError::Failed {
            program: "postgres",
            output: said,
        });
    }
    Ok(())
}

fn succeed(program: &'static str, command: &mut Command, input: &str) -> Result<Output, EmbeddedError> {
    let path = Path::new(command.get_program()).to_path_buf();
    let output = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            if let Some(mut stdin) = child.stdin.take() {
                stdin.write_all(input.as_bytes())?;
            }
            child.wait_with_output()
        })
        .attempt("Cannot run", &path)?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(EmbeddedError::Failed {
            program,
            output: text_of(&output),
        })
    }
}

fn text_of(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&both).trim().to_owned()
}
