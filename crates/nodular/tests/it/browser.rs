//! A headless Chromium, steered over its DevTools protocol.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use data_encoding::BASE64;
use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long a page may take to become what a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Set where the browser test must not be skipped.
const REQUIRED: &str = "NODULAR_REQUIRE_CHROMIUM";

/// A folder for the pictures of [`Browser::screenshot`]; without it, none are taken.
const PICTURES: &str = "NODULAR_SCREENSHOTS";

/// A running browser; it ends when this is dropped.
pub(crate) struct Browser {
    child: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last_id: u64,
    complaints: Vec<String>,
    _profile: TempDir,
}

/// A page, in a context of its own: it shares neither cookies nor cache with another.
pub(crate) struct Page {
    session: String,
}

impl Browser {
    /// Starts Chromium; `None`, and a word on stderr, if it is not installed.
    pub(crate) fn start() -> Option<Self> {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let child = ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| {
            Command::new(name)
                .args([
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                ])
                .args(["--no-first-run", "--disable-background-networking", "--disable-sync"])
                .args(["--disable-component-update", "--disable-quic", "--remote-debugging-port=0"])
                .arg(format!("--user-data-dir={}", profile.path().display()))
                .arg("about:blank")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .ok()
        });
        let Some(mut child) = child else {
            assert!(
                std::env::var_os(REQUIRED).is_none(),
                "{REQUIRED} is set, but there is no Chromium"
            );
            // Not `eprintln`: the harness would keep it from the reader.
            let _ =
                writeln!(std::io::stderr(), "skipped the browser test: Chromium is not installed");
            return None;
        };
        let mut stderr = BufReader::new(child.stderr.take().expect("its errors are piped"));
        let address = loop {
            let mut line = String::new();
            assert!(
                stderr.read_line(&mut line).expect("it says where it listens") > 0,
                "Chromium ended"
            );
            if let Some(address) = line.trim().strip_prefix("DevTools listening on ") {
                break address.to_owned();
            }
        };
        // Read on, so that Chromium never waits for room in the pipe.
        std::thread::spawn(move || std::io::copy(&mut stderr, &mut std::io::sink()));
        let (socket, _) = tungstenite::connect(address).expect("DevTools answers");
        Some(Self { child, socket, last_id: 0, complaints: Vec::new(), _profile: profile })
    }

    /// Opens `url` in a window of a laptop's size.
    pub(crate) fn open(&mut self, url: &str) -> Page {
        self.open_sized(url, 1024, 640, false)
    }

    /// Opens `url` on a small phone.
    pub(crate) fn open_phone(&mut self, url: &str) -> Page {
        self.open_sized(url, 360, 640, true)
    }

    fn open_sized(&mut self, url: &str, width: u32, height: u32, mobile: bool) -> Page {
        let context =
            self.call(None, "Target.createBrowserContext", json!({}))["browserContextId"].clone();
        let target = json!({ "url": "about:blank", "browserContextId": context });
        let target = self.call(None, "Target.createTarget", target)["targetId"].clone();
        let attach = json!({ "targetId": target, "flatten": true });
        let session = self.call(None, "Target.attachToTarget", attach)["sessionId"].clone();
        let page = Page { session: session.as_str().expect("a session has a name").to_owned() };
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.call(Some(&page), "Emulation.setDeviceMetricsOverride", size);
        self.call(Some(&page), "Runtime.enable", json!({}));
        self.call(Some(&page), "Page.navigate", json!({ "url": url }));
        self.wait_for(
            &page,
            "document.readyState === 'complete' && location.href !== 'about:blank'",
        );
        page
    }

    /// Runs `script` in the page.
    pub(crate) fn run(&mut self, page: &Page, script: &str) -> Value {
        let expression =
            json!({ "expression": script, "returnByValue": true, "userGesture": true });
        let answer = self.call(Some(page), "Runtime.evaluate", expression);
        assert!(answer["exceptionDetails"].is_null(), "{script}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until `condition`, a JavaScript expression, holds in the page.
    pub(crate) fn wait_for(&mut self, page: &Page, condition: &str) {
        let started = Instant::now();
        while self.run(page, condition) != Value::Bool(true) {
            let text = "document.body.innerText";
            assert!(started.elapsed() < PATIENCE, "never: {condition}\n{}", self.run(page, text));
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// Takes a picture of the page, if somebody asked for pictures.
    pub(crate) fn screenshot(&mut self, page: &Page, name: &str) {
        let Some(folder) = std::env::var_os(PICTURES) else { return };
        let answer = self.call(Some(page), "Page.captureScreenshot", json!({ "format": "png" }));
        let encoded = answer["data"].as_str().unwrap_or_default();
        let path = Path::new(&folder).join(name).with_extension("png");
        let picture = BASE64.decode(encoded.as_bytes()).expect("the picture is base64");
        std::fs::write(&path, picture)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// The exceptions that the pages did not catch.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.complaints.clone()
    }

    fn call(&mut self, page: Option<&Page>, method: &str, params: Value) -> Value {
        self.last_id += 1;
        let mut request = json!({ "id": self.last_id, "method": method, "params": params });
        if let Some(page) = page {
            request["sessionId"] = page.session.as_str().into();
        }
        self.socket.send(Message::text(request.to_string())).expect("Chromium listens");
        loop {
            let Message::Text(text) = self.socket.read().expect("Chromium answers") else {
                continue;
            };
            let mut answer: Value = serde_json::from_str(&text).expect("the answer is JSON");
            if answer["method"] == "Runtime.exceptionThrown" {
                self.complaints.push(answer["params"]["exceptionDetails"].to_string());
            }
            if answer["id"] == self.last_id {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].take();
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
