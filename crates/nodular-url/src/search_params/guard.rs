//! The query's pairs while they are being changed.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::UrlSearchParams;
use crate::Url;

/// The pairs of a URL's query, written back to it when dropped if they were changed.
///
/// [`Url::search_params_mut`] makes it.
///
/// # Examples
///
/// ```
/// # use nodular_url::{Error, Url};
/// let mut url = Url::new("https://example.org/?b=2&a=1")?;
/// let mut params = url.search_params_mut();
/// params.sort();
/// params.delete("b");
/// drop(params);
/// assert_eq!(url.search(), "?a=1");
/// # Ok::<(), Error>(())
/// ```
pub struct SearchParamsMut<'a> {
    url: &'a mut Url,
    params: UrlSearchParams,
    changed: bool,
}

impl<'a> SearchParamsMut<'a> {
    pub(crate) fn new(url: &'a mut Url) -> Self {
        Self { params: url.search_params(), url, changed: false }
    }
}

impl Deref for SearchParamsMut<'_> {
    type Target = UrlSearchParams;

    fn deref(&self) -> &UrlSearchParams {
        &self.params
    }
}

impl DerefMut for SearchParamsMut<'_> {
    fn deref_mut(&mut self) -> &mut UrlSearchParams {
        self.changed = true;
        &mut self.params
    }
}

impl Drop for SearchParamsMut<'_> {
    fn drop(&mut self) {
        if self.changed {
            self.url.set_encoded_query(&self.params.to_string());
        }
    }
}

impl fmt::Debug for SearchParamsMut<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SearchParamsMut").field(&self.params).finish()
    }
}
