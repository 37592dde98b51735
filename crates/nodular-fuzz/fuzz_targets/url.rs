//! Any URL: no panic, whatever is set; parse, print, parse is stable; a file URL and its path lead to each other.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_url::{FileUrlOptions, Url, file_url_to_path_with, path_to_file_url_with};

fuzz_target!(|texts: (&str, &str, u8)| {
    let (input, value, property) = texts;
    for windows in [false, true] {
        let options = FileUrlOptions::new().windows(windows).cwd("/");
        if let Ok(url) = path_to_file_url_with(input, &options)
            && let Ok(path) = file_url_to_path_with(&url, &options)
            && !windows
        {
            assert_eq!(path_to_file_url_with(&path, &options).as_ref(), Ok(&url), "{input:?}");
        }
        let _ = file_url_to_path_with(input, &options);
    }
    let Some(mut url) = Url::parse_with_base(input, value).or_else(|| Url::parse(input)) else {
        return;
    };
    assert_eq!(Url::new(url.href()).as_ref(), Ok(&url), "{input:?} {value:?}");
    match property % 10 {
        0 => url.set_protocol(value),
        1 => url.set_username(value),
        2 => url.set_password(value),
        3 => url.set_host(value),
        4 => url.set_hostname(value),
        5 => url.set_port(value),
        6 => url.set_pathname(value),
        7 => url.set_search(value),
        8 => url.set_hash(value),
        _ => url.search_params_mut().append(value, value),
    }
    assert!(Url::can_parse(url.href()), "{input:?} {value:?} {property}");
    let _ = url.join(value);
});
