//! The errors that a server meets most often, with Node's codes and texts, and what to do about each.
//!
//! Run with `cargo run --example errors`.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use nodular::error::{ArgumentError, SystemError, get_system_error_name, validate_port};

fn main() -> std::io::Result<()> {
    let path = "no/such/file.txt";
    if let Err(error) = File::open(path) {
        tell_system(&SystemError::from_io(error, "open").with_path(path));
    }
    if let Err(error) = Command::new("/").spawn() {
        tell_system(&SystemError::socket(error, "spawn /"));
    }

    let server = TcpListener::bind("127.0.0.1:0")?;
    let address = server.local_addr()?;
    if let Err(error) = TcpListener::bind(address) {
        tell_system(&SystemError::listen(error).with_socket_addr(address));
    }
    drop(server);
    if let Err(error) = TcpStream::connect(address) {
        tell_system(&SystemError::socket(error, "connect").with_socket_addr(address));
    }

    // What Rust's types refuse already is met by those who bind a language without them.
    let wrong_type = ArgumentError::invalid_type("path", &["string"], 42);
    let wrong_port = validate_port("Port", 65_536).err();
    let wrong_sign = get_system_error_name(5_000_000).err();
    for error in [Some(wrong_type), wrong_port, wrong_sign].into_iter().flatten() {
        tell(error.class().name(), error.code(), &error.to_string());
    }
    Ok(())
}

fn tell_system(error: &SystemError) {
    // The system chose the port: every run has another.
    let port = error.port().map_or(String::new(), |port| format!(":{port}"));
    tell(error.class().name(), error.code(), &error.to_string().replace(&port, ""));
}

fn tell(class: &str, code: &str, message: &str) {
    let advice = match code {
        "ENOENT" => "is the path right, its case too, and relative to the right folder?",
        "EACCES" => "is it a program, and may this user run it?",
        "EADDRINUSE" => "another program listens there: end it, or take another port",
        "ECONNREFUSED" => "nobody listens there: does the server run, and is the port right?",
        _ => "a mistake in the program that calls",
    };
    println!("{class}: {message}\n  {code}: {advice}");
}
