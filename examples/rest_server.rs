//! The guide's REST server: users in memory, and a page that lists, adds, renames and deletes them.
//!
//! Run with `cargo run --example rest_server` and open <http://127.0.0.1:8082>; `-- --port 8083` takes another port.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use nodular::http::{Error, Handler, IncomingMessage, Router, ServerResponse, create_server};
use serde_json::{Value, json};

/// In bytes: a name needs far less, and a longer body is refused with 413.
const BODY_LIMIT: usize = 64 * 1024;

/// In characters.
const NAME_LIMIT: usize = 100;

/// How long Ctrl-C waits for running requests.
const GRACE: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let port = match std::env::args().skip_while(|argument| argument != "--port").nth(1) {
        Some(port) => port.parse().map_err(|_| format!("--port takes a number, not {port:?}"))?,
        None => 8082,
    };
    let server = create_server(routes()).listen(("127.0.0.1", port)).await?;
    println!("REST server on http://{}", server.local_addr());

    tokio::signal::ctrl_c().await?;
    println!("Running requests may finish, new ones are refused.");
    if !server.close_within(GRACE).await {
        println!("Some did not finish in {GRACE:?}.");
    }
    Ok(())
}

fn routes() -> Router {
    let users = Users::default();
    Router::new()
        .get("/", file("text/html; charset=utf-8", include_str!("assets/index.html")))
        .get("/about", file("text/html; charset=utf-8", include_str!("assets/about.html")))
        .get("/app.css", file("text/css; charset=utf-8", include_str!("assets/app.css")))
        .get("/app.js", file("text/javascript; charset=utf-8", include_str!("assets/app.js")))
        .get("/icon.svg", file("image/svg+xml", include_str!("assets/icon.svg")))
        .get("/users", with(&users, list))
        .post("/user", with(&users, add))
        .put("/user/:id", with(&users, rename))
        .delete("/user/:id", with(&users, delete))
        .fallback(with(&users, nothing_here))
}

async fn list(users: Users, _: IncomingMessage) -> Result<Reply, Refusal> {
    let users = users.lock();
    Ok(Reply::ok(users.names.iter().map(|(id, name)| user(*id, name)).collect()))
}

async fn add(users: Users, mut request: IncomingMessage) -> Result<Reply, Refusal> {
    let name = name_in(&mut request).await?;
    let mut users = users.lock();
    users.last_id += 1;
    let id = users.last_id;
    let body = user(id, &name);
    users.names.insert(id, name);
    Ok(Reply { status: 201, location: Some(format!("/user/{id}")), body })
}

async fn rename(users: Users, mut request: IncomingMessage) -> Result<Reply, Refusal> {
    let id = id_in(&request)?;
    let name = name_in(&mut request).await?;
    let mut users = users.lock();
    let present = users.names.get_mut(&id).ok_or_else(|| unknown(id))?;
    *present = name;
    Ok(Reply::ok(user(id, present)))
}

async fn delete(users: Users, request: IncomingMessage) -> Result<Reply, Refusal> {
    let id = id_in(&request)?;
    let name = users.lock().names.remove(&id).ok_or_else(|| unknown(id))?;
    Ok(Reply::ok(user(id, &name)))
}

async fn nothing_here(_: Users, request: IncomingMessage) -> Result<Reply, Refusal> {
    Err(Refusal(404, format!("There is nothing at {}.", request.path())))
}

fn user(id: u64, name: &str) -> Value {
    json!({ "id": id, "name": name })
}

fn unknown(id: impl std::fmt::Display) -> Refusal {
    Refusal(404, format!("There is no user {id}."))
}

fn id_in(request: &IncomingMessage) -> Result<u64, Refusal> {
    let id = request.param("id").unwrap_or_default();
    id.parse().map_err(|_| unknown(id))
}

async fn name_in(request: &mut IncomingMessage) -> Result<String, Refusal> {
    let refuse = |reason: String| Refusal(400, reason);
    let body = request.text(BODY_LIMIT).await?;
    let body: Value = serde_json::from_str(&body)
        .map_err(|error| refuse(format!("The body is not JSON: {error}.")))?;
    let Some(name) = body["name"].as_str().map(str::trim) else {
        return Err(refuse("The body needs a \"name\" that is a string.".into()));
    };
    if name.is_empty() || name.chars().count() > NAME_LIMIT {
        return Err(refuse(format!("A name has 1 to {NAME_LIMIT} characters.")));
    }
    Ok(name.to_owned())
}

/// The users of all connections.
#[derive(Clone, Default)]
struct Users(Arc<Mutex<Table>>);

#[derive(Default)]
struct Table {
    names: BTreeMap<u64, String>,
    last_id: u64,
}

impl Users {
    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is answered, as JSON.
struct Reply {
    status: u16,
    location: Option<String>,
    body: Value,
}

impl Reply {
    fn ok(body: Value) -> Self {
        Self { status: 200, location: None, body }
    }
}

/// A status and the reason, for the person at the browser.
struct Refusal(u16, String);

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(error.status(), format!("{error}."))
    }
}

/// A handler that does `work` on the users, and answers in JSON.
fn with<W, F>(users: &Users, work: W) -> impl Handler
where
    W: Fn(Users, IncomingMessage) -> F + Send + Sync + 'static,
    F: Future<Output = Result<Reply, Refusal>> + Send + 'static,
{
    let users = users.clone();
    move |request: IncomingMessage, mut response: ServerResponse| {
        let work = work(users.clone(), request);
        async move {
            let Reply { status, location, body } =
                work.await.unwrap_or_else(|Refusal(status, reason)| Reply {
                    status,
                    location: None,
                    body: json!({ "error": reason }),
                });
            if let Some(location) = location {
                response.set_header("Location", &location)?;
            }
            response.set_status_code(status);
            response.set_header("Content-Type", "application/json; charset=utf-8")?;
            response.end(body.to_string()).await
        }
    }
}

/// A handler that answers with a file of the page.
fn file(content_type: &'static str, text: &'static str) -> impl Handler {
    move |_: IncomingMessage, mut response: ServerResponse| async move {
        response.set_header("Content-Type", content_type)?;
        // Said here, because the answer to HEAD has nothing to count.
        response.set_header("Content-Length", &text.len().to_string())?;
        response.end(text).await
    }
}
