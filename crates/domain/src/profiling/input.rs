//! What the model asks of a person and of where she lives.
//!
//! They are the inputs that ANPAL names, and those of the form of the declaration (DID), but for the household: who lives with whom is
//! sealed here ([`crate::protected::Household`]), and nothing sealed is computed with. None is of a special category (GDPR art. 9).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{codes, expression::Number, work_terms::Contract, worker::Education};

codes! {
    /// An input of the quantitative model.
    pub enum Input {
        Sex = "sex",
        /// Whole years.
        Age = "age",
        /// Italian, of another country of the Union, of any other: no country is named, nothing is derived from it but what the form of
        /// the law asks.
        Citizenship = "citizenship",
        /// Whole years, of whoever is not Italian.
        YearsInItaly = "years_in_italy",
        Education = "education",
        /// What she did one year before.
        YearBefore = "year_before",
        /// Months since she last worked; 0 while she works.
        MonthsSinceWork = "months_since_work",
        /// Months for which she has looked for work.
        MonthsSearching = "months_searching",
        /// Whether she is in education or training now.
        InTraining = "in_training",
        LastPosition = "last_position",
        /// Percent of people of working age in work, in the province.
        EmploymentRate = "employment_rate",
        /// Percent of households with low work intensity, in the province.
        LowWorkIntensity = "low_work_intensity",
        /// Businesses for each thousand inhabitants, in the province.
        BusinessDensity = "business_density",
    }
}

codes! {
    /// Where an answer is from.
    pub enum Source {
        /// What the desk holds of her already.
        Record = "record",
        /// She was asked.
        Said = "said",
        /// Figures of the province that the model holds.
        Territory = "territory",
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One of the choices of its input.
    Choice(String),
    Number(Number),
}

/// Answers by input; what is not known is not in it.
pub type Answers = BTreeMap<Input, Answer>;

/// Countries of the European Union beside Italy (ISO 3166-1 alpha-2).
const UNION: &[&str] = &[
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO",
    "SK", "SI", "ES", "SE",
];

impl Input {
    /// What may be chosen; none for a number.
    #[must_use]
    pub const fn choices(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Sex => &["F", "M"],
            Self::Citizenship => &["italian", "union", "other"],
            Self::Education => &["none", "lower_secondary", "qualification", "diploma", "degree"],
            Self::YearBefore => &["working", "unemployed", "studying", "inactive"],
            Self::InTraining => &["yes", "no"],
            Self::LastPosition => &["never", "permanent", "temporary", "self_employed", "other"],
            _ => return None,
        })
    }

    /// The least and the most that a number may be.
    #[must_use]
    pub const fn bounds(self) -> Option<(i64, i64)> {
        Some(match self {
            Self::Age => (15, 75),
            Self::YearsInItaly => (0, 75),
            Self::MonthsSinceWork | Self::MonthsSearching => (0, 600),
            Self::EmploymentRate | Self::LowWorkIntensity => (0, 100),
            Self::BusinessDensity => (0, 500),
            _ => return None,
        })
    }

    /// Whether it is of the province, and the same for everybody who lives there.
    #[must_use]
    pub const fn is_of_territory(self) -> bool {
        matches!(self, Self::EmploymentRate | Self::LowWorkIntensity | Self::BusinessDensity)
    }

    /// Whether the form of the law asks it of somebody who gave the answers: years in Italy of whoever is not Italian, months since the
    /// last work of whoever ever worked. Nothing when that is not known yet.
    #[must_use]
    pub fn is_asked(self, answers: &Answers) -> Option<bool> {
        let chosen = |input: Self| match answers.get(&input) {
            Some(Answer::Choice(code)) => Some(code.as_str()),
            _ => None,
        };
        match self {
            Self::YearsInItaly => chosen(Self::Citizenship).map(|code| code != "italian"),
            Self::MonthsSinceWork => match chosen(Self::LastPosition) {
                Some(code) => Some(code != "never"),
                None if answers.contains_key(&self) => Some(true),
                None => None,
            },
            _ => Some(true),
        }
    }

    /// Whether an answer is one that it has.
    #[must_use]
    pub fn accepts(self, answer: &Answer) -> bool {
        match answer {
            Answer::Choice(code) => self.choices().is_some_and(|choices| choices.contains(&code.as_str())),
            Answer::Number(number) => self.bounds().is_some_and(|(least, most)| {
                let within =
                    Number::whole(least).is_ok_and(|least| *number >= least) && Number::whole(most).is_ok_and(|most| *number <= most);
                // Figures of a province have decimals; years and months have none.
                within && (self.is_of_territory() || number.as_whole().is_some())
            }),
        }
    }
}

/// The class of a person's citizenships: whoever is Italian too is Italian. None when nothing is recorded.
#[must_use]
pub fn citizenship_class(citizenship: &[String]) -> Option<&'static str> {
    let is = |codes: &[&str]| citizenship.iter().any(|own| codes.contains(&own.as_str()));
    match () {
        () if citizenship.is_empty() => None,
        () if is(&["IT"]) => Some("italian"),
        () if is(UNION) => Some("union"),
        () => Some("other"),
    }
}

/// The class of the highest title of study, by its level (DOMAIN: EQF 1 and 2 lower secondary, 3 qualification, 4 and 5 diploma, above
/// degree). None when no title has a level.
#[must_use]
pub fn education_class(titles: &[Education]) -> Option<&'static str> {
    Some(match titles.iter().filter_map(|title| title.eqf).max()? {
        0 => "none",
        1 | 2 => "lower_secondary",
        3 => "qualification",
        4 | 5 => "diploma",
        _ => "degree",
    })
}

/// The class of a contract.
#[must_use]
pub const fn position_class(contract: Contract) -> &'static str {
    match contract {
        Contract::Permanent => "permanent",
        Contract::SelfEmployed => "self_employed",
        Contract::Traineeship => "other",
        _ => "temporary",
    }
}
