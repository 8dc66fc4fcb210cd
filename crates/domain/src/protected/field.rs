//! The fields of a section: what its form asks, and how what was typed is read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{Disability, Measure, Permit, ReservedList, Section, SectionData, Shelter};

/// How a field is typed.
#[derive(Debug, Clone, Copy)]
pub enum Input {
    Line,
    Text,
    Day,
    /// A whole number from, to.
    Whole(i64, i64),
    /// Euro with cents; kept as cents.
    Euro,
    Yes,
    /// One of a list of codes: name of the list, codes.
    Code(&'static str, fn() -> Vec<&'static str>),
}

/// A field of a section.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub name: &'static str,
    pub input: Input,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputFault {
    NotADay,
    NotANumber,
    /// Smaller or larger than a value of the field can be.
    OutOfRange {
        least: i64,
        most: i64,
    },
    NotACode,
    TooLong,
}

/// Most characters of a text.
const MOST_CHARS: usize = 8_000;

/// Largest amount, in euro: beyond is a slip of the hand.
const MOST_EURO: i64 = 10_000_000;

macro_rules! codes_of {
    ($list:ident) => {
        || $list::ALL.iter().map(|code| code.as_str()).collect()
    };
}

const fn field(name: &'static str, input: Input) -> Field {
    Field { name, input }
}

const TARGETED: &[Field] = &[
    field("disability", Input::Code("disability", codes_of!(Disability))),
    field("percent", Input::Whole(0, 100)),
    field("list", Input::Code("reserved-list", codes_of!(ReservedList))),
    field("listed_on", Input::Day),
    field("commission_on", Input::Day),
    field("functional_diagnosis", Input::Text),
    field("residual_capacity", Input::Text),
    field("adjustments", Input::Text),
    field("list_may_be_told", Input::Yes),
];

const PATH: &[Field] = &[
    field("referral", Input::Line),
    field("shelter", Input::Code("shelter", codes_of!(Shelter))),
    field("needs", Input::Text),
    field("cautions", Input::Text),
    field("plan", Input::Text),
];

const MIGRATION: &[Field] = &[
    field("permit", Input::Code("permit", codes_of!(Permit))),
    field("permit_until", Input::Day),
    field("arrived_year", Input::Whole(1900, 2200)),
    field("mediation_language", Input::Line),
    field("title_recognition", Input::Text),
    field("notes", Input::Text),
];

const HOUSEHOLD: &[Field] = &[
    field("members", Input::Whole(1, 30)),
    field("children", Input::Whole(0, 30)),
    field("youngest_born", Input::Whole(1900, 2200)),
    field("single_parent", Input::Yes),
    field("care_duties", Input::Text),
    field("notes", Input::Text),
];

const MEANS: &[Field] = &[
    field("isee", Input::Euro),
    field("isee_until", Input::Day),
    field("benefits", Input::Text),
    field("benefits_until", Input::Day),
    field("notes", Input::Text),
];

const CONVICTIONS: &[Field] = &[
    field("measure", Input::Code("measure", codes_of!(Measure))),
    field("until", Input::Day),
    field("limits", Input::Text),
    field("office", Input::Line),
    field("notes", Input::Text),
];

impl Section {
    /// The fields of the section, in the order of its form.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::TargetedPlacement => TARGETED,
            Self::ProtectedPath => PATH,
            Self::Migration => MIGRATION,
            Self::Household => HOUSEHOLD,
            Self::Means => MEANS,
            Self::Convictions => CONVICTIONS,
        }
    }
}

/// Reads what was typed into the form of a section; what is empty is not known.
///
/// # Errors
/// The fields that are wrong, each with what is wrong with it.
pub fn read_inputs(section: Section, typed: &BTreeMap<String, String>) -> Result<SectionData, Vec<(&'static str, InputFault)>> {
    let mut object = Map::from_iter([("section".to_owned(), json!(section.as_str()))]);
    let mut faults = Vec::new();
    for field in section.fields() {
        let text = typed.get(field.name).map(|text| text.trim()).unwrap_or_default();
        match read_input(field.input, text) {
            Ok(value) => drop(object.insert(field.name.to_owned(), value)),
            Err(fault) => faults.push((field.name, fault)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Every value has been read by its kind; what is left to fail is a field that the type does not know.
    serde_json::from_value(Value::Object(object)).map_err(|_| vec![("section", InputFault::NotACode)])
}

fn read_input(input: Input, text: &str) -> Result<Value, InputFault> {
    if text.is_empty() {
        return Ok(Value::Null);
    }
    match input {
        Input::Line | Input::Text if text.chars().count() > MOST_CHARS => Err(InputFault::TooLong),
        Input::Line | Input::Text => Ok(json!(text)),
        Input::Day => NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| json!(day)).map_err(|_| InputFault::NotADay),
        Input::Whole(least, most) => {
            let number: i64 = text.parse().map_err(|_| InputFault::NotANumber)?;
            if (least..=most).contains(&number) { Ok(json!(number)) } else { Err(InputFault::OutOfRange { least, most }) }
        }
        Input::Euro => read_cents(text).map(|cents| json!(cents)),
        Input::Yes => match text {
            "yes" => Ok(json!(true)),
            "no" => Ok(json!(false)),
            _ => Err(InputFault::NotACode),
        },
        Input::Code(_, codes) => {
            if codes().contains(&text) {
                Ok(json!(text))
            } else {
                Err(InputFault::NotACode)
            }
        }
    }
}

/// `12.345,67`, `12345.67`, `12345`: the last point or comma before one or two digits begins the cents.
fn read_cents(text: &str) -> Result<i64, InputFault> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let (whole, cents) = match text.rsplit_once([',', '.']) {
        Some((whole, cents)) if (1..=2).contains(&cents.len()) => (whole.to_owned(), cents.to_owned()),
        _ => (text.clone(), String::new()),
    };
    let digits: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if digits.is_empty() || !digits.chars().chain(cents.chars()).all(|c| c.is_ascii_digit()) {
        return Err(InputFault::NotANumber);
    }
    let out = InputFault::OutOfRange { least: 0, most: MOST_EURO };
    let whole: i64 = digits.parse().map_err(|_| out)?;
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| InputFault::NotANumber)?;
    if whole > MOST_EURO { Err(out) } else { Ok(whole * 100 + cents) }
}

/// What stands in each field, as a form shows it: days as ISO, amounts with a point, `yes` and `no`.
#[must_use]
pub fn shown(data: &SectionData) -> BTreeMap<&'static str, String> {
    let Ok(Value::Object(object)) = serde_json::to_value(data) else { return BTreeMap::new() };
    let text = |field: &Field| {
        let value = object.get(field.name)?;
        Some(match (field.input, value) {
            (_, Value::Null) => return None,
            (Input::Euro, value) => {
                let cents = value.as_i64()?;
                format!("{}.{:02}", cents / 100, cents % 100)
            }
            (_, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        })
    };
    data.section().fields().iter().filter_map(|field| Some((field.name, text(field)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(values: &[(&str, &str)]) -> BTreeMap<String, String> {
        values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_shown_reads_back_the_same_in_every_section() {
        for section in Section::ALL {
            let full: BTreeMap<String, String> = section
                .fields()
                .iter()
                .map(|field| {
                    let text = match field.input {
                        Input::Line | Input::Text => "così è".to_owned(),
                        Input::Day => "2027-01-31".to_owned(),
                        Input::Whole(least, _) => least.to_string(),
                        Input::Euro => "9360.05".to_owned(),
                        Input::Yes => "no".to_owned(),
                        Input::Code(_, codes) => codes()[0].to_owned(),
                    };
                    (field.name.to_owned(), text)
                })
                .collect();
            let data = read_inputs(*section, &full).expect("a section");
            assert_eq!(data.section(), *section);
            let again: BTreeMap<String, String> = shown(&data).into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
            assert_eq!(again, full, "{section}");
            assert!(shown(&read_inputs(*section, &typed(&[])).expect("an empty section")).is_empty());
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [("9360", 936_000), ("9.360,05", 936_005), ("9360.5", 936_050), ("€ 12.345", 1_234_500), ("0,01", 1)] {
            assert_eq!(read_cents(text), Ok(cents), "{text}");
        }
        for text in ["", "abc", "-5", "1e5", "12,3,x"] {
            assert_eq!(read_cents(text), Err(InputFault::NotANumber), "{text}");
        }
        assert!(matches!(read_cents("99999999999999999999"), Err(InputFault::OutOfRange { .. })));
    }

    #[test]
    fn what_is_wrong_is_said_field_by_field() {
        let faults = read_inputs(Section::TargetedPlacement, &typed(&[("percent", "101"), ("listed_on", "31/02/2020"), ("list", "x")]));
        let faults = faults.expect_err("faults");
        assert_eq!(
            faults,
            [
                ("percent", InputFault::OutOfRange { least: 0, most: 100 }),
                ("list", InputFault::NotACode),
                ("listed_on", InputFault::NotADay)
            ]
        );
        let long = "x".repeat(MOST_CHARS + 1);
        assert_eq!(read_inputs(Section::Means, &typed(&[("notes", &long)])), Err(vec![("notes", InputFault::TooLong)]));
    }
}
