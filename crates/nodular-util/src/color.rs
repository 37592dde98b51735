//! Whether to write in color: what Node's terminals make of the environment.

use std::io::IsTerminal;

/// Whether to write in color to a stream: if it is a terminal that knows 16 colors or more, or if `FORCE_COLOR` says so.
///
/// `env` looks up a variable of the environment: `|name| std::env::var(name).ok()`. This is what
/// `styleText` does with its `stream`, and `validateStream: false` is not to ask.
///
/// Node: [`util.styleText(format, text, { stream })`](https://nodejs.org/api/util.html#utilstyletextformat-text-options)
///
/// # Examples
///
/// ```
/// use nodular_util::{should_colorize, style_text};
///
/// let env = |name: &str| std::env::var(name).ok();
/// let text = match should_colorize(&std::io::stdout(), env) {
///     true => style_text(&["red"], "stop")?,
///     false => "stop".to_owned(),
/// };
/// assert!(should_colorize(&std::io::stdout(), |name| (name == "FORCE_COLOR").then(String::new)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn should_colorize(stream: &impl IsTerminal, env: impl Fn(&str) -> Option<String>) -> bool {
    let is_asked = env("FORCE_COLOR").is_some() || stream.is_terminal();
    is_asked && get_color_depth(env) > 2
}

/// How many bits of color a terminal has (1, 4, 8 or 24), as its environment tells.
///
/// `environment` looks up a variable: `|name| std::env::var(name).ok()` for the process's own. `FORCE_COLOR` comes
/// first, then `NODE_DISABLE_COLORS`, `NO_COLOR` and `TERM=dumb`, then what is known of continuous integration servers
/// and terminals. On Windows it is 24 unless one of the first four says otherwise.
///
/// Node: [`writeStream.getColorDepth([env])`](https://nodejs.org/api/tty.html#writestreamgetcolordepthenv)
///
/// # Examples
///
/// ```
/// use nodular_util::get_color_depth;
///
/// let environment = |name: &str| (name == "TERM").then(|| "xterm-256color".to_owned());
/// assert_eq!(get_color_depth(environment), 8);
/// assert_eq!(get_color_depth(|_| None), if cfg!(windows) { 24 } else { 1 });
/// ```
#[doc(alias = "getColorDepth")]
pub fn get_color_depth(environment: impl Fn(&str) -> Option<String>) -> u8 {
    let environment = Environment(environment);
    let set_by_user = environment.forced().or_else(|| environment.disabled());
    set_by_user.unwrap_or_else(|| {
        if cfg!(windows) {
            return COLORS_16M;
        }
        environment.server().unwrap_or_else(|| environment.terminal())
    })
}

const COLORS_2: u8 = 1;
const COLORS_16: u8 = 4;
const COLORS_256: u8 = 8;
const COLORS_16M: u8 = 24;

/// Servers for continuous integration, by a variable that each sets.
const SERVERS: [(&str, u8); 8] = [
    ("APPVEYOR", COLORS_256),
    ("BUILDKITE", COLORS_256),
    ("CIRCLECI", COLORS_16M),
    ("DRONE", COLORS_256),
    ("GITEA_ACTIONS", COLORS_16M),
    ("GITHUB_ACTIONS", COLORS_16M),
    ("GITLAB_CI", COLORS_256),
    ("TRAVIS", COLORS_256),
];

/// Values of `TERM` that are not as their look tells.
const DEEP_TERMINALS: [&str; 4] = ["mosh", "rxvt-unicode-24bit", "terminator", "xterm-kitty"];

/// Values of `TERM` with 16 colors.
const TERMINALS: [&str; 13] = [
    "eterm", "cons25", "console", "cygwin", "dtterm", "gnome", "hurd", "jfbterm", "konsole",
    "kterm", "mlterm", "putty", "st",
];

struct Environment<F>(F);

impl<F: Fn(&str) -> Option<String>> Environment<F> {
    fn get(&self, name: &str) -> Option<String> {
        self.0(name)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn has_text(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !value.is_empty())
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).as_deref() == Some(value)
    }

    fn forced(&self) -> Option<u8> {
        Some(match &*self.get("FORCE_COLOR")? {
            "" | "1" | "true" => COLORS_16,
            "2" => COLORS_256,
            "3" => COLORS_16M,
            _ => COLORS_2,
        })
    }

    fn disabled(&self) -> Option<u8> {
        let is_disabled = self.has_text("NODE_DISABLE_COLORS")
            || self.has_text("NO_COLOR")
            || self.is("TERM", "dumb");
        is_disabled.then_some(COLORS_2)
    }

    fn server(&self) -> Option<u8> {
        if self.has_text("TMUX") {
            return Some(COLORS_16M);
        }
        if self.has("TF_BUILD") && self.has("AGENT_NAME") {
            return Some(COLORS_16);
        }
        if self.has("CI") {
            let known = SERVERS.iter().find(|(name, _)| self.has(name));
            return Some(match known {
                Some((_, depth)) => *depth,
                None if self.is("CI_NAME", "codeship") => COLORS_256,
                None => COLORS_2,
            });
        }
        let version = self.get("TEAMCITY_VERSION")?;
        Some(if is_teamcity_with_colors(&version) { COLORS_16 } else { COLORS_2 })
    }

    fn terminal(&self) -> u8 {
        match self.get("TERM_PROGRAM").as_deref() {
            Some("iTerm.app") => {
                let version = self.get("TERM_PROGRAM_VERSION").unwrap_or_default();
                let is_old = matches!(version.as_bytes(), [] | [b'0'..=b'2', b'.', ..]);
                return if is_old { COLORS_256 } else { COLORS_16M };
            }
            Some("HyperTerm" | "MacTerm") => return COLORS_16M,
            Some("Apple_Terminal") => return COLORS_256,
            _ => {}
        }
        let color_term = self.get("COLORTERM").unwrap_or_default();
        if color_term == "truecolor" || color_term == "24bit" {
            return COLORS_16M;
        }
        let term = self.get("TERM").unwrap_or_default();
        let fallback = if color_term.is_empty() { COLORS_2 } else { COLORS_16 };
        depth_of(&term).unwrap_or(fallback)
    }
}

fn depth_of(term: &str) -> Option<u8> {
    if term.contains("truecolor") {
        return Some(COLORS_16M);
    }
    if term.starts_with("xterm-256") {
        return Some(COLORS_256);
    }
    let term = term.to_lowercase();
    if DEEP_TERMINALS.contains(&&*term) {
        return Some(COLORS_16M);
    }
    let has_colors = TERMINALS.contains(&&*term)
        || ["ansi", "color", "linux", "direct"].iter().any(|part| term.contains(part))
        || ["rxvt", "screen", "xterm", "vt100", "vt220"]
            .iter()
            .any(|start| term.starts_with(start))
        || is_console_of_size(&term);
    has_colors.then_some(COLORS_16)
}

/// `con80x25`
fn is_console_of_size(term: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = term.strip_prefix("con") else { return false };
    let height = rest[digits(rest)..].strip_prefix('x');
    height.is_some_and(|height| digits(height) > 0)
}

/// From 9.1 on, and from 10 on.
fn is_teamcity_with_colors(version: &str) -> bool {
    let mut parts = version.split('.');
    let (Some(major), Some(minor)) = (parts.next(), parts.next()) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if major != "9" {
        return major.len() >= 2 && is_number(major);
    }
    let is_positive = minor.bytes().any(|byte| byte != b'0');
    is_number(minor) && is_positive && parts.next().is_some()
}
