//! Answers between forms and values: what people type becomes codes, and codes become words.

use ponte_domain::{
    expression::Value,
    questionnaire::{Answers, Item, ItemKind, Questionnaire},
    reference::Lang,
    response::typed,
    text::sort_key,
};

use crate::App;

/// Beginning of the names of the inputs of a form that hold answers.
pub const INPUT: &str = "a.";

/// The answers in the texts of a form: to every item of a section, or of all; an item of which nothing was typed is answered by
/// nothing. Municipalities and occupations are taken by their names, and stay words where none is known.
#[must_use]
pub fn read_answers(app: &App, questionnaire: &Questionnaire, section: Option<&str>, texts: &[(String, String)]) -> Answers {
    let items = questionnaire.items().filter(|(within, _)| section.is_none_or(|section| section == within.id));
    let read = |item: &Item| {
        let own = texts.iter().filter(|(name, _)| name.strip_prefix(INPUT) == Some(item.id.as_str()));
        let texts: Vec<&str> = own.map(|(_, text)| text.as_str()).collect();
        (item.id.clone(), read_answer(app, item, &texts))
    };
    items.map(|(_, item)| read(item)).collect()
}

/// The answer that some texts are to an item.
pub(crate) fn read_answer(app: &App, item: &Item, texts: &[&str]) -> Value {
    named(app, item, typed(item, texts))
}

/// The code of what was named, where it is known.
fn named(app: &App, item: &Item, value: Value) -> Value {
    let Some(text) = value.as_text() else { return value };
    let found = match item.kind {
        ItemKind::Place => place_code(app, text),
        ItemKind::Occupation => occupation_uri(app, text),
        _ => None,
    };
    found.map_or(value, Value::text)
}

fn place_code(app: &App, text: &str) -> Option<String> {
    let catalogue = app.market.catalogue();
    if let Some(place) = catalogue.place(text) {
        return Some(place.code.clone());
    }
    let (name, province) = match text.rsplit_once('(') {
        Some((name, rest)) => (name.trim(), Some(rest.trim_end_matches([')', ' ']).trim())),
        None => (text, None),
    };
    match catalogue.places_named(name, province).as_slice() {
        [one] => Some(one.code.clone()),
        _ => None,
    }
}

fn occupation_uri(app: &App, text: &str) -> Option<String> {
    let (catalogue, lookup, wanted) = (app.market.catalogue(), app.market.lookup(), sort_key(text));
    let found = lookup.occupations(&catalogue, text, 12);
    let named = |lang: &Lang| found.iter().find(|one| sort_key(one.label.get(*lang)) == wanted);
    Lang::ALL.iter().find_map(named).map(|one| one.uri.to_string())
}

/// An answer as it stands in the inputs of a form: one text, or several for a multiple choice.
#[must_use]
pub fn shown(app: &App, item: &Item, value: &Value, lang: Lang) -> Vec<String> {
    match (item.kind, value) {
        (_, Value::None) => Vec::new(),
        (_, Value::List(list)) => list.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
        (_, Value::Number(number)) => vec![written(&number.to_string(), lang)],
        (_, Value::Date(day)) => vec![day.to_string()],
        (_, Value::Boolean(flag)) => vec![flag.to_string()],
        (ItemKind::Place, Value::Text(code)) => {
            let catalogue = app.market.catalogue();
            let named = catalogue.place(code).map(|place| format!("{} ({})", place.name, place.province));
            vec![named.unwrap_or_else(|| code.clone())]
        }
        (ItemKind::Occupation, Value::Text(uri)) => {
            let catalogue = app.market.catalogue();
            let named = catalogue.occupation_ix(uri).map(|ix| catalogue.occupation(ix).label.get(lang).to_owned());
            vec![named.unwrap_or_else(|| uri.clone())]
        }
        (_, Value::Text(text)) => vec![text.clone()],
    }
}

/// A number with the sign for decimals that the language has.
fn written(number: &str, lang: Lang) -> String {
    if lang == Lang::En { number.to_owned() } else { number.replace('.', ",") }
}

/// An answer in words, as it is read: the labels of options, days in the order of the country.
#[must_use]
pub fn value_words(app: &App, item: &Item, value: &Value, lang: Lang) -> String {
    let label = |code: &str| {
        let option = item.options.iter().find(|option| option.code == code);
        option.map_or_else(|| code.to_owned(), |option| option.label.get(lang).to_owned())
    };
    match value {
        Value::Date(day) => day.format("%d/%m/%Y").to_string(),
        Value::Text(code) if item.kind == ItemKind::Choice => label(code),
        Value::List(list) => list.iter().filter_map(Value::as_text).map(label).collect::<Vec<_>>().join("; "),
        other => shown(app, item, other, lang).join("; "),
    }
}
