//! A REST router: methods and patterns, each with its handler.

mod pattern;

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

pub(crate) use self::pattern::Params;
use self::pattern::Pattern;
use crate::handler::{BoxError, Outcome};
use crate::hooks::BoxFuture;
use crate::{Error, Handler, IncomingMessage, NO_HEADERS, ServerResponse};

type Answering = BoxFuture<Result<(), BoxError>>;

/// Sends each request to the handler of its method and path.
///
/// A pattern is a path whose segments are text, `:name` for any one segment, or a `*` at the end for all that follows.
/// What `:name` stands for is [`IncomingMessage::param`]. Patterns are tried in the order in which they were added.
///
/// What Node leaves to frameworks, done by the book: HEAD is answered by the handler of GET, OPTIONS with the list of
/// methods, a path that exists with other methods only by 405 and `Allow`, any other by 404.
///
/// ```
/// use nodular_http::{Error, IncomingMessage, Router, ServerResponse, create_server};
///
/// async fn user(request: IncomingMessage, mut response: ServerResponse) -> Result<(), Error> {
///     let id = request.param("id").unwrap_or_default().to_owned();
///     response.end(format!("user {id}")).await
/// }
///
/// let router = Router::new().get("/user/:id", user).put("/user/:id", user);
/// let server = create_server(router);
/// # drop(server);
/// ```
#[derive(Clone, Default)]
pub struct Router {
    routes: Arc<Vec<Route>>,
    fallback: Option<Arc<dyn Erased>>,
}

#[derive(Clone)]
struct Route {
    method: &'static str,
    pattern: Pattern,
    handler: Arc<dyn Erased>,
}

/// A handler of any type.
trait Erased: Send + Sync {
    fn answer(&self, request: IncomingMessage, response: ServerResponse) -> Answering;
}

impl<H: Handler> Erased for H {
    fn answer(&self, request: IncomingMessage, response: ServerResponse) -> Answering {
        let answering = self.call(request, response);
        Box::pin(async move { answering.await.into_result() })
    }
}

impl Router {
    /// A router without routes: everything is 404.
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers GET, and HEAD, on `pattern`.
    #[must_use]
    pub fn get(self, pattern: &str, handler: impl Handler) -> Self {
        self.route("GET", pattern, handler)
    }

    /// Answers POST on `pattern`.
    #[must_use]
    pub fn post(self, pattern: &str, handler: impl Handler) -> Self {
        self.route("POST", pattern, handler)
    }

    /// Answers PUT on `pattern`.
    #[must_use]
    pub fn put(self, pattern: &str, handler: impl Handler) -> Self {
        self.route("PUT", pattern, handler)
    }

    /// Answers PATCH on `pattern`.
    #[must_use]
    pub fn patch(self, pattern: &str, handler: impl Handler) -> Self {
        self.route("PATCH", pattern, handler)
    }

    /// Answers DELETE on `pattern`.
    #[must_use]
    pub fn delete(self, pattern: &str, handler: impl Handler) -> Self {
        self.route("DELETE", pattern, handler)
    }

    /// Answers any `method`, in capitals, on `pattern`.
    #[must_use]
    pub fn route(mut self, method: &'static str, pattern: &str, handler: impl Handler) -> Self {
        let route = Route { method, pattern: Pattern::new(pattern), handler: Arc::new(handler) };
        Arc::make_mut(&mut self.routes).push(route);
        self
    }

    /// Answers what no pattern fits, instead of 404.
    #[must_use]
    pub fn fallback(mut self, handler: impl Handler) -> Self {
        self.fallback = Some(Arc::new(handler));
        self
    }

    /// The methods that `path` is answered with, for `Allow`; empty if no pattern fits.
    fn allowed(&self, path: &str) -> Vec<&'static str> {
        let mut methods = Vec::new();
        for route in self.routes.iter().filter(|route| route.pattern.matches(path).is_some()) {
            let also = if route.method == "GET" { Some("HEAD") } else { None };
            for method in std::iter::once(route.method).chain(also) {
                if !methods.contains(&method) {
                    methods.push(method);
                }
            }
        }
        if !methods.is_empty() && !methods.contains(&"OPTIONS") {
            methods.push("OPTIONS");
        }
        methods
    }

    /// The route for a request, and what its pattern found.
    fn find(&self, method: &str, path: &str) -> Option<(&Route, Params)> {
        let with = |wanted: &str| {
            let mut routes = self.routes.iter().filter(|route| route.method == wanted);
            routes.find_map(|route| Some((route, route.pattern.matches(path)?)))
        };
        with(method).or_else(|| if method == "HEAD" { with("GET") } else { None })
    }
}

impl Handler for Router {
    type Output = Result<(), BoxError>;
    type Future = Answering;

    fn call(&self, mut request: IncomingMessage, mut response: ServerResponse) -> Answering {
        if let Some((route, params)) = self.find(request.method(), request.path()) {
            request.set_params(params);
            return route.handler.answer(request, response);
        }
        let allowed = self.allowed(request.path()).join(", ");
        if allowed.is_empty()
            && let Some(fallback) = &self.fallback
        {
            return fallback.answer(request, response);
        }
        let is_options = request.method() == "OPTIONS";
        let result = match (allowed.is_empty(), is_options) {
            (true, _) => finish(&mut response, 404, &NO_HEADERS, "Not Found"),
            (false, true) => finish(&mut response, 204, &[("Allow", &allowed)], ""),
            (false, false) => {
                finish(&mut response, 405, &[("Allow", &allowed)], "Method Not Allowed")
            }
        };
        let result = result.map_err(BoxError::from);
        Box::pin(std::future::ready(result))
    }
}

fn finish(
    response: &mut ServerResponse,
    status: u16,
    headers: &[(&str, &str)],
    text: &'static str,
) -> Result<(), Error> {
    response.set_status_code(status);
    for (name, value) in headers {
        response.set_header(name, value)?;
    }
    if !text.is_empty() {
        response.set_header("Content-Type", "text/plain; charset=utf-8")?;
    }
    response.finish(Bytes::from_static(text.as_bytes()))
}

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let routes = self.routes.iter().map(|route| (route.method, route.pattern.to_string()));
        f.debug_list().entries(routes).finish()
    }
}
