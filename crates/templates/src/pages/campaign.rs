//! Campaigns: questionnaires put to many.

use chrono::{DateTime, Utc};
use ponte_domain::{
    campaign::{Audience, CampaignState, LeftOut},
    pack::Channel,
    response::{NoAnswerReason, SendFault},
};
use serde::Serialize;

use super::invented;
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// What was counted, as a row of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureLine {
    /// Name of a desk; for age bands the rest of an `age-band-…` key.
    pub name: String,
    pub invited: u64,
    pub opened: u64,
    pub completed: u64,
    /// In percent; none where nobody was asked.
    pub rate: Option<i64>,
    pub by_operator: u64,
    pub reminded: u64,
    /// Already written in the language.
    pub median: Option<String>,
    pub mean: Option<String>,
}

/// The figures of a campaign.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FigureTables {
    pub by_desk: Vec<FigureLine>,
    pub by_band: Vec<FigureLine>,
    pub total: FigureLine,
    /// The mean of the rates of the desks that asked anybody.
    pub mean_rate: Option<i64>,
    pub reasons: Vec<(NoAnswerReason, u64)>,
}

/// A campaign in the list.
#[derive(Debug, Clone, Serialize)]
pub struct CampaignRow {
    pub id: String,
    pub title: String,
    pub questionnaire: String,
    pub state: CampaignState,
    pub anonymous: bool,
    pub at: DateTime<Utc>,
    pub figures: FigureLine,
}

/// All campaigns of the desks that the visitor reaches. Gets `codice` of a sheet of paper.
#[derive(Debug, Clone, Serialize)]
pub struct CampaignList {
    pub layout: Layout,
    pub rows: Vec<CampaignRow>,
    /// A code that was typed and is nobody's.
    pub unknown_code: Option<String>,
    /// Whether any questionnaire is on.
    pub any_on: bool,
}

/// A questionnaire for a new campaign, with its samples.
#[derive(Debug, Clone, Serialize)]
pub struct SheetChoice {
    pub value: String,
    pub title: String,
    pub anonymous: bool,
    pub samples: Vec<Choice>,
}

/// The form of a new campaign.
#[derive(Debug, Clone, Serialize)]
pub struct CampaignForm {
    pub layout: Layout,
    pub form: Form,
    pub sheets: Vec<SheetChoice>,
    /// Messages of the packs: `QUESTIONNAIRE:MESSAGE` and their names.
    pub messages: Vec<Choice>,
    pub desks: Vec<Choice>,
    /// Saved views of the register of people: their queries.
    pub views: Vec<Choice>,
    /// Codes of nobody whom the visitor may ask.
    pub unknown: Vec<String>,
}

/// Somebody who is still to be asked, or could not be.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    pub response: String,
    pub version: i64,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub code: String,
    pub channel: Option<Channel>,
    pub fault: Option<SendFault>,
    pub asked: bool,
}

/// Somebody who was chosen and is not asked.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOutRow {
    pub name: Option<String>,
    pub reason: LeftOut,
}

/// A group of a drawn sample.
#[derive(Debug, Clone, Serialize)]
pub struct GroupLine {
    pub name: String,
    pub candidates: u64,
    pub drawn: u64,
    pub short: u32,
}

/// A campaign.
#[derive(Debug, Clone, Serialize)]
pub struct CampaignPage {
    pub layout: Layout,
    pub id: String,
    pub title: String,
    pub questionnaire: String,
    pub state: CampaignState,
    pub audience: Audience,
    pub anonymous: bool,
    pub by_channel: Vec<(Channel, usize)>,
    pub figures: FigureTables,
    pub to_call: Vec<PersonLine>,
    pub faulty: Vec<PersonLine>,
    pub left_out: Vec<LeftOutRow>,
    pub more: usize,
    pub groups: Vec<GroupLine>,
    /// What the lots came from, and people of whom the group is not known.
    pub seed: Option<String>,
    pub without_group: u64,
    pub remind_after: Option<u32>,
    pub most_reminders: u32,
    /// The address of a poll, told once; with the square that a telephone reads.
    pub poll: Option<String>,
    pub square: Option<(i32, String)>,
    /// Work that runs: letters that leave.
    pub sending: bool,
    pub may_export: bool,
}

fn operator(path: &str, deeper: bool) -> Layout {
    let crumbs = if deeper { vec![Crumb::key("questionnaires", "/sportello/questionari")] } else { Vec::new() };
    invented::operator(Place::More, path, crumbs)
}

fn line(name: &str, invited: u64) -> FigureLine {
    FigureLine {
        name: name.into(),
        invited,
        opened: invited / 2,
        completed: invited / 3,
        rate: (invited > 0).then_some(33),
        by_operator: 1,
        reminded: 2,
        median: (invited > 0).then(|| "14".into()),
        mean: (invited > 0).then(|| "14,5".into()),
    }
}

fn figures() -> FigureTables {
    FigureTables {
        by_desk: vec![line("Sportello Lavoro La Spezia", 30), line("Sarzana", 0)],
        by_band: vec![line("under_35", 10), line("from_35_to_50", 12), line("over_50", 8), line("unknown", 0)],
        total: line("", 30),
        mean_rate: Some(33),
        reasons: vec![(NoAnswerReason::NoSkills, 3), (NoAnswerReason::NoAccess, 2)],
    }
}

page!(CampaignList, "pages/campaign/list.html", {
    let row = |state: &CampaignState| CampaignRow {
        id: invented::id(150),
        title: "Profilazione di primavera".into(),
        questionnaire: "Il tuo profilo".into(),
        state: *state,
        anonymous: *state == CampaignState::Closed,
        at: invented::in_minutes(-9_000),
        figures: line("", if *state == CampaignState::Draft { 0 } else { 30 }),
    };
    let full = CampaignList {
        layout: operator("/sportello/questionari", false),
        rows: CampaignState::ALL.iter().map(row).collect(),
        unknown_code: Some("ABCD".into()),
        any_on: true,
    };
    let empty = CampaignList { rows: Vec::new(), unknown_code: None, ..full.clone() };
    vec![full, CampaignList { any_on: false, ..empty.clone() }, empty]
});

page!(CampaignForm, "pages/campaign/form.html", {
    let sheet = SheetChoice {
        value: "1:profiling".into(),
        title: "Il tuo profilo".into(),
        anonymous: false,
        samples: vec![Choice::new("trial", "Gruppo di prova")],
    };
    let full = CampaignForm {
        layout: operator("/sportello/questionari/nuova", true),
        form: Form::new("/sportello/questionari/nuova").wrong(FieldError::new("title", "required")),
        sheets: vec![sheet.clone(), SheetChoice { anonymous: true, samples: Vec::new(), ..sheet }],
        messages: vec![Choice::new("profiling:invitation", "Invito")],
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia"), Choice::new("SZ", "Sarzana")],
        views: vec![Choice::new("segmento=digital", "Autonomi")],
        unknown: vec!["MAI-VISTA".into()],
    };
    let bare = CampaignForm {
        form: Form::default(),
        messages: Vec::new(),
        desks: Vec::new(),
        views: Vec::new(),
        unknown: Vec::new(),
        ..full.clone()
    };
    vec![full, CampaignForm { sheets: Vec::new(), ..bare.clone() }, bare]
});

page!(CampaignPage, "pages/campaign/view.html", {
    let person = |fault: Option<SendFault>, channel: Channel| PersonLine {
        response: invented::id(140),
        version: 1,
        name: fault.is_none().then(|| "Giulia Ferrando".into()),
        phone: Some("0187 000 100".into()),
        code: "ABCD2345".into(),
        channel: Some(channel),
        fault,
        asked: channel == Channel::Paper,
    };
    let open = CampaignPage {
        layout: operator("/sportello/questionari/150", true),
        id: invented::id(150),
        title: "Profilazione di primavera".into(),
        questionnaire: "Il tuo profilo".into(),
        state: CampaignState::Open,
        audience: Audience::Workers,
        anonymous: false,
        by_channel: Channel::ALL.iter().map(|channel| (*channel, 3)).collect(),
        figures: figures(),
        to_call: Channel::ALL.iter().map(|channel| person(None, *channel)).collect(),
        faulty: SendFault::ALL.iter().map(|fault| person(Some(*fault), Channel::Email)).collect(),
        left_out: LeftOut::ALL.iter().map(|reason| LeftOutRow { name: Some("Luca Moretti".into()), reason: *reason }).collect(),
        more: 12,
        groups: vec![
            GroupLine { name: "SP under_35".into(), candidates: 40, drawn: 5, short: 0 },
            GroupLine { name: "SP over_50".into(), candidates: 3, drawn: 3, short: 2 },
        ],
        seed: Some("m3rB".into()),
        without_group: 4,
        remind_after: Some(7),
        most_reminders: 2,
        poll: None,
        square: None,
        sending: true,
        may_export: true,
    };
    let draft = CampaignPage { state: CampaignState::Draft, sending: false, more: 0, groups: Vec::new(), seed: None, ..open.clone() };
    let poll = CampaignPage {
        audience: Audience::Anybody,
        anonymous: true,
        to_call: Vec::new(),
        faulty: Vec::new(),
        left_out: Vec::new(),
        by_channel: Vec::new(),
        remind_after: None,
        poll: Some("https://ponte.example/q/m3".into()),
        square: Some((29, "M4 4h1v1h-1z".into())),
        sending: false,
        ..draft.clone()
    };
    let poll = CampaignPage { state: CampaignState::Open, ..poll };
    let closed = CampaignPage {
        state: CampaignState::Closed,
        sending: false,
        poll: None,
        square: None,
        figures: FigureTables::default(),
        may_export: false,
        ..poll.clone()
    };
    vec![open, draft, poll, closed]
});

/// A line of an import that was refused.
#[derive(Debug, Clone, Serialize)]
pub struct RefusedLine {
    pub line: u64,
    pub field: String,
    /// Rest of an `answer-fault-…` key.
    pub fault: &'static str,
    pub value: String,
}

/// What an import of answers came to.
#[derive(Debug, Clone, Serialize)]
pub struct AnswersReport {
    /// Page of the campaign that holds them; none when nothing was new.
    pub campaign: Option<String>,
    pub new: u64,
    pub unchanged: u64,
    pub refused: u64,
    /// The first of the refused lines.
    pub lines: Vec<RefusedLine>,
}

/// Answers given elsewhere, from a file. Posts `sheet`, `desk`, `title` and `file`.
#[derive(Debug, Clone, Serialize)]
pub struct AnswersImport {
    pub layout: Layout,
    pub form: Form,
    pub sheets: Vec<Choice>,
    pub desks: Vec<Choice>,
    pub report: Option<AnswersReport>,
}

page!(AnswersImport, "pages/campaign/import.html", {
    let line = RefusedLine { line: 7, field: "answers".into(), fault: "wrong-answer", value: "scarpe".into() };
    let form = AnswersImport {
        layout: operator("/sportello/questionari/importa", true),
        form: Form::default().wrong(FieldError::new("file", "sheet-file")),
        sheets: vec![Choice::new("1:profiling", "Il tuo profilo")],
        desks: vec![Choice::new("SP", "Sportello Lavoro La Spezia"), Choice::new("SZ", "Sarzana")],
        report: None,
    };
    let report =
        AnswersReport { campaign: Some("/sportello/questionari/150".into()), new: 12, unchanged: 3, refused: 1, lines: vec![line] };
    let nothing = AnswersReport { campaign: None, new: 0, refused: 0, lines: Vec::new(), ..report.clone() };
    let done = |report| AnswersImport { form: Form::default(), desks: Vec::new(), report: Some(report), ..form.clone() };
    vec![done(report), done(nothing), form]
});
