//! A file of a pack against its table: every fault with its line, and what was read as JSON.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};
use toml_edit::{ImDocument, Item, Value};

use super::{
    fault::Code,
    report::{Place, Report},
    shape::{Field, Kind},
};
use crate::{
    expression::{Expression, Number, within_years},
    reference::Lang,
};

/// Reads a TOML file whose fields are those of a table.
///
/// The texts must be there in all of the languages. Every fault goes to the report; what is left out of the JSON for a fault
/// is never read further.
pub fn read(report: &mut Report<'_>, text: &str, fields: &'static [Field], languages: &[Lang]) -> Option<Json> {
    match ImDocument::parse(text) {
        Ok(document) => {
            let mut reader = Reader { report, text, languages };
            let rows = document.iter().map(|(name, item)| (name, key_place(document.as_table(), name), item)).collect();
            Some(reader.object("", Place::default(), rows, fields))
        }
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            report.fault_at(at, "", Code::NotToml, "", error.message().lines().next().unwrap_or_default());
            None
        }
    }
}

/// The languages that a manifest names, before anything else is read: all three when it names none, or cannot be read.
#[must_use]
pub fn languages(text: &str) -> Vec<Lang> {
    let named = || {
        let document = ImDocument::parse(text).ok()?;
        let list = document.get("languages")?.as_array()?;
        let codes: Vec<Lang> = list.iter().filter_map(|value| Lang::from_code(value.as_str()?)).collect();
        (!codes.is_empty()).then_some(codes)
    };
    named().unwrap_or_else(|| Lang::ALL.to_vec())
}

/// A field of a table as it was written: its name, where the name stands, its value.
type Row<'i> = (&'i str, Place, &'i Item);

fn key_place(table: &dyn toml_edit::TableLike, name: &str) -> Place {
    let span = table.key(name).and_then(toml_edit::Key::span);
    span.map_or_else(Place::default, |span| Place { from: span.start, to: span.end })
}

struct Reader<'r, 'a> {
    report: &'r mut Report<'a>,
    text: &'r str,
    languages: &'r [Lang],
}

impl Reader<'_, '_> {
    fn object(&mut self, path: &str, at: Place, rows: Vec<Row<'_>>, fields: &'static [Field]) -> Json {
        let mut read = Map::new();
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        for (name, place, item) in &rows {
            let inner = below(name);
            let Some(field) = fields.iter().find(|field| field.name == *name) else {
                self.report.note(&inner, *place);
                self.report.fault_near(&inner, Code::UnknownField, name, "", fields.iter().map(|field| field.name));
                continue;
            };
            let span = item.span().map_or(*place, |span| Place { from: span.start, to: span.end });
            self.report.note(&inner, span);
            if let Some(value) = self.item(&inner, item, field.kind) {
                read.insert((*name).to_owned(), value);
            }
        }
        for field in fields.iter().filter(|field| field.required && !rows.iter().any(|(name, ..)| *name == field.name)) {
            self.report.fault_at(at.from, &below(field.name), Code::Missing, field.name, field.kind.as_str());
        }
        Json::Object(read)
    }

    fn item(&mut self, path: &str, item: &Item, kind: Kind) -> Option<Json> {
        match (kind, item) {
            (Kind::Object(fields), _) if item.is_table_like() => self.table(path, item, fields),
            (Kind::Words(most) | Kind::Lines(most), _) if item.is_table_like() => {
                self.words(path, item, most, matches!(kind, Kind::Lines(_)))
            }
            (Kind::List(inner, most), Item::ArrayOfTables(list)) => {
                let entries: Vec<Item> = list.iter().map(|table| Item::Table(table.clone())).collect();
                self.list(path, &entries, inner, most)
            }
            (Kind::List(inner, most), Item::Value(Value::Array(list))) => {
                let entries: Vec<Item> = list.iter().map(|value| Item::Value(value.clone())).collect();
                self.list(path, &entries, inner, most)
            }
            (Kind::Object(_) | Kind::Words(_) | Kind::Lines(_) | Kind::List(..), _) => self.wrong(path, item, kind),
            (_, Item::Value(value)) => self.value(path, value, kind).or_else(|| self.unless_told(path, item, kind)),
            _ => self.wrong(path, item, kind),
        }
    }

    /// Nothing was read: unless the reason was told, the value is of the wrong kind.
    fn unless_told(&mut self, path: &str, item: &Item, kind: Kind) -> Option<Json> {
        let told = self.report.faults.last().is_some_and(|fault| fault.field == path);
        if told { None } else { self.wrong(path, item, kind) }
    }

    fn wrong(&mut self, path: &str, item: &Item, kind: Kind) -> Option<Json> {
        self.report.fault(path, Code::WrongKind, item.type_name(), kind.as_str());
        None
    }

    fn table(&mut self, path: &str, item: &Item, fields: &'static [Field]) -> Option<Json> {
        let table = item.as_table_like()?;
        let at = item.span().map_or_else(Place::default, |span| Place { from: span.start, to: span.end });
        let rows = table.iter().map(|(name, item)| (name, key_place(table, name), item)).collect();
        Some(self.object(path, at, rows, fields))
    }

    fn list(&mut self, path: &str, entries: &[Item], inner: &Kind, most: usize) -> Option<Json> {
        if entries.len() > most {
            self.report.fault(path, Code::ListTooLong, &entries.len().to_string(), most.to_string());
            return None;
        }
        let mut read = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let inner_path = format!("{path}.{}", place + 1);
            if let Some(span) = entry.span() {
                self.report.note(&inner_path, Place { from: span.start, to: span.end });
            }
            // An entry that cannot be read keeps its place, so that those after it keep their numbers.
            read.push(self.item(&inner_path, entry, *inner).unwrap_or(Json::Null));
        }
        Some(Json::Array(read))
    }

    fn words(&mut self, path: &str, item: &Item, most: usize, lines: bool) -> Option<Json> {
        let table = item.as_table_like()?;
        let mut read = Map::new();
        for (name, item) in table.iter() {
            let inner = format!("{path}.{name}");
            let span = item.span().map_or_else(|| key_place(table, name), |span| Place { from: span.start, to: span.end });
            self.report.note(&inner, span);
            if Lang::from_code(name).is_none() {
                self.report.fault_near(&inner, Code::UnknownField, name, "", Lang::ALL.iter().map(|lang| lang.as_str()));
            } else if let Some(text) = item.as_str() {
                if !text.trim().is_empty() && self.text_fits(&inner, text, most, lines) {
                    read.insert(name.to_owned(), Json::from(text));
                }
            } else {
                self.report.fault(&inner, Code::WrongKind, item.type_name(), "text");
            }
        }
        for lang in self.languages {
            let there = table.get(lang.as_str()).is_some_and(|item| item.as_str().is_none_or(|text| !text.trim().is_empty()));
            if !there {
                self.report.fault(path, Code::NotTranslated, "", lang.as_str());
            }
        }
        Some(Json::Object(read))
    }

    fn text_fits(&mut self, path: &str, text: &str, most: usize, lines: bool) -> bool {
        if text.chars().count() > most {
            self.report.fault(path, Code::TextTooLong, text, most.to_string());
            return false;
        }
        let bad = text.chars().any(|c| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t')));
        if bad {
            self.report.fault(path, Code::ControlCharacter, "", "");
        }
        !bad
    }

    fn value(&mut self, path: &str, value: &Value, kind: Kind) -> Option<Json> {
        match kind {
            Kind::Name | Kind::PackName | Kind::Version => self.name(path, value.as_str()?, kind),
            Kind::Text(most) => value.as_str().filter(|text| self.text_fits(path, text, most, false)).map(Json::from),
            Kind::Code(names) => self.code(path, value.as_str()?, &names(), Code::NotInList),
            Kind::Unit(names) => self.code(path, value.as_str()?, &names(), Code::UnknownUnit),
            Kind::Whole(least, most) => {
                let whole = value.as_integer()?;
                if !(least..=most).contains(&whole) {
                    self.report.fault(path, Code::OutOfBounds, &whole.to_string(), format!("{least}–{most}"));
                    return None;
                }
                Some(Json::from(whole))
            }
            Kind::Number => self.number(path, value).map(|number| Json::from(number.to_string())),
            Kind::Flag => value.as_bool().map(Json::from),
            Kind::Day => day(value).map(|day| Json::from(day.to_string())),
            Kind::Scalar => self.scalar(path, value),
            Kind::Condition | Kind::Formula | Kind::DateFormula | Kind::CodeFormula => self.expression(path, value.as_str()?),
            Kind::Object(_) | Kind::Words(_) | Kind::Lines(_) | Kind::List(..) => None,
        }
    }

    fn name(&mut self, path: &str, text: &str, kind: Kind) -> Option<Json> {
        let (fits, code) = match kind {
            Kind::Version => (is_version(text), Code::BadVersion),
            Kind::PackName => (is_name(text, b'-', 60), Code::BadName),
            _ => (is_name(text, b'_', 40), Code::BadName),
        };
        if !fits {
            self.report.fault(path, code, text, "");
        }
        fits.then(|| Json::from(text))
    }

    fn code(&mut self, path: &str, text: &str, names: &[&'static str], otherwise: Code) -> Option<Json> {
        if names.contains(&text) {
            return Some(Json::from(text));
        }
        self.report.fault_near(path, otherwise, text, &names.join(", "), names.iter().copied());
        None
    }

    /// A number as it is written: TOML itself would make a float of it.
    fn number(&mut self, path: &str, value: &Value) -> Option<Number> {
        let written = match value {
            Value::Integer(_) | Value::Float(_) => value.span().and_then(|span| self.text.get(span))?,
            _ => return None,
        };
        let number = written.replace('_', "").trim_start_matches('+').parse().ok();
        if number.is_none() {
            self.report.fault(path, Code::WrongKind, written, Kind::Number.as_str());
        }
        number
    }

    /// A value that says itself what it is, in the form of [`crate::expression::Value`].
    fn scalar(&mut self, path: &str, value: &Value) -> Option<Json> {
        match value {
            Value::String(text) => self.text_fits(path, text.value(), 200, false).then(|| serde_json::json!({"text": text.value()})),
            Value::Boolean(flag) => Some(serde_json::json!({"boolean": flag.value()})),
            Value::Datetime(_) => day(value).map(|day| serde_json::json!({"date": day.to_string()})),
            _ => self.number(path, value).map(|number| serde_json::json!({"number": number.to_string()})),
        }
    }

    fn expression(&mut self, path: &str, text: &str) -> Option<Json> {
        match Expression::parse(text) {
            Ok(_) => Some(Json::from(text)),
            Err(fault) => {
                self.report.expression_fault(path, fault);
                None
            }
        }
    }
}

/// A date without a time, within the years that expressions know.
fn day(value: &Value) -> Option<NaiveDate> {
    let written = value.as_datetime().filter(|moment| moment.time.is_none())?.date?;
    NaiveDate::from_ymd_opt(written.year.into(), written.month.into(), written.day.into()).filter(|day| within_years(*day))
}

/// Whether a text is a name: small letters, digits and one sign, beginning with a letter.
pub(super) fn is_name(text: &str, sign: u8, most: usize) -> bool {
    let part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == sign;
    text.len() <= most && text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase()) && text.bytes().all(part)
}

fn is_version(text: &str) -> bool {
    let whole = |part: &str| {
        (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() == 3 && text.split('.').all(whole)
}
