use std::fmt;

/// A JavaScript number: `Display` is what JavaScript prints for it.
///
/// Unlike an `f64` it equals itself whatever it is, so that an error that holds one can be compared.
///
/// # Examples
///
/// ```
/// use nodular_error::Number;
///
/// assert_eq!(Number::from(0.1 + 0.2).to_string(), "0.30000000000000004");
/// assert_eq!(Number::from(1e21).to_string(), "1e+21");
/// assert_eq!(Number::from(-0.0).to_string(), "0");
/// assert_eq!(Number::from(f64::NEG_INFINITY).to_string(), "-Infinity");
/// assert_eq!(Number::from(f64::NAN), Number::from(f64::NAN));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Number(f64);

impl Number {
    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }

    pub(crate) fn is_integer(self) -> bool {
        self.0.is_finite() && self.0.fract() == 0.0
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self(value)
    }
}

impl Eq for Number {}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ryu_js::Buffer::new().format(self.0))
    }
}

/// `-4_294_967_297` of `-4294967297`.
///
/// Node groups the text from its end whatever it is: `1e+21` becomes `1e_+21`.
pub(crate) fn separated(number: &str) -> String {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let mut result = String::from(sign);
    for (index, char) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            result.push('_');
        }
        result.push(char);
    }
    result
}
