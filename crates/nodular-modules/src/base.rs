use std::borrow::Cow;
use std::path::Path;

use nodular_url::{Url, file_url_to_path, path_to_file_url};

use crate::error::Error;

/// The file that asks for something.
#[derive(Clone, Debug)]
pub(crate) struct Base {
    pub(crate) url: Url,
    pub(crate) path: String,
}

impl Base {
    /// # Errors
    ///
    /// If it is no URL of a file.
    pub(crate) fn from_url(url: &Url) -> Result<Self, Error> {
        if url.protocol() != "file:" {
            let input = url.href().to_owned();
            return Err(nodular_url::Error::InvalidUrl { input, base: None }.into());
        }
        Ok(Self { url: url.clone(), path: file_url_to_path(url)? })
    }

    pub(crate) fn from_path(path: &Path) -> Result<Self, Error> {
        Ok(Self { url: path_to_file_url(path)?, path: text(path).into_owned() })
    }
}

/// A path as text.
pub(crate) fn text(path: &Path) -> Cow<'_, str> {
    path.to_string_lossy()
}
