//! Where files are kept, when not in the data folder.

use url::Url;

use super::{
    Environment, Secret,
    reading::{Reader, is_api_base},
};
use crate::storage::Bucket;

/// Where a bucket is when nobody says.
const USUAL_REGION: &str = "us-east-1";
/// What goes with the bucket's name.
const ACCESS: [(&str, &str); 2] = [
    ("S3_ACCESS_KEY_ID", "with S3_BUCKET, the store has to know who we are."),
    (
        "S3_SECRET_ACCESS_KEY",
        "with S3_BUCKET, it has to be proved who we are.",
    ),
];

impl Reader<'_> {
    pub(super) fn bucket(&mut self, environment: Environment) -> Option<Bucket> {
        const EXPECTED: &str = "the address of a store, https in production, for example https://s3.example.org";
        let endpoint = self.parsed::<Url>("S3_ENDPOINT", EXPECTED);
        let speaks_http = |url: &Url| url.scheme() == "http" && !environment.is_production();
        if endpoint
            .as_ref()
            .is_some_and(|url| !is_api_base(url) && !speaks_http(url))
        {
            self.malformed("S3_ENDPOINT", EXPECTED);
        }
        let Some(name) = self.text("S3_BUCKET") else {
            if self.text("S3_ENDPOINT").is_some() {
                self.missing("S3_BUCKET", "with S3_ENDPOINT, the bucket has to be named.");
            }
            return None;
        };
        for (setting, because) in ACCESS {
            if self.text(setting).is_none() {
                self.missing(setting, because);
            }
        }
        let access = (
            self.text("S3_ACCESS_KEY_ID")?.to_owned(),
            Secret::new(self.text("S3_SECRET_ACCESS_KEY")?),
        );
        let region = self.text("S3_REGION").unwrap_or(USUAL_REGION).to_owned();
        Some(Bucket::new(endpoint, name.to_owned(), region, access))
    }
}
