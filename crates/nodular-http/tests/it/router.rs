//! Which handler a request comes to.

use nodular_http::{Error, IncomingMessage, Router, ServerResponse};

use crate::support::{Client, body, serve, status};

/// Answers with the name of the route and what its pattern found.
fn say(name: &'static str) -> impl nodular_http::Handler {
    move |request: IncomingMessage, mut response: ServerResponse| async move {
        let found = ["id", "file", "*"].map(|name| request.param(name).unwrap_or("-").to_owned());
        response.end(format!("{name} {}", found.join(" "))).await?;
        Ok::<(), Error>(())
    }
}

fn router() -> Router {
    Router::new()
        .get("/", say("home"))
        .get("/users", say("users"))
        .post("/user", say("add"))
        .put("/user/:id", say("rename"))
        .delete("/user/:id", say("remove"))
        .patch("/user/:id", say("patch"))
        .get("/user/me", say("me"))
        .get("/user/:id/files/:file", say("file"))
        .get("/static/*", say("static"))
        .get("/a b", say("space"))
        .route("OPTIONS", "/own", say("options"))
        .get("/own", say("own"))
}

/// Method and target; the status, the header `Allow` and the body.
#[rustfmt::skip]
const ROUTES: &[(&str, &str, u16, &str, &str)] = &[
    ("GET",     "/",                      200, "", "home - - -"),
    ("GET",     "/?a=/users",             200, "", "home - - -"),
    ("GET",     "/users",                 200, "", "users - - -"),
    ("GET",     "/users?page=2",          200, "", "users - - -"),
    ("GET",     "/users/",                404, "", "Not Found"),
    ("GET",     "//users",                404, "", "Not Found"),
    ("GET",     "/Users",                 404, "", "Not Found"),
    ("GET",     "/u%73ers",               200, "", "users - - -"),
    ("POST",    "/user",                  200, "", "add - - -"),
    ("PUT",     "/user/7",                200, "", "rename 7 - -"),
    ("PUT",     "/user/7?x=y",            200, "", "rename 7 - -"),
    ("PUT",     "/user/%EA%B9%80",        200, "", "rename \u{ea}\u{b9}\u{80} - -"),
    ("PUT",     "/user/a%2Fb",            200, "", "rename a/b - -"),
    ("PUT",     "/user/a+b%",             200, "", "rename a+b% - -"),
    ("PUT",     "/user/%zz",              200, "", "rename %zz - -"),
    ("PUT",     "/user/%FF",              404, "", "Not Found"),
    ("PUT",     "/user/",                 404, "", "Not Found"),
    ("PUT",     "/user/7/8",              404, "", "Not Found"),
    ("DELETE",  "/user/7",                200, "", "remove 7 - -"),
    ("PATCH",   "/user/7",                200, "", "patch 7 - -"),
    ("GET",     "/user/7",                405, "PUT, DELETE, PATCH, OPTIONS", "Method Not Allowed"),
    ("GET",     "/user/me",               200, "", "me - - -"),
    ("PUT",     "/user/me",               200, "", "rename me - -"),
    ("POST",    "/user/me",               405, "PUT, DELETE, PATCH, GET, HEAD, OPTIONS", "Method Not Allowed"),
    ("GET",     "/user/7/files/a.txt",    200, "", "file 7 a.txt -"),
    ("GET",     "/static/css/a.css",      200, "", "static - - css/a.css"),
    ("GET",     "/static/",               200, "", "static - - "),
    ("GET",     "/static",                404, "", "Not Found"),
    ("GET",     "/static/..%2f..%2fetc",  200, "", "static - - ../../etc"),
    ("GET",     "/a%20b",                 200, "", "space - - -"),
    ("HEAD",    "/users",                 200, "", ""),
    ("HEAD",    "/user",                  405, "POST, OPTIONS", ""),
    ("HEAD",    "/nowhere",               404, "", ""),
    ("OPTIONS", "/users",                 204, "GET, HEAD, OPTIONS", ""),
    ("OPTIONS", "/user/7",                204, "PUT, DELETE, PATCH, OPTIONS", ""),
    ("OPTIONS", "/nowhere",               404, "", "Not Found"),
    ("OPTIONS", "/own",                   200, "", "options - - -"),
    ("POST",    "/own",                   405, "OPTIONS, GET, HEAD", "Method Not Allowed"),
    ("TRACE",   "/users",                 405, "GET, HEAD, OPTIONS", "Method Not Allowed"),
];

#[tokio::test]
async fn requests_find_their_handlers() {
    let server = serve(router()).await;
    let mut client = Client::connect(&server).await;
    for &(method, target, expected_status, allow, expected_body) in ROUTES {
        client.send(format!("{method} {target} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
        let response = if method == "HEAD" {
            client.read_until("\r\n\r\n").await
        } else {
            client.response().await
        };
        let allowed = response.split("Allow: ").nth(1).and_then(|rest| rest.lines().next());
        let actual = (status(&response), allowed.unwrap_or(""), body(&response));
        assert_eq!(actual, (expected_status, allow, expected_body), "{method} {target}");
    }
    server.close().await;
}

#[tokio::test]
async fn a_fallback_answers_instead_of_404() {
    let server = serve(router().fallback(say("fallback"))).await;
    let mut client = Client::connect(&server).await;
    for (request, expected) in
        [("GET /nowhere", (200, "fallback - - -")), ("POST /users", (405, "Method Not Allowed"))]
    {
        client.send(format!("{request} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
        let response = client.response().await;
        assert_eq!((status(&response), body(&response)), expected);
    }
    server.close().await;
}
