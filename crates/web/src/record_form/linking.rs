//! Words and the concepts they are linked to: what is offered beside a field, and what was chosen there.

use ponte_domain::reference::{Catalogue, Lang};
use ponte_matching::link::{Kind, Linker};
use ponte_templates::form::{Link, LinkChoice};

use super::{Inputs, spec::Words};

/// Concepts offered for the words of a field.
const OFFERED: usize = 5;

/// A field with words, and the names under which the import format knows its concept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The field of the form.
    pub shown: String,
    pub uri: String,
    pub label: String,
    pub sure: String,
    pub kind: Kind,
    /// Whether the words are a field of the record by themselves too.
    pub title: bool,
}

/// The fields with words among some inputs.
pub fn fields(inputs: &Inputs, words: &[Words]) -> Vec<Field> {
    let mut found = Vec::new();
    for each in words {
        match *each {
            Words::Whole(name) if name == "occupation" => found.push(whole(name.to_owned())),
            Words::Whole(list) => found.extend(inputs.rows(list).into_iter().map(|row| whole(format!("{list}.{row}")))),
            Words::Beside(list, field) => found.extend(inputs.rows(list).into_iter().filter_map(|row| beside(inputs, list, row, field))),
            Words::Title(list, field, concept) => found.extend(inputs.rows(list).into_iter().map(|row| {
                let base = format!("{list}.{row}");
                Field { shown: format!("{base}.{field}"), title: true, ..whole(format!("{base}.{concept}")) }
            })),
        }
    }
    found
}

fn whole(name: String) -> Field {
    let (uri, label, sure) = (format!("{name}.uri"), format!("{name}.label"), format!("{name}.sure"));
    Field { shown: name, uri, label, sure, kind: Kind::Occupation, title: false }
}

/// A requirement is linked only when it asks for a skill or for an experience.
fn beside(inputs: &Inputs, list: &str, row: u32, field: &str) -> Option<Field> {
    let base = format!("{list}.{row}");
    let kind = match inputs.first(&format!("{base}.kind")) {
        _ if list == "skills" => Kind::Skill,
        "skill" => Kind::Skill,
        "experience" => Kind::Occupation,
        _ => return None,
    };
    let shown = format!("{base}.{field}");
    Some(Field { uri: shown.clone(), shown, label: format!("{base}.label"), sure: format!("{base}.sure"), kind, title: false })
}

/// What an operator may write instead of words: an address of ESCO, a code.
fn is_code(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://") || words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Turns words and choices of a posted form into concepts; `base` are the import inputs of the record that is changed.
pub fn to_import(inputs: &mut Inputs, words: &[Words], base: &Inputs, base_fields: &[Field], linker: &Linker, lang: Lang) {
    for field in fields(inputs, words) {
        let text = inputs.first(&field.shown).to_owned();
        let chosen = inputs.take(&format!("link.{}", field.shown)).into_iter().next().unwrap_or_default();
        let seen = inputs.take(&format!("for.{}", field.shown)).into_iter().next().unwrap_or_default();
        if !field.title {
            inputs.take(&field.shown);
        }
        if text.is_empty() {
            continue;
        }
        if is_code(&text) {
            inputs.set(&field.uri, text);
            continue;
        }
        let said = |old: &&Field| old.kind == field.kind && base.first(if old.title { &old.shown } else { &old.label }) == text;
        let before = base_fields.iter().find(said);
        let own_label = before.map(|old| base.first(&old.label)).filter(|label| !label.is_empty());
        inputs.set(&field.label, own_label.unwrap_or(&text));
        let (uri, sure) = match before {
            // Nothing was chosen, or what was chosen is what stood there: the link stays as sure as it was.
            Some(old) if chosen.is_empty() || base.first(&old.uri) == chosen => (base.first(&old.uri), base.first(&old.sure).to_owned()),
            _ if !chosen.is_empty() && seen == text => {
                let best = linker.best(field.kind, &text, Some(lang)).filter(|(uri, _)| *uri == chosen);
                (chosen.as_str(), best.map(|(_, sure)| sure.to_string()).unwrap_or_default())
            }
            _ => ("", String::new()),
        };
        if !uri.is_empty() {
            inputs.set(&field.uri, uri);
            inputs.set(&field.sure, sure);
        }
    }
    // Choices for rows that were emptied.
    inputs.0.retain(|(name, _)| !name.starts_with("link.") && !name.starts_with("for."));
}

/// Turns the concepts of import inputs into words, with what they are linked to.
pub fn to_shown(inputs: &mut Inputs, words: &[Words], linker: &Linker, catalogue: &Catalogue, lang: Lang) -> Vec<(String, Link)> {
    let mut links = Vec::new();
    for field in fields(inputs, words) {
        let (uri, sure) = (inputs.first(&field.uri).to_owned(), inputs.first(&field.sure).parse().ok());
        let label = inputs.first(&field.label).to_owned();
        [&field.uri, &field.label, &field.sure].into_iter().for_each(|name| drop(inputs.take(name)));
        if !field.title {
            inputs.set(&field.shown, if label.is_empty() { &uri } else { &label });
        }
        let text = inputs.first(&field.shown).to_owned();
        if !text.is_empty() && !is_code(&text) {
            let taken = Some(uri).filter(|uri| !uri.is_empty());
            links.push((field.shown, offer(&text, field.kind, taken, sure, linker, catalogue, lang)));
        }
    }
    links
}

/// What words may mean, with what was taken.
fn offer(text: &str, kind: Kind, taken: Option<String>, sure: Option<u16>, linker: &Linker, catalogue: &Catalogue, lang: Lang) -> Link {
    let name = |uri: &str| name_of(uri, kind, catalogue, lang);
    let mut choices: Vec<LinkChoice> = Vec::new();
    for hit in linker.rank(kind, text, Some(lang), OFFERED) {
        choices.push(LinkChoice { label: name(&hit.concept).unwrap_or(hit.label), sure: Some(hit.score), uri: hit.concept });
    }
    let uri = taken.unwrap_or_default();
    match choices.iter_mut().find(|choice| choice.uri == uri) {
        Some(choice) => choice.sure = sure.or(choice.sure),
        None if !uri.is_empty() => {
            choices.insert(0, LinkChoice { label: name(&uri).unwrap_or_else(|| uri.clone()), sure, uri: uri.clone() })
        }
        None => {}
    }
    Link { words: text.to_owned(), uri, choices }
}

/// What a concept is called.
pub fn name_of(uri: &str, kind: Kind, catalogue: &Catalogue, lang: Lang) -> Option<String> {
    let label = match kind {
        Kind::Occupation => &catalogue.occupation(catalogue.occupation_ix(uri)?).label,
        Kind::Skill => &catalogue.skill(catalogue.skill_ix(uri)?).label,
    };
    Some(label.get(lang).to_owned())
}
