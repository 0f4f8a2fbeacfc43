//! The whole stack, from the outside in: measure, show errors as pages, headers, same origin,
//! session, identity, forms, then pages, server functions and plain routes.

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::server_fn::axum::get_server_fn_service;
use leptos_axum::{LeptosRoutes, generate_route_list, handle_server_fns_with_context, render_app_async_with_context};
use platform::{
    context::provide_request,
    error::AppError,
    forms, live,
    media::{self, LARGEST_UPLOAD},
    notify, pwa,
};
use shell::{App, document};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::{OnResponse, TraceLayer},
};

use super::{
    Stack, assets, error_pages, health, identify, language, listener, looking, metrics, safety, session_cookie, status,
    visits,
};
use crate::telemetry;

/// The largest body that any route reads.
pub const LARGEST_BODY: usize = 1024 * 1024;
/// An answer must have begun by then; a live line begins at once.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a file may be on its way: the largest, on a slow line.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(20);

/// Everything that the server answers.
pub fn router(stack: Stack) -> Router {
    let personal = identified(&stack, personal(&stack));
    let impersonal = watched()
        .route("/status", get(status::page))
        .with_state(stack.clone())
        .merge(assets::routes(&stack.leptos));
    let uploads = identified(&stack, couple::upload_routes());
    let swift = dressed(&stack, personal.merge(impersonal), (LARGEST_BODY, PATIENCE));
    swift.merge(dressed(&stack, uploads, (LARGEST_UPLOAD, UPLOAD_PATIENCE)))
}

/// What is answered to somebody.
fn personal(stack: &Stack) -> Router {
    pages(stack)
        .route("/api/sync/changes", get(live::sync))
        .route("/api/live", get(live::stream))
        .route("/lang", post(language::switch))
        .merge(pwa::routes())
        .merge(account::plain_routes())
        .merge(couple::plain_routes())
        .merge(notify::plain_routes())
        .merge(media::routes())
}

/// Who asks, and their forms.
fn identified(stack: &Stack, routes: Router) -> Router {
    routes
        .layer(middleware::from_fn(forms::layer))
        .layer(middleware::from_fn(account::deletion_layer))
        .layer(middleware::from_fn(account::verification_layer))
        .layer(middleware::from_fn(visits::layer))
        .layer(middleware::from_fn(looking::layer))
        .layer(middleware::from_fn_with_state(stack.clone(), identify::layer))
        .layer(session_cookie::layer(stack))
        .layer(middleware::from_fn(session_cookie::keep_newer))
        .layer(middleware::from_fn_with_state(stack.clone(), announce))
        .layer(middleware::from_fn(safety::same_origin))
}

/// What stands around every answer; `most` bytes are read, and an answer has begun within a time.
fn dressed(stack: &Stack, routes: Router, (most, patience): (usize, Duration)) -> Router {
    routes
        .layer(RequestBodyLimitLayer::new(most))
        .layer(DefaultBodyLimit::max(most))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::GATEWAY_TIMEOUT,
            patience,
        ))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            AppError::internal("a handler panicked").into_response()
        }))
        .layer(middleware::from_fn_with_state(stack.clone(), error_pages::layer))
        .layer(middleware::from_fn_with_state(stack.clone(), safety::headers))
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(4))
                .compress_when(compressible()),
        )
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(NoteAnswer))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(middleware::map_request(forget_foreign_id))
        .layer(middleware::from_fn_with_state(stack.clone(), listener::last_answer))
        .layer(middleware::from_fn(metrics::measure))
}

/// Voices and films are small already, and asked for in parts.
fn compressible() -> impl Predicate + Send + Sync + 'static {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("audio/"))
        .and(NotForContentType::const_new("video/"))
}

/// What a log line is found by is ours to choose: two requests of the same id could not be told apart.
async fn forget_foreign_id(mut request: Request) -> Request {
    request.headers_mut().remove("x-request-id");
    request
}

/// Whatever a request changed is said to other screens when it is done.
async fn announce(State(stack): State<Stack>, request: Request, next: Next) -> Response {
    live::announcing(&stack.services.hub, next.run(request)).await
}

/// What a process answers that works and shows nobody anything.
pub fn workers(stack: Stack) -> Router {
    watched().with_state(stack).layer(middleware::from_fn(metrics::measure))
}

/// What those ask who watch a process.
fn watched() -> Router<Stack> {
    Router::new()
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .route("/metrics", get(metrics::render))
}

/// The pages and the server functions.
fn pages(stack: &Stack) -> Router {
    let options = stack.leptos.clone();
    let routes = generate_route_list(App);
    let shown = options.clone();
    Router::new()
        .route("/api/{*function}", get(server_function).post(server_function))
        .leptos_routes_with_context(&options, routes, provide_request, move || document(shown.clone()))
        .fallback(page_not_found)
        .with_state(options)
}

async fn server_function(request: Request) -> Response {
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        return AppError::not_found().into_response();
    }
    handle_server_fns_with_context(provide_request, request)
        .await
        .into_response()
}

/// A path that no route has: the application's own page for it.
async fn page_not_found(State(options): State<leptos::config::LeptosOptions>, request: Request) -> Response {
    if request.uri().path().starts_with("/api/") || !forms::accepts_html(request.headers()) {
        return AppError::not_found().into_response();
    }
    let render = render_app_async_with_context(provide_request, move || document(options.clone()));
    render(request).await.into_response()
}

/// One span per request, with its id and route: paths carry tokens, so they are not logged.
fn span(request: &Request) -> tracing::Span {
    let id = request
        .headers()
        .get("x-request-id")
        .and_then(|id| id.to_str().ok())
        .unwrap_or_default();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("other", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route, request_id = id, account = tracing::field::Empty)
}

/// Tells who keeps traces how each request ended.
#[derive(Clone, Copy, Debug)]
struct NoteAnswer;

impl<Body> OnResponse<Body> for NoteAnswer {
    fn on_response(self, response: &axum::http::Response<Body>, _: Duration, span: &tracing::Span) {
        telemetry::note_answer(span, response.status());
    }
}
