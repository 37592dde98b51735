use nodular_error::Number;
use proptest::prelude::*;

/// The recorded tables prove the text of many numbers; these are the bounds between the notations.
#[rustfmt::skip]
const NOTATIONS: &[(f64, &str)] = &[
    (0.0, "0"),
    (-0.0, "0"),
    (999_999_999_999_999_900_000.0, "999999999999999900000"),
    (1e21, "1e+21"),
    (0.000_001, "0.000001"),
    (0.000_000_999, "9.99e-7"),
    (5e-324, "5e-324"),
    (1.797_693_134_862_315_7e308, "1.7976931348623157e+308"),
    (-123.456, "-123.456"),
    (0.5, "0.5"),
    (-0.05, "-0.05"),
    // Exactly …624.25, …624.75 and …312.125: as near to both, the even digit.
    (1_125_899_906_842_624.2, "1125899906842624.2"),
    (1_125_899_906_842_624.8, "1125899906842624.8"),
    (562_949_953_421_312.1, "562949953421312.1"),
];

#[test]
fn notations() {
    for &(number, text) in NOTATIONS {
        assert_eq!(Number::from(number).to_string(), text);
    }
}

proptest! {
    #[test]
    fn the_text_gives_the_number_back(bits: u64) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite() && number != 0.0);
        let text = Number::from(number).to_string();
        prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), bits);
        prop_assert!(text.len() <= 25, "{}", text);
    }
}
