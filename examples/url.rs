//! Takes URLs apart, changes them, and goes from paths to `file:` URLs and back.
//!
//! Run with `cargo run --example url`.

use nodular::url::{Error, FileUrlOptions, FormatOptions, Url, UrlSearchParams, format};
use nodular::url::{file_url_to_path_with, path_to_file_url_with};

fn main() -> Result<(), Error> {
    let mut url =
        Url::with_base("../검색?q=차&q=커피#top", "HTTPS://user:pass@한국.example:443/shop/list/")?;
    println!("href      {}", url.href());
    println!("origin    {}", url.origin());
    println!("protocol  {}  host {}  port {:?}", url.protocol(), url.host(), url.port());
    println!("pathname  {}", url.pathname());
    println!("search    {}  hash {}", url.search(), url.hash());
    let shown = FormatOptions::new().auth(false).fragment(false).unicode(true);
    println!("for people {}", format(&url, &shown));

    println!("q is {}", url.search_params().get_all("q").collect::<Vec<_>>().join(" and "));
    url.search_params_mut().set("q", "tea & cake");
    url.search_params_mut().append("page", "2");
    url.set_pathname("/a/./b/../search");
    url.set_hash("");
    println!("changed   {url}");

    // What is impossible changes nothing.
    url.set_protocol("mailto");
    url.set_port("many");
    url.set_hostname("two words");
    println!("unchanged {url}");

    let mut params = UrlSearchParams::new("?z=last&a=first&__proto__=plain");
    params.sort();
    println!("{} params: {params}", params.size());

    for input in ["https://0x7f.1/", "https://127.0.0.1.", "/relative", "https://1.2.3.256/"] {
        match Url::new(input) {
            Ok(url) => println!("{input} goes to {}", url.hostname()),
            Err(error) => println!("{input}: {} {error}", error.code()),
        }
    }

    for (path, windows) in
        [("/srv/50% off?.txt", false), (r"C:\Users\철수\a b", true), (r"\\nas\share\x", true)]
    {
        let options = FileUrlOptions::new().windows(windows);
        let url = path_to_file_url_with(path, &options)?;
        println!("{path} <-> {url} {}", file_url_to_path_with(&url, &options)? == path);
    }
    let posix = FileUrlOptions::new().windows(false);
    for input in ["file:///etc%2Fpasswd", "https://example.org/"] {
        if let Err(error) = file_url_to_path_with(input, &posix) {
            println!("{input}: {} {error}", error.code());
        }
    }
    Ok(())
}
