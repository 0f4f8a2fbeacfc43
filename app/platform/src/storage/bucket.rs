//! Files in a bucket of S3, or of whatever speaks like it.
//!
//! What is read or written as a file passes through one of this machine that has no name: it appears
//! in the bucket whole or not at all, as in a folder.

use std::{
    fmt,
    fs::File,
    io,
    ops::Range,
    sync::{Arc, OnceLock},
    time::Duration,
};

use axum::body::Body;
use futures::TryStreamExt;
use object_store::{
    ClientOptions, Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    buffered::BufWriter,
    client::{HttpClient, HttpConnector},
    path::Path,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use tokio::io::AsyncWriteExt;

use super::{FileName, Stored};
use crate::configuration::Secret;

/// How long a line may take to open, and be silent.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often something is tried again, and for how long in all.
const RETRIES: usize = 4;
const RETRIED_FOR: Duration = Duration::from_secs(30);
/// Where our files are in the bucket.
const FOLDER: &str = "files";

/// How a bucket is reached. The line to it is made once, and shared.
#[derive(Clone)]
pub struct Bucket {
    /// The host, where it is not Amazon's own.
    pub endpoint: Option<url::Url>,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub region: String,
    /// Who we are there.
    pub key: String,
    /// What proves it.
    pub secret: Secret,
    line: Arc<OnceLock<Arc<AmazonS3>>>,
}

impl fmt::Debug for Bucket {
    /// Without the line, which knows the secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Bucket")
            .field("endpoint", &self.endpoint)
            .field("name", &self.name)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

impl Bucket {
    /// A bucket; `endpoint` is where it is reached, where it is not Amazon's own.
    pub fn new(endpoint: Option<url::Url>, name: String, region: String, (key, secret): (String, Secret)) -> Self {
        Self {
            endpoint,
            name,
            region,
            key,
            secret,
            line: Arc::default(),
        }
    }

    /// Whether it answers, and lets us in.
    ///
    /// # Errors
    /// In the words of the other side.
    pub async fn greet(&self) -> Result<(), String> {
        let store = self.store().map_err(|cause| cause.to_string())?;
        let mut list = store.list(Some(&Path::from(FOLDER)));
        list.try_next().await.map(drop).map_err(|cause| cause.to_string())
    }

    pub(super) async fn put(&self, name: &FileName, file: File) -> io::Result<u64> {
        let mut file = tokio::fs::File::from_std(file);
        let mut writer = BufWriter::new(self.store()?, path(name));
        let copied = tokio::io::copy(&mut file, &mut writer).await;
        match copied {
            Ok(bytes) => writer.shutdown().await.map(|()| bytes),
            Err(cause) => {
                // What was sent of it is thrown away there.
                drop(writer.abort().await);
                Err(cause)
            }
        }
    }

    /// All of a file, or a part; `None` when it is not there.
    pub(super) async fn get(&self, name: &FileName, part: Option<Range<u64>>) -> io::Result<Option<Stored>> {
        let options = GetOptions {
            range: part.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        let Some(found) = there(self.store()?.get_opts(&path(name), options).await)? else {
            return Ok(None);
        };
        let length = found.range.end - found.range.start;
        let body = Body::from_stream(found.into_stream());
        Ok(Some(Stored { length, body }))
    }

    pub(super) async fn length(&self, name: &FileName) -> io::Result<Option<u64>> {
        let head = there(self.store()?.head(&path(name)).await)?;
        Ok(head.map(|head| head.size))
    }

    /// A copy of a file on this machine, which goes when it is closed; `None` when it is not there.
    pub(super) async fn fetch(&self, name: &FileName) -> io::Result<Option<tempfile::NamedTempFile>> {
        let Some(found) = there(self.store()?.get(&path(name)).await)? else {
            return Ok(None);
        };
        let copy = tempfile::NamedTempFile::new()?;
        let mut file = tokio::fs::File::from_std(copy.reopen()?);
        let mut pieces = found.into_stream();
        while let Some(piece) = pieces.try_next().await? {
            file.write_all(&piece).await?;
        }
        file.flush().await?;
        Ok(Some(copy))
    }

    pub(super) async fn names(&self) -> io::Result<Vec<String>> {
        let store = self.store()?;
        let all: Vec<_> = store.list(Some(&Path::from(FOLDER))).try_collect().await?;
        Ok(all
            .into_iter()
            .filter_map(|found| found.location.filename().map(str::to_owned))
            .collect())
    }

    pub(super) async fn delete(&self, name: &FileName) -> io::Result<()> {
        there(self.store()?.delete(&path(name)).await).map(drop)
    }

    fn store(&self) -> io::Result<Arc<AmazonS3>> {
        if let Some(store) = self.line.get() {
            return Ok(Arc::clone(store));
        }
        let store = Arc::new(self.connect()?);
        Ok(Arc::clone(self.line.get_or_init(|| store)))
    }

    fn connect(&self) -> Result<AmazonS3, Error> {
        let retry = RetryConfig {
            max_retries: RETRIES,
            retry_timeout: RETRIED_FOR,
            ..RetryConfig::default()
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(&self.key)
            .with_secret_access_key(self.secret.expose())
            .with_retry(retry)
            .with_http_connector(Line);
        if let Some(endpoint) = &self.endpoint {
            builder = builder
                .with_endpoint(endpoint.as_str().trim_end_matches('/'))
                .with_allow_http(endpoint.scheme() == "http");
        }
        builder.build()
    }
}

/// What is not there is nothing.
fn there<T>(found: Result<T, Error>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(cause) => Err(cause.into()),
    }
}

fn path(name: &FileName) -> Path {
    Path::from(format!("{FOLDER}/{}", name.as_str()))
}

/// Lines with the same TLS and roots as mail has.
#[derive(Debug)]
struct Line;

impl HttpConnector for Line {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        let refused = |source: Box<dyn std::error::Error + Send + Sync>| Error::Generic { store: "S3", source };
        let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|cause| refused(Box::new(cause)))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .connect_timeout(PATIENCE)
            .read_timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|cause| refused(Box::new(cause)))?;
        Ok(HttpClient::new(client))
    }
}
