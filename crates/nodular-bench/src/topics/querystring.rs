//! Query strings.

use std::hint::black_box;

use nodular_url::querystring;

use crate::bound::querystring as bound;
use crate::corpus;
use crate::options::Implementation::{Bound, Nodular};
use crate::suite::Suite;

pub(super) fn cases(suite: &Suite) -> Result<(), String> {
    let queries = corpus::lines(&suite.options().data, "qs.txt")?;
    let unescaped: Vec<_> = queries.iter().map(|text| querystring::unescape(text)).collect();

    if suite.wants(Nodular) {
        let parsed: Vec<_> = queries.iter().map(|text| querystring::parse(text)).collect();
        suite.each(Nodular, "parse", &queries, |text| black_box(querystring::parse(text)).len())?;
        suite.each(Nodular, "stringify", &parsed, |query| {
            black_box(querystring::stringify(query)).len()
        })?;
        suite.each(Nodular, "escape", &unescaped, |text| {
            black_box(querystring::escape(text)).len()
        })?;
        suite.ops(Nodular, "unescape", queries.len(), || {
            for text in &queries {
                black_box(querystring::unescape(text));
            }
        })?;
    }

    if suite.wants(Bound) {
        let parsed: Vec<_> = queries.iter().map(|text| bound::parse(text)).collect();
        suite.each(Bound, "parse", &queries, |text| black_box(bound::parse(text)).len())?;
        suite
            .each(Bound, "stringify", &parsed, |query| black_box(bound::stringify(query)).len())?;
        suite.each(Bound, "escape", &unescaped, |text| black_box(bound::escape(text)).len())?;
        suite.ops(Bound, "unescape", queries.len(), || {
            for text in &queries {
                black_box(bound::unescape(text));
            }
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_answers_like_nodular() {
        for text in corpus::generate::queries() {
            let (query, bound) = (querystring::parse(&text), bound::parse(&text));
            assert_eq!(query.len(), bound.len(), "{text}");
            assert_eq!(querystring::stringify(&query), bound::stringify(&bound), "{text}");
            let plain = querystring::unescape(&text);
            assert_eq!(plain, bound::unescape(&text));
            assert_eq!(querystring::escape(&plain), bound::escape(&plain));
        }
    }
}
