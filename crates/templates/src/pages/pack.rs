//! The services of a desk: practice packs, switched on or not.

use ponte_domain::pack::{ActKind, CardField, ParameterKind};
use serde::Serialize;

use super::{invented, picture::Picture};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The services that a desk may offer.
#[derive(Debug, Clone, Serialize)]
pub struct PackList {
    pub layout: Layout,
    /// The desk whose services are shown.
    pub desk: Choice,
    /// The desks that the visitor may set up, when there are several.
    pub desks: Vec<Choice>,
    pub rows: Vec<PackRow>,
    /// Whether the visitor may switch, and bring packs in.
    pub may_set: bool,
    pub form: Form,
    /// What is wrong with a file that was brought in.
    pub faults: Vec<FaultLine>,
    /// Names of the packs that the desk is writing.
    pub drafts: Vec<String>,
}

/// A service.
#[derive(Debug, Clone, Serialize)]
pub struct PackRow {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub version: String,
    pub author: Option<String>,
    /// Name of the region it comes from.
    pub region: Option<String>,
    pub leps: Vec<String>,
    pub targets: Vec<String>,
    pub on: bool,
    /// Name of the desk above that switched it on.
    pub by: Option<String>,
    /// A newer version than the one that is on.
    pub update: Option<String>,
    /// How many faults keep it from being used.
    pub faults: usize,
}

/// A fault of a file of a pack; the words are chosen by its code.
#[derive(Debug, Clone, Serialize)]
pub struct FaultLine {
    pub file: String,
    pub line: u32,
    pub column: u32,
    pub field: String,
    /// A key of the words.
    pub message: String,
    pub value: String,
    pub nearest: String,
    pub detail: String,
}

/// One service: what it is, what it brings, what the desk sets.
#[derive(Debug, Clone, Serialize)]
pub struct PackView {
    pub layout: Layout,
    pub desk: Choice,
    pub row: PackRow,
    pub card: Vec<CardLine>,
    pub acts: Vec<ActLine>,
    /// Circulars that belong to it, of the visitor's desk and those above.
    pub circulars: Vec<super::circular::CircularRow>,
    pub pictures: Vec<Picture>,
    pub questionnaires: Vec<QuestionnaireLine>,
    /// Titles of the messages.
    pub messages: Vec<String>,
    pub parameters: Vec<ParameterLine>,
    pub faults: Vec<FaultLine>,
    pub form: Form,
    pub may_set: bool,
}

/// A field of the practice card.
#[derive(Debug, Clone, Serialize)]
pub struct CardLine {
    pub field: CardField,
    pub heading: String,
    /// Its paragraphs.
    pub text: Vec<String>,
}

/// An act that a service rests on.
#[derive(Debug, Clone, Serialize)]
pub struct ActLine {
    pub kind: ActKind,
    pub number: String,
    pub date: Option<chrono::NaiveDate>,
    pub title: String,
}

/// A questionnaire of a service.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionnaireLine {
    pub id: String,
    pub title: String,
    pub items: usize,
    pub minutes: Option<u32>,
    pub scores: usize,
}

/// Something that a desk may set.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterLine {
    /// Name of its field in the form.
    pub name: String,
    pub kind: ParameterKind,
    pub title: String,
    pub least: Option<String>,
    pub most: Option<String>,
    pub options: Vec<Choice>,
    /// The value when the desk sets none.
    pub usual: String,
}

/// A pack as a desk is writing it.
#[derive(Debug, Clone, Serialize)]
pub struct PackEditor {
    pub layout: Layout,
    pub desk: Choice,
    pub id: String,
    pub files: Vec<FileLine>,
    /// Path of the file that is open.
    pub open: String,
    pub text: String,
    /// What is wrong with the file that is open, then with the others.
    pub faults: Vec<FaultLine>,
    /// What is odd and keeps nobody from using it, once there is no fault.
    pub hints: Vec<FaultLine>,
    /// The pathways, once there is no fault.
    pub pictures: Vec<Picture>,
    /// Whether anything was changed.
    pub changed: bool,
    pub form: Form,
}

/// A file of a pack.
#[derive(Debug, Clone, Serialize)]
pub struct FileLine {
    pub path: String,
    pub faults: usize,
}

fn row(on: bool, update: bool, faults: usize) -> PackRow {
    PackRow {
        id: "self-employment".into(),
        title: "Avvio di impresa".into(),
        summary: "Un servizio ponte.".into(),
        version: "1.0.0".into(),
        author: Some("Agenzia regionale".into()),
        region: Some("Emilia-Romagna".into()),
        leps: vec!["O".into()],
        targets: vec!["Chi ha la prestazione nel patto".into()],
        on,
        by: (on && update).then(|| "Regione".into()),
        update: update.then(|| "1.1.0".into()),
        faults,
    }
}

fn fault() -> FaultLine {
    FaultLine {
        file: "pack.toml".into(),
        line: 3,
        column: 1,
        field: "version".into(),
        message: "pack-bad-version".into(),
        value: "1".into(),
        nearest: "absent".into(),
        detail: String::new(),
    }
}

page!(PackList, "pages/pack/list.html", {
    let desk = Choice::new("SP", "Sportello Lavoro La Spezia");
    let full = PackList {
        layout: invented::operator(Place::More, "/sportello/servizi", Vec::new()),
        desks: vec![desk.clone(), Choice::new("LE", "Sportello di Lerici")],
        desk,
        rows: vec![row(true, true, 0), row(true, false, 0), row(false, false, 0), row(false, false, 2)],
        may_set: true,
        form: Form::default().wrong(FieldError::new("file", "file-empty")),
        drafts: vec!["prova".into()],
        faults: vec![fault(), FaultLine { line: 0, field: String::new(), ..fault() }],
    };
    let read =
        PackList { may_set: false, desks: Vec::new(), drafts: Vec::new(), faults: Vec::new(), form: Form::default(), ..full.clone() };
    vec![full, read.clone(), PackList { rows: Vec::new(), ..read }]
});

page!(PackView, "pages/pack/view.html", {
    let parameter = |kind: ParameterKind| ParameterLine {
        name: format!("p-{kind}"),
        kind,
        title: "Giorni".into(),
        least: Some("1".into()),
        most: Some("30".into()),
        options: vec![Choice::new("a", "Prima"), Choice::new("b", "Seconda")],
        usual: "30".into(),
    };
    let full = PackView {
        layout: invented::operator(Place::More, "/sportello/servizi/self-employment", vec![Crumb::key("packs", "/sportello/servizi")]),
        desk: Choice::new("SP", "Sportello Lavoro La Spezia"),
        row: row(true, true, 0),
        card: vec![CardLine { field: CardField::Description, heading: "Che cos’è".into(), text: vec!["Un servizio ponte.".into()] }],
        circulars: vec![super::circular::sample_row(true)],
        acts: ActKind::ALL
            .iter()
            .map(|kind| ActLine { kind: *kind, number: "81".into(), date: Some(invented::in_days(-900)), title: "Lavoro autonomo".into() })
            .collect(),
        pictures: vec![super::pathway::picture()],
        questionnaires: vec![QuestionnaireLine { id: "project".into(), title: "Scheda".into(), items: 12, minutes: Some(15), scores: 1 }],
        messages: vec!["Appuntamento".into()],
        parameters: ParameterKind::ALL.iter().map(|kind| parameter(*kind)).collect(),
        faults: Vec::new(),
        form: Form { version: Some(1), ..Form::default() }.with("p-number", "40").wrong(FieldError::new("p-number", "parameter")),
        may_set: true,
    };
    let off = PackView { row: row(false, false, 0), form: Form::default(), ..full.clone() };
    let broken = PackView { row: row(false, false, 1), faults: vec![fault()], pictures: Vec::new(), ..off.clone() };
    let read = PackView { may_set: false, ..full.clone() };
    vec![full, off, broken, read]
});

page!(PackEditor, "pages/pack/editor.html", {
    let full = PackEditor {
        layout: invented::operator(Place::More, "/sportello/servizi/prova/modifica", vec![Crumb::key("packs", "/sportello/servizi")]),
        desk: Choice::new("SP", "Sportello Lavoro La Spezia"),
        id: "prova".into(),
        files: vec![FileLine { path: "pack.toml".into(), faults: 1 }, FileLine { path: "card/it.md".into(), faults: 0 }],
        open: "pack.toml".into(),
        text: "form = 1\n".into(),
        faults: vec![fault()],
        hints: Vec::new(),
        pictures: Vec::new(),
        changed: true,
        form: Form { version: Some(2), ..Form::default() }.wrong(FieldError::new("path", "file-name")),
    };
    let well = PackEditor {
        faults: Vec::new(),
        hints: vec![fault()],
        pictures: vec![super::pathway::picture()],
        changed: false,
        open: "card/it.md".into(),
        form: Form::default(),
        ..full.clone()
    };
    vec![full.clone(), PackEditor { changed: true, ..well.clone() }, well, PackEditor { form: Form::default(), ..full }]
});
