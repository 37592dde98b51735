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
        if self.0.is_nan() {
            return f.write_str("NaN");
        }
        let sign = if self.0 < 0.0 { "-" } else { "" };
        if self.0.is_infinite() {
            return write!(f, "{sign}Infinity");
        }
        // The shortest digits that give the number back are the same in both languages.
        let scientific = format!("{:e}", self.0.abs());
        let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let digits = mantissa.replace('.', "");
        let exponent: i32 = exponent.parse().unwrap_or_default();
        let zeros = exponent.unsigned_abs() as usize;
        f.write_str(sign)?;
        match exponent {
            0..=20 if zeros + 1 < digits.len() => {
                let (whole, fraction) = digits.split_at(zeros + 1);
                write!(f, "{whole}.{fraction}")
            }
            0..=20 => write!(f, "{digits:0<0$}", zeros + 1),
            -6..=-1 => write!(f, "0.{}{digits}", "0".repeat(zeros - 1)),
            _ => write_exponent(f, &digits, exponent),
        }
    }
}

fn write_exponent(f: &mut fmt::Formatter<'_>, digits: &str, exponent: i32) -> fmt::Result {
    let (first, rest) = digits.split_at(1.min(digits.len()));
    let point = if rest.is_empty() { "" } else { "." };
    write!(f, "{first}{point}{rest}e{exponent:+}")
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
