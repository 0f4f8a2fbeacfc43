//! `parvis`: the one binary. What it can do is in `command`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    server::command::run().await
}
