//! A server's settings: a `.env` file, one for this machine on top, and what the environment says already.
//!
//! Run with `cargo run --example dotenv`.

use nodular::process::{Env, EnvFiles, load_env_file, parse_env};

const DEFAULTS: &str = r##"
# The server
export HOST=localhost   # for now
PORT=8080
GREETING="Hello,\nworld"
LITERAL='Hello,\nworld'
COLOR="#fff"
URL=http://$HOST:$PORT/?a=b
EMPTY=
KEY="-----BEGIN-----
c2VjcmV0
-----END-----"
not a setting
UNCLOSED="to the end of the line
"##;

const LOCAL: &str = "PORT=3000\nSECRET=only here\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("A file");
    for (name, value) in parse_env(DEFAULTS) {
        println!("  {name:<9}{value:?}");
    }

    let folder = tempfile::tempdir()?;
    let (defaults, local) = (folder.path().join(".env"), folder.path().join(".env.local"));
    std::fs::write(&defaults, DEFAULTS)?;
    std::fs::write(&local, LOCAL)?;
    let show = |env: &Env| {
        for name in ["HOST", "PORT", "SECRET"] {
            println!("  {name:<9}{}", env.get(name).unwrap_or("(not set)"));
        }
    };

    println!("Over what is there: the first one counts");
    let mut env = Env::from_iter([("HOST", "example.org")]);
    load_env_file(&defaults, &mut env)?;
    load_env_file(&local, &mut env)?;
    show(&env);

    println!("As options of the command line: the last file counts");
    let mut env = Env::from_iter([("HOST", "example.org")]);
    EnvFiles::new().file(&defaults).file_if_exists(&local).load(&mut env)?;
    show(&env);

    println!("A file that is missing");
    if let Err(error) = load_env_file("no-such.env", &mut env) {
        println!("  {}: {error}", error.code());
    }
    Ok(())
}
