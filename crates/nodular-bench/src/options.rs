//! The command line of `nodular-bench TOPIC`.

use std::env;
use std::path::PathBuf;

/// Which of the implementations of a case is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Implementation {
    /// Nodular's crates.
    Nodular,
    /// The hand-written lower bound: what little code can reach that does only what the case needs.
    Bound,
    /// The bare HTTP server library, the yardstick of the topic `http`.
    Hyper,
}

impl Implementation {
    const ALL: [Self; 3] = [Self::Nodular, Self::Bound, Self::Hyper];

    /// The name on the command line and in the JSON lines.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nodular => "nodular",
            Self::Bound => "bound",
            Self::Hyper => "hyper",
        }
    }
}

/// What to run and how.
#[derive(Debug)]
pub(crate) struct Options {
    /// `path`, `url`, `querystring`, `buffer`, `events`, `util` or `http`.
    pub(crate) topic: String,
    /// More warm-up, more samples, longer ones.
    pub(crate) long: bool,
    /// Print what there is instead of running it.
    pub(crate) list: bool,
    /// After each case, also print the peak memory of the process.
    pub(crate) isolated: bool,
    /// Only the cases that one of these matches, with `*` as the only wildcard; all if empty.
    pub(crate) cases: Vec<String>,
    /// Only this implementation; a run without it measures Nodular.
    pub(crate) implementation: Option<Implementation>,
    /// Serve this role instead of running cases.
    pub(crate) serve: Option<String>,
    /// Where to listen; 0 lets the system choose.
    pub(crate) port: u16,
    /// Where the corpora are.
    pub(crate) data: PathBuf,
}

impl Options {
    /// Reads the arguments after the topic.
    ///
    /// # Errors
    ///
    /// In words for the command line: an option that there is not, or a value that it cannot have.
    pub(crate) fn parse(topic: &str, arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            topic: topic.to_owned(),
            long: false,
            list: false,
            isolated: false,
            cases: Vec::new(),
            implementation: None,
            serve: None,
            port: 0,
            data: data_folder(),
        };
        for argument in arguments {
            let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
            let invalid = || format!("unknown option {argument}");
            match name {
                "--long" => options.long = true,
                "--list" => options.list = true,
                "--isolated" => options.isolated = true,
                "--case" => options.cases = value.split(',').map(str::to_owned).collect(),
                "--impl" => {
                    let known = Implementation::ALL.into_iter().find(|known| known.name() == value);
                    options.implementation = Some(known.ok_or_else(invalid)?);
                }
                "--serve" => options.serve = Some(value.to_owned()),
                "--port" => options.port = value.parse().map_err(|_| invalid())?,
                _ => return Err(invalid()),
            }
        }
        Ok(options)
    }

    /// Whether `--case` lets this case through.
    pub(crate) fn wants(&self, case: &str) -> bool {
        self.cases.is_empty() || self.cases.iter().any(|glob| matches(glob, case))
    }
}

/// The folder of the corpora: `$BENCH_DATA`, else one that every contestant knows.
pub(crate) fn data_folder() -> PathBuf {
    env::var_os("BENCH_DATA").map_or_else(|| "/tmp/nodular-bench".into(), PathBuf::from)
}

fn matches(glob: &str, text: &str) -> bool {
    let Some((before, after)) = glob.split_once('*') else { return glob == text };
    let Some(rest) = text.strip_prefix(before) else { return false };
    rest.char_indices().any(|(index, _)| matches(after, &rest[index..])) || matches(after, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options, String> {
        let arguments: Vec<_> = arguments.iter().map(ToString::to_string).collect();
        Options::parse("path", &arguments)
    }

    #[test]
    fn options_of_the_contract() {
        let options = parse(&["--long", "--case=posix.*,win32.join", "--impl=bound", "--port=80"]);
        let options = options.unwrap();
        assert!(options.long && !options.isolated && !options.list);
        assert_eq!(options.implementation, Some(Implementation::Bound));
        assert_eq!(options.port, 80);
        assert!(options.wants("posix.join") && options.wants("win32.join"));
        assert!(!options.wants("win32.parse"));
    }

    #[test]
    fn wrong_options_are_named() {
        for wrong in ["--lang", "--impl=other", "--port=http"] {
            assert_eq!(parse(&[wrong]).unwrap_err(), format!("unknown option {wrong}"));
        }
    }

    #[test]
    fn the_star_is_any_text() {
        for (glob, text, expected) in [
            ("*", "", true),
            ("*", "emit.1", true),
            ("emit.*", "emit.", true),
            ("emit.*", "emit.10", true),
            ("*.join", "posix.join", true),
            ("*.join", "posix.joined", false),
            ("p*x.j*n", "posix.join", true),
            ("emit.1", "emit.10", false),
        ] {
            assert_eq!(matches(glob, text), expected, "{glob} {text}");
        }
    }
}
