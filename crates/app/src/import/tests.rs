//! Tests of the whole way from a file to records, on invented people.

mod files;
mod published;
mod refusals;
mod round_trip;
mod special;
mod vacancies;
mod workers;

use chrono::NaiveDate;
use ponte_domain::{
    geo::Point,
    reference::{Catalogue, ClassEntry, Label, Lang, Occupation, Place, Scheme, Skill},
};
use serde_json::{Value, json};

use super::{
    concept::{ConceptKind, ConceptLinker, Links},
    context::{Context, Options, Written},
    error::{Code, FieldError, Warning},
    record::{Record, read_value},
};

pub const COOK: &str = "http://data.europa.eu/esco/occupation/cook";
pub const WELDER: &str = "http://data.europa.eu/esco/occupation/welder";
pub const ISCO_COOKS: &str = "http://data.europa.eu/esco/isco/C5120";
pub const WELDING: &str = "http://data.europa.eu/esco/skill/welding";
pub const CLEANING: &str = "http://data.europa.eu/esco/skill/cleaning";

/// Links words that are the label of a concept, and "saldatore" less surely.
pub struct Labels;

impl ConceptLinker for Labels {
    fn best(&self, kind: ConceptKind, text: &str, _: Lang) -> Option<(String, u16)> {
        match (kind, text.to_lowercase().as_str()) {
            (ConceptKind::Occupation, "cuoco") => Some((COOK.to_owned(), 980)),
            (ConceptKind::Occupation, "cuochi in alberghi e ristoranti") => Some((COOK.to_owned(), 700)),
            (ConceptKind::Occupation, "saldatore navale") => Some((WELDER.to_owned(), 650)),
            (ConceptKind::Skill, "saldare") => Some((WELDING.to_owned(), 400)),
            _ => None,
        }
    }
}

fn place(code: &str, name: &str, province: &str, merged_into: Option<&str>) -> Place {
    Place {
        code: code.to_owned(),
        name: name.to_owned(),
        other_name: None,
        province: province.to_owned(),
        region: String::new(),
        country: "IT".to_owned(),
        belfiore: None,
        caps: Vec::new(),
        point: Some(Point { lat: 44.1, lon: 9.8 }),
        merged_into: merged_into.map(str::to_owned),
    }
}

fn label(it: &str) -> Label {
    let mut label = Label::default();
    label.set(Lang::It, it);
    label
}

fn occupation(uri: &str, isco: &str, it: &str) -> Occupation {
    Occupation {
        uri: uri.into(),
        isco: isco.into(),
        label: label(it),
        alternatives: Vec::new(),
        broader: None,
        essential: Vec::new(),
        optional: Vec::new(),
        blue: false,
        green: false,
        retired: false,
    }
}

fn skill(uri: &str, it: &str) -> Skill {
    Skill {
        uri: uri.into(),
        label: label(it),
        alternatives: Vec::new(),
        ancestors: Vec::new(),
        transversal: false,
        blue: false,
        green: false,
        retired: false,
    }
}

fn class(code: &str, title: &str) -> ClassEntry {
    ClassEntry { code: code.to_owned(), title: title.to_owned(), title_fr: None, title_en: None }
}

pub fn catalogue() -> Catalogue {
    let places = vec![
        place("011015", "La Spezia", "SP", None),
        place("011900", "Borgo Vecchio", "SP", Some("011015")),
        place("001900", "Samone", "TO", None),
        place("022165", "Samone", "TN", None),
    ];
    let occupations =
        vec![occupation(COOK, "5120", "cuoco"), occupation(WELDER, "7212", "saldatore"), occupation(ISCO_COOKS, "5120", "cuochi")];
    let skills = vec![skill(WELDING, "saldare metalli"), skill(CLEANING, "pulire superfici")];
    let classes = vec![
        (Scheme::Cp2021, class("5.2.2.1.0", "Cuochi in alberghi e ristoranti")),
        (Scheme::Ateco2025, class("56.11", "Ristoranti")),
        (Scheme::Ateco2025, class("30", "Fabbricazione di altri mezzi di trasporto")),
        (Scheme::Ccnl, class("H052", "Turismo")),
    ];
    Catalogue::new(places, occupations, skills, classes)
}

pub fn options() -> Options {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    Options { source: "fixture".to_owned(), desk: "SP1".to_owned(), today, lang: Lang::It }
}

/// Runs a test with a context over the small catalogue.
pub fn with_context<R>(run: impl FnOnce(Context<'_>) -> R) -> R {
    let (catalogue, options) = (catalogue(), options());
    let links = Links::new(&Labels, Lang::It);
    run(Context::new(&catalogue, &links, &options))
}

/// Reads one record; gives it with its warnings, or the errors.
pub fn read<T: Record>(written: Written, value: &Value) -> Result<(T, Vec<Warning>), Vec<FieldError>> {
    with_context(|context| {
        let (record, noted) = read_value::<T>(context, written, 7, value);
        record.map(|record| (record, noted.warnings)).ok_or(noted.errors)
    })
}

/// A worker with only what is required.
pub fn worker() -> Value {
    json!({"id": "W1", "given_name": "Ada", "family_name": "Prova"})
}

/// A vacancy with only what is required.
pub fn vacancy() -> Value {
    json!({"id": "V1", "employer": "E1", "title": "cuoco", "positions": 1, "workplace": {"istat": "011015"}})
}

/// The record with one field set, by its dotted name.
pub fn with(mut record: Value, name: &str, value: Value) -> Value {
    let slot = name.split('.').fold(&mut record, |slot, part| &mut slot[part]);
    *slot = value;
    record
}

/// Codes and fields of errors or warnings.
pub fn codes(errors: &[FieldError]) -> Vec<(&str, Code)> {
    errors.iter().map(|error| (error.field.as_str(), error.code)).collect()
}
