//! What a page asks the server for, and shows: asked again when it changes.
//!
//! Pages travel to cheap phones over a bad line. A resource of its own type for each answer costs
//! 15 to 30 KB of code; so there is one for all, which holds the answer as JSON, and the answer is
//! read where it is shown.

use std::{convert::Infallible, fmt, future::Future, marker::PhantomData, pin::Pin, str::FromStr, sync::Arc};

use leptos::{prelude::*, server::codee::string::FromToStringCodec};
use serde::{Serialize, de::DeserializeOwned};
use server_fn::ServerFn;

use crate::{error::AppError, live, trouble::Trouble};

/// A server function's answer for a page, `T` or an error.
pub struct Query<T> {
    answer: Resource<Answer, FromToStringCodec>,
    told: PhantomData<fn() -> T>,
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Query<T> {}

impl<T> fmt::Debug for Query<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Query").finish_non_exhaustive()
    }
}

impl<T: Serialize + DeserializeOwned + 'static> Query<T> {
    /// Asks for what a page shows: by `call`, again when its arguments change or when one of the
    /// `resources` of the change feed does.
    pub fn new<F>(resources: &'static [&'static str], call: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: ServerFn<Output = T, Error = AppError> + Serialize + 'static,
    {
        Self::asked(resources, call, false)
    }

    /// As `new`, and no byte of the page is sent before the answer is there: for what decides on
    /// the page's status or title.
    pub fn first<F>(resources: &'static [&'static str], call: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: ServerFn<Output = T, Error = AppError> + Serialize + 'static,
    {
        Self::asked(resources, call, true)
    }

    fn asked<F>(resources: &'static [&'static str], call: impl Fn() -> F + Send + Sync + 'static, first: bool) -> Self
    where
        F: ServerFn<Output = T, Error = AppError> + Serialize + 'static,
    {
        let call = Arc::new(call);
        #[cfg(feature = "ssr")]
        let ask: Ask = {
            let call = Arc::clone(&call);
            Box::new(move |_| Box::pin(run(call())))
        };
        #[cfg(not(feature = "ssr"))]
        let ask: Ask = Box::new(|call| Box::pin(fetch(call)));
        let body = Box::new(move || serde_urlencoded::to_string(call()).unwrap_or_default());
        Self {
            answer: resource(F::PATH, resources, body, ask, first),
            told: PhantomData,
        }
    }

    /// The answer, once it is there. Follows it: for a view inside `Transition` or `Suspense`.
    pub fn get(self) -> Option<Result<T, AppError>> {
        self.answer.get().map(|answer| answer.read())
    }

    /// Follows the answer, without reading it.
    pub fn track(self) {
        self.answer.track();
    }

    /// The view of what was answered, `waiting` until then, and an error in its place. The former
    /// view stays while the server is asked again.
    pub fn shown(
        self,
        waiting: impl Fn() -> AnyView + Send + Sync + 'static,
        view: impl Fn(T) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        self.told(waiting, move |answer| match answer {
            Ok(value) => view(value),
            Err(error) => view! { <Trouble error /> }.into_any(),
        })
    }

    /// As `shown`, for a part of a page whose other part tells of errors.
    pub fn part(
        self,
        waiting: impl Fn() -> AnyView + Send + Sync + 'static,
        view: impl Fn(T) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        self.told(waiting, move |answer| answer.map_or_else(|_| ().into_any(), &view))
    }

    /// As `shown`, with a view of errors too.
    pub fn told(
        self,
        waiting: impl Fn() -> AnyView + Send + Sync + 'static,
        view: impl Fn(Result<T, AppError>) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        follow(Box::new(waiting), Box::new(move || self.get().map(&view)))
    }
}

/// The one view that follows an answer.
fn follow(
    waiting: Box<dyn Fn() -> AnyView + Send + Sync>,
    view: Box<dyn Fn() -> Option<AnyView> + Send + Sync>,
) -> AnyView {
    view! { <Transition fallback=waiting>{view}</Transition> }.into_any()
}

/// `Result<T, AppError>` as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Answer(String);

impl Answer {
    fn of<T: Serialize>(result: &Result<T, AppError>) -> Self {
        Self(serde_json::to_string(result).unwrap_or_default())
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        serde_json::from_str(&self.0).unwrap_or_else(|_| Err(AppError::unreadable()))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Answer {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

/// What makes one call another one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Call {
    path: &'static str,
    body: String,
    versions: Vec<u32>,
}

type Asking = Pin<Box<dyn Future<Output = Answer> + Send>>;
type Ask = Box<dyn Fn(Call) -> Asking + Send + Sync>;
type Body = Box<dyn Fn() -> String + Send + Sync>;

/// The one resource that all queries are.
fn resource(
    path: &'static str,
    resources: &'static [&'static str],
    body: Body,
    ask: Ask,
    first: bool,
) -> Resource<Answer, FromToStringCodec> {
    let call = move || Call {
        path,
        body: body(),
        versions: resources.iter().map(|resource| live::version(resource)).collect(),
    };
    if first {
        Resource::new_str_blocking(call, ask)
    } else {
        Resource::new_str(call, ask)
    }
}

#[cfg(feature = "ssr")]
async fn run<F>(call: F) -> Answer
where
    F: ServerFn<Error = AppError>,
    F::Output: Serialize,
{
    Answer::of(&call.run_body().await)
}

#[cfg(feature = "hydrate")]
async fn fetch(call: Call) -> Answer {
    send_wrapper::SendWrapper::new(async move {
        match crate::forms::ask(call.path, &call.body).await {
            Ok(json) => Answer(format!("{{\"Ok\":{json}}}")),
            Err(error) => Answer::of::<()>(&Err(error)),
        }
    })
    .await
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
async fn fetch(_: Call) -> Answer {
    Answer::of::<()>(&Err(AppError::offline()))
}
