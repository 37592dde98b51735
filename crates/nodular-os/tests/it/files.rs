//! What Node answers where it reads samples in place of the system's files.

use std::fs;
use std::path::Path;
use std::time::Duration;

use nodular_os::{Cpu, linux};
use nodular_record::Table;
use serde_json::{Value, json};

#[test]
fn like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "files").check(500, |case| {
        let (function, sample, expected) = (&case[0], &case[1], &case[2]);
        if function == "uptime" {
            // Seconds as a `Duration`, which counts nanoseconds, and not every f64 comes out of one as it went in.
            let expected = Duration::try_from_secs_f64(expected.as_f64().expect("seconds")).ok();
            let actual = linux::uptime(text(sample));
            return if actual == expected { Ok(()) } else { Err(format!("{actual:?}")) };
        }
        let actual = answer(text(function), sample);
        if &actual == expected { Ok(()) } else { Err(format!("{actual}")) }
    });
}

fn answer(function: &str, sample: &Value) -> Value {
    match function {
        "cpus" => {
            let clock = |number: u32| sample["clocks"][number.to_string()].as_u64();
            let (stat, cpuinfo) = (text(&sample["stat"]), text(&sample["cpuinfo"]));
            linux::cpus(stat, cpuinfo, "x64", clock).iter().map(cpu).collect()
        }
        "memory" => json!({
            "totalmem": linux::meminfo(text(sample), "MemTotal:"),
            "freemem": linux::meminfo(text(sample), "MemAvailable:"),
        }),
        "loadavg" => linux::loadavg(text(sample))
            .map_or(Value::Null, |load| load.iter().copied().map(number).collect()),
        "quota" => {
            let mount = tempfile::tempdir().expect("a folder");
            for (name, content) in sample["files"].as_object().expect("files") {
                write(mount.path(), name, text(content));
            }
            json!(linux::cpu_quota(text(&sample["cgroup"]), mount.path()) == Some(1))
        }
        other => panic!("no function {other}"),
    }
}

fn cpu(cpu: &Cpu) -> Value {
    let times = &cpu.times;
    json!({
        "model": cpu.model,
        "speed": cpu.speed,
        "times": {
            "user": times.user, "nice": times.nice, "sys": times.sys, "idle": times.idle, "irq": times.irq,
        },
    })
}

/// As JavaScript writes it: without a fraction if it has none.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

pub(crate) fn write(mount: &Path, name: &str, content: &str) {
    let path = mount.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("to make a folder");
    fs::write(path, content).expect("to write");
}
