//! JSON Schemas of the files of a pack, and the tables of the documentation, from the same tables by which they are read.

use serde_json::{Value as Json, json};

use super::{
    indicator::INDICATORS,
    manifest::MANIFEST,
    message::MESSAGE,
    shape::{Field, Kind},
};
use crate::{codes, pathway::PATHWAY, questionnaire::QUESTIONNAIRE, reference::Lang};

codes! {
    /// A kind of TOML file in a pack.
    pub enum FileKind { Pack = "pack", Pathway = "pathway", Questionnaire = "questionnaire", Message = "message", Indicators = "indicators" }
}

impl FileKind {
    /// What may stand in it.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Pack => MANIFEST,
            Self::Pathway => PATHWAY,
            Self::Questionnaire => QUESTIONNAIRE,
            Self::Message => MESSAGE,
            Self::Indicators => INDICATORS,
        }
    }
}

/// The JSON Schema (draft 2020-12) of a kind of file, as the TOML reads when written as JSON.
#[must_use]
pub fn schema(kind: FileKind) -> Json {
    let mut schema = object(kind.fields());
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(kind.as_str());
    schema
}

fn object(fields: &[Field]) -> Json {
    crate::json_schema::object(fields.iter().map(|field| (field.name, field.about, field.required, of_kind(field.kind))))
}

fn of_kind(kind: Kind) -> Json {
    let pattern = |pattern: &str, most: usize| json!({"type": "string", "pattern": pattern, "maxLength": most});
    match kind {
        Kind::Name => pattern("^[a-z][a-z0-9_]*$", 40),
        Kind::PackName => pattern("^[a-z][a-z0-9-]*$", 60),
        Kind::Version => pattern("^(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})$", 17),
        Kind::Words(most) | Kind::Lines(most) => words(most),
        Kind::Text(most) => json!({"type": "string", "maxLength": most}),
        Kind::Code(names) | Kind::Unit(names) => json!({"enum": names()}),
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Number => json!({"type": "number"}),
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Day => json!({"type": "string", "format": "date"}),
        Kind::Scalar => json!({"type": ["string", "number", "boolean"]}),
        Kind::Condition | Kind::Formula | Kind::DateFormula | Kind::CodeFormula => {
            json!({"type": "string", "minLength": 1, "maxLength": crate::expression::MOST_BYTES})
        }
        Kind::Object(fields) => object(fields),
        Kind::List(inner, most) => json!({"type": "array", "items": of_kind(*inner), "maxItems": most}),
    }
}

fn words(most: usize) -> Json {
    let one = json!({"type": "string", "maxLength": most});
    let properties: serde_json::Map<String, Json> = Lang::ALL.iter().map(|lang| (lang.as_str().to_owned(), one.clone())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1})
}

/// The fields of a kind of file as rows of a Markdown table: name, type, meaning; required names in bold.
#[must_use]
pub fn markdown(kind: FileKind) -> String {
    let mut rows = vec!["| Field | Type | Meaning |".to_owned(), "|---|---|---|".to_owned()];
    rows_of("", kind.fields(), &mut rows);
    rows.join("\n")
}

fn rows_of(before: &str, fields: &[Field], rows: &mut Vec<String>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        let shown = if field.required { format!("**{name}**") } else { name.clone() };
        rows.push(format!("| {shown} | {} | {} |", type_name(field.kind), field.about.replace('|', "\\|")));
        match field.kind {
            Kind::Object(inner) => rows_of(&format!("{name}."), inner, rows),
            Kind::List(Kind::Object(inner), _) => rows_of(&format!("{name}[]."), inner, rows),
            _ => {}
        }
    }
}

fn type_name(kind: Kind) -> String {
    match kind {
        Kind::Name | Kind::PackName => "name".to_owned(),
        Kind::Version => "version".to_owned(),
        Kind::Words(most) => format!("words, {most}"),
        Kind::Lines(most) => format!("lines, {most}"),
        Kind::Text(most) => format!("text, {most}"),
        Kind::Code(names) | Kind::Unit(names) => names().join(", "),
        Kind::Whole(least, most) => format!("{least}–{most}"),
        Kind::Number => "number".to_owned(),
        Kind::Flag => "true, false".to_owned(),
        Kind::Day => "date".to_owned(),
        Kind::Scalar => "text, number, true, false or date".to_owned(),
        Kind::Condition => "condition".to_owned(),
        Kind::Formula => "formula".to_owned(),
        Kind::DateFormula => "date formula".to_owned(),
        Kind::CodeFormula => "code formula".to_owned(),
        Kind::Object(_) => "table".to_owned(),
        Kind::List(Kind::Object(_), most) => format!("list of tables, {most}"),
        Kind::List(inner, most) => format!("list of up to {most}: {}", type_name(*inner)),
    }
}
