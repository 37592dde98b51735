//! What Node answers the same on every Linux.

use std::net::IpAddr;

use nodular_error::Platform;
use nodular_os::constants::{self, Constants, dlopen, errno, priority, signals};
use nodular_os::{Error, InterfaceAddress, MacAddress, homedir_in, tmpdir_in};
use nodular_record::Table;
use serde_json::{Value, json};

#[test]
fn like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "stable").check(1_300, |case| {
        let (what, args, expected) = (&case[0], &case[1], &case[2]);
        let Some(actual) = answer(text(what), args) else { return Ok(()) };
        if &actual == expected { Ok(()) } else { Err(format!("{actual}")) }
    });
}

/// What the table asks; none where this platform cannot answer.
fn answer(what: &str, args: &Value) -> Option<Value> {
    let unix = cfg!(unix);
    let linux = cfg!(target_os = "linux");
    Some(match what {
        "names" => kind(text(&args[0])).iter().map(|(name, _)| name).collect(),
        "constant" if args[0] == "" => json!(constants::UV_UDP_REUSEADDR),
        "constant" => json!(kind(text(&args[0])).get(text(&args[1]))),
        "EOL" if unix => json!(nodular_os::EOL),
        "devNull" if unix => json!(nodular_os::DEV_NULL),
        "platform" if linux => json!(nodular_os::platform()),
        "type" if linux => json!(nodular_os::os_type().expect("a name")),
        "tmpdir" => json!(tmpdir_in(Platform::Linux, env(&args[0]))),
        "homedir" => json!(homedir_in(Platform::Linux, env(&args[0])).expect("HOME is there")),
        "getPriority" if linux => {
            result(nodular_os::get_priority(integer(&args[0])).map(Value::from))
        }
        "setPriority" if linux => {
            let set = nodular_os::set_priority(integer(&args[0]), integer(&args[1]));
            result(set.map(|()| Value::Null))
        }
        "cidr" => json!(cidr(text(&args[0]), text(&args[1]))),
        // The names of properties are in `serialize`.
        _ => return None,
    })
}

fn kind(name: &str) -> Constants {
    match name {
        "signals" => signals::of(Platform::Linux),
        "errno" => errno::of(Platform::Linux),
        "priority" => priority::of(Platform::Linux),
        "dlopen" => dlopen::of(Platform::Linux),
        other => panic!("no constants {other}"),
    }
}

fn env(variables: &Value) -> impl Fn(&str) -> Option<std::ffi::OsString> {
    move |name| variables[name].as_str().map(Into::into)
}

fn cidr(address: &str, netmask: &str) -> Option<String> {
    let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
    let (address, netmask) = (ip(address), ip(netmask));
    let mac = MacAddress::default();
    InterfaceAddress { address, netmask, mac, internal: false, scope_id: None }.cidr()
}

fn result(result: Result<Value, Error>) -> Value {
    result.unwrap_or_else(|error| {
        let mut properties = json!({
            "code": error.code(), "message": error.to_string(), "name": error.class().name(),
        });
        if let (Some(errno), Some(syscall)) = (error.errno(), error.syscall()) {
            properties["errno"] = json!(errno);
            properties["syscall"] = json!(syscall);
        }
        json!({ "error": properties })
    })
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn integer(value: &Value) -> i32 {
    i32::try_from(value.as_i64().expect("a number")).expect("an integer of 32 bits")
}

#[test]
fn constants_of_each_platform() {
    for platform in [Platform::Linux, Platform::MacOs, Platform::Windows] {
        for constants in [signals::of(platform), errno::of(platform), dlopen::of(platform)] {
            let names: Vec<_> = constants.iter().map(|(name, _)| name).collect();
            let distinct: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(distinct.len(), names.len(), "{platform:?}");
        }
        // The negative numbers of libuv are these, where the platform has them.
        for (name, number) in errno::of(platform).iter() {
            let entry = platform.system_error(name);
            if let (Some(entry), false) = (entry, platform == Platform::Windows) {
                assert_eq!(entry.errno, -number, "{name} on {platform:?}");
            }
        }
    }
    assert_eq!(signals::of(Platform::Windows).iter().count(), 11);
    assert_eq!(dlopen::of(Platform::Windows).iter().count(), 0);
    assert_eq!(errno::of(Platform::Windows).get("WSAEADDRINUSE"), Some(10_048));
    assert_eq!(signals::of(Platform::MacOs).get("SIGINFO"), Some(29));
    assert_eq!(signals::of(Platform::Linux).name(6), Some("SIGABRT"));
    assert_eq!(signals::of(Platform::CURRENT).get("SIGTERM"), Some(signals::SIGTERM));
    assert_eq!(errno::of(Platform::CURRENT).get("EAGAIN"), Some(errno::EAGAIN));
}

#[test]
fn folders_of_windows() {
    #[rustfmt::skip]
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("TEMP", r"C:\Temp\"), ("TMP", r"D:\")], r"C:\Temp"),
        (&[("TEMP", ""), ("TMP", r"D:\")],          r"D:\"),
        (&[("TEMP", r"\")],                         r"\"),
        (&[("TEMP", r"a\\")],                       r"a\"),
        (&[("TEMP", "C:/Temp/")],                   "C:/Temp/"),
        (&[("TMPDIR", "x"), ("windir", r"C:\W")],   r"C:\W\temp"),
        (&[("SystemRoot", r"C:\S"), ("windir", "")], r"C:\S\temp"),
        (&[],                                       r"\temp"),
    ];
    for (variables, expected) in cases {
        let env = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| value.into())
        };
        assert_eq!(tmpdir_in(Platform::Windows, env).as_os_str(), *expected, "{variables:?}");
    }
    let home = |home: &'static str| {
        homedir_in(Platform::Windows, move |name| (name == "USERPROFILE").then(|| home.into()))
    };
    assert_eq!(home(r"C:\").expect("a home").as_os_str(), r"C:\");
    let error = home("C:").expect_err("too short");
    let text = "A system error occurred: uv_os_homedir returned ENOENT (no such file or directory)";
    assert_eq!(error.to_string(), text);
}

#[test]
#[cfg(unix)]
fn folders_keep_their_bytes() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let bytes = |bytes: &[u8]| OsString::from_vec(bytes.to_vec());
    let folder = tmpdir_in(Platform::Linux, |_| Some(bytes(b"/\xFF/")));
    assert_eq!(folder.into_os_string(), bytes(b"/\xFF"));
    let folder = tmpdir_in(Platform::Windows, |_| Some(bytes(b"C:\\\xFF\\")));
    assert_eq!(folder.into_os_string(), bytes(b"C:\\\xFF"));
}
