//! Circulars, instructions and acts: the list, one of them, its form, who has read it, and the page that is printed.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::circular::{Block, CircularKind, blocks};
use serde::Serialize;

use super::invented;
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A circular in a list.
#[derive(Debug, Clone, Serialize)]
pub struct CircularRow {
    pub id: String,
    pub kind: CircularKind,
    pub number: String,
    pub date: NaiveDate,
    pub title: String,
    /// Name of the desk that issued it.
    pub desk: String,
    /// Whether the visitor is still to read it.
    pub unread: bool,
    /// Whether it is for her.
    pub asks: bool,
    pub withdrawn: bool,
    pub replaced: bool,
}

/// The circulars that the visitor may read. Filters by `q`, `tipo`, `servizio` and `quali`.
#[derive(Debug, Clone, Serialize)]
pub struct CircularList {
    pub layout: Layout,
    pub rows: Vec<CircularRow>,
    /// How many the visitor is still to read, whatever is filtered.
    pub unread: usize,
    pub packs: Vec<Choice>,
    /// Filters in use.
    pub form: Form,
    pub may_issue: bool,
}

/// A version of a circular in the list of its versions.
#[derive(Debug, Clone, Serialize)]
pub struct EditionLine {
    pub number: u32,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
}

/// One circular.
#[derive(Debug, Clone, Serialize)]
pub struct CircularView {
    pub layout: Layout,
    pub row: CircularRow,
    pub text: Vec<Block>,
    /// Number of the version that is shown, and of the one that holds.
    pub edition: u32,
    pub present: u32,
    pub editions: Vec<EditionLine>,
    /// Name and title of the pack that it belongs to.
    pub pack: Option<(String, String)>,
    /// Id and name of the one in the place of which it stands, and of the one that stands in its place.
    pub replaces: Option<(String, String)>,
    pub replaced_by: Option<(String, String)>,
    pub withdrawn: Option<(DateTime<Utc>, String)>,
    /// When the visitor read it.
    pub read: Option<DateTime<Utc>>,
    /// Whether the visitor may change and withdraw it, and see who has read it.
    pub may_issue: bool,
    pub form: Form,
}

/// The form of a circular. Posts `desk`, `kind`, `number`, `date`, `title`, `body`, `pack`, `replaces`.
#[derive(Debug, Clone, Serialize)]
pub struct CircularForm {
    pub layout: Layout,
    /// Number of the circular of which a version is written; absent for a new one.
    pub of: Option<String>,
    pub desks: Vec<Choice>,
    pub packs: Vec<Choice>,
    /// Circulars in the place of which it may stand.
    pub replaceable: Vec<Choice>,
    pub form: Form,
}

/// Somebody for whom a circular is.
#[derive(Debug, Clone, Serialize)]
pub struct ReaderLine {
    pub name: String,
    pub read: Option<DateTime<Utc>>,
    /// The last earlier version that she read.
    pub earlier: Option<u32>,
}

/// The people of a desk for whom a circular is.
#[derive(Debug, Clone, Serialize)]
pub struct ReaderDesk {
    pub desk: String,
    pub read: usize,
    pub readers: Vec<ReaderLine>,
}

/// Who has read a circular.
#[derive(Debug, Clone, Serialize)]
pub struct CircularReaders {
    pub layout: Layout,
    pub row: CircularRow,
    pub desks: Vec<ReaderDesk>,
    pub read: usize,
    pub all: usize,
}

/// A circular as it is printed.
#[derive(Debug, Clone, Serialize)]
pub struct CircularPaper {
    pub layout: Layout,
    pub row: CircularRow,
    pub text: Vec<Block>,
    pub edition: u32,
}

pub(crate) fn sample_row(unread: bool) -> CircularRow {
    CircularRow {
        id: invented::id(90),
        kind: if unread { CircularKind::Circular } else { CircularKind::Instruction },
        number: "12/2026".into(),
        date: invented::in_days(-3),
        title: "Accoglienza di chi non parla italiano".into(),
        desk: "Provincia della Spezia".into(),
        unread,
        asks: true,
        withdrawn: !unread,
        replaced: !unread,
    }
}

fn text() -> Vec<Block> {
    blocks("Da oggi si chiama il mediatore.\n\n## Come\n- per telefono\n- in video")
}

page!(CircularList, "pages/circular/list.html", {
    let full = CircularList {
        layout: invented::operator(Place::More, "/sportello/circolari", Vec::new()),
        rows: vec![sample_row(true), sample_row(false), CircularRow { asks: false, unread: false, ..sample_row(true) }],
        unread: 1,
        packs: vec![Choice::new("spazi-donna", "Spazi Donna")],
        form: Form::default().with("q", "mediatore"),
        may_issue: true,
    };
    vec![full.clone(), CircularList { rows: Vec::new(), unread: 0, packs: Vec::new(), form: Form::default(), may_issue: false, ..full }]
});

page!(CircularView, "pages/circular/view.html", {
    let crumb = || vec![Crumb::key("circulars", "/sportello/circolari")];
    let full = CircularView {
        layout: invented::operator(Place::More, "/sportello/circolari/90", crumb()),
        row: sample_row(true),
        text: text(),
        edition: 2,
        present: 2,
        editions: vec![
            EditionLine { number: 2, at: invented::in_minutes(-90), by: Some("Franca Bianchi".into()) },
            EditionLine { number: 1, at: invented::in_minutes(-9_000), by: None },
        ],
        pack: Some(("spazi-donna".into(), "Spazi Donna".into())),
        replaces: Some((invented::id(91), "Circolare 4/2025".into())),
        replaced_by: None,
        withdrawn: None,
        read: None,
        may_issue: true,
        form: Form { version: Some(2), ..Form::default() }.wrong(FieldError::new("reason", "required")),
    };
    let read = CircularView { read: Some(invented::in_minutes(-5)), form: Form::default(), may_issue: false, ..full.clone() };
    let old = CircularView {
        row: sample_row(false),
        edition: 1,
        replaced_by: Some((invented::id(92), "Circolare 30/2026".into())),
        withdrawn: Some((invented::in_minutes(-60), "Superata dalla legge.".into())),
        ..read.clone()
    };
    vec![full, read, old]
});

page!(CircularForm, "pages/circular/form.html", {
    let new = CircularForm {
        layout: invented::operator(Place::More, "/sportello/circolari/nuova", vec![Crumb::key("circulars", "/sportello/circolari")]),
        of: None,
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia"), Choice::new("SZ", "Sportello Sarzana")],
        packs: vec![Choice::new("spazi-donna", "Spazi Donna")],
        replaceable: vec![Choice::new(invented::id(91), "Circolare 4/2025")],
        form: Form::new("/sportello/circolari/nuova").with("desk", "SP").wrong(FieldError::new("number", "circular-taken")),
    };
    let next = CircularForm {
        of: Some("12/2026".into()),
        form: Form { version: Some(1), ..Form::new("/sportello/circolari/90/modifica").with("title", "Accoglienza") },
        ..new.clone()
    };
    vec![new, next]
});

page!(CircularReaders, "pages/circular/readers.html", {
    let line = |read: bool| ReaderLine {
        name: "Chiara Donati".into(),
        read: read.then(|| invented::in_minutes(-20)),
        earlier: (!read).then_some(1),
    };
    let desk = ReaderDesk { desk: "Sportello Lavoro La Spezia".into(), read: 1, readers: vec![line(true), line(false)] };
    let full = CircularReaders {
        layout: invented::operator(Place::More, "/sportello/circolari/90/letture", vec![Crumb::key("circulars", "/sportello/circolari")]),
        row: sample_row(true),
        desks: vec![desk],
        read: 1,
        all: 2,
    };
    vec![full.clone(), CircularReaders { desks: Vec::new(), read: 0, all: 0, ..full }]
});

page!(CircularPaper, "pages/circular/paper.html", {
    let layout = invented::operator(Place::More, "/sportello/circolari/90/stampa", Vec::new());
    vec![
        CircularPaper { layout: layout.clone(), row: sample_row(true), text: text(), edition: 1 },
        CircularPaper { layout, row: sample_row(false), text: text(), edition: 2 },
    ]
});
