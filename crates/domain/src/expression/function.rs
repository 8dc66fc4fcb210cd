//! The functions of the language.

use crate::codes;

codes! {
    /// A function. What each gives is specified in `docs/packs.md`.
    pub enum Function {
        /// Least of the numbers or dates that are known.
        Min = "min",
        /// Greatest of the numbers or dates that are known.
        Max = "max",
        /// Sum of the numbers that are known.
        Sum = "sum",
        /// Arithmetic mean of the numbers that are known.
        Mean = "mean",
        /// How many hold: a condition when it is true, anything else when it is known, a list as many as it has.
        Count = "count",
        /// Rounded to some decimals, by a rule.
        Round = "round",
        /// Without its sign.
        Abs = "abs",
        /// Days from one date to another.
        DaysBetween = "days_between",
        /// Whole months from one date to another.
        MonthsBetween = "months_between",
        /// Whole years from one date to another.
        YearsBetween = "years_between",
        /// The date so many days later.
        AddDays = "add_days",
        /// The date so many months later.
        AddMonths = "add_months",
        /// The date so many years later.
        AddYears = "add_years",
        /// Whether it is known.
        Present = "present",
        /// Whether it is not known.
        Absent = "absent",
        /// The first, or the second when the first is not known.
        Default = "default",
        /// What a number falls into: the first result below the first bound, and so on.
        Band = "band",
        /// What stands beside the code or number that it is.
        Lookup = "lookup",
        /// Whether two lists have something in common.
        AnyOf = "any_of",
        /// Whether everything in the second list is in the first.
        AllOf = "all_of",
        /// Whether a text begins with another.
        StartsWith = "starts_with",
        /// 1 / (1 + e^-x), rounded half up to six decimals.
        Logistic = "logistic",
    }
}

impl Function {
    /// Fewest and most arguments.
    #[must_use]
    pub const fn arguments(self) -> (usize, usize) {
        const MANY: usize = 100;
        match self {
            Self::Min | Self::Max | Self::Sum | Self::Mean | Self::Count => (1, MANY),
            Self::Round => (2, 3),
            Self::Abs | Self::Present | Self::Absent | Self::Logistic => (1, 1),
            Self::DaysBetween
            | Self::MonthsBetween
            | Self::YearsBetween
            | Self::AddDays
            | Self::AddMonths
            | Self::AddYears
            | Self::Default
            | Self::AnyOf
            | Self::AllOf
            | Self::StartsWith => (2, 2),
            Self::Band => (4, MANY),
            Self::Lookup => (3, MANY),
        }
    }
}
