//! Packs as the pages show them.

use std::collections::BTreeMap;

use ponte_app::{
    pack::{Known, Source},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    desk::DeskTree,
    expression::{Number, Value, Values},
    pack::{Fault, Manifest, Pack, Parameter, ParameterKind},
    reference::Lang,
    reference_batch::TerritoryKind,
};
use ponte_templates::{
    form::Choice,
    pages::pack::{FaultLine, PackRow, ParameterLine},
};

use crate::{site::Site, visitor::Staff};

/// The desk that is looked at: the one that was asked for where the visitor may set it up, else her own.
pub fn desk_of(site: &Site, staff: &Staff, asked: Option<&str>) -> Choice {
    let tree = site.app.desks();
    let caller = staff.caller(site, Purpose::Administration);
    let may = |code: &str| tree.get(code).is_some() && caller.reach(Right::Desk).covers(&tree, code);
    let own = staff.0.account.as_ref().map_or("", |account| account.desk.as_str());
    let code = asked.filter(|code| may(code)).unwrap_or_else(|| tree.keeper_code(own));
    Choice::new(code, tree.get(code).map_or(code, |desk| desk.name.as_str()))
}

/// The desks that a caller may set up, in the order of the tree.
pub fn desks_of(tree: &DeskTree, caller: &Caller) -> Vec<Choice> {
    let reach = caller.reach(Right::Desk);
    let mine = tree.in_order().into_iter().filter(|(_, desk)| reach.covers(tree, &desk.code));
    mine.map(|(_, desk)| Choice::new(desk.code.clone(), desk.name.clone())).collect()
}

/// A service as a list shows it.
pub fn row(site: &Site, known: &Known, desk: &str, lang: Lang) -> PackRow {
    let shown = known.shown();
    let read = shown.and_then(|source| source.pack.as_ref().ok());
    let manifest = read.map(|pack| &pack.manifest);
    let words = |label: &ponte_domain::reference::Label| label.get(lang).to_owned();
    let tree = site.app.desks();
    let by = known.said.as_ref().filter(|said| said.is_on && said.desk != desk).map(|said| said.desk.clone());
    let version_of = |source: &Source| source.pack.as_ref().ok().map(|pack| pack.manifest.version.clone());
    PackRow {
        id: known.id.clone(),
        title: manifest.map_or_else(|| known.id.clone(), |manifest| words(&manifest.title)),
        summary: manifest.map(|manifest| words(&manifest.summary)).unwrap_or_default(),
        version: manifest.map(|manifest| manifest.version.clone()).unwrap_or_default(),
        author: manifest.and_then(|manifest| manifest.author.clone()),
        region: manifest.and_then(|manifest| region_of(site, manifest)),
        leps: manifest.map(|manifest| manifest.leps.clone()).unwrap_or_default(),
        targets: manifest.map(|manifest| manifest.targets.iter().map(words).collect()).unwrap_or_default(),
        on: known.is_on(),
        by: by.map(|code| tree.get(&code).map_or(code.clone(), |desk| desk.name.clone())),
        update: known.update().and_then(version_of),
        faults: shown.and_then(|source| source.pack.as_ref().err()).map_or(0, Vec::len),
    }
}

fn region_of(site: &Site, manifest: &Manifest) -> Option<String> {
    let code = manifest.region.as_deref()?;
    let catalogue = site.app.market.catalogue();
    let region = catalogue.territories(TerritoryKind::Region).find(|region| region.code == code);
    Some(region.map_or_else(|| code.to_owned(), |region| region.name.clone()))
}

/// A fault with the key of its words.
pub fn fault_line(fault: &Fault) -> FaultLine {
    let arguments: BTreeMap<_, _> = fault.message_arguments().into_iter().collect();
    let argument = |name: &str| arguments.get(name).map(|value| (*value).to_owned()).unwrap_or_default();
    FaultLine {
        file: fault.file.clone(),
        line: fault.line,
        column: fault.column,
        field: fault.field.clone(),
        message: fault.message_id(),
        value: argument("value"),
        nearest: argument("nearest"),
        detail: argument("detail"),
    }
}

/// Name of a parameter's field in the form.
pub fn field_of(parameter: &Parameter) -> String {
    format!("p-{}", parameter.id)
}

/// What a desk may set, as the form asks for it.
pub fn parameters(pack: &Pack, lang: Lang) -> Vec<ParameterLine> {
    let line = |parameter: &Parameter| ParameterLine {
        name: field_of(parameter),
        kind: parameter.kind,
        title: parameter.title.get(lang).to_owned(),
        least: parameter.least.map(|least| written(&Value::Number(least), lang)),
        most: parameter.most.map(|most| written(&Value::Number(most), lang)),
        options: parameter.options.iter().map(|option| Choice::new(option.code.clone(), option.label.get(lang))).collect(),
        usual: written(&parameter.default, lang),
    };
    pack.manifest.parameters.iter().map(line).collect()
}

/// A value as a field of a form holds it: numbers as the language writes them.
pub fn written(value: &Value, lang: Lang) -> String {
    match value {
        Value::None | Value::List(_) => String::new(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Number(number) if lang == Lang::En => number.to_string(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => text.clone(),
    }
}

/// A number as people type it: with a comma or a point.
pub fn number(text: &str) -> Option<Number> {
    text.trim().replace(',', ".").parse().ok()
}

/// What was typed for the parameters: values that differ from the usual ones, and the names of those that cannot be read or set.
pub fn typed(manifest: &Manifest, text: impl Fn(&str) -> String) -> (Values, Vec<String>) {
    let (mut values, mut wrong) = (Values::new(), Vec::new());
    for parameter in &manifest.parameters {
        let text = text(&field_of(parameter));
        let value = match parameter.kind {
            _ if text.is_empty() => continue,
            ParameterKind::Number => number(&text).map(Value::Number),
            ParameterKind::YesNo => text.parse().ok().map(Value::Boolean),
            ParameterKind::Date => text.parse().ok().map(Value::Date),
            ParameterKind::Choice | ParameterKind::Text => Some(Value::text(text)),
        };
        match value.filter(|value| parameter.allows(value)) {
            Some(value) if value == parameter.default => {}
            Some(value) => drop(values.insert(parameter.id.clone(), value)),
            None => wrong.push(field_of(parameter)),
        }
    }
    (values, wrong)
}
