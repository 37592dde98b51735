//! `.env` files into an environment.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use nodular_error::{ArgumentError, SystemError};

use crate::dotenv::parse_env;
use crate::env::Env;
use crate::error::Error;

/// Adds the variables of a `.env` file to `env`; those that are there already keep their value.
///
/// Node's default for `path` is `.env`. What is not UTF-8 in the file becomes `U+FFFD`.
///
/// Node: [`process.loadEnvFile(path)`](https://nodejs.org/api/process.html#processloadenvfilepath)
///
/// # Errors
///
/// - [`Error::System`] if the file cannot be opened: `ENOENT: no such file or directory, open '.env'`.
/// - [`Error::InvalidContents`] if it cannot be read, such as a directory.
/// - [`Error::Argument`] if the path has a NUL byte.
///
/// # Examples
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join(".env");
/// use nodular_process::{Env, load_env_file};
///
/// std::fs::write(&path, "HOST=localhost\nPORT=80")?;
/// let mut env = Env::from_iter([("PORT", "8080")]);
/// load_env_file(&path, &mut env)?;
/// assert_eq!(env.get("HOST"), Some("localhost"));
/// assert_eq!(env.get("PORT"), Some("8080"));
///
/// let error = load_env_file("no-such-file", &mut env).unwrap_err();
/// assert_eq!(error.to_string(), "ENOENT: no such file or directory, open 'no-such-file'");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "loadEnvFile")]
pub fn load_env_file(path: impl AsRef<Path>, env: &mut Env) -> Result<(), Error> {
    let path = path.as_ref();
    let shown = path.to_string_lossy();
    if shown.contains('\0') {
        let reason = "must be a string, Uint8Array, or URL without null bytes";
        return Err(ArgumentError::invalid_value("path", &*shown, reason).into());
    }
    let vars = match read(path) {
        Ok(content) => parse_env(&content),
        Err(ReadError::Open(error)) => {
            return Err(SystemError::from_io(error, "open").with_path(path).into());
        }
        Err(ReadError::Read) => return Err(Error::InvalidContents(path.to_owned())),
    };
    for (name, value) in vars {
        if !env.has(&name) {
            env.set(&name, value);
        }
    }
    Ok(())
}

/// The `.env` files of a command line: what Node does with `--env-file` and `--env-file-if-exists`.
///
/// Of a name that is in several files the last one counts, but what the environment has already counts more.
///
/// Node: [`--env-file=file`](https://nodejs.org/api/cli.html#--env-filefile)
///
/// # Examples
///
/// ```
/// # let folder = tempfile::tempdir()?;
/// # let (base, local) = (folder.path().join(".env"), folder.path().join(".env.local"));
/// # let missing = folder.path().join("missing");
/// use nodular_process::{Env, EnvFiles};
///
/// std::fs::write(&base, "HOST=localhost\nPORT=80")?;
/// std::fs::write(&local, "PORT=3000")?;
/// let mut env = Env::new();
/// let absent = EnvFiles::new().file(&base).file(&local).file_if_exists(&missing).load(&mut env)?;
/// assert_eq!((env.get("HOST"), env.get("PORT")), (Some("localhost"), Some("3000")));
/// assert_eq!(absent, [missing]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct EnvFiles(Vec<EnvFile>);

#[derive(Clone, Debug, Eq, PartialEq)]
struct EnvFile {
    path: PathBuf,
    required: bool,
}

const ENV_FILE: &str = "--env-file";
const ENV_FILE_IF_EXISTS: &str = "--env-file-if-exists";

impl EnvFiles {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file that has to be there.
    #[must_use]
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.0.push(EnvFile { path: path.into(), required: true });
        self
    }

    /// Adds a file that may be missing.
    #[must_use]
    pub fn file_if_exists(mut self, path: impl Into<PathBuf>) -> Self {
        self.0.push(EnvFile { path: path.into(), required: false });
        self
    }

    /// The files that a command line names before its first `--`, and the arguments without them.
    ///
    /// # Errors
    ///
    /// [`Error::OptionWithoutArgument`] if it ends where a file's name should be.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_process::{EnvFiles, Error};
    ///
    /// let args = ["--env-file=.env", "--verbose", "--env-file-if-exists", ".env.local"];
    /// let (files, rest) = EnvFiles::from_args(args)?;
    /// assert_eq!(files, EnvFiles::new().file(".env").file_if_exists(".env.local"));
    /// assert_eq!(rest, ["--verbose"]);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn from_args<A: Into<String>>(
        args: impl IntoIterator<Item = A>,
    ) -> Result<(Self, Vec<String>), Error> {
        let mut files = Self::new();
        let mut rest = Vec::new();
        let mut args = args.into_iter().map(Into::into);
        while let Some(arg) = args.next() {
            if arg == "--" {
                rest.push(arg);
                break;
            }
            let (option, value) = match arg.split_once('=') {
                Some((option, value)) => (option, Some(value.to_owned())),
                None => (&*arg, None),
            };
            let option = match option {
                ENV_FILE => ENV_FILE,
                ENV_FILE_IF_EXISTS => ENV_FILE_IF_EXISTS,
                _ => {
                    rest.push(arg);
                    continue;
                }
            };
            let path = value.or_else(|| args.next()).ok_or(Error::OptionWithoutArgument(option))?;
            files.0.push(EnvFile { path: path.into(), required: option == ENV_FILE });
        }
        rest.extend(args);
        Ok((files, rest))
    }

    /// Reads the files into `env`; returns those that were missing and may be.
    ///
    /// Node says `x not found. Continuing without it.` for each of these, and ends with the code 9 on an error.
    ///
    /// # Errors
    ///
    /// [`Error::EnvFileNotFound`] if a file is missing, [`Error::EnvFileInvalid`] if it cannot be read; `env` is not
    /// changed then.
    pub fn load(&self, env: &mut Env) -> Result<Vec<PathBuf>, Error> {
        let mut vars = std::collections::BTreeMap::new();
        let mut missing = Vec::new();
        for EnvFile { path, required } in &self.0 {
            match read(path) {
                Ok(content) => vars.extend(parse_env(&content)),
                Err(ReadError::Open(_)) if *required => {
                    return Err(Error::EnvFileNotFound(path.clone()));
                }
                Err(ReadError::Open(_)) => missing.push(path.clone()),
                Err(ReadError::Read) => return Err(Error::EnvFileInvalid(path.clone())),
            }
        }
        for (name, value) in vars {
            if !env.has(&name) {
                env.set(&name, value);
            }
        }
        Ok(missing)
    }
}

enum ReadError {
    Open(std::io::Error),
    Read,
}

fn read(path: &Path) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(ReadError::Open)?;
    file.read_to_end(&mut bytes).map_err(|_| ReadError::Read)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}
