/// The text of UTF-16 units, with `U+FFFD` for each half of a character that stands alone.
///
/// A `str` has no such halves, so for it there is nothing to do.
///
/// Node: [`util.toUSVString(string)`](https://nodejs.org/api/util.html#utiltousvstringstring)
///
/// # Examples
///
/// ```
/// use nodular_util::to_usv_string;
///
/// assert_eq!(to_usv_string(&[0x61, 0xd83d, 0x62]), "a\u{fffd}b");
/// ```
#[doc(alias = "toUSVString")]
pub fn to_usv_string(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}
