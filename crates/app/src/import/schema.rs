//! JSON Schemas of the records, and the tables of the documentation, from the table of fields.

use serde_json::{Value, json};

use super::fields::{CONCEPT, Field, Kind, Noun};

/// The JSON Schema (draft 2020-12) of a record.
#[must_use]
pub fn schema(noun: Noun) -> Value {
    let mut schema = object(noun.fields());
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(singular(noun));
    schema
}

/// What one record of a noun is called; also the name of its schema file.
#[must_use]
pub const fn singular(noun: Noun) -> &'static str {
    match noun {
        Noun::Workers => "worker",
        Noun::Vacancies => "vacancy",
        Noun::Employers => "employer",
        Noun::Courses => "course",
    }
}

/// The JSON Schema of an object with some fields and no others.
#[must_use]
pub fn object(fields: &[Field]) -> Value {
    ponte_domain::json_schema::object(fields.iter().map(|field| (field.name, field.about, field.required, of_kind(field.kind))))
}

fn of_kind(kind: Kind) -> Value {
    let text = |most: usize| json!({"type": "string", "maxLength": most});
    let pattern = |pattern: &str| json!({"type": "string", "pattern": pattern});
    match kind {
        Kind::Id => json!({"type": ["string", "integer"]}),
        Kind::Text(most) | Kind::Lines(most) => text(most),
        Kind::Code(names) => json!({"enum": names()}),
        Kind::Day | Kind::PastDay => json!({"type": "string", "format": "date"}),
        Kind::Month => pattern("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"),
        Kind::Moment => {
            json!({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}, pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?$")]})
        }
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Money => json!({"type": "number", "minimum": 0, "multipleOf": 0.01}),
        Kind::Degrees => json!({"type": "number", "minimum": -180, "maximum": 180}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Country => pattern("^[A-Za-z]{2}$"),
        Kind::Language => pattern("^[A-Za-z]{2}$"),
        Kind::Cap => pattern("^[0-9]{5}$"),
        Kind::Sector => pattern("^([A-Va-v]|[0-9]{6}|[0-9]{2}(\\.[0-9]{1,2}|\\.[0-9]{2}\\.[0-9]{1,2})?)$"),
        Kind::Place | Kind::Ccnl | Kind::Phone | Kind::CodiceFiscale | Kind::PartitaIva | Kind::Url => json!({"type": "string"}),
        Kind::Email => json!({"type": "string", "format": "idn-email"}),
        Kind::Occupation | Kind::Skill => json!({"anyOf": [text(500), object(CONCEPT)]}),
        Kind::Size => json!({"anyOf": [{"enum": ["micro", "small", "medium", "large"]}, {"type": "integer", "minimum": 0}]}),
        Kind::Scalar => json!({"type": ["string", "integer"]}),
        Kind::Object(fields) => object(fields),
        Kind::List(inner) => json!({"type": "array", "items": of_kind(*inner), "maxItems": super::reader::MOST_ENTRIES}),
    }
}

/// The fields of a noun as rows of a Markdown table: name, type, meaning; required names in bold.
#[must_use]
pub fn markdown(noun: Noun) -> String {
    let mut rows = vec!["| Field | Type | Meaning |".to_owned(), "|---|---|---|".to_owned()];
    rows_of("", noun.fields(), &mut rows);
    rows.join("\n")
}

fn rows_of(before: &str, fields: &[Field], rows: &mut Vec<String>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        let shown = if field.required { format!("**{name}**") } else { name.clone() };
        rows.push(format!("| {shown} | {} | {} |", type_name(field.kind), field.about.replace('|', "\\|")));
        match field.kind {
            Kind::Object(inner) => rows_of(&format!("{name}."), inner, rows),
            Kind::List(Kind::Object(inner)) => rows_of(&format!("{name}[]."), inner, rows),
            _ => {}
        }
    }
}

fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Id => "text or whole number".to_owned(),
        Kind::Text(most) => format!("text, {most}"),
        Kind::Lines(most) => format!("lines, {most}"),
        Kind::Code(names) => names().join(", "),
        Kind::Day => "date".to_owned(),
        Kind::PastDay => "date, not in the future".to_owned(),
        Kind::Month => "date or month".to_owned(),
        Kind::Moment => "date or instant".to_owned(),
        Kind::Whole(least, most) => format!("{least}–{most}"),
        Kind::Money => "euro".to_owned(),
        Kind::Degrees => "degrees".to_owned(),
        Kind::Flag => "true, false".to_owned(),
        Kind::Country => "country".to_owned(),
        Kind::Language => "language".to_owned(),
        Kind::Place => "municipality".to_owned(),
        Kind::Cap => "five digits".to_owned(),
        Kind::Sector => "ATECO".to_owned(),
        Kind::Ccnl => "CNEL code".to_owned(),
        Kind::Occupation => "occupation".to_owned(),
        Kind::Skill => "skill".to_owned(),
        Kind::Email => "e-mail".to_owned(),
        Kind::Phone => "telephone".to_owned(),
        Kind::Url => "web address".to_owned(),
        Kind::CodiceFiscale => "codice fiscale".to_owned(),
        Kind::PartitaIva => "partita IVA".to_owned(),
        Kind::Size => "class or number".to_owned(),
        Kind::Scalar => "by kind".to_owned(),
        Kind::Object(_) => "object".to_owned(),
        Kind::List(Kind::Object(_)) => "list of objects".to_owned(),
        Kind::List(inner) => format!("list of: {}", type_name(*inner)),
    }
}
