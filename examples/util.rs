//! A small command: its arguments, its settings as Node prints them, bytes as text, and a report in color.
//!
//! Run with `cargo run --example util`.

use nodular::util::tree::{Kind, Object, Property, Tree, Value};
use nodular::util::{
    ArgOption, InspectOptions, MimeType, ParseArgs, TextDecoder, format, inspect, inspect_value,
    inspect_with, style_text,
};
use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let command = ParseArgs::new()
        .option("color", ArgOption::boolean().short('c'))
        .option("port", ArgOption::string().short('p').default("8080"))
        .option("tag", ArgOption::string().short('t').multiple())
        .allow_negative();
    println!("Command lines");
    for line in ["-cp 80 --tag=a -tb", "--no-color", "-p", "--prot=80", "--tag -c", "index.html"] {
        match command.parse(line.split(' ')) {
            Ok(parsed) => {
                let color = parsed.values.is_set("color");
                let port = parsed.values.text("port");
                let tags = parsed.values.list("tag").len();
                println!("  {}", format(&("port %s, color %s, %d tags", port, color, tags)));
            }
            Err(error) => {
                println!("  {}: {}", error.code(), error.to_string().lines().next().unwrap_or(""))
            }
        }
    }

    println!("Settings");
    let settings = json!({
        "host": "localhost", "ports": [80, 443, 3000, 5000, 8000, 8080, 8443, 9000],
        "paths": { "static": { "root": "/srv/www", "cache": { "maxAge": 86400 } }, "it's": "quoted" },
    });
    println!("{}", inspect(&settings));
    let short = InspectOptions { depth: Some(0), ..InspectOptions::default() };
    println!("{}", inspect_with(&settings, &short));

    println!("A value in itself");
    let mut tree = Tree::new();
    let job = tree.add(Object::new(Kind::Object).with_class("Job").with("name", "build"));
    let after = tree.value(Object::new(Kind::Map(vec![("test".into(), job.into())])));
    tree[job].properties.push(Property::new("after", after));
    println!("{}", inspect_value(&tree, &Value::Object(job), &InspectOptions::default()));

    println!("Bytes of a charset");
    let mime: MimeType = "text/plain; charset=Shift_JIS".parse()?;
    let mut decoder = TextDecoder::new(mime.params().get("charset").unwrap_or("utf-8"))?;
    println!("  {} as {}", decoder.decode(b"\x93\xfa\x96\x7b")?, decoder.encoding());

    println!("Color");
    println!("  {} {}", style_text(&["bold", "green"], "ok")?, style_text(&["#f80"], "slow")?);
    Ok(())
}
