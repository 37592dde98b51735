//! The REST server of the guide, as a program: every address by plain HTTP, the page in a browser, start and end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::examples::program;

/// The example as a child process, on a port of its own.
struct Server {
    child: Child,
    address: SocketAddr,
    stdout: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(program("rest_server"))
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it says where it listens");
        let address = line.trim().rsplit("http://").next().and_then(|address| address.parse().ok());
        Self { child, address: address.unwrap_or_else(|| panic!("no address in {line:?}")), stdout }
    }

    fn ask(&self, method: &str, target: &str, body: impl AsRef<[u8]>) -> Answer {
        let body = body.as_ref();
        let mut stream = self.connect();
        let head = format!(
            "{method} {target} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("the head can be sent");
        // The server may answer before it has read all of a body that is too large.
        let _ = stream.write_all(body);
        Answer::read(stream)
    }

    fn ask_json(&self, method: &str, target: &str, body: &Value) -> Answer {
        self.ask(method, target, body.to_string())
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("the server accepts");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("the socket takes a timeout");
        stream
    }

    #[cfg(unix)]
    fn interrupt(&self) {
        let pid = self.child.id().to_string();
        let status = Command::new("kill").args(["-INT", &pid]).status().expect("kill runs");
        assert!(status.success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn read(mut stream: TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("the answer comes");
        let text = String::from_utf8(bytes).expect("the answer is UTF-8");
        let (head, body) =
            text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let status =
            head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Self { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

#[test]
fn users_are_added_listed_renamed_and_deleted() {
    let server = Server::start();
    assert_eq!(server.ask("GET", "/users", "").json(), json!([]));

    let added = server.ask_json("POST", "/user", &json!({ "name": "김하늘" }));
    assert_eq!((added.status, added.json()), (201, json!({ "id": 1, "name": "김하늘" })));
    assert!(added.head.contains("\r\nlocation: /user/1"), "{added:?}");
    server.ask_json("POST", "/user", &json!({ "name": "Ada" }));

    let renamed = server.ask_json("PUT", "/user/1", &json!({ "name": "김바다" }));
    assert_eq!((renamed.status, renamed.json()), (200, json!({ "id": 1, "name": "김바다" })));
    let users = json!([{ "id": 1, "name": "김바다" }, { "id": 2, "name": "Ada" }]);
    assert_eq!(server.ask("GET", "/users", "").json(), users);

    let deleted = server.ask("DELETE", "/user/1", "");
    assert_eq!((deleted.status, deleted.json()), (200, json!({ "id": 1, "name": "김바다" })));
    assert_eq!(server.ask("GET", "/users", "").json(), json!([{ "id": 2, "name": "Ada" }]));
}

#[test]
fn every_file_of_the_page_is_served() {
    let server = Server::start();
    for (target, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/about", "text/html; charset=utf-8"),
        ("/app.css", "text/css; charset=utf-8"),
        ("/app.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
    ] {
        let answer = server.ask("GET", target, "");
        assert_eq!(answer.status, 200, "{target}");
        assert!(answer.head.contains(&format!("\r\ncontent-type: {kind}")), "{target}: {answer:?}");
        assert!(!answer.body.is_empty(), "{target}");
        let head = server.ask("HEAD", target, "");
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{target}");
        assert!(
            head.head.contains(&format!("\r\ncontent-length: {}", answer.body.len())),
            "{target}"
        );
    }
}

#[test]
fn bad_requests_are_told_why() {
    let server = Server::start();
    server.ask_json("POST", "/user", &json!({ "name": "Ada" }));
    for (method, target, body, status) in [
        ("POST", "/user", "{\"name\":", 400),
        ("POST", "/user", "", 400),
        ("POST", "/user", "{\"nom\":\"Ada\"}", 400),
        ("POST", "/user", "{\"name\":7}", 400),
        ("POST", "/user", "{\"name\":\"  \"}", 400),
        ("PUT", "/user/1", "[]", 400),
        ("PUT", "/user/99", "{\"name\":\"Ada\"}", 404),
        ("DELETE", "/user/99", "", 404),
        ("DELETE", "/user/one", "", 404),
        ("GET", "/nowhere", "", 404),
    ] {
        let answer = server.ask(method, target, body);
        assert_eq!(answer.status, status, "{method} {target} {body}: {answer:?}");
        let reason = answer.json()["error"].as_str().map(str::len);
        assert!(reason.is_some_and(|length| length > 8), "{method} {target} {body}: {answer:?}");
    }
    for (method, target, allow) in
        [("POST", "/users", "get, head, options"), ("PATCH", "/user/1", "put, delete, options")]
    {
        let answer = server.ask(method, target, "");
        assert_eq!(answer.status, 405, "{method} {target}");
        assert!(
            answer.head.contains(&format!("\r\nallow: {allow}")),
            "{method} {target}: {answer:?}"
        );
    }
    assert_eq!(server.ask("GET", "/users", "").json(), json!([{ "id": 1, "name": "Ada" }]));
}

#[test]
fn a_body_of_ten_megabytes_is_refused_and_the_next_request_served() {
    let server = Server::start();
    let body = format!("{{\"name\":\"{}\"}}", "x".repeat(10_000_000));
    let answer = server.ask("POST", "/user", &body);
    assert_eq!(answer.status, 413, "{answer:?}");
    assert!(
        answer.json()["error"].as_str().is_some_and(|reason| reason.contains("larger than")),
        "{answer:?}"
    );
    assert_eq!(server.ask("GET", "/users", "").json(), json!([]));
}

#[test]
fn nothing_is_lost_when_many_add_at_once() {
    const CLIENTS: usize = 8;
    const EACH: usize = 25;
    let server = Server::start();
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            let server = &server;
            scope.spawn(move || {
                for index in 0..EACH {
                    let name = format!("사용자 {client}-{index}");
                    assert_eq!(
                        server.ask_json("POST", "/user", &json!({ "name": name })).status,
                        201
                    );
                }
            });
        }
    });
    let users = server.ask("GET", "/users", "").json();
    let users = users.as_array().expect("a list");
    let names: std::collections::HashSet<_> =
        users.iter().map(|user| user["name"].as_str()).collect();
    assert_eq!((users.len(), names.len()), (CLIENTS * EACH, CLIENTS * EACH));
}

#[test]
fn a_port_in_use_is_told_as_node_tells_it() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let output = Command::new(program("rest_server"))
        .args(["--port", &port.to_string()])
        .output()
        .expect("the server starts");
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8_lossy(&output.stderr);
    let expected = format!("Error: listen EADDRINUSE: address already in use 127.0.0.1:{port}");
    assert!(errors.contains(&expected), "{errors}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_lets_a_running_request_finish() {
    let mut server = Server::start();
    let mut slow = server.connect();
    let body = json!({ "name": "Ada" }).to_string();
    let head = format!("POST /user HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n", body.len());
    slow.write_all(head.as_bytes()).expect("the head can be sent");
    // An answer on a second connection shows that the server has read what came before it on the first.
    assert_eq!(server.ask("GET", "/users", "").status, 200);
    std::thread::sleep(Duration::from_millis(100));

    server.interrupt();
    let mut line = String::new();
    while !line.contains("finish") {
        line.clear();
        assert!(
            server.stdout.read_line(&mut line).expect("it says that it drains") > 0,
            "no word of draining"
        );
    }
    let refused = (0..500).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        TcpStream::connect(server.address).is_err()
    });
    assert!(refused, "it still accepts");
    slow.write_all(body.as_bytes()).expect("the body can be sent");
    assert_eq!(Answer::read(slow).status, 201);
    assert!(server.child.wait().expect("it ends").success());
}

#[test]
fn two_browsers_work_on_the_same_users() {
    let Some(mut browser) = Browser::start() else { return };
    let server = Server::start();
    let url = format!("http://{}/", server.address);
    let (first, second) = (browser.open(&url), browser.open(&url));
    let names = "[...document.querySelectorAll('#users .name')].map((name) => name.textContent)";
    let add = |name: &str| {
        format!(
            "document.querySelector('#name').value = {name:?}; document.querySelector('#add button').click()"
        )
    };

    browser.wait_for(&first, "!document.querySelector('#empty').hidden");
    browser.run(&first, &add("김하늘"));
    browser.wait_for(&first, &format!("JSON.stringify({names}) === '[\"김하늘\"]'"));
    browser.run(&second, &add("<b>Ada</b>"));
    browser
        .wait_for(&second, &format!("JSON.stringify({names}) === '[\"김하늘\",\"<b>Ada</b>\"]'"));
    // The first browser hears of it without being touched.
    browser.wait_for(&first, &format!("{names}.length === 2"));

    browser.run(&first, "document.querySelector('[data-id=\"1\"] .edit').click()");
    browser.run(&first, "document.querySelector('[data-id=\"1\"] [name]').value = '김바다'");
    browser.run(&first, "document.querySelector('[data-id=\"1\"] .rename .primary').click()");
    browser.wait_for(&first, &format!("{names}[0] === '김바다'"));
    browser.wait_for(&first, "document.querySelector('#message').textContent === 'Renamed.'");
    browser.screenshot(&first, "users");

    // Both delete the same user: the second one is told that it is gone.
    server.ask("DELETE", "/user/2", "");
    browser.run(&second, "document.querySelector('[data-id=\"2\"] .remove')?.click()");
    browser.wait_for(&second, &format!("JSON.stringify({names}) === '[\"김바다\"]'"));
    browser.run(&first, "document.querySelector('[data-id=\"1\"] .remove').click()");
    browser.wait_for(&first, "!document.querySelector('#empty').hidden");
    assert_eq!(server.ask("GET", "/users", "").json(), json!([]));

    // A browser sees the refusal of what it is still sending, not a connection that breaks.
    browser.run(
        &first,
        "fetch('/user', { method: 'POST', body: 'x'.repeat(10_000_000) })
            .then((answer) => { window.refused = answer.status; })",
    );
    browser.wait_for(&first, "window.refused === 413");

    let phone = browser.open_phone(&format!("http://{}/about", server.address));
    browser.wait_for(&phone, "document.querySelectorAll('tbody tr').length === 6");
    browser.wait_for(&phone, "document.documentElement.scrollWidth <= innerWidth");
    browser.screenshot(&phone, "about-phone");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}
