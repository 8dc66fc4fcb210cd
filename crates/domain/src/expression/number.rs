//! Exact numbers: fractions of two whole numbers.
//!
//! Decimals alone are exact only until the first division: a third of a score times three would fall short of the band it
//! belongs to. Fractions of at most 18 digits are exact throughout, need no library, and are rounded only where a pack says so.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::codes;

/// Numerators and denominators stay below it, so that no step between two of them leaves 128 bits.
const LIMIT: i128 = 1_000_000_000_000_000_000;

/// Most decimals to which a number is rounded.
pub const MOST_DECIMALS: u32 = 9;

codes! {
    /// How a number is rounded.
    pub enum Rounding {
        /// To the nearest; a half away from zero.
        HalfUp = "half_up",
        /// To the nearest; a half towards zero.
        HalfDown = "half_down",
        /// To the nearest; a half to the even digit.
        HalfEven = "half_even",
        /// Away from zero.
        Up = "up",
        /// Towards zero.
        Down = "down",
        /// To the next smaller.
        Floor = "floor",
        /// To the next larger.
        Ceiling = "ceiling",
    }
}

/// A fraction in lowest terms; the denominator is above zero, and both are below 10^18.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "Written")]
pub struct Number {
    top: i64,
    under: i64,
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// More than 18 digits are needed.
    #[error("more than 18 digits")]
    TooLarge,
    /// The text is no number.
    #[error("not a number")]
    NotANumber,
}

/// The greatest common divisor of two numbers of which one at least is not zero.
const fn common(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, under: 1 };

    fn reduced(top: i128, under: i128) -> Result<Self, NumberError> {
        let by = common(top, under) * if under < 0 { -1 } else { 1 };
        let (top, under) = (top / by, under / by);
        if top.abs() >= LIMIT || under >= LIMIT {
            return Err(NumberError::TooLarge);
        }
        let part = |n: i128| i64::try_from(n).map_err(|_| NumberError::TooLarge);
        Ok(Self { top: part(top)?, under: part(under)? })
    }

    /// A whole number.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn whole(number: i64) -> Result<Self, NumberError> {
        Self::reduced(number.into(), 1)
    }

    const fn parts(self) -> (i128, i128) {
        (self.top as i128, self.under as i128)
    }

    /// The sum.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn plus(self, other: Self) -> Result<Self, NumberError> {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::reduced(a * d + c * b, b * d)
    }

    /// The difference.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn minus(self, other: Self) -> Result<Self, NumberError> {
        self.plus(other.negated())
    }

    /// The product.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn times(self, other: Self) -> Result<Self, NumberError> {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Self::reduced(a * c, b * d)
    }

    /// The quotient; nothing when the divisor is zero.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn over(self, other: Self) -> Result<Option<Self>, NumberError> {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        if c == 0 { Ok(None) } else { Self::reduced(a * d, b * c).map(Some) }
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { top: -self.top, under: self.under }
    }

    /// The number without its sign.
    #[must_use]
    pub const fn absolute(self) -> Self {
        Self { top: self.top.abs(), under: self.under }
    }

    /// The whole number that it is, if it is one.
    #[must_use]
    pub const fn as_whole(self) -> Option<i64> {
        if self.under == 1 { Some(self.top) } else { None }
    }

    /// Rounded to some decimals (at most [`MOST_DECIMALS`]; more are taken as so many).
    ///
    /// # Errors
    /// [`NumberError::TooLarge`].
    pub fn rounded(self, decimals: u32, rule: Rounding) -> Result<Self, NumberError> {
        let scale = 10_i128.pow(decimals.min(MOST_DECIMALS));
        let (top, under) = self.parts();
        let (whole, rest) = ((top * scale).div_euclid(under), (top * scale).rem_euclid(under));
        // From here `whole` is the next smaller; is it, or the one above, meant?
        let negative = top < 0;
        let above = match rule {
            _ if rest == 0 => false,
            Rounding::Floor => false,
            Rounding::Ceiling => true,
            Rounding::Down => negative,
            Rounding::Up => !negative,
            _ if rest * 2 != under => rest * 2 > under,
            Rounding::HalfUp => !negative,
            Rounding::HalfDown => negative,
            Rounding::HalfEven => whole.rem_euclid(2) == 1,
        };
        Self::reduced(whole + i128::from(above), scale)
    }

    /// Rounded half up, written with so many decimals and a point (at most [`MOST_DECIMALS`]).
    #[must_use]
    pub fn to_fixed(self, decimals: u32) -> String {
        let decimals = decimals.min(MOST_DECIMALS);
        let (top, under) = self.parts();
        let scale = 10_i128.pow(decimals);
        let digits = (top.abs() * scale * 2 + under) / (under * 2);
        let sign = if top < 0 && digits != 0 { "-" } else { "" };
        if decimals == 0 {
            return format!("{sign}{digits}");
        }
        format!("{sign}{}.{:0width$}", digits / scale, digits % scale, width = decimals as usize)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        (a * d).cmp(&(c * b))
    }
}

impl fmt::Display for Number {
    /// As a decimal where one of at most 18 places says it exactly, else as a fraction (`1/3`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (top, under) = self.parts();
        let Some(places) = (0..=18).find(|places| 10_i128.pow(*places) % under == 0) else {
            return write!(f, "{top}/{under}");
        };
        let scale = 10_i128.pow(places);
        let digits = top.abs() * (scale / under);
        let sign = if top < 0 { "-" } else { "" };
        if places == 0 {
            return write!(f, "{sign}{digits}");
        }
        write!(f, "{sign}{}.{:0width$}", digits / scale, digits % scale, width = places as usize)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads what [`Display`](fmt::Display) writes: `12`, `-0.5`, `1/3`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (sign, plain) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let digits = |part: &str| {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(NumberError::NotANumber);
            }
            if part.len() > 36 {
                return Err(NumberError::TooLarge);
            }
            part.parse::<i128>().map_err(|_| NumberError::TooLarge)
        };
        if let Some((top, under)) = plain.split_once('/') {
            let (top, under) = (digits(top)?, digits(under)?);
            return if under == 0 { Err(NumberError::NotANumber) } else { Self::reduced(sign * top, under) };
        }
        let Some((whole, decimals)) = plain.split_once('.') else { return Self::reduced(sign * digits(plain)?, 1) };
        if decimals.len() > 18 || whole.len() > 18 {
            return Err(NumberError::TooLarge);
        }
        let scale = 10_i128.pow(decimals.len() as u32);
        Self::reduced(sign * (digits(whole)? * scale + digits(decimals)?), scale)
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

/// How numbers come in files and storage: whole, or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Whole(i64),
    Text(String),
}

impl TryFrom<Written> for Number {
    type Error = NumberError;
    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written::Whole(number) => Self::whole(number),
            Written::Text(text) => text.parse(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Number, NumberError, Rounding};

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = number("1").over(number("3")).unwrap().unwrap();
        assert_eq!(third.to_string(), "1/3");
        assert_eq!(third.times(number("3")), Ok(number("1.0")));
        assert_eq!(number("0.1").plus(number("0.2")), Ok(number("0.3")));
        assert_eq!(number("5").over(Number::ZERO), Ok(None));
    }

    #[test]
    fn each_rule_rounds_its_way() {
        let table = [
            (Rounding::HalfUp, ["3", "-3", "2"]),
            (Rounding::HalfDown, ["2", "-2", "2"]),
            (Rounding::HalfEven, ["2", "-2", "2"]),
            (Rounding::Up, ["3", "-3", "3"]),
            (Rounding::Down, ["2", "-2", "2"]),
            (Rounding::Floor, ["2", "-3", "2"]),
            (Rounding::Ceiling, ["3", "-2", "3"]),
        ];
        for (rule, expected) in table {
            let rounded = ["2.5", "-2.5", "2.4"].map(|text| number(text).rounded(0, rule).unwrap().to_string());
            assert_eq!(rounded, expected.map(str::to_owned), "{rule}");
        }
        assert_eq!(number("62.845").to_fixed(2), "62.85");
        assert_eq!(number("-0.004").to_fixed(2), "0.00");
        assert_eq!(number("2/3").to_fixed(4), "0.6667");
    }

    #[test]
    fn what_needs_more_than_eighteen_digits_is_refused() {
        assert_eq!("1000000000000000000".parse::<Number>(), Err(NumberError::TooLarge));
        assert_eq!("0.0000000000000000001".parse::<Number>(), Err(NumberError::TooLarge));
        assert_eq!(number("999999999999999999").plus(number("1")), Err(NumberError::TooLarge));
        for text in ["", ".", "1.", ".5", "1e3", "--1", "1/0", "+1", "٣"] {
            assert_eq!(text.parse::<Number>(), Err(NumberError::NotANumber), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(top in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, under in 1_i64..=999_999_999_999_999_999) {
            let number: Number = format!("{top}/{under}").parse().unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            prop_assert_eq!(serde_json::from_str::<Number>(&serde_json::to_string(&number).unwrap()).unwrap(), number);
        }

        #[test]
        fn rounding_is_near_and_keeps_what_is_round(top in -1_000_000_000_i64..=1_000_000_000, under in 1_i64..=1_000_000, decimals in 0_u32..=6, rule in prop::sample::select(Rounding::ALL)) {
            let number: Number = format!("{top}/{under}").parse().unwrap();
            let rounded = number.rounded(decimals, rule).unwrap();
            let step: Number = format!("1/{}", 10_i64.pow(decimals)).parse().unwrap();
            prop_assert!(rounded.minus(number).unwrap().absolute() < step);
            prop_assert_eq!(rounded.rounded(decimals, rule).unwrap(), rounded);
            prop_assert_eq!(rounded.to_fixed(decimals).parse::<Number>().unwrap(), rounded);
        }

        #[test]
        fn order_and_sum_agree(a in -1_000_000_i64..1_000_000, b in 1_i64..1_000, c in -1_000_000_i64..1_000_000, d in 1_i64..1_000) {
            let x: Number = format!("{a}/{b}").parse().unwrap();
            let y: Number = format!("{c}/{d}").parse().unwrap();
            prop_assert_eq!(x < y, x.minus(y).unwrap() < Number::ZERO);
            prop_assert_eq!(x.plus(y).unwrap().minus(y).unwrap(), x);
            if y != Number::ZERO {
                prop_assert_eq!(x.over(y).unwrap().unwrap().times(y).unwrap(), x);
            }
        }
    }
}
