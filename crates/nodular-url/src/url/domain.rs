//! Domain names with letters of every script, and as DNS has them.

use url::quirks;

use super::Url;

/// The ASCII form of `domain`, or `""` if it is not a domain.
///
/// Like the `hostname` of a URL it takes an IP address too, in any spelling.
///
/// Node: [`url.domainToASCII(domain)`](https://nodejs.org/api/url.html#urldomaintoasciidomain)
///
/// # Examples
///
/// ```
/// # use nodular_url::domain_to_ascii;
/// assert_eq!(domain_to_ascii("español.com"), "xn--espaol-zwa.com");
/// assert_eq!(domain_to_ascii("xn--iñvalid.com"), "");
/// assert_eq!(domain_to_ascii("0x7f.1"), "127.0.0.1");
/// ```
#[doc(alias = "domainToASCII")]
pub fn domain_to_ascii(domain: &str) -> String {
    let Ok(mut url) = url::Url::parse("ws://x") else { return String::new() };
    match quirks::set_hostname(&mut url, domain) {
        Ok(()) => Url::from_inner(url).hostname().to_owned(),
        Err(()) => String::new(),
    }
}

/// The form of `domain` that people read, or `""` if it is not a domain.
///
/// Node: [`url.domainToUnicode(domain)`](https://nodejs.org/api/url.html#urldomaintounicodedomain)
///
/// # Examples
///
/// ```
/// # use nodular_url::domain_to_unicode;
/// assert_eq!(domain_to_unicode("xn--fiq228c.com"), "中文.com");
/// assert_eq!(domain_to_unicode("xn--iñvalid.com"), "");
/// ```
#[doc(alias = "domainToUnicode")]
pub fn domain_to_unicode(domain: &str) -> String {
    to_unicode(&domain_to_ascii(domain))
}

/// The readable form of a host that a URL holds.
pub(crate) fn to_unicode(host: &str) -> String {
    if !host.contains("xn--") {
        return host.to_owned();
    }
    let labels = host.split('.').map(|label| match label.starts_with("xn--") {
        true => idna::domain_to_unicode(label).0,
        false => label.to_owned(),
    });
    labels.collect::<Vec<_>>().join(".")
}
