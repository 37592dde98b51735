use crate::error::Error;
use crate::format::Format;

/// Whether a module of this format, at `url`, may be imported `with` these attributes.
///
/// Node: [Import attributes](https://nodejs.org/api/esm.html#import-attributes)
///
/// # Errors
///
/// - [`Error::AttributeMissing`] if JSON is imported without `type: "json"`.
/// - [`Error::AttributeTypeIncompatible`] if something else is imported with it.
/// - [`Error::AttributeUnsupported`] for every other key and value.
///
/// # Examples
///
/// ```
/// use nodular_modules::{Format, validate_attributes};
///
/// validate_attributes("file:///a.json", Format::Json, &[("type", "json")])?;
/// let error = validate_attributes("file:///a.json", Format::Json, &[]).unwrap_err();
/// assert_eq!(error.to_string(), "Module \"file:///a.json\" needs an import attribute of \"type: json\"");
/// # Ok::<(), nodular_modules::Error>(())
/// ```
pub fn validate_attributes(
    url: &str,
    format: Format,
    attributes: &[(&str, &str)],
) -> Result<(), Error> {
    let unsupported = |key: &str, value: &str| Error::AttributeUnsupported {
        key: key.to_owned(),
        value: value.to_owned(),
        url: url.to_owned(),
    };
    if let Some((key, value)) = attributes.iter().find(|(key, _)| *key != "type") {
        return Err(unsupported(key, value));
    }
    let given = attributes.first().map(|(_, value)| *value);
    match (format, given) {
        (Format::Addon | Format::CommonJsTypeScript | Format::ModuleTypeScript, _) => Ok(()),
        (Format::Json, Some("json")) => Ok(()),
        (Format::Json, None) => {
            Err(Error::AttributeMissing { url: url.to_owned(), key: "type", value: "json" })
        }
        (_, None) => Ok(()),
        (_, Some("json")) => {
            Err(Error::AttributeTypeIncompatible { url: url.to_owned(), value: "json".to_owned() })
        }
        (_, Some(value)) => Err(unsupported("type", value)),
    }
}
