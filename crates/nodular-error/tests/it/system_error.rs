use std::error::Error;
use std::net::{IpAddr, SocketAddr};

use nodular_error::{Errno, SystemError};
use serde_json::{Map, Value, json};

use crate::{same, table};

/// The recorded numbers are those of Linux.
#[cfg(target_os = "linux")]
#[test]
fn texts_and_properties_like_node() {
    table("system_error_texts").check(1_900, |case| {
        let error = build(&case[0], &case[1]);
        same(properties(&error), expected(&case[2]))
    });
}

fn build(form: &Value, told: &Value) -> SystemError {
    let text = |key: &str| told[key].as_str().map(str::to_owned);
    let errno = told["errno"].as_i64().map_or(Errno::UNKNOWN, |errno| Errno::new(errno as i32));
    let syscall = text("syscall").unwrap_or_default();
    let mut error = match form.as_str() {
        Some("new") => SystemError::new(errno, syscall),
        Some("listen") => SystemError::listen(errno),
        Some("socket") => SystemError::socket(errno, syscall),
        Some("dns") => match told["errno"].as_str() {
            Some(code) => {
                SystemError::dns_code(code.to_owned(), syscall, text("hostname").unwrap())
            }
            None => SystemError::dns(errno, syscall, text("hostname").unwrap()),
        },
        Some("coded") => SystemError::coded(
            text("code").unwrap().leak(),
            text("prefix").unwrap().leak(),
            errno,
            syscall,
        ),
        form => panic!("no form {form:?}"),
    };
    if let Some(path) = text("path") {
        error = error.with_path(path);
    }
    if let Some(dest) = text("dest") {
        error = error.with_dest(dest);
    }
    if let Some(message) = text("message") {
        error = error.with_message(message);
    }
    if let Some(address) = text("address") {
        error = error.with_address(address);
    }
    if let Some(port) = port(&told["port"]) {
        error = error.with_port(port);
    }
    if let [address, port] = told["local"].as_array().map_or(&[][..], Vec::as_slice) {
        let address: IpAddr = address.as_str().unwrap().parse().unwrap();
        error = error.with_local((address, port.as_u64().unwrap() as u16));
    }
    error
}

/// Node gives the address of a pipe the port -1; ours has none.
fn port(value: &Value) -> Option<u16> {
    value.as_i64().and_then(|port| u16::try_from(port).ok())
}

fn properties(error: &SystemError) -> Value {
    let path = |path: Option<&std::path::Path>| path.map(|path| path.to_str().unwrap().to_owned());
    json!({
        "name": error.class().name(),
        "message": error.to_string(),
        "code": error.code(),
        "errno": error.errno(),
        "syscall": error.syscall(),
        "path": path(error.path()),
        "dest": path(error.dest()),
        "address": error.address(),
        "port": error.port(),
        "hostname": error.hostname(),
    })
}

/// The recorded properties, the absent ones as `null`.
fn expected(recorded: &Value) -> Value {
    let names = ["name", "message", "code", "errno", "syscall"];
    let more = ["path", "dest", "address", "port", "hostname"];
    let value = |name: &str| match name {
        "port" => json!(port(&recorded["port"])),
        name => recorded[name].clone(),
    };
    let all = names.iter().chain(&more).map(|&name| (name.to_owned(), value(name)));
    Value::Object(all.collect::<Map<_, _>>())
}

#[test]
fn a_socket_address_is_address_and_port() {
    let told = |address: &str| {
        let address: SocketAddr = address.parse().unwrap();
        SystemError::listen(Errno::EADDRINUSE).with_socket_addr(address).to_string()
    };
    assert_eq!(told("127.0.0.1:8080"), "listen EADDRINUSE: address already in use 127.0.0.1:8080");
    assert_eq!(told("[::]:8080"), "listen EADDRINUSE: address already in use :::8080");
    assert_eq!(told("[::1]:0"), "listen EADDRINUSE: address already in use ::1");
}

#[test]
fn debug_shows_what_is_there() {
    let error = SystemError::new(Errno::ENOENT, "open").with_path("x");
    let number = Errno::ENOENT.number();
    assert_eq!(
        format!("{error:?}"),
        format!(
            "SystemError {{ message: \"ENOENT: no such file or directory, open 'x'\", \
             code: \"ENOENT\", errno: ENOENT({number}), syscall: \"open\", path: \"x\" }}"
        ),
    );
}

#[test]
fn equality_is_by_what_is_said() {
    let error = || SystemError::socket(Errno::EPIPE, "write");
    assert_eq!(error(), error().clone());
    assert_ne!(error(), SystemError::new(Errno::EPIPE, "write"));
    assert_ne!(error(), error().with_address("::1"));
    assert!(error().source().is_none());
}

#[test]
fn an_error_with_a_code_of_its_own_shows_both_files() {
    let error = SystemError::coded("ERR_FS_CP_EINVAL", "Invalid src or dest", Errno::EINVAL, "cp");
    let error = error.with_path("a").with_dest("b");
    assert_eq!(
        error.to_string(),
        "Invalid src or dest: cp returned EINVAL (invalid argument) a => b"
    );
}

#[test]
fn port_0_is_no_port() {
    let error = SystemError::listen(Errno::EACCES).with_socket_addr(([0, 0, 0, 0], 0));
    assert_eq!(error.port(), None);
    assert_eq!(error.to_string(), "listen EACCES: permission denied 0.0.0.0");
}
