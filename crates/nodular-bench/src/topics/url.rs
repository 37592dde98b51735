//! URLs, their search parameters, and file URLs.

use std::hint::black_box;

use nodular_url::{Url, UrlSearchParams, file_url_to_path, path_to_file_url};

use crate::bound::url as bound;
use crate::corpus;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

const BASE: &str = "https://example.com/a/b/c?d=e";
const CHANGING: &str = "https://example.com/a?x=1";

/// What the cases work on.
struct Corpora {
    urls: Vec<String>,
    queries: Vec<String>,
    /// Absolute ones.
    paths: Vec<String>,
    /// As many as there are URLs.
    numbers: Vec<usize>,
}

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let data = &suite.options().data;
    let urls = corpus::lines(data, "urls.txt")?;
    let queries = corpus::lines(data, "qs.txt")?;
    let mut paths = corpus::lines(data, "paths-posix.txt")?;
    paths.retain(|path| path.starts_with('/'));
    let numbers = (0..urls.len()).collect();
    let corpora = Corpora { urls, queries, paths, numbers };

    if suite.wants(Nodular) {
        nodular(suite, &corpora).map_err(|error| error.to_string())?;
    }
    if suite.wants(Bound) {
        bound(suite, &corpora).map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn nodular(suite: &Suite, corpora: &Corpora) -> Result<(), Box<dyn std::error::Error>> {
    let Corpora { urls, queries, paths, numbers } = corpora;
    let parsed: Vec<_> = urls.iter().filter_map(|text| Url::parse(text)).collect();
    let params: Vec<_> = queries.iter().map(|text| UrlSearchParams::new(text)).collect();
    let base = Url::new(BASE)?;
    let mut changing = Url::new(CHANGING)?;
    let hrefs = paths.iter().map(path_to_file_url).collect::<Result<Vec<_>, _>>()?;

    suite.each(Nodular, "parse", urls, |text| {
        black_box(Url::new(text)).map_or(0, |url| url.href().len())
    })?;
    suite.each(Nodular, "parse.base", queries, |text| {
        black_box(base.join(&format!("../{text}"))).map_or(0, |url| url.href().len())
    })?;
    suite.each(Nodular, "canParse", urls, |text| usize::from(Url::can_parse(text)))?;
    suite.each(Nodular, "fields", &parsed, |url| {
        let path = url.pathname().len() + url.search().len() + url.hash().len();
        url.protocol().len() + url.host().len() + path
    })?;
    suite.each(Nodular, "setters", numbers, |number| {
        changing.set_pathname(&format!("/p/{number}"));
        changing.set_search(&format!("?q={number}"));
        changing.href().len()
    })?;
    suite.each(Nodular, "params.parse", queries, |text| {
        black_box(UrlSearchParams::new(text)).size()
    })?;
    suite.each(Nodular, "params.get", &params, |params| {
        params.get("index").map_or(0, |value| value.encode_utf16().count() + 1)
    })?;
    suite.each(Nodular, "params.build", &params, |params| {
        let mut built = UrlSearchParams::default();
        params.iter().for_each(|(name, value)| built.append(name, value));
        black_box(built.to_string()).len()
    })?;
    suite.each(Nodular, "pathToFileURL", paths, |path| {
        black_box(path_to_file_url(path)).map_or(0, |url| url.href().len())
    })?;
    suite.each(Nodular, "fileURLToPath", &hrefs, |url| {
        black_box(file_url_to_path(url.href())).map_or(0, |path| path.len())
    })?;
    Ok(())
}

fn bound(suite: &Suite, corpora: &Corpora) -> Result<(), Box<dyn std::error::Error>> {
    use ::url::Url;

    let Corpora { urls, queries, paths, numbers } = corpora;
    let parsed = urls.iter().map(|text| Url::parse(text)).collect::<Result<Vec<_>, _>>()?;
    let pairs: Vec<_> = queries.iter().map(|text| bound::parse_pairs(text)).collect();
    let base = Url::parse(BASE)?;
    let mut changing = Url::parse(CHANGING)?;
    let hrefs: Vec<_> = paths.iter().filter_map(|path| bound::path_to_file_url(path)).collect();

    suite.each(Bound, "parse", urls, |text| {
        black_box(Url::parse(text)).map_or(0, |url| url.as_str().len())
    })?;
    suite.each(Bound, "parse.base", queries, |text| {
        black_box(base.join(&format!("../{text}"))).map_or(0, |url| url.as_str().len())
    })?;
    suite.each(Bound, "canParse", urls, |text| usize::from(Url::parse(text).is_ok()))?;
    suite.each(Bound, "fields", &parsed, bound::field_lengths)?;
    suite.each(Bound, "setters", numbers, |number| {
        changing.set_path(&format!("/p/{number}"));
        changing.set_query(Some(&format!("q={number}")));
        changing.as_str().len()
    })?;
    suite.each(Bound, "params.parse", queries, |text| black_box(bound::parse_pairs(text)).len())?;
    suite.each(Bound, "params.get", &pairs, |pairs| {
        let found = pairs.iter().find(|(key, _)| key == "index");
        found.map_or(0, |(_, value)| value.encode_utf16().count() + 1)
    })?;
    suite.each(Bound, "params.build", &pairs, |pairs| {
        let mut built = Vec::new();
        pairs.iter().for_each(|pair| built.push(pair.clone()));
        black_box(bound::print_pairs(&built)).len()
    })?;
    suite.each(Bound, "pathToFileURL", paths, |path| {
        black_box(bound::path_to_file_url(path)).map_or(0, |url| url.as_str().len())
    })?;
    suite.each(Bound, "fileURLToPath", &hrefs, |href| {
        black_box(bound::file_url_to_path(href.as_str())).map_or(0, |path| path.len())
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_answers_like_nodular() {
        for text in corpus::generate::urls() {
            let (ours, bound) = (Url::new(&text).unwrap(), ::url::Url::parse(&text).unwrap());
            assert_eq!(ours.href(), bound.as_str());
            let path = ours.pathname().len() + ours.search().len() + ours.hash().len();
            let lengths = ours.protocol().len() + ours.host().len() + path;
            assert_eq!(lengths, bound::field_lengths(&bound), "{text}");
        }
        for text in corpus::generate::queries() {
            let (ours, bound) = (UrlSearchParams::new(&text), bound::parse_pairs(&text));
            let pairs: Vec<_> =
                ours.iter().map(|(name, value)| (name.into(), value.into())).collect();
            assert_eq!(pairs, bound);
            assert_eq!(ours.to_string(), bound::print_pairs(&bound));
        }
        for path in corpus::generate::posix_paths() {
            if !path.starts_with('/') {
                continue;
            }
            let (ours, bound) = (path_to_file_url(&path).unwrap(), bound::path_to_file_url(&path));
            assert_eq!(Some(ours.href()), bound.as_ref().map(|url| url.as_str()), "{path}");
            let back = file_url_to_path(ours.href()).ok();
            assert_eq!(back, bound::file_url_to_path(ours.href()), "{path}");
        }
    }
}
