//! The cases of each topic, of Nodular and of the bound side by side.

use crate::options::Options;
use crate::suite::Suite;

mod buffer;
mod events;
pub(crate) mod http;
mod path;
mod querystring;
mod timers;
mod url;
mod util;

/// Runs, lists or serves what the options ask for.
///
/// # Errors
///
/// In words for the command line: no such topic or role, or no corpora.
pub(crate) fn run(options: Options) -> Result<(), String> {
    if let Some(role) = &options.serve {
        return match options.topic.as_str() {
            "http" => http::serve(role, &options),
            topic => Err(format!("{topic} serves nothing")),
        };
    }
    cases(&Suite::new(options))
}

fn cases(suite: &Suite) -> Result<(), String> {
    match suite.options().topic.as_str() {
        "path" => path::cases(suite),
        "url" => url::cases(suite),
        "querystring" => querystring::cases(suite),
        "buffer" => buffer::cases(suite),
        "events" => events::cases(suite),
        "util" => util::cases(suite),
        "timers" => timers::cases(suite),
        "http" => Err("http only serves: --serve=hello or --serve=json".to_owned()),
        topic => Err(format!("no topic {topic}")),
    }
}
