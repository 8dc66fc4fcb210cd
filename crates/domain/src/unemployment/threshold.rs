//! The yearly income up to which work keeps the status, as the law set it from time to time.

use chrono::NaiveDate;

use super::WorkKind;

/// An amount that holds from a day until the next of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    pub work: WorkKind,
    /// First day, as year, month and day.
    valid_from: (i32, u32, u32),
    /// Gross income of a year, in cents, up to which the tax is no more than the allowances of TUIR art. 13.
    pub amount_cents: i64,
    pub source: &'static str,
}

impl Threshold {
    /// First day on which it holds.
    #[must_use]
    pub fn valid_from(&self) -> NaiveDate {
        let (year, month, day) = self.valid_from;
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
    }
}

const fn row(work: WorkKind, valid_from: (i32, u32, u32), amount_cents: i64, source: &'static str) -> Threshold {
    Threshold { work, valid_from, amount_cents, source }
}

/// Every threshold, the earliest first within its kind.
pub const THRESHOLDS: &[Threshold] = &[
    row(WorkKind::Employee, (2019, 3, 30), 814_500, "ANPAL, circ. 1/2019; TUIR art. 13 c. 1"),
    row(WorkKind::Employee, (2022, 1, 1), 817_400, "L. 234/2021 art. 1 c. 2; TUIR art. 13 c. 1"),
    row(WorkKind::Employee, (2024, 1, 1), 850_000, "D.lgs. 216/2023 art. 1; TUIR art. 13 c. 1"),
    row(WorkKind::SelfEmployed, (2019, 3, 30), 480_000, "ANPAL, circ. 1/2019; TUIR art. 13 c. 5"),
    row(WorkKind::SelfEmployed, (2022, 1, 1), 550_000, "L. 234/2021 art. 1 c. 2; TUIR art. 13 c. 5"),
];

/// The threshold of a kind of work on a day. None before the first that the law knows (30/03/2019), and for work that keeps the
/// status whatever it pays.
#[must_use]
pub fn threshold_on(work: WorkKind, day: NaiveDate) -> Option<&'static Threshold> {
    THRESHOLDS.iter().rev().find(|threshold| threshold.work == work && threshold.valid_from() <= day)
}
