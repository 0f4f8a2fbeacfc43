//! Who is told from elsewhere how the town does.

use url::Url;

use super::{Secret, reading::Reader};

impl Reader<'_> {
    /// The address of a collector of traces. It may be of a machine nearby, in the open: what it is told names nobody.
    pub(super) fn traces(&mut self) -> Option<Url> {
        const NAME: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
        const EXPECTED: &str = "the address of a collector, for example http://127.0.0.1:4318";
        let given = self.parsed::<Url>(NAME, EXPECTED)?;
        if !is_plain(&given) || !given.username().is_empty() {
            self.malformed(NAME, EXPECTED);
        }
        Some(given)
    }

    /// A DSN: an address with a key before its host and a project's number at its end.
    pub(super) fn error_reports(&mut self) -> Option<Secret> {
        const NAME: &str = "SENTRY_DSN";
        let text = self.text(NAME)?;
        let is_dsn = text.parse::<Url>().is_ok_and(|url| {
            let project = url.path_segments().and_then(|mut parts| parts.next_back());
            let has_project =
                project.is_some_and(|project| !project.is_empty() && project.bytes().all(|byte| byte.is_ascii_digit()));
            is_plain(&url) && !url.username().is_empty() && has_project
        });
        if !is_dsn {
            self.malformed(NAME, "a DSN, for example https://key@errors.example.org/1");
        }
        Some(Secret::new(text))
    }
}

/// Of the web, and nothing after its path.
fn is_plain(url: &Url) -> bool {
    let of_the_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    of_the_web && url.password().is_none() && url.query().is_none() && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::{Configuration, Problems, Variables};

    fn read(pairs: &[(&str, &str)]) -> Result<Configuration, Problems> {
        let whole = [
            ("PARVIS_SECRET", "0123456789abcdef0123456789abcdef"),
            ("VAPID_PRIVATE_KEY", "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        ];
        let given = whole.into_iter().chain(pairs.iter().copied());
        Configuration::read(&given.collect::<Variables>())
    }

    #[test]
    fn nobody_is_told_from_elsewhere_unless_it_is_asked_for() {
        let configuration = read(&[]).expect("settings");
        assert!(configuration.traces.is_none() && configuration.error_reports.is_none());
        let configuration = read(&[
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"),
            ("SENTRY_DSN", "https://key@errors.example.org/1"),
        ])
        .expect("settings");
        assert_eq!(
            configuration.traces.expect("a collector").as_str(),
            "http://collector:4318/"
        );
        assert!(configuration.error_reports.is_some());
        assert!(configuration.unused.is_empty());
    }

    #[test]
    fn those_who_are_told_have_addresses_that_can_be_used() {
        for address in [
            "collector:4318",
            "grpc://collector:4317",
            "http://user:word@collector",
            "http://collector?a=1",
        ] {
            let problems = read(&[("OTEL_EXPORTER_OTLP_ENDPOINT", address)]).expect_err("they are refused");
            assert_eq!(
                problems.iter().next().map(|problem| problem.name.as_str()),
                Some("OTEL_EXPORTER_OTLP_ENDPOINT"),
                "{address}"
            );
        }
        for dsn in [
            "x",
            "https://errors.example.org/1",
            "https://key@errors.example.org/",
            "https://key@errors.example.org/one",
        ] {
            let problems = read(&[("SENTRY_DSN", dsn)]).expect_err("they are refused");
            assert!(problems.to_string().contains("SENTRY_DSN is malformed"), "{dsn}");
            assert!(
                !problems.to_string().contains(&format!("\u{201c}{dsn}")),
                "it is not quoted: {dsn}"
            );
        }
    }
}
