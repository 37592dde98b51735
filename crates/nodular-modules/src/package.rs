use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::error::Error;

/// What resolution needs of a `package.json`.
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
    /// `"exports"`, unless it is missing or `null`
    pub exports: Option<Value>,
    /// `"imports"`, if it is an object
    pub imports: Option<Map<String, Value>>,
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
    /// Reads the text of the file at `path`. Fields of the wrong type count as missing, as they do in Node.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidPackageConfig`] if it is not JSON.
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
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let value: Value = serde_json::from_slice(text).map_err(|error| {
            let reason = Some(error.to_string());
            Error::InvalidPackageConfig { path: path.to_owned(), base: None, reason }
        })?;
        let folder = path.parent().unwrap_or(path).to_owned();
        let Value::Object(mut fields) = value else {
            return Ok(Self { folder, ..Self::default() });
        };
        let mut text = |name: &str| match fields.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let (name, main, kind) = (text("name"), text("main"), text("type"));
        Ok(Self {
            folder,
            name,
            main,
            kind: match kind.as_deref() {
                Some("commonjs") => PackageType::CommonJs,
                Some("module") => PackageType::Module,
                _ => PackageType::None,
            },
            exports: fields.remove("exports").filter(|exports| !exports.is_null()),
            imports: match fields.remove("imports") {
                Some(Value::Object(imports)) => Some(imports),
                _ => None,
            },
        })
    }
}
