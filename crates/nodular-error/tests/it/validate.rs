use nodular_error::{
    ArgumentError, validate_integer, validate_one_of, validate_port, validate_range,
    validate_string_without_null_bytes,
};

use crate::argument::{number, shown};
use crate::{same, table};

#[test]
fn integers_like_node() {
    let mut checked = 0;
    table("argument_errors").check(2_300, |case| {
        if case[0] != "integer" {
            return Ok(());
        }
        checked += 1;
        let name = case[1].as_str().unwrap().to_owned();
        let valid = case[2][0].as_i64().unwrap()..=case[2][1].as_i64().unwrap();
        match validate_integer(name, number(case[3][1].as_str().unwrap()), valid) {
            Ok(value) => Err(format!("{value} is valid")),
            Err(error) => same(&shown(&error), &case[4]),
        }
    });
    assert!(checked > 300, "only {checked}");
}

/// The strings among the cases of `dns.setDefaultResultOrder`.
#[test]
fn choices_like_node() {
    let mut checked = 0;
    table("argument_errors").check(2_300, |case| {
        if case[1] != "dnsOrder" || case[3][0] != "string" {
            return Ok(());
        }
        checked += 1;
        let allowed = ["verbatim", "ipv4first", "ipv6first"];
        match validate_one_of("dnsOrder", case[3][1].as_str().unwrap(), &allowed) {
            Ok(value) => Err(format!("{value} is valid")),
            Err(error) => same(&shown(&error), &case[4]),
        }
    });
    assert!(checked > 400, "only {checked}");
}

#[test]
fn what_is_valid_is_returned() {
    assert_eq!(validate_integer("x", -0.0, 0..=5), Ok(0));
    assert_eq!(validate_integer("x", 2_f64.powi(53), 0..=i64::MAX), Ok(1 << 53));
    assert_eq!(validate_integer("x", i64::MIN as f64, i64::MIN..=0), Ok(i64::MIN));
    assert_eq!(validate_range("x", 0.5, 0.0..=1.0), Ok(0.5));
    assert_eq!(validate_one_of("x", "a", &["a"]), Ok("a"));
    assert_eq!(validate_port("x", 0), Ok(0));
    assert_eq!(validate_port("x", 65_535), Ok(65_535));
    assert_eq!(validate_string_without_null_bytes("x", ""), Ok(""));
}

#[test]
fn what_is_not_is_refused() {
    let code = |result: Result<(), ArgumentError>| result.map_err(|error| error.code());
    let range = Err("ERR_OUT_OF_RANGE");
    // A number that only rounds to one in the range.
    assert_eq!(code(validate_integer("x", 2_f64.powi(63), 0..=i64::MAX).map(drop)), range);
    assert_eq!(code(validate_integer("x", -1.0, 0..=5).map(drop)), range);
    assert_eq!(code(validate_range("x", f64::NAN, 0.0..=1.0).map(drop)), range);
    assert_eq!(code(validate_range("x", 256, 0..=255).map(drop)), range);
    let port = Err("ERR_SOCKET_BAD_PORT");
    assert_eq!(code(validate_port("x", -1).map(drop)), port);
    assert_eq!(code(validate_port("x", 65_536).map(drop)), port);
    let value = Err("ERR_INVALID_ARG_VALUE");
    assert_eq!(code(validate_one_of("x", "", &["a"]).map(drop)), value);
    assert_eq!(code(validate_string_without_null_bytes("x", "a\0").map(drop)), value);
}
