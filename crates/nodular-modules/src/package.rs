use std::path::{Path, PathBuf};

use serde_json::Value;

use self::scan::Scanner;
use crate::error::Error;

mod scan;

/// What resolution needs of a `package.json`.
///
/// Node: [`package.json` and file extensions](https://nodejs.org/api/packages.html#nodejs-packagejson-field-definitions)
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackageJson {
    /// The folder that it is in.
    pub folder: PathBuf,
    /// `"name"`
    pub name: Option<String>,
    /// `"main"`
    pub main: Option<String>,
    /// `"type"`
    pub kind: PackageType,
    /// `"exports"`, if it is a text, an array or an object
    pub exports: Option<Value>,
    /// `"imports"`, if it is a text, an array or an object
    pub imports: Option<Value>,
}

/// What `"type"` says of the `.js` files of a package.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum PackageType {
    /// Nothing, or something that Node does not know.
    #[default]
    None,
    /// `"commonjs"`
    CommonJs,
    /// `"module"`
    Module,
}

impl PackageJson {
    /// Reads the text of the file at `path`.
    ///
    /// Like Node it looks only at the fields that it needs: what stands elsewhere has to be JSON no further than
    /// to find its end. `"name"` and `"type"` must be texts if they are there.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not a JSON object.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{PackageJson, PackageType};
    /// use std::path::Path;
    ///
    /// let package = PackageJson::parse(Path::new("/app/package.json"), br#"{"type":"module","main":7}"#)?;
    /// assert_eq!((package.kind, package.main), (PackageType::Module, None));
    /// # Ok::<(), nodular_modules::Error>(())
    /// ```
    pub fn parse(path: &Path, text: &[u8]) -> Result<Self, Error> {
        let mut package =
            Self { folder: path.parent().unwrap_or(path).to_owned(), ..Self::default() };
        match package.fill(text) {
            Some(()) => Ok(package),
            None => {
                Err(Error::InvalidPackageConfig { path: path.to_owned(), base: None, reason: None })
            }
        }
    }

    /// The file's path.
    pub fn path(&self) -> PathBuf {
        self.folder.join("package.json")
    }

    fn fill(&mut self, text: &[u8]) -> Option<()> {
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let mut scanner = Scanner::new(std::str::from_utf8(text).ok()?)?;
        while let Some((key, value)) = scanner.field()? {
            match key {
                "name" => self.name = Some(text_of(value)?),
                "main" => self.main = text_of(value).or_else(|| self.main.take()),
                "type" => match text_of(value)?.as_str() {
                    "commonjs" => self.kind = PackageType::CommonJs,
                    "module" => self.kind = PackageType::Module,
                    _ => {}
                },
                "exports" => self.exports = structure(value)?.or_else(|| self.exports.take()),
                "imports" => self.imports = structure(value)?.or_else(|| self.imports.take()),
                "scripts" => _ = structure_kind(value)?,
                _ => {}
            }
        }
        Some(())
    }
}

/// The text that the JSON value is.
fn text_of(value: &str) -> Option<String> {
    serde_json::from_str(value).ok()
}

/// The value if it is a text, an array or an object; `None` inside if it is another; `None` if it is no JSON.
fn structure(value: &str) -> Option<Option<Value>> {
    if structure_kind(value)? { serde_json::from_str(value).ok().map(Some) } else { Some(None) }
}

/// Whether the value starts as a text, an array or an object; `None` if it starts like nothing in JSON.
fn structure_kind(value: &str) -> Option<bool> {
    match value.as_bytes().first()? {
        b'"' | b'[' | b'{' => Some(true),
        b't' | b'f' | b'n' | b'-' | b'0'..=b'9' => Some(false),
        _ => None,
    }
}
