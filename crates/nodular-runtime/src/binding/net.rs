//! `node:net`

use std::net::{Ipv4Addr, Ipv6Addr};

use rquickjs::Result;

use super::Binding;
use crate::engine::Text;

pub(super) fn define(binding: &Binding<'_>) -> Result<()> {
    binding.function("isIP", |input: Text| is_ip(input.as_ref()))
}

/// 4 or 6 for an address of that kind, 0 for all else; a zone may follow one of the second kind.
fn is_ip(input: &str) -> u8 {
    if input.parse::<Ipv4Addr>().is_ok() {
        return 4;
    }
    let (address, zone) = match input.split_once('%') {
        Some((address, zone)) => (address, Some(zone)),
        None => (input, None),
    };
    let is_zone = |zone: &str| {
        !zone.is_empty()
            && zone.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':'))
    };
    if address.parse::<Ipv6Addr>().is_ok() && zone.is_none_or(is_zone) { 6 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::is_ip;

    #[test]
    fn addresses_like_node() {
        let cases = [
            ("127.0.0.1", 4),
            ("01.2.3.4", 0),
            ("1.2.3", 0),
            ("::1", 6),
            ("::ffff:1.2.3.4", 6),
            ("fe80::1%eth0", 6),
            ("fe80::1%", 0),
            ("", 0),
            ("x", 0),
            ("1:2:3:4:5:6:7:8:9", 0),
        ];
        for (input, expected) in cases {
            assert_eq!(is_ip(input), expected, "{input}");
        }
    }
}
