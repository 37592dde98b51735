//! A small project's modules: what `require()` and `import` find in it, and what they say when they do not.
//!
//! Run with `cargo run --example modules`.

use std::path::Path;

use nodular::module::{
    ImportOptions, MemoryFileSystem, RequireOptions, Resolution, Resolver, common_js_exports,
    contains_module_syntax,
};
use nodular::url::Url;

const PACKAGE: &str =
    r#"{"exports":{".":{"import":"./index.mjs","require":"./index.cjs"},"./*":"./lib/*.js"}}"#;
const FILES: [(&str, &str); 7] = [
    ("/app/main.js", ""),
    ("/app/util.js", ""),
    ("/app/config/index.json", "{}"),
    ("/app/node_modules/shapes/package.json", PACKAGE),
    ("/app/node_modules/shapes/index.mjs", ""),
    ("/app/node_modules/shapes/index.cjs", ""),
    ("/app/node_modules/shapes/lib/circle.js", ""),
];
const REQUESTS: [&str; 7] =
    ["./util", "./config", "fs", "shapes", "shapes/circle", "shapes/lib/circle.js", "colours"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let resolver = Resolver::with_files(MemoryFileSystem::from_iter(FILES));
    let main = Url::new("file:///app/main.js")?;
    let options = ImportOptions { cwd: Some(Path::new("/app")), ..ImportOptions::default() };

    for request in REQUESTS {
        println!("{request}");
        match resolver.require(request, Path::new("/app"), None, &RequireOptions::default()) {
            Ok(Resolution::File(file)) => println!("  require {}", file.display()),
            Ok(Resolution::Builtin(id)) => println!("  require node:{id}"),
            Err(error) => println!("  require {}", error.code()),
        }
        match resolver.import(request, &main, &options) {
            Ok(found) => println!("  import  {}", found.url.href()),
            Err(error) => println!("  import  {}: {error}", error.code()),
        }
    }

    let source = "exports.area = 1; module.exports = { circle, square: Square };";
    println!("names: {}", common_js_exports(source).exports.join(", "));
    println!(
        "ES modules: {} {}",
        contains_module_syntax("export default 1"),
        contains_module_syntax(source)
    );
    Ok(())
}
