//! The browser's files: scripts, styles, fonts, icons.

use std::path::{Path, PathBuf};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use leptos::config::{Env, LeptosOptions};
use tower_http::services::{ServeDir, ServeFile};

/// Where the files are: `LEPTOS_SITE_ROOT`, else `site` beside the binary, else `target/site`.
pub fn options() -> LeptosOptions {
    let beside = std::env::current_exe()
        .ok()
        .and_then(|binary| binary.parent().map(Path::to_owned));
    let root = std::env::var_os("LEPTOS_SITE_ROOT")
        .map(PathBuf::from)
        .or_else(|| {
            beside
                .as_ref()
                .map(|folder| folder.join("site"))
                .filter(|site| site.is_dir())
        })
        .unwrap_or_else(|| PathBuf::from("target/site"));
    let hashed = beside.is_some_and(|folder| folder.join("hash.txt").is_file());
    LeptosOptions::builder()
        .output_name("parvis")
        .site_root(root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .env(Env::PROD)
        .hash_files(hashed)
        .build()
}

/// The routes of the files. Hashed ones never change; the others are asked for again.
pub fn routes(options: &LeptosOptions) -> Router {
    let root = PathBuf::from(options.site_root.as_ref());
    let folder = |name: &str| ServeDir::new(root.join(name)).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", folder("pkg"))
        .nest_service("/fonts", folder("fonts"))
        .nest_service("/icons", folder("icons"))
        .route_service("/favicon.svg", ServeFile::new(root.join("favicon.svg")))
        .route_service("/favicon.ico", ServeFile::new(root.join("icons/icon-192.png")))
        .route_service("/share.png", ServeFile::new(root.join("icons/share.png")))
        .route_service("/sw.js", ServeFile::new(root.join("sw.js")))
        .route_service("/upload.js", ServeFile::new(root.join("upload.js")))
        .layer(middleware::from_fn(cache))
}

async fn cache(request: Request, next: Next) -> Response {
    let policy = policy(request.uri().path());
    let worker = request.uri().path().ends_with("sw.js");
    let mut response = next.run(request).await;
    let found = response.status().is_success() || response.status().as_u16() == 304;
    let policy = if found { policy } else { "no-store" };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    if worker {
        let scope = HeaderValue::from_static("/");
        response
            .headers_mut()
            .insert(HeaderName::from_static("service-worker-allowed"), scope);
    }
    response
}

/// Names with a hash never change what they hold. The split manifest's loader keeps its name in
/// some builds, so it is always asked for again, like the service worker and the script of uploads.
fn policy(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.starts_with("__wasm_split") || ["sw.js", "upload.js"].contains(&name) {
        "no-cache"
    } else if name.split('.').nth(1).is_some_and(is_hash) || path.starts_with("/fonts/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=3600"
    }
}

fn is_hash(part: &str) -> bool {
    part.len() >= 16
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn only_names_that_change_with_their_content_are_kept_for_good() {
        assert!(policy("/pkg/parvis.Rm9vYmFyQmF6UXV4MTIz.wasm").contains("immutable"));
        assert_eq!(policy("/pkg/__wasm_split.Rm9vYmFyQmF6UXV4MTIz.js"), "no-cache");
        assert_eq!(policy("/sw.js"), "no-cache");
        assert!(!policy("/icons/icon-192.png").contains("immutable"));
    }
}
