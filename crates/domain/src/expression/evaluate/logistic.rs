//! The logistic function by whole numbers alone, so that every machine gives the same six decimals.

use crate::expression::number::{Number, NumberError};

/// Parts of a unit with which it is computed.
const UNIT: i128 = 1_000_000_000_000;
/// e to this many parts.
const E: i128 = 2_718_281_828_459;
/// Beyond it, on either side, the six decimals are those of 1 and 0.
const FAR: i128 = 16;
/// Parts of a unit that are left.
const LEFT: i128 = 1_000_000;

/// 1 / (1 + e^-x), rounded half up to six decimals.
///
/// # Errors
/// [`NumberError::TooLarge`] never in practice: the result is between 0 and 1.
pub(crate) fn logistic(x: Number) -> Result<Number, NumberError> {
    let far = Number::whole(FAR as i64)?;
    if x.absolute() >= far {
        return Number::whole(i64::from(x > Number::ZERO));
    }
    // For x below zero the result is 1 less that of -x.
    let grown = exponential(parts_of(x.absolute())?);
    let upper = grown * UNIT / (UNIT + grown);
    let parts = if x < Number::ZERO { UNIT - upper } else { upper };
    format!("{}/1000000", (parts + LEFT / 2) / LEFT).parse()
}

/// Parts of a unit of a number between 0 and [`FAR`].
fn parts_of(x: Number) -> Result<i128, NumberError> {
    let fixed: String = x.to_fixed(9).chars().filter(char::is_ascii_digit).collect();
    fixed.parse::<i128>().map(|billionths| billionths * 1_000).map_err(|_| NumberError::NotANumber)
}

/// e^x in parts, x in parts between 0 and [`FAR`]: e to the whole part, times the series of the rest.
fn exponential(x: i128) -> i128 {
    let (whole, rest) = (x / UNIT, x % UNIT);
    let mut power = UNIT;
    for _ in 0..whole {
        power = power * E / UNIT;
    }
    let (mut term, mut sum) = (UNIT, UNIT);
    for n in 1..=25 {
        term = term * rest / UNIT / n;
        sum += term;
    }
    power * sum / UNIT
}

#[cfg(test)]
mod tests {
    use super::logistic;
    use crate::expression::number::Number;

    #[test]
    fn six_decimals_are_those_of_the_tables() {
        for (x, expected) in [
            ("0", "0.5"),
            ("1", "0.731059"),
            ("-1", "0.268941"),
            ("2.5", "0.924142"),
            ("-4.25", "0.014064"),
            ("10", "0.999955"),
            ("15.9", "1"),
            ("-20", "0"),
            ("1/3", "0.58257"),
        ] {
            assert_eq!(logistic(x.parse().unwrap()), expected.parse::<Number>(), "{x}");
        }
    }
}
