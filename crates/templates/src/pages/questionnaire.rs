//! Questionnaires: one section at a time on a phone, one page while one telephones, and what came of them.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    codes,
    pack::Channel,
    questionnaire::ItemKind,
    response::{Alternative, Filling, NoAnswerReason, ResponseState, SendFault},
};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{Choice, Form},
    layout::{Crumb, Layout, Place},
};

codes! {
    /// How a first page stands.
    pub enum StartState {
        New = "new",
        /// Answers stand there that were given on this browser.
        Resume = "resume",
        /// Answers stand there that were given on another one.
        Elsewhere = "elsewhere",
    }
}

codes! {
    /// Why a link leads to no question any more.
    pub enum OverState { Completed = "completed", Withdrawn = "withdrawn", Expired = "expired" }
}

/// An option of an item.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetOption {
    pub code: String,
    pub label: String,
    pub chosen: bool,
    /// The key that chooses it; none beyond nine.
    pub digit: Option<u32>,
}

/// An item as it is asked, with what was answered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetItem {
    pub id: String,
    /// Code of an [`ItemKind`].
    pub kind: &'static str,
    pub number: usize,
    pub label: String,
    pub help: String,
    pub required: bool,
    pub asked: bool,
    pub options: Vec<SheetOption>,
    /// What stands in its input, but for choices.
    pub value: String,
    pub least_label: String,
    pub most_label: String,
    pub unit: String,
    pub decimals: u32,
    pub most_chars: u32,
    /// Rest of a `sheet-fault-…` key.
    pub fault: Option<&'static str>,
    /// What the questionnaire itself says is wrong.
    pub message: Option<String>,
    /// Asked, required and not answered.
    pub missing: bool,
    /// The answer in words.
    pub answer: String,
    /// That it was not understood, with a note.
    pub unclear: Option<String>,
}

/// A section.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetSection {
    pub id: String,
    pub title: String,
    pub text: String,
    pub asked: bool,
    pub items: Vec<SheetItem>,
}

/// A score in words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SheetScore {
    pub id: String,
    pub title: String,
    /// Already written in the language.
    pub value: Option<String>,
    /// Code and name of the band.
    pub band: Option<String>,
    pub band_title: Option<String>,
    pub proposal: String,
    /// The bands that may be chosen instead.
    pub bands: Vec<Choice>,
    pub judged: Option<JudgedLine>,
}

/// A band that an operator confirmed or chose.
#[derive(Debug, Clone, Default, Serialize)]
pub struct JudgedLine {
    pub band: String,
    pub changed: bool,
    pub reason: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

/// The first page of a questionnaire. Posts to `base/inizia` (or `base/da-capo`).
#[derive(Debug, Clone, Serialize)]
pub struct SheetStart {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub introduction: String,
    pub minutes: Option<u32>,
    pub sections: usize,
    pub anonymous: bool,
    pub state: StartState,
}

/// One section. Posts its answers to `base/s/SECTION`, with `go`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetSectionPage {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub section: SheetSection,
    /// From 1.
    pub place: usize,
    pub of: usize,
    /// The section before.
    pub back: Option<String>,
    /// Questions came up by the last answers.
    pub more: bool,
    pub faults: usize,
}

/// All answers before they are sent in. Posts to `base/fine`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetReview {
    pub layout: Layout,
    pub base: String,
    pub title: String,
    pub sections: Vec<SheetSection>,
    pub missing: usize,
}

/// A link that leads to no question any more.
#[derive(Debug, Clone, Serialize)]
pub struct SheetOver {
    pub layout: Layout,
    pub state: OverState,
    pub thanks: String,
}

/// One that was put to somebody, as a row.
#[derive(Debug, Clone, Serialize)]
pub struct SheetRow {
    pub id: String,
    pub title: String,
    pub state: ResponseState,
    pub channel: Option<Channel>,
    pub at: Option<DateTime<Utc>>,
    pub minutes: Option<u32>,
    pub open: bool,
    /// Main scores: title and band in words.
    pub bands: Vec<(String, String)>,
    /// How many of the required items are answered, of how many.
    pub answered: usize,
    pub of: usize,
}

/// What was put to a person or an employer. Posts `sheet` (`VERSION:QUESTIONNAIRE`) and `how`.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectSheets {
    pub layout: Layout,
    pub subject: Named,
    /// Whether it is a person, with the tabs of a person's file.
    pub person: bool,
    /// Where it posts to.
    pub base: String,
    pub rows: Vec<SheetRow>,
    pub available: Vec<Choice>,
    pub may_edit: bool,
    /// Whether there is an address to write to.
    pub can_write: bool,
    /// The pairs that can be compared: completed ones of the same questionnaire.
    pub compare: Option<(String, String)>,
    pub form: Form,
}

/// What stands above the pages of one questionnaire put to somebody.
#[derive(Debug, Clone, Serialize)]
pub struct SheetHead {
    pub id: String,
    pub version: i64,
    pub title: String,
    pub code: String,
    /// Name and page of whom it is about; absent when it is nobody.
    pub who: Option<(String, String)>,
    pub phone: Option<String>,
    pub anonymous: bool,
    pub state: ResponseState,
    pub channel: Option<Channel>,
    pub fault: Option<SendFault>,
    pub sent: Option<DateTime<Utc>>,
    pub reminders: usize,
    /// Who invited to it may still write: there is an address.
    pub can_write: bool,
}

/// The page on which an operator types. Posts `version`, the answers and `go`.
#[derive(Debug, Clone, Serialize)]
pub struct SheetTyping {
    pub layout: Layout,
    pub head: SheetHead,
    pub introduction: String,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
    pub missing: usize,
    pub faults: usize,
    /// Whether it was tried to send it in.
    pub tried: bool,
    /// Somebody saved it meanwhile.
    pub stale: bool,
    pub filled: Vec<Filling>,
    pub reasons: Vec<NoAnswerReason>,
    pub alternatives: Vec<Alternative>,
    pub no_answer: Option<NoAnswerLine>,
}

/// That there was no answer.
#[derive(Debug, Clone, Serialize)]
pub struct NoAnswerLine {
    pub reason: NoAnswerReason,
    pub proposed: Vec<Alternative>,
    pub note: Option<String>,
}

/// What was sent in once.
#[derive(Debug, Clone, Serialize)]
pub struct CompletionLine {
    pub at: DateTime<Utc>,
    pub filled: Filling,
    pub by: Option<String>,
}

/// A questionnaire that was sent in, with what it came to.
#[derive(Debug, Clone, Serialize)]
pub struct SheetView {
    pub layout: Layout,
    pub head: SheetHead,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
    pub minutes: Option<u32>,
    pub completions: Vec<CompletionLine>,
    pub restitution: Option<(DateTime<Utc>, String, String, Option<u32>)>,
    pub may_edit: bool,
    pub form: Form,
}

/// A row of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct CompareRow {
    pub label: String,
    pub before: String,
    pub after: String,
    pub changed: bool,
}

/// Two answers to the same questionnaire side by side.
#[derive(Debug, Clone, Serialize)]
pub struct SheetCompare {
    pub layout: Layout,
    pub title: String,
    pub before: DateTime<Utc>,
    pub after: DateTime<Utc>,
    pub scores: Vec<CompareRow>,
    pub items: Vec<CompareRow>,
}

/// A questionnaire on paper, blank or filled in.
#[derive(Debug, Clone, Serialize)]
pub struct SheetPaper {
    pub layout: Layout,
    pub title: String,
    pub introduction: String,
    pub thanks: String,
    pub code: Option<String>,
    pub name: Option<String>,
    pub filled: bool,
    pub on: NaiveDate,
    pub sections: Vec<SheetSection>,
    pub scores: Vec<SheetScore>,
}

/// What was put to a person, on her own pages.
#[derive(Debug, Clone, Serialize)]
pub struct OwnSheets {
    pub layout: Layout,
    pub own: super::own::OwnHead,
    pub rows: Vec<SheetRow>,
}

fn item(kind: ItemKind) -> SheetItem {
    let option = |code: &str, label: &str, chosen: bool, digit: u32| SheetOption {
        code: code.into(),
        label: label.into(),
        chosen,
        digit: Some(digit),
    };
    let options = match kind {
        ItemKind::Choice | ItemKind::Multiple => vec![option("yes", "Sì", true, 1), option("no", "No", false, 2)],
        ItemKind::Scale => (1..=5).map(|n| option(&n.to_string(), &n.to_string(), n == 4, n)).collect(),
        _ => Vec::new(),
    };
    SheetItem {
        id: kind.as_str().into(),
        kind: kind.as_str(),
        number: 1,
        label: "Hai un curriculum aggiornato?".into(),
        help: "Anche vecchio va bene.".into(),
        required: kind != ItemKind::Text,
        asked: true,
        value: if options.is_empty() { "3".into() } else { String::new() },
        least_label: "Per niente".into(),
        most_label: "Molto".into(),
        unit: "anni".into(),
        decimals: 1,
        most_chars: 500,
        fault: (kind == ItemKind::Number).then_some("too-high"),
        message: (kind == ItemKind::Date).then(|| "La data non torna.".into()),
        missing: kind == ItemKind::Scale,
        answer: "Sì".into(),
        unclear: (kind == ItemKind::Choice).then(|| "La scala non è chiara".into()),
        options,
    }
}

fn section(asked: bool) -> SheetSection {
    let named = |item: SheetItem| SheetItem { id: if asked { item.id } else { format!("{}_3", item.id) }, ..item };
    SheetSection {
        id: if asked { "skills" } else { "context" }.into(),
        title: "Studi e competenze".into(),
        text: "Rispondi solo a quello che vuoi.".into(),
        asked,
        items: ItemKind::ALL
            .iter()
            .map(|kind| item(*kind))
            .chain([SheetItem { id: "text_2".into(), asked: false, help: String::new(), ..item(ItemKind::Text) }])
            .map(named)
            .collect(),
    }
}

fn scores(judged: bool) -> Vec<SheetScore> {
    let index = SheetScore {
        id: "profiling_index".into(),
        title: "Indice di profilazione".into(),
        value: Some("61,5".into()),
        band: Some("between".into()),
        band_title: Some("Con competenze da aggiornare".into()),
        proposal: "Orientamento e formazione breve.".into(),
        bands: vec![Choice::new("far", "Lontano dal lavoro"), Choice::new("between", "Con competenze da aggiornare")],
        judged: judged.then(|| JudgedLine {
            band: "Vicino al lavoro".into(),
            changed: true,
            reason: Some("Ha appena finito un corso".into()),
            by: "Chiara Donati".into(),
            at: invented::in_minutes(-30),
        }),
    };
    let plain = SheetScore { id: "of_skills".into(), title: "Competenze".into(), value: None, ..SheetScore::default() };
    vec![index, plain]
}

fn head(state: ResponseState) -> SheetHead {
    SheetHead {
        id: invented::id(140),
        version: 3,
        title: "Il tuo profilo".into(),
        code: "ABCD2345".into(),
        who: Some(("Giulia Ferrando".into(), "/sportello/persone/11".into())),
        phone: Some("0187 000 100".into()),
        anonymous: false,
        state,
        channel: Some(Channel::Email),
        fault: None,
        sent: Some(invented::in_minutes(-3_000)),
        reminders: 1,
        can_write: true,
    }
}

fn operator(path: &str) -> Layout {
    invented::operator(Place::More, path, vec![Crumb::key("questionnaires", "/sportello/questionari")])
}

pub(super) fn row(state: ResponseState) -> SheetRow {
    SheetRow {
        id: invented::id(140),
        title: "Il tuo profilo".into(),
        state,
        channel: Some(Channel::Email),
        at: Some(invented::in_minutes(-3_000)),
        minutes: (state == ResponseState::Completed).then_some(14),
        open: state != ResponseState::Completed,
        bands: vec![("Indice di profilazione".into(), "Vicino al lavoro".into())],
        answered: 4,
        of: 18,
    }
}

page!(SheetStart, "pages/questionnaire/start.html", {
    let new = SheetStart {
        layout: invented::anybody("/q/m3"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        minutes: Some(15),
        sections: 5,
        anonymous: false,
        state: StartState::New,
    };
    let others = StartState::ALL.iter().map(|state| SheetStart { state: *state, anonymous: true, minutes: None, ..new.clone() });
    others.chain([new.clone()]).collect()
});

page!(SheetSectionPage, "pages/questionnaire/section.html", {
    let first = SheetSectionPage {
        layout: invented::anybody("/q/m3/s/skills"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        section: section(true),
        place: 1,
        of: 5,
        back: None,
        more: false,
        faults: 2,
    };
    vec![SheetSectionPage { back: Some("skills".into()), place: 5, more: true, faults: 0, ..first.clone() }, first]
});

page!(SheetReview, "pages/questionnaire/review.html", {
    let whole = SheetReview {
        layout: invented::anybody("/q/m3/fine"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        sections: vec![section(true), section(false)],
        missing: 0,
    };
    vec![SheetReview { missing: 2, ..whole.clone() }, whole]
});

page!(SheetOver, "pages/questionnaire/over.html", {
    let over = |state: &OverState| SheetOver { layout: invented::anybody("/q/m3"), state: *state, thanks: "Grazie. Ti chiamiamo.".into() };
    let bare = SheetOver { thanks: String::new(), ..over(&OverState::Completed) };
    OverState::ALL.iter().map(over).chain([bare]).collect()
});

page!(SubjectSheets, "pages/questionnaire/subject.html", {
    let person = SubjectSheets {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/questionari", vec![Crumb::key("workers", "/sportello/persone")]),
        subject: Named { id: invented::id(11), name: "Giulia Ferrando".into() },
        person: true,
        base: "/sportello/persone/11/questionari".into(),
        rows: ResponseState::ALL.iter().map(|state| row(*state)).collect(),
        available: vec![Choice::new("1:profiling", "Il tuo profilo")],
        may_edit: true,
        can_write: true,
        compare: Some((invented::id(140), invented::id(141))),
        form: Form::default(),
    };
    let bare = SubjectSheets { rows: Vec::new(), available: Vec::new(), compare: None, person: false, ..person.clone() };
    let closed = SubjectSheets { may_edit: false, can_write: false, rows: Vec::new(), compare: None, ..person.clone() };
    vec![person, bare, closed]
});

page!(SheetTyping, "pages/questionnaire/typing.html", {
    let open = SheetTyping {
        layout: operator("/sportello/questionari/risposte/140"),
        head: head(ResponseState::Started),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        sections: vec![section(true), section(false)],
        scores: scores(false),
        missing: 3,
        faults: 1,
        tried: true,
        stale: true,
        filled: vec![Filling::Telephone, Filling::InPerson, Filling::Paper],
        reasons: NoAnswerReason::ALL.to_vec(),
        alternatives: Alternative::ALL.to_vec(),
        no_answer: None,
    };
    let no_answer = NoAnswerLine {
        reason: NoAnswerReason::NoAccess,
        proposed: vec![Alternative::Workstation],
        note: Some("Non ha il telefono".into()),
    };
    let given_up = SheetTyping {
        head: SheetHead {
            fault: Some(SendFault::BadAddress),
            who: None,
            phone: None,
            channel: None,
            sent: None,
            can_write: false,
            ..head(ResponseState::NotReached)
        },
        missing: 0,
        faults: 0,
        tried: false,
        stale: false,
        no_answer: Some(no_answer),
        ..open.clone()
    };
    vec![open, given_up]
});

page!(SheetView, "pages/questionnaire/view.html", {
    let judged = SheetView {
        layout: operator("/sportello/questionari/risposte/140"),
        head: head(ResponseState::Confirmed),
        sections: vec![section(true), section(false)],
        scores: scores(true),
        minutes: Some(14),
        completions: vec![
            CompletionLine { at: invented::in_minutes(-600), filled: Filling::Link, by: None },
            CompletionLine { at: invented::in_minutes(-60), filled: Filling::InPerson, by: Some("Chiara Donati".into()) },
        ],
        restitution: Some((invented::in_minutes(-30), "Chiara Donati".into(), "Si riconosce nel profilo.".into(), Some(40))),
        may_edit: true,
        form: Form::default(),
    };
    let fresh =
        SheetView { head: head(ResponseState::Completed), scores: scores(false), restitution: None, minutes: None, ..judged.clone() };
    let read =
        SheetView { may_edit: false, head: SheetHead { anonymous: true, who: None, ..head(ResponseState::Completed) }, ..fresh.clone() };
    vec![judged, fresh, read]
});

page!(SheetCompare, "pages/questionnaire/compare.html", {
    let line = |changed: bool| CompareRow {
        label: "Patente".into(),
        before: "No".into(),
        after: if changed { "Sì".into() } else { "No".into() },
        changed,
    };
    vec![SheetCompare {
        layout: operator("/sportello/questionari/confronto"),
        title: "Il tuo profilo".into(),
        before: invented::in_minutes(-90_000),
        after: invented::in_minutes(-30),
        scores: vec![line(true), line(false)],
        items: vec![line(false), line(true)],
    }]
});

page!(SheetPaper, "pages/questionnaire/paper.html", {
    let blank = SheetPaper {
        layout: operator("/sportello/questionari/risposte/140/carta"),
        title: "Il tuo profilo".into(),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        thanks: "Grazie.".into(),
        code: Some("ABCD2345".into()),
        name: Some("Giulia Ferrando".into()),
        filled: false,
        on: invented::in_days(0),
        sections: vec![section(true), section(false)],
        scores: Vec::new(),
    };
    vec![SheetPaper { filled: true, scores: scores(true), ..blank.clone() }, SheetPaper { code: None, name: None, ..blank.clone() }, blank]
});

page!(OwnSheets, "pages/own/questionnaires.html", {
    let own = super::own::OwnHead { id: invented::id(11), name: "Giulia Ferrando".into(), herself: true, desk: false };
    let full = OwnSheets {
        layout: invented::anybody("/area/11/questionari"),
        own: own.clone(),
        rows: vec![row(ResponseState::Sent), row(ResponseState::Started), row(ResponseState::Completed)],
    };
    vec![OwnSheets { rows: Vec::new(), ..full.clone() }, full]
});
