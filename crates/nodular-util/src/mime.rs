//! `util.MIMEType`: what `Content-Type` says.

mod error;
mod params;
mod syntax;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use self::error::{MimeError, MimePart};
pub use self::params::MimeParams;
use self::syntax::{check_token, trim_end, trim_start};

/// A MIME type: `type/subtype`, and parameters behind it.
///
/// It is read as the [MIME Sniffing Standard](https://mimesniff.spec.whatwg.org/) has it: parameters that cannot be
/// understood are left away, only a wrong type or subtype is an error. `Display`, and serde, write it back.
///
/// Node: [`util.MIMEType`](https://nodejs.org/api/util.html#class-utilmimetype)
///
/// # Examples
///
/// ```
/// use nodular_util::MimeType;
///
/// let mut mime: MimeType = "Text/HTML; Charset=\"utf-8\"; q=\"a b\"".parse()?;
/// assert_eq!((mime.type_(), mime.subtype(), mime.essence()), ("text", "html", "text/html".to_owned()));
/// assert_eq!(mime.params().get("charset"), Some("utf-8"));
///
/// mime.set_subtype("plain")?;
/// mime.params_mut().delete("q");
/// assert_eq!(mime.to_string(), "text/plain;charset=utf-8");
/// # Ok::<(), nodular_util::MimeError>(())
/// ```
#[doc(alias = "MIMEType")]
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct MimeType {
    type_: String,
    subtype: String,
    params: MimeParams,
}

impl MimeType {
    /// Reads a MIME type; [`str::parse`] does the same.
    ///
    /// Node: [`new MIMEType(input)`](https://nodejs.org/api/util.html#new-mimetypeinput), `MIMEType.parse(input)`
    ///
    /// # Errors
    ///
    /// [`MimeError`] if the type or the subtype is missing or has a character that is not of a token.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_util::MimeType;
    ///
    /// let error = MimeType::new("text/pl@in").unwrap_err();
    /// assert_eq!(error.to_string(), "The MIME syntax for a subtype in \"text/pl@in\" is invalid at 2");
    /// assert_eq!(error.code(), "ERR_INVALID_MIME_SYNTAX");
    /// ```
    pub fn new(text: &str) -> Result<Self, MimeError> {
        let rest = trim_start(text);
        let (type_, rest) = match rest.split_once('/') {
            Some((type_, rest)) => {
                check_token(MimePart::Type, type_, text)?;
                (type_, rest)
            }
            None => {
                check_token(MimePart::Type, rest, text)?;
                return Err(MimeError::new(MimePart::Type, text, None));
            }
        };
        let (subtype, params) = rest.split_once(';').unwrap_or((rest, ""));
        let subtype = trim_end(subtype);
        check_token(MimePart::Subtype, subtype, text)?;
        Ok(Self {
            type_: type_.to_ascii_lowercase(),
            subtype: subtype.to_ascii_lowercase(),
            params: MimeParams::parse(params),
        })
    }

    /// What stands before the slash, in lower case.
    ///
    /// Node: [`mime.type`](https://nodejs.org/api/util.html#mimetype)
    #[doc(alias = "type")]
    pub fn type_(&self) -> &str {
        &self.type_
    }

    /// Changes the type.
    ///
    /// Node: [`mime.type`](https://nodejs.org/api/util.html#mimetype)
    ///
    /// # Errors
    ///
    /// [`MimeError`] if `name` is no token.
    pub fn set_type(&mut self, name: &str) -> Result<(), MimeError> {
        check_token(MimePart::Type, name, name)?;
        self.type_ = name.to_ascii_lowercase();
        Ok(())
    }

    /// What stands behind the slash, in lower case.
    ///
    /// Node: [`mime.subtype`](https://nodejs.org/api/util.html#mimesubtype)
    pub fn subtype(&self) -> &str {
        &self.subtype
    }

    /// Changes the subtype.
    ///
    /// Node: [`mime.subtype`](https://nodejs.org/api/util.html#mimesubtype)
    ///
    /// # Errors
    ///
    /// [`MimeError`] if `name` is no token.
    pub fn set_subtype(&mut self, name: &str) -> Result<(), MimeError> {
        check_token(MimePart::Subtype, name, name)?;
        self.subtype = name.to_ascii_lowercase();
        Ok(())
    }

    /// `type/subtype`, without parameters.
    ///
    /// Node: [`mime.essence`](https://nodejs.org/api/util.html#mimeessence)
    pub fn essence(&self) -> String {
        format!("{}/{}", self.type_, self.subtype)
    }

    /// The parameters.
    ///
    /// Node: [`mime.params`](https://nodejs.org/api/util.html#mimeparams)
    pub fn params(&self) -> &MimeParams {
        &self.params
    }

    /// The parameters, to be changed.
    ///
    /// Node: [`mime.params`](https://nodejs.org/api/util.html#mimeparams)
    pub fn params_mut(&mut self) -> &mut MimeParams {
        &mut self.params
    }
}

impl FromStr for MimeType {
    type Err = MimeError;

    fn from_str(text: &str) -> Result<Self, MimeError> {
        Self::new(text)
    }
}

impl fmt::Display for MimeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.type_, self.subtype)?;
        if !self.params.is_empty() {
            write!(f, ";{}", self.params)?;
        }
        Ok(())
    }
}

impl Serialize for MimeType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MimeType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
