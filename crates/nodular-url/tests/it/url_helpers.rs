//! Domains, HTTP options and `format` against Node's answers.

use nodular_record::Table;
use nodular_url::{
    Error, FormatOptions, Url, UrlHttpOptions, domain_to_ascii, domain_to_unicode, format,
    url_to_http_options,
};
use serde_json::{Value, json};

use crate::url::shown;

#[test]
fn answers_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "url_helpers").check(500, |case| {
        let argument = case[1][0].as_str().unwrap();
        let actual = match case[0].as_str().unwrap() {
            "domainToASCII" => json!(domain_to_ascii(argument)),
            "domainToUnicode" => json!(domain_to_unicode(argument)),
            "urlToHttpOptions" => http_options(url_to_http_options(&Url::new(argument).unwrap())),
            "format" => {
                let wanted = |name: &str| case[1][1][name] == true;
                let options = FormatOptions::new()
                    .auth(wanted("auth"))
                    .fragment(wanted("fragment"))
                    .search(wanted("search"))
                    .unicode(wanted("unicode"));
                json!(format(&Url::new(argument).unwrap(), &options))
            }
            other => panic!("no function {other}"),
        };
        if actual == case[2] { Ok(()) } else { Err(actual.to_string()) }
    });
}

/// As Node's object, which has neither a port nor an auth if there is none.
fn http_options(result: Result<UrlHttpOptions, Error>) -> Value {
    let options = match result {
        Ok(options) => options,
        Err(error) => return shown(&error),
    };
    let mut value = json!({
        "protocol": options.protocol,
        "hostname": options.hostname,
        "hash": options.hash,
        "search": options.search,
        "pathname": options.pathname,
        "path": options.path,
        "href": options.href,
    });
    if let Some(port) = options.port {
        value["port"] = json!(port);
    }
    if let Some(auth) = options.auth {
        value["auth"] = json!(auth);
    }
    value
}
