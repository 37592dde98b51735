//! URLs that stand for blobs.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::blob::Blob;

/// Blobs by the URLs that stand for them, until they are revoked.
///
/// Node has one such list for the whole process; here whoever shares blobs has their own. What is never revoked stays in
/// memory as long as the list.
///
/// # Examples
///
/// ```
/// use nodular_buffer::{Blob, ObjectUrls};
///
/// let urls = ObjectUrls::new();
/// let url = urls.create(&Blob::from("hello"));
/// assert!(url.starts_with("blob:nodedata:"));
/// assert_eq!(urls.resolve(&url).map(|blob| blob.text()).as_deref(), Some("hello"));
/// urls.revoke(&url);
/// assert!(urls.resolve(&url).is_none());
/// ```
#[derive(Debug, Default)]
pub struct ObjectUrls {
    blobs: Mutex<Blobs>,
}

#[derive(Debug, Default)]
struct Blobs {
    by_id: HashMap<String, Blob>,
    created: u64,
    /// A hash whose key nobody knows, of a number that never comes again, is an id that nobody guesses.
    random: RandomState,
}

impl ObjectUrls {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// A new URL that stands for `blob`, as `blob:nodedata:c1f05a9e-31a3-4fe5-8dfc-aa0a0ab0f7f8`.
    ///
    /// Node: [`URL.createObjectURL(blob)`](https://nodejs.org/api/url.html#urlcreateobjecturlblob)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Blob, ObjectUrls};
    /// assert_eq!(ObjectUrls::new().create(&Blob::default()).len(), "blob:nodedata:".len() + 36);
    /// ```
    #[doc(alias = "createObjectURL")]
    pub fn create(&self, blob: &Blob) -> String {
        let mut blobs = self.lock();
        let number = blobs.created;
        blobs.created += 1;
        let halves = [0_u8, 1].map(|half| u128::from(blobs.random.hash_one((number, half))));
        let id = uuid(halves[0] << 64 | halves[1]);
        let url = format!("blob:nodedata:{id}");
        blobs.by_id.insert(id, blob.clone());
        url
    }

    /// The blob that `url` stands for, if it was not revoked. The URL's query and fragment do not matter.
    ///
    /// Node: [`buffer.resolveObjectURL(id)`](https://nodejs.org/api/buffer.html#bufferresolveobjecturlid)
    ///
    /// # Examples
    ///
    /// ```
    /// # use nodular_buffer::{Blob, ObjectUrls};
    /// let urls = ObjectUrls::new();
    /// let url = urls.create(&Blob::from("hello"));
    /// assert!(urls.resolve(&format!("{url}#top")).is_some());
    /// assert!(urls.resolve("blob:nodedata:c1f05a9e-31a3-4fe5-8dfc-aa0a0ab0f7f8").is_none());
    /// ```
    #[doc(alias = "resolveObjectURL")]
    pub fn resolve(&self, url: &str) -> Option<Blob> {
        self.lock().by_id.get(&id(url)?).cloned()
    }

    /// Forgets the blob that `url` stands for, if any.
    ///
    /// Node: [`URL.revokeObjectURL(id)`](https://nodejs.org/api/url.html#urlrevokeobjecturlid)
    #[doc(alias = "revokeObjectURL")]
    pub fn revoke(&self, url: &str) {
        if let Some(id) = id(url) {
            self.lock().by_id.remove(&id);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Blobs> {
        // Nothing in here can be left half done.
        self.blobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The id in a URL, which is read as URLs are: blanks around it and breaks within do not count.
fn id(url: &str) -> Option<String> {
    let url = url.trim_matches(|char| char <= ' ').replace(['\t', '\n', '\r'], "");
    let (scheme, rest) = url.split_once(':')?;
    let path = rest.split(['?', '#']).next()?;
    let id = path.strip_prefix("nodedata:")?;
    scheme.eq_ignore_ascii_case("blob").then(|| id.to_owned())
}

/// These random bits as a UUID of version 4.
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76) & !(0b11 << 62) | 4 << 76 | 0b10 << 62;
    let digits = format!("{bits:032x}");
    let group = |from, to| &digits[from..to];
    [group(0, 8), group(8, 12), group(12, 16), group(16, 20), group(20, 32)].join("-")
}
