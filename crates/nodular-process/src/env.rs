use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;

/// Environment variables as `process.env` has them: an owned copy, which the program passes on.
///
/// Node writes through to the environment of the whole process. In Rust that is `unsafe`
/// ([`std::env::set_var`]), since any thread may be reading it, in C as well. So an `Env` is taken from the system
/// once, changed freely, read by whom it is given to, and handed to children: see [`vars_os`](Self::vars_os). What the
/// system's own libraries read from the environment (`TZ`, `LD_PRELOAD`) does not change with it.
///
/// Node: [`process.env`](https://nodejs.org/api/process.html#processenv)
///
/// # Examples
///
/// ```
/// use nodular_process::{Env, EnvRules};
///
/// let mut env = Env::with_rules(EnvRules::Posix);
/// env.set("PORT", 8080);
/// env.set("DEBUG", true);
/// assert_eq!(env.get("PORT"), Some("8080"));
/// assert_eq!(env.get("port"), None);
/// assert!(env.delete("DEBUG"));
/// assert_eq!(env.iter().collect::<Vec<_>>(), [("PORT", "8080")]);
///
/// let mut env = Env::with_rules(EnvRules::Windows);
/// env.set("Path", r"C:\Windows");
/// assert_eq!(env.get("PATH"), Some(r"C:\Windows"));
/// ```
#[derive(Clone, Default)]
pub struct Env {
    rules: EnvRules,
    /// By the name that counts.
    vars: BTreeMap<String, Var>,
    next_place: u64,
}

#[derive(Clone)]
struct Var {
    place: u64,
    name: String,
    value: String,
    /// What the system had, where that is no UTF-8.
    raw: Option<(OsString, OsString)>,
}

/// Whose rules an [`Env`] has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EnvRules {
    /// Names differ by case; variables are in the order in which they were set.
    Posix,
    /// Names do not differ by case but keep the one in which they were first set; variables are in the order of their
    /// names; those like `=C:` are there to read, but not listed.
    Windows,
}

impl EnvRules {
    /// The rules of the platform that the program was compiled for.
    pub const CURRENT: Self = if cfg!(windows) { Self::Windows } else { Self::Posix };
}

impl Default for EnvRules {
    fn default() -> Self {
        Self::CURRENT
    }
}

impl Env {
    /// An environment without variables, with the rules of the platform.
    pub fn new() -> Self {
        Self::default()
    }

    /// An environment without variables, with these rules.
    pub fn with_rules(rules: EnvRules) -> Self {
        Self { rules, ..Self::default() }
    }

    /// A copy of the process's environment.
    ///
    /// What is not UTF-8 is shown with `U+FFFD`, and passed on as it was unless it is set.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Env;
    ///
    /// let env = Env::from_system();
    /// assert_eq!(env.get("PATH").is_some(), std::env::var_os("PATH").is_some());
    /// ```
    pub fn from_system() -> Self {
        let mut env = Self::new();
        for (name, value) in std::env::vars_os() {
            let (shown_name, shown_value) = (name.to_string_lossy(), value.to_string_lossy());
            let utf8 = name.to_str().is_some() && value.to_str().is_some();
            let (shown_name, shown_value) = (shown_name.into_owned(), shown_value.into_owned());
            env.insert(shown_name, shown_value, (!utf8).then_some((name, value)));
        }
        env
    }

    /// The rules that it has.
    pub fn rules(&self) -> EnvRules {
        self.rules
    }

    /// The value of a variable.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.vars.get(&self.key(name)).map(|var| &*var.value)
    }

    /// Whether there is such a variable: Node's `name in process.env`.
    pub fn has(&self, name: &str) -> bool {
        self.vars.contains_key(&self.key(name))
    }

    /// Sets a variable to the text of `value`; whether that could be done.
    ///
    /// A name that is empty or has a `=` cannot be set, which Node does not tell. Name and value end at their first NUL,
    /// as in the system's own environment. Numbers have Rust's text: that of a float above 1e21 differs from
    /// JavaScript's, for which there is [`nodular_error::Number`].
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::Env;
    ///
    /// let mut env = Env::new();
    /// assert!(env.set("RATIO", 0.5));
    /// assert!(!env.set("A=B", "c"));
    /// assert_eq!(env.len(), 1);
    /// ```
    pub fn set(&mut self, name: &str, value: impl fmt::Display) -> bool {
        let name = until_nul(name);
        if name.is_empty() || name.contains('=') {
            return false;
        }
        let value = value.to_string();
        self.insert(name.to_owned(), until_nul(&value).to_owned(), None);
        true
    }

    /// Removes a variable; whether it was there.
    pub fn delete(&mut self, name: &str) -> bool {
        self.vars.remove(&self.key(name)).is_some()
    }

    /// The variables in Node's order: on POSIX systems the oldest first, on Windows by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ordered().into_iter().map(|var| (&*var.name, &*var.value))
    }

    /// The names, in the same order: Node's `Object.keys(process.env)`.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(name, _)| name)
    }

    /// How many variables are listed.
    pub fn len(&self) -> usize {
        self.vars.values().filter(|var| self.is_listed(var)).count()
    }

    /// Whether no variable is listed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The variables for a child process, which [`Command::envs`](std::process::Command::envs) takes.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(unix)] {
    /// use nodular_process::Env;
    /// use std::process::Command;
    ///
    /// let mut env = Env::from_system();
    /// env.set("GREETING", "hello");
    /// let child = Command::new("/bin/sh")
    ///     .args(["-c", "printf %s \"$GREETING\""])
    ///     .env_clear()
    ///     .envs(env.vars_os())
    ///     .output()?;
    /// assert_eq!(child.stdout, b"hello");
    /// # }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn vars_os(&self) -> impl Iterator<Item = (OsString, OsString)> {
        self.ordered().into_iter().map(|var| match &var.raw {
            Some(raw) => raw.clone(),
            None => (OsString::from(&var.name), OsString::from(&var.value)),
        })
    }

    fn insert(&mut self, name: String, value: String, raw: Option<(OsString, OsString)>) {
        let key = self.key(&name);
        if let Some(var) = self.vars.get_mut(&key) {
            var.value = value;
            var.raw = raw;
            return;
        }
        self.vars.insert(key, Var { place: self.next_place, name, value, raw });
        self.next_place += 1;
    }

    fn key(&self, name: &str) -> String {
        let name = until_nul(name);
        match self.rules {
            EnvRules::Posix => name.to_owned(),
            EnvRules::Windows => name.chars().map(upper_case).collect(),
        }
    }

    fn ordered(&self) -> Vec<&Var> {
        let mut vars: Vec<&Var> = self.vars.values().filter(|var| self.is_listed(var)).collect();
        if self.rules == EnvRules::Posix {
            vars.sort_by_key(|var| var.place);
        }
        vars
    }

    fn is_listed(&self, var: &Var) -> bool {
        self.rules == EnvRules::Posix || !var.name.starts_with('=')
    }
}

/// Windows compares character by character, so `ß` is not `SS`.
fn upper_case(char: char) -> char {
    let mut upper = char.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only,
        _ => char,
    }
}

fn until_nul(text: &str) -> &str {
    text.split_once('\0').map_or(text, |(before, _)| before)
}

/// Names only: values are often secret.
impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Env").field(&self.keys().collect::<Vec<_>>()).finish()
    }
}

impl<N: AsRef<str>, V: fmt::Display> Extend<(N, V)> for Env {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, vars: I) {
        for (name, value) in vars {
            self.set(name.as_ref(), value);
        }
    }
}

/// An environment with the rules of the platform.
impl<N: AsRef<str>, V: fmt::Display> FromIterator<(N, V)> for Env {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(vars: I) -> Self {
        let mut env = Self::new();
        env.extend(vars);
        env
    }
}
