//! `parvis doctor`: looks at the installation and says in plain words what is wrong.

mod backup;
mod checks;
mod finding;
mod live;
mod media;
mod settings;
mod watching;

use std::process::ExitCode;

use platform::configuration::{Configuration, Variables};

use finding::{Finding, Findings};

/// Explains every setting, checks everything that can be checked, and fails when something is wrong.
pub(super) async fn run() -> ExitCode {
    println!("Parvis {}: a look at this installation.", env!("CARGO_PKG_VERSION"));
    let mut findings = Findings::default();
    let variables = Variables::from_environment();
    if let Ok(variables) = &variables {
        println!("\nSettings\n{}", settings::explained(variables));
    }
    println!("Checks");
    match variables.and_then(|variables| Configuration::read(&variables)) {
        Ok(configuration) => examine(&configuration, &mut findings).await,
        Err(problems) => {
            for problem in problems.iter() {
                findings.add("settings", Finding::Wrong(problem.to_string()));
            }
            findings.add(
                "all else",
                Finding::Note("not checked, because the settings cannot be used.".to_owned()),
            );
        }
    }
    println!("\n{}", findings.conclusion());
    if findings.something_is_wrong() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

async fn examine(configuration: &Configuration, findings: &mut Findings) {
    findings.add("settings", Finding::Good("all can be used.".to_owned()));
    for name in &configuration.unused {
        findings.add(
            "settings",
            Finding::Note(format!("{name} is set, but not used yet by this version.")),
        );
    }
    findings.add("data folder", checks::data_folder(configuration));
    findings.add("disk", checks::free_disk(configuration));
    findings.add("clock", checks::clock());
    checks::database(configuration, findings).await;
    findings.add("live", live::live(configuration).await);
    findings.add("mail", checks::mail(configuration).await);
    findings.add("push", checks::push(configuration));
    findings.add("messages", checks::messages(configuration).await);
    checks::doors(configuration, findings).await;
    findings.add("traces", watching::traces(configuration).await);
    findings.add("error reports", watching::error_reports(configuration));
    findings.add("files", media::files(configuration).await);
    findings.add("voices", media::programs());
    findings.add("scanner", media::scanner(configuration).await);
    findings.add("browser", checks::browser_files());
}
