//! Loading a server: `wrk` on one processor, the server on another, its CPU time from `/proc`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde::Deserialize;

use crate::line::{Better, Line, significant};
use crate::process;

/// Seconds of load before and while the figures are taken.
const WARM_UP: u32 = 1;
const MEASURED: u32 = 3;

/// A role of the servers: what makes `wrk` ask for it, and a request whose answer must end in the text.
struct Role {
    name: &'static str,
    script: Option<&'static str>,
    request: &'static str,
    answer: &'static str,
}

const ROLES: [Role; 2] = [
    Role {
        name: "hello",
        script: None,
        request: "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        answer: "\r\n\r\nhello world",
    },
    Role {
        name: "json",
        script: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/src/compare/post.lua")),
        request: "POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
            content-length: 7\r\n\r\n{\"a\":1}",
        answer: "\r\n\r\n{\"a\":1,\"seen\":true}",
    },
];

/// Whether there is a load generator.
pub(super) fn is_possible() -> bool {
    Command::new("wrk").arg("--version").output().is_ok()
}

/// Starts the server of each role by `command` and loads it over 50 connections.
///
/// # Errors
///
/// In words for the command line: the server does not start, an answer is wrong, or `wrk` does not run.
pub(super) fn measure(
    command: impl Fn(String) -> Result<Command, String>,
) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for Role { name, script, request, answer } in ROLES {
        let server = Server::start(&command(format!("--serve={name}"))?)?;
        server.check(request, answer)?;
        wrk(server.ready.port, WARM_UP, script)?;
        let before = process::cpu_seconds(&server.pid())?;
        let load = wrk(server.ready.port, MEASURED, script)?;
        let per_request = (process::cpu_seconds(&server.pid())? - before) * 1e6 / load.requests;
        lines.push(line(name, "rate", load.rate, "req/s", Better::Higher));
        lines.push(line(name, "cpu_per_req", per_request, "us", Better::Lower));
        let peak = process::peak_mebibytes(&server.pid())?;
        lines.push(line(name, "peak_rss", peak, "MiB", Better::Lower));
    }
    Ok(lines)
}

fn line(case: &str, metric: &str, value: f64, unit: &str, better: Better) -> Line {
    Line {
        topic: "http".to_owned(),
        case: case.to_owned(),
        implementation: None,
        metric: metric.to_owned(),
        value: significant(value),
        unit: unit.to_owned(),
        better,
        best: None,
        check: None,
    }
}

/// A server process, which ends with this value.
#[derive(Debug)]
struct Server {
    process: Child,
    ready: Ready,
}

/// The line that a server prints when it listens.
#[derive(Debug, Default, Deserialize)]
struct Ready {
    port: u16,
}

impl Server {
    fn start(command: &Command) -> Result<Self, String> {
        let failed = |error: String| format!("{command:?}: {error}");
        let process = on_processor(0, command).stdout(Stdio::piped()).spawn();
        let process = process.map_err(|error| failed(error.to_string()))?;
        let mut server = Self { process, ready: Ready::default() };
        let mut text = String::new();
        if let Some(stdout) = server.process.stdout.take() {
            let read = BufReader::new(stdout).read_line(&mut text);
            read.map_err(|error| failed(error.to_string()))?;
        }
        server.ready =
            serde_json::from_str(&text).map_err(|_| failed("it is not ready".to_owned()))?;
        Ok(server)
    }

    fn check(&self, request: &str, answer: &str) -> Result<(), String> {
        let ask = || {
            let mut stream = TcpStream::connect(("127.0.0.1", self.ready.port))?;
            stream.write_all(request.as_bytes())?;
            let mut text = String::new();
            stream.read_to_string(&mut text)?;
            Ok(text)
        };
        let text = ask().map_err(|error: io::Error| error.to_string())?;
        if text.ends_with(answer) { Ok(()) } else { Err(format!("a wrong answer: {text}")) }
    }

    fn pid(&self) -> String {
        self.process.id().to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The same command, kept on one processor where there are several.
fn on_processor(number: usize, command: &Command) -> Command {
    let several = thread::available_parallelism().is_ok_and(|count| count.get() > number.max(1));
    let mut pinned = if several {
        let mut pinned = Command::new("taskset");
        pinned.args(["-c", &number.to_string()]).arg(command.get_program());
        pinned
    } else {
        Command::new(command.get_program())
    };
    pinned.args(command.get_args());
    pinned
}

/// What `wrk` counted.
#[derive(Debug, PartialEq)]
struct Load {
    requests: f64,
    rate: f64,
}

fn wrk(port: u16, seconds: u32, script: Option<&str>) -> Result<Load, String> {
    let mut command = Command::new("wrk");
    command.args(["-t1", "-c50", &format!("-d{seconds}s"), &format!("http://127.0.0.1:{port}/")]);
    command.args(script.iter().flat_map(|script| ["-s", script]));
    let output = on_processor(1, &command).output();
    let output = output.map_err(|error| format!("wrk: {error}; its package has that name"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        return Err(format!("not every request was answered:\n{text}"));
    }
    read_load(&text)
        .ok_or_else(|| format!("{command:?}: {text}{}", String::from_utf8_lossy(&output.stderr)))
}

fn read_load(text: &str) -> Option<Load> {
    let mut lines = text.lines().map(str::trim);
    let requests = lines.find_map(|line| line.split_once(" requests in ")?.0.parse().ok())?;
    let rate = lines.find_map(|line| line.strip_prefix("Requests/sec:")?.trim().parse().ok())?;
    Some(Load { requests, rate })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_prints() {
        let text = "Running 3s test @ http://127.0.0.1:80/\n  1 threads and 50 connections\n  \
            Thread Stats   Avg      Stdev     Max   +/- Stdev\n  \
            301042 requests in 3.00s, 46.22MB read\nRequests/sec: 100312.61\nTransfer/sec:     15.4MB\n";
        assert_eq!(read_load(text), Some(Load { requests: 301_042.0, rate: 100_312.61 }));
        assert_eq!(read_load("unable to connect"), None);
    }
}
