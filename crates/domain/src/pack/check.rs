//! A pack read from its files: each file against its table, then everything against everything else.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::{
    Files, MOST_BYTES, MOST_FILE_BYTES, MOST_FILES, Pack,
    card::{self, Card},
    document::{self, Document},
    fault::{Code, Fault},
    indicator::Indicators,
    manifest::Manifest,
    message::Message,
    read,
    report::Report,
    schema::FileKind,
};
use crate::{expression::Names, pathway::Pathway, questionnaire::Questionnaire, reference::Lang};

mod files;
mod graph;
mod indicators;
mod manifest;
mod names;
mod pathway;
mod questionnaire;
mod unused;

use files::Place;

/// A file that was read against its table: what it says, unless it has a fault, and where its fields stand.
struct Loaded<'f, T> {
    report: Report<'f>,
    value: Option<T>,
}

/// A text with its path.
type Text<'f> = (&'f str, &'f str);

/// The texts of a pack, each in its place.
#[derive(Default)]
struct Texts<'f> {
    manifest: Option<Text<'f>>,
    cards: BTreeMap<Lang, Text<'f>>,
    pathways: Vec<(&'f str, Text<'f>)>,
    questionnaires: Vec<(&'f str, Text<'f>)>,
    documents: BTreeMap<&'f str, BTreeMap<Lang, Text<'f>>>,
    messages: Vec<(&'f str, Text<'f>)>,
    indicators: Option<Text<'f>>,
}

/// Reads a pack, or a version that was accepted before.
pub(super) fn read(files: Files, held: bool) -> Result<Pack, Vec<Fault>> {
    let mut faults = limits(&files);
    if !faults.is_empty() {
        return Err(faults);
    }
    let texts = sort(&files, &mut faults);
    let read = read_texts(&texts, &mut faults);
    faults.retain(|fault| !held || !fault.reason.came_later());
    faults.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    match read {
        Some(read) if faults.is_empty() => Ok(Pack { files, ..read }),
        _ => Err(faults),
    }
}

fn limits(files: &Files) -> Vec<Fault> {
    let mut faults = Vec::new();
    if files.len() > MOST_FILES {
        faults.push(Fault::of_file("", Code::TooManyFiles, &files.len().to_string(), MOST_FILES.to_string()));
    }
    let total: usize = files.values().map(Vec::len).sum();
    if total > MOST_BYTES {
        faults.push(Fault::of_file("", Code::TooLarge, &total.to_string(), MOST_BYTES.to_string()));
    }
    let large = files.iter().filter(|(_, content)| content.len() > MOST_FILE_BYTES);
    faults
        .extend(large.map(|(path, content)| Fault::of_file(path, Code::TooLarge, &content.len().to_string(), MOST_FILE_BYTES.to_string())));
    faults
}

fn sort<'f>(files: &'f Files, faults: &mut Vec<Fault>) -> Texts<'f> {
    let mut texts = Texts::default();
    for (path, content) in files {
        let Some(place) = Place::of(path) else {
            faults.push(Fault::of_file(path, Code::StrayFile, path, ""));
            continue;
        };
        let Ok(text) = std::str::from_utf8(content) else {
            faults.push(Fault::of_file(path, Code::NotText, "", ""));
            continue;
        };
        let text = (path.as_str(), text);
        match place {
            Place::Manifest => texts.manifest = Some(text),
            Place::Card(lang) => drop(texts.cards.insert(lang, text)),
            Place::Pathway(id) => texts.pathways.push((id, text)),
            Place::Questionnaire(id) => texts.questionnaires.push((id, text)),
            Place::Document(id, lang) => drop(texts.documents.entry(id).or_default().insert(lang, text)),
            Place::Message(id) => texts.messages.push((id, text)),
            Place::Indicators => texts.indicators = Some(text),
        }
    }
    texts
}

fn load<'f, T: DeserializeOwned>((path, text): Text<'f>, kind: FileKind, languages: &[Lang]) -> Loaded<'f, T> {
    let mut report = Report::new(path, text);
    let json = read::read(&mut report, text, kind.fields(), languages).filter(|_| report.faults.is_empty());
    let value = json.and_then(|json| {
        let read = serde_json::from_value(json);
        if let Err(error) = &read {
            report.fault("", Code::NotToml, "", error.to_string());
        }
        read.ok()
    });
    Loaded { report, value }
}

fn load_all<'f, T: DeserializeOwned>(texts: &[(&str, Text<'f>)], kind: FileKind, languages: &[Lang]) -> Vec<Loaded<'f, T>> {
    let named = |(id, text): &(&str, Text<'f>)| {
        let mut loaded: Loaded<'f, T> = load(*text, kind, languages);
        loaded.report.expect_name(id);
        loaded
    };
    texts.iter().map(named).collect()
}

/// What the parts of a pack are checked against.
struct Known<'k> {
    /// Parameters and the day, which every expression may use.
    common: Names,
    questionnaires: Vec<&'k Questionnaire>,
    documents: Vec<&'k str>,
    messages: Vec<&'k str>,
}

/// The TOML files of a pack, each read against its table.
struct Parts<'f> {
    manifest: Option<Loaded<'f, Manifest>>,
    questionnaires: Vec<Loaded<'f, Questionnaire>>,
    pathways: Vec<Loaded<'f, Pathway>>,
    messages: Vec<Loaded<'f, Message>>,
    indicators: Option<Loaded<'f, Indicators>>,
}

impl<'f> Parts<'f> {
    fn load(texts: &Texts<'f>, languages: &[Lang]) -> Self {
        Self {
            manifest: texts.manifest.map(|text| load(text, FileKind::Pack, languages)),
            questionnaires: load_all(&texts.questionnaires, FileKind::Questionnaire, languages),
            pathways: load_all(&texts.pathways, FileKind::Pathway, languages),
            messages: load_all(&texts.messages, FileKind::Message, languages),
            indicators: texts.indicators.map(|text| load(text, FileKind::Indicators, languages)),
        }
    }

    /// Checks what can be checked. What leans on other files is checked only when those could be read: else every name of
    /// theirs would be unknown.
    fn check(&mut self, texts: &Texts<'_>) -> Vec<Fault> {
        let Some(Loaded { report, value: Some(manifest) }) = &mut self.manifest else { return Vec::new() };
        let Some(common) = manifest::check(report, manifest) else { return Vec::new() };
        for Loaded { report, value } in &mut self.questionnaires {
            value.iter().for_each(|questionnaire| questionnaire::check(report, questionnaire, &common));
        }
        let read: Option<Vec<&Questionnaire>> = self.questionnaires.iter().map(|loaded| loaded.value.as_ref()).collect();
        let Some(questionnaires) = read else { return Vec::new() };
        let documents = texts.documents.keys().copied().collect();
        let known = Known { common, questionnaires, documents, messages: texts.messages.iter().map(|(id, _)| *id).collect() };
        for Loaded { report, value } in &mut self.pathways {
            value.iter().for_each(|pathway| pathway::check(report, pathway, &known));
        }
        let ways: Option<Vec<&Pathway>> = self.pathways.iter().map(|loaded| loaded.value.as_ref()).collect();
        let Some(ways) = ways else { return Vec::new() };
        let names = names::letters(&known, ways.iter().copied());
        for Loaded { report, value } in &mut self.messages {
            value.iter().for_each(|message| message_placeholders(report, message, &names));
        }
        if let Some(Loaded { report, value: Some(indicators) }) = &mut self.indicators {
            indicators::check(report, indicators, &known.questionnaires, &ways);
        }
        document_faults(texts, &names)
    }
}

fn read_texts(texts: &Texts<'_>, faults: &mut Vec<Fault>) -> Option<Pack> {
    let languages = texts.manifest.map_or_else(|| Lang::ALL.to_vec(), |(_, text)| read::languages(text));
    if texts.manifest.is_none() {
        faults.push(Fault::of_file("pack.toml", Code::NoFile, "pack.toml", ""));
    }
    let mut parts = Parts::load(texts, &languages);
    faults.extend(parts.check(texts));
    faults.extend(missing_documents(texts, &languages));
    let cards = cards(texts, &languages, faults);
    let Parts { manifest, questionnaires, pathways, messages, indicators } = parts;
    let manifest = taken(manifest, faults);
    let indicators = taken(indicators, faults).unwrap_or_default().indicators;
    let (questionnaires, pathways, messages) =
        (all_taken(questionnaires, faults), all_taken(pathways, faults), all_taken(messages, faults));
    let manifest = manifest?;
    let hints = if faults.is_empty() { unused::hints(texts, &manifest, &pathways) } else { Vec::new() };
    Some(Pack { manifest, hints, cards, questionnaires, pathways, documents: documents(texts), messages, indicators, files: Files::new() })
}

fn taken<T>(loaded: Option<Loaded<'_, T>>, faults: &mut Vec<Fault>) -> Option<T> {
    let loaded = loaded?;
    faults.extend(loaded.report.faults);
    loaded.value
}

fn all_taken<T>(loaded: Vec<Loaded<'_, T>>, faults: &mut Vec<Fault>) -> Vec<T> {
    loaded.into_iter().filter_map(|loaded| taken(Some(loaded), faults)).collect()
}

fn cards(texts: &Texts<'_>, languages: &[Lang], faults: &mut Vec<Fault>) -> BTreeMap<Lang, Card> {
    let missing = languages.iter().filter(|lang| !texts.cards.contains_key(lang)).map(|lang| format!("card/{lang}.md"));
    faults.extend(missing.map(|path| Fault::of_file(&path, Code::NoFile, &path, "")));
    let read = |(lang, (path, text)): (&Lang, &Text<'_>)| {
        let mut report = Report::new(path, text);
        let card = card::read(&mut report, text);
        faults.extend(report.faults);
        (*lang, card)
    };
    texts.cards.iter().map(read).collect()
}

fn message_placeholders(report: &mut Report<'_>, message: &Message, names: &Names) {
    for lang in Lang::ALL {
        for (field, label) in [("subject", &message.subject), ("text", &message.text)] {
            document::check(report, &format!("{field}.{lang}"), label.exactly(*lang).unwrap_or_default(), None, names);
        }
    }
}

fn missing_documents(texts: &Texts<'_>, languages: &[Lang]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (id, written) in &texts.documents {
        let missing = languages.iter().filter(|lang| !written.contains_key(lang)).map(|lang| format!("documents/{id}/{lang}.md"));
        faults.extend(missing.map(|path| Fault::of_file(&path, Code::NoFile, &path, "")));
    }
    faults
}

fn document_faults(texts: &Texts<'_>, names: &Names) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in texts.documents.values().flat_map(BTreeMap::values) {
        let mut report = Report::new(path, text);
        document::check(&mut report, "", text, Some(0), names);
        faults.extend(report.faults);
    }
    faults
}

fn documents(texts: &Texts<'_>) -> Vec<Document> {
    let text = |written: &BTreeMap<Lang, Text<'_>>| written.iter().map(|(lang, (_, text))| (*lang, (*text).to_owned())).collect();
    texts.documents.iter().map(|(id, written)| Document { id: (*id).to_owned(), text: text(written) }).collect()
}
