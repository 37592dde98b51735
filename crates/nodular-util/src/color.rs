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

/// How many bits of color a terminal has, as far as the environment tells: 1, 4, 8 or 24.
///
/// Node: [`writeStream.getColorDepth([env])`](https://nodejs.org/api/tty.html#writestreamgetcolordepthenv), as it is
/// on other systems than Windows
///
/// # Examples
///
/// ```
/// use nodular_util::get_color_depth;
///
/// let term = |name: &str| (name == "TERM").then(|| "xterm-256color".to_owned());
/// assert_eq!(get_color_depth(term), 8);
/// assert_eq!(get_color_depth(|_| None), 1);
/// ```
#[doc(alias = "getColorDepth")]
pub fn get_color_depth(env: impl Fn(&str) -> Option<String>) -> u32 {
    if let Some(force) = env("FORCE_COLOR") {
        return match &*force {
            "" | "1" | "true" => 4,
            "2" => 8,
            "3" => 24,
            _ => 1,
        };
    }
    let is_set = |name: &str| env(name).is_some();
    let has_text = |name: &str| env(name).is_some_and(|value| !value.is_empty());
    let term = env("TERM").unwrap_or_default();
    if has_text("NODE_DISABLE_COLORS") || has_text("NO_COLOR") || term == "dumb" {
        return 1;
    }
    if has_text("TMUX") {
        return 24;
    }
    if is_set("TF_BUILD") && is_set("AGENT_NAME") {
        return 4;
    }
    if is_set("CI") {
        let known = SERVICES.iter().find(|(name, _)| is_set(name)).map(|(_, depth)| *depth);
        let is_codeship = env("CI_NAME").as_deref() == Some("codeship");
        return known.unwrap_or(if is_codeship { 8 } else { 1 });
    }
    if let Some(version) = env("TEAMCITY_VERSION") {
        return if is_colored_teamcity(&version) { 4 } else { 1 };
    }
    let color_term = env("COLORTERM").unwrap_or_default();
    program(&env)
        .or_else(|| matches!(&*color_term, "truecolor" | "24bit").then_some(24))
        .or_else(|| terminal(&term))
        .unwrap_or(if color_term.is_empty() { 1 } else { 4 })
}

/// The variables by which continuous integration is known, in Node's order.
const SERVICES: [(&str, u32); 8] = [
    ("APPVEYOR", 8),
    ("BUILDKITE", 8),
    ("CIRCLECI", 24),
    ("DRONE", 8),
    ("GITEA_ACTIONS", 24),
    ("GITHUB_ACTIONS", 24),
    ("GITLAB_CI", 8),
    ("TRAVIS", 8),
];

/// From version 9.1 on.
fn is_colored_teamcity(version: &str) -> bool {
    let Some((major, rest)) = version.split_once('.') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if major == "9" {
        return rest.split_once('.').is_some_and(|(minor, _)| {
            is_number(minor) && !minor.trim_start_matches('0').is_empty()
        });
    }
    major.len() >= 2 && is_number(major)
}

fn program(env: &impl Fn(&str) -> Option<String>) -> Option<u32> {
    match &*env("TERM_PROGRAM")? {
        "iTerm.app" => {
            let version = env("TERM_PROGRAM_VERSION").unwrap_or_default();
            let is_old = matches!(version.as_bytes(), [] | [b'0'..=b'2', b'.', ..]);
            Some(if is_old { 8 } else { 24 })
        }
        "HyperTerm" | "MacTerm" => Some(24),
        "Apple_Terminal" => Some(8),
        _ => None,
    }
}

fn terminal(term: &str) -> Option<u32> {
    if term.contains("truecolor") {
        return Some(24);
    }
    if term.starts_with("xterm-256") {
        return Some(8);
    }
    let term = term.to_lowercase();
    match &*term {
        "mosh" | "rxvt-unicode-24bit" | "terminator" | "xterm-kitty" => return Some(24),
        "eterm" | "cons25" | "console" | "cygwin" | "dtterm" | "gnome" | "hurd" | "jfbterm"
        | "konsole" | "kterm" | "mlterm" | "putty" | "st" => return Some(4),
        _ => {}
    }
    let is_known = ["ansi", "color", "linux", "direct"].iter().any(|part| term.contains(part))
        || ["rxvt", "screen", "xterm", "vt100", "vt220"]
            .iter()
            .any(|start| term.starts_with(start))
        || is_console_of_a_size(&term);
    is_known.then_some(4)
}

/// `con80x25`
fn is_console_of_a_size(term: &str) -> bool {
    let Some(size) = term.strip_prefix("con") else { return false };
    let height = size.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix('x');
    height.is_some_and(|height| height.starts_with(|char: char| char.is_ascii_digit()))
}
