//! Indicators: what a service reports.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::shape::{Field, Kind, needed, optional};
use crate::{
    code_names, codes,
    expression::{Expression, MOST_DECIMALS, Number, Rounding, Value, Values},
    reference::Label,
};

codes! {
    /// What an indicator is a number of.
    pub enum Unit {
        Persons = "persons", Events = "events", Employers = "employers", Positions = "positions", Minutes = "minutes", Hours = "hours",
        Days = "days", Percent = "percent", Points = "points", Euro = "euro",
    }
}

codes! {
    /// By what an indicator is told apart.
    pub enum Breakdown {
        Desk = "desk", Province = "province", Month = "month", Quarter = "quarter", Year = "year", AgeBand = "age_band", Channel = "channel",
        Exit = "exit", Phase = "phase", Band = "band",
    }
}

codes! {
    /// How the rows of an indicator become one.
    pub enum Total {
        /// The formula over the sums of what was counted.
        Pooled = "pooled",
        /// The mean of the rows that have a value, each counting alike.
        Mean = "mean",
    }
}

/// Something that a service reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub id: String,
    pub title: Label,
    pub unit: Unit,
    /// Over what is counted; a rate of nothing has no value.
    pub formula: Expression,
    #[serde(default)]
    pub decimals: u32,
    #[serde(default = "half_up")]
    pub rounding: Rounding,
    #[serde(default)]
    pub by: Vec<Breakdown>,
    #[serde(default = "pooled")]
    pub total: Total,
    /// Cells of fewer than so many are not published.
    #[serde(default)]
    pub hidden_below: Option<u32>,
}

const fn half_up() -> Rounding {
    Rounding::HalfUp
}

const fn pooled() -> Total {
    Total::Pooled
}

/// The file `indicators.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicators {
    #[serde(default)]
    pub indicators: Vec<Indicator>,
}

/// What was counted for one row of a table: a desk, a month, an age band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    pub counts: BTreeMap<String, Number>,
}

/// An indicator by rows. Values are rounded; nothing where the indicator has no value, such as a rate of nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<(String, Option<Number>)>,
    /// The formula over the sums of all rows.
    pub pooled: Option<Number>,
    /// The mean of the rows that have a value, before they were rounded.
    pub mean: Option<Number>,
}

impl Indicator {
    /// The value for what was counted; nothing where the formula gives none, or leaves the bounds of numbers.
    fn exact(&self, counts: &BTreeMap<String, Number>) -> Option<Number> {
        let values: Values = counts.iter().map(|(name, count)| (name.clone(), Value::Number(*count))).collect();
        self.formula.evaluate(&values).ok()?.as_number()
    }

    /// Whether a value rests on so few that it is not published: something that the formula counts is above 0 and below the bound.
    #[must_use]
    pub fn is_small(&self, counts: &BTreeMap<String, Number>) -> bool {
        let Some(Ok(bound)) = self.hidden_below.map(|bound| Number::whole(bound.into())) else { return false };
        let counted = self.formula.names().into_iter().filter_map(|name| counts.get(name));
        counted.into_iter().any(|count| *count > Number::ZERO && *count < bound)
    }

    fn rounded(&self, number: Option<Number>) -> Option<Number> {
        number.and_then(|number| number.rounded(self.decimals, self.rounding).ok())
    }

    /// The indicator for each row, and for all.
    #[must_use]
    pub fn table(&self, rows: &[Row]) -> Table {
        let exact: Vec<Option<Number>> = rows.iter().map(|row| self.exact(&row.counts)).collect();
        let known: Vec<Number> = exact.iter().copied().flatten().collect();
        let sum = known.iter().try_fold(Number::ZERO, |sum, number| sum.plus(*number)).ok();
        let count = i64::try_from(known.len()).ok().and_then(|count| Number::whole(count).ok());
        let mean = sum.zip(count).and_then(|(sum, count)| sum.over(count).ok().flatten());
        let named = rows.iter().zip(exact).map(|(row, number)| (row.name.clone(), self.rounded(number))).collect();
        Table { rows: named, pooled: self.rounded(pooled_counts(rows).and_then(|counts| self.exact(&counts))), mean: self.rounded(mean) }
    }
}

/// The sums of what was counted; nothing when one has more than 18 digits.
fn pooled_counts(rows: &[Row]) -> Option<BTreeMap<String, Number>> {
    let mut sums: BTreeMap<String, Number> = BTreeMap::new();
    for (name, count) in rows.iter().flat_map(|row| &row.counts) {
        let before = sums.get(name).copied().unwrap_or(Number::ZERO);
        sums.insert(name.clone(), before.plus(*count).ok()?);
    }
    Some(sums)
}

/// `indicators.toml`.
pub const INDICATORS: &[Field] = &[needed("indicators", Kind::List(&Kind::Object(INDICATOR), 100), "What the service reports.")];

const INDICATOR: &[Field] = &[
    needed("id", Kind::Name, "Name of the indicator."),
    needed("title", Kind::Words(160), "What it is called."),
    needed("unit", Kind::Unit(code_names!(Unit)), "What it is a number of."),
    needed("formula", Kind::Formula, "How it is computed from what is counted; a rate of nothing has no value."),
    optional("decimals", Kind::Whole(0, MOST_DECIMALS as i64), "Decimals it is rounded to; none when absent."),
    optional("rounding", Kind::Code(code_names!(Rounding)), "How it is rounded; half_up when absent."),
    optional("by", Kind::List(&Kind::Code(code_names!(Breakdown)), 6), "By what it is told apart."),
    optional("total", Kind::Code(code_names!(Total)), "How the rows become one: pooled when absent."),
    optional("hidden_below", Kind::Whole(2, 100), "Cells of fewer than so many are not published."),
];
