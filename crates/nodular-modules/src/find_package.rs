use std::path::{Path, PathBuf};

use nodular_url::{Url, file_url_to_path};

use crate::base::Base;
use crate::error::Error;
use crate::file_system::FileSystem;
use crate::import::{ImportOptions, is_path};
use crate::resolver::Resolver;

impl<F: FileSystem> Resolver<F> {
    /// The `package.json` of the package that `specifier` names, or of the module that it stands for, in the module `base`.
    ///
    /// A bare specifier gives the package's own, however deep the module in it lies; everything else the nearest.
    ///
    /// Node: [`module.findPackageJSON(specifier, base)`](https://nodejs.org/api/module.html#modulefindpackagejsonspecifier-base)
    ///
    /// # Errors
    ///
    /// As for [`import`](Self::import).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_modules::{ImportOptions, MemoryFileSystem, Resolver};
    /// use nodular_url::Url;
    ///
    /// let files = MemoryFileSystem::from_iter([
    ///     ("/app/package.json", "{}"),
    ///     ("/app/src/a.js", ""),
    ///     ("/app/node_modules/b/package.json", "{}"),
    /// ]);
    /// let resolver = Resolver::with_files(files);
    /// let base = Url::new("file:///app/src/main.js")?;
    /// let find = |specifier| resolver.find_package_json(specifier, &base, &ImportOptions::default());
    /// assert_eq!(find("./a.js")?, Some("/app/package.json".into()));
    /// assert_eq!(find("b")?, Some("/app/node_modules/b/package.json".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "findPackageJSON")]
    pub fn find_package_json(
        &self,
        specifier: &str,
        base: &Url,
        options: &ImportOptions<'_>,
    ) -> Result<Option<PathBuf>, Error> {
        let is_bare = !specifier.is_empty()
            && !specifier.starts_with('.')
            && !is_path(specifier)
            && !Url::can_parse(specifier);
        if is_bare {
            let (folder, _) = self.package_folder(specifier, &Base::from_url(base)?)?;
            return Ok(Some(folder.join("package.json")));
        }
        let path = match self.import(specifier, base, options) {
            Ok(found) => file_url_to_path(&found.url)?,
            Err(Error::DirectoryImport { path, .. }) => path,
            Err(error) => return Err(error),
        };
        Ok(self.package_below_root(Path::new(&path))?.map(|package| package.path()))
    }
}
