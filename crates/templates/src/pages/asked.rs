//! Requests from afar, the national system when it is away, and how autonomous somebody is online.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use ponte_domain::{
    actor::Channel,
    segment::{Signal, Support},
    service::ServiceChannel,
    service_request::{AnswerDocument, Asked, AskedState},
    worker::Segment,
};
use serde::Serialize;

use super::{invented, own::OwnHead, worker_view::WorkerHead};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A request, as she and the desk see it.
#[derive(Debug, Clone, Serialize)]
pub struct AskedRow {
    pub id: String,
    pub version: i64,
    pub kind: Asked,
    pub state: AskedState,
    pub words: Option<String>,
    pub channel: ServiceChannel,
    pub times: Option<String>,
    pub asked_at: DateTime<Utc>,
    /// How she asked, when it was recorded for her.
    pub behalf: Option<Channel>,
    pub due: NaiveDate,
    /// Whether the day is past on which the desk meant to answer.
    pub late: bool,
    pub taken_by: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer: Option<String>,
    pub meeting: Option<MeetingLine>,
    pub document: Option<AnswerDocument>,
    /// SHA-256 of the document.
    pub digest: Option<String>,
    pub score: Option<u8>,
}

/// When and how she is to be met.
#[derive(Debug, Clone, Serialize)]
pub struct MeetingLine {
    pub day: NaiveDate,
    pub at: NaiveTime,
    pub channel: ServiceChannel,
    pub place: Option<String>,
}

/// Her page of requests. Posts `kind`, `words`, `channel`, `times`, `on_behalf`; `score`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnAsked {
    pub layout: Layout,
    pub own: OwnHead,
    pub rows: Vec<AskedRow>,
    pub kinds: Vec<Asked>,
    /// The kind that is chosen.
    pub kind: Asked,
    pub channel: ServiceChannel,
    /// Whether what she asks for may be asked here under her rights over data.
    pub form: Form,
}

/// A request in the list of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct DeskAsked {
    pub row: AskedRow,
    pub name: String,
    pub segment: Option<Segment>,
}

/// The list of the desk. Filters by `tipo`, `segmento` and `chiuse`.
#[derive(Debug, Clone, Serialize)]
pub struct AskedList {
    pub layout: Layout,
    pub rows: Vec<DeskAsked>,
    pub kinds: Vec<Asked>,
    pub closed: bool,
    /// How many gave each score, 1 first; and the mean in hundredths.
    pub scores: Vec<u64>,
    pub mean: Option<f64>,
    pub form: Form,
}

/// One request, and its answer. Posts `words`, `document`, `day`, `hour`, `meeting_channel`, `place`.
#[derive(Debug, Clone, Serialize)]
pub struct AskedPage {
    pub layout: Layout,
    pub asked: DeskAsked,
    /// Number of the person, and what helps to reach her.
    pub person: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub may_edit: bool,
    /// The document that usually answers it.
    pub usual: Option<AnswerDocument>,
    /// The channel that is offered for a meeting.
    pub channel: ServiceChannel,
    pub form: Form,
}

/// A declaration that waits for the national system.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingRow {
    pub id: String,
    pub version: i64,
    pub person: String,
    pub name: String,
    pub codice_fiscale: Option<String>,
    pub day: NaiveDate,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
}

/// The national system: the switch, and what waits. Posts `away`; `number.N`, `event.N`, `version.N`.
#[derive(Debug, Clone, Serialize)]
pub struct NationalPage {
    pub layout: Layout,
    pub since: Option<DateTime<Utc>>,
    pub by: Option<String>,
    pub rows: Vec<WaitingRow>,
    pub form: Form,
}

/// What was decided of a segment.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionRow {
    pub chosen: Segment,
    pub proposed: Segment,
    pub signals: Vec<Signal>,
    pub why: Option<String>,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
}

/// How autonomous a person is online: what is proposed and why, what was decided. Posts `segment`, `why`, `version`.
#[derive(Debug, Clone, Serialize)]
pub struct SegmentPage {
    pub layout: Layout,
    pub head: WorkerHead,
    pub proposed: Segment,
    pub signals: Vec<Signal>,
    pub support: Option<Support>,
    pub channel: ServiceChannel,
    pub decisions: Vec<DecisionRow>,
    pub may_edit: bool,
    pub form: Form,
}

fn row(state: AskedState) -> AskedRow {
    let closed = !matches!(state, AskedState::Open | AskedState::Taken);
    let answered = state == AskedState::Answered;
    AskedRow {
        id: invented::id(80),
        version: 1,
        kind: Asked::StatusCertificate,
        state,
        words: Some("Mi serve per il Comune".into()),
        channel: ServiceChannel::Mail,
        times: Some("La mattina".into()),
        asked_at: invented::in_minutes(-9_000),
        behalf: closed.then_some(Channel::Telephone),
        due: invented::in_days(-1),
        late: !closed,
        taken_by: (state == AskedState::Taken).then(|| "Chiara Donati".into()),
        answered_at: closed.then(|| invented::in_minutes(-30)),
        answer: closed.then(|| "Eccolo".into()),
        meeting: answered.then(|| MeetingLine {
            day: invented::in_days(3),
            at: NaiveTime::from_hms_opt(10, 30, 0).unwrap_or_default(),
            channel: ServiceChannel::Video,
            place: Some("Stanza 2".into()),
        }),
        document: answered.then_some(AnswerDocument::StatusCertificate),
        digest: answered.then(|| "9f86d081884c7d659a2feaa0c55ad015".into()),
        score: None,
    }
}

fn rows() -> Vec<AskedRow> {
    let scored = AskedRow { score: Some(4), meeting: None, document: None, digest: None, ..row(AskedState::Answered) };
    AskedState::ALL.iter().map(|state| row(*state)).chain([scored]).collect()
}

fn of_desk(row: AskedRow) -> DeskAsked {
    DeskAsked { row, name: "Giulia Ferrando".into(), segment: Some(Segment::Smart) }
}

page!(OwnAsked, "pages/asked/own.html", {
    let full = OwnAsked {
        layout: invented::anybody("/area/11/chiedi"),
        own: OwnHead { id: "11".into(), name: "Giulia Ferrando".into(), herself: true, desk: false },
        rows: rows(),
        kinds: Asked::ALL.to_vec(),
        kind: Asked::StatusCertificate,
        channel: ServiceChannel::Mail,
        form: Form::default().wrong(FieldError::new("words", "required")),
    };
    let desk = OwnAsked { own: OwnHead { herself: false, desk: true, ..full.own.clone() }, form: Form::default(), ..full.clone() };
    vec![full.clone(), desk, OwnAsked { rows: Vec::new(), form: Form::default(), ..full }]
});

page!(AskedList, "pages/asked/list.html", {
    let full = AskedList {
        layout: invented::operator(Place::More, "/sportello/a-distanza", Vec::new()),
        rows: rows().into_iter().map(of_desk).collect(),
        kinds: Asked::ALL.to_vec(),
        closed: false,
        scores: vec![0, 1, 2, 8, 21],
        mean: Some(4.5),
        form: Form::default().with("segmento", "smart"),
    };
    vec![full.clone(), AskedList { rows: Vec::new(), closed: true, scores: vec![0; 5], mean: None, form: Form::default(), ..full }]
});

page!(AskedPage, "pages/asked/one.html", {
    let page = |state| AskedPage {
        layout: invented::operator(Place::More, "/sportello/a-distanza/80", vec![Crumb::key("asked", "/sportello/a-distanza")]),
        asked: of_desk(row(state)),
        person: invented::id(11),
        phone: Some("0187 000 111".into()),
        email: Some("giulia@posta.example".into()),
        may_edit: true,
        usual: Some(AnswerDocument::StatusCertificate),
        channel: ServiceChannel::Telephone,
        form: Form::default(),
    };
    let wrong = AskedPage { form: Form::default().wrong(FieldError::new("words", "asked-words")), ..page(AskedState::Taken) };
    let bare = AskedPage { may_edit: false, usual: None, phone: None, email: None, ..page(AskedState::Open) };
    vec![page(AskedState::Open), wrong, bare, page(AskedState::Answered), page(AskedState::Withdrawn)]
});

page!(NationalPage, "pages/asked/national.html", {
    let waiting = |codice_fiscale: Option<&str>| WaitingRow {
        id: invented::id(81),
        version: 1,
        person: invented::id(11),
        name: "Giulia Ferrando".into(),
        codice_fiscale: codice_fiscale.map(str::to_owned),
        day: invented::in_days(-2),
        at: invented::in_minutes(-2_900),
        by: Some("Chiara Donati".into()),
    };
    let full = NationalPage {
        layout: invented::operator(Place::More, "/sportello/sistema-nazionale", Vec::new()),
        since: Some(invented::in_minutes(-3_000)),
        by: Some("Chiara Donati".into()),
        rows: vec![waiting(Some("FRRGLI92A41E463X")), waiting(None)],
        form: Form::default().wrong(FieldError::new("number", "national-number")),
    };
    vec![full.clone(), NationalPage { since: None, by: None, rows: Vec::new(), form: Form::default(), ..full }]
});

page!(SegmentPage, "pages/worker/segment.html", {
    let decision = |why: Option<&str>| DecisionRow {
        chosen: if why.is_some() { Segment::Digital } else { Segment::Smart },
        proposed: Segment::Smart,
        signals: vec![Signal::Email, Signal::MobilePhone],
        why: why.map(str::to_owned),
        by: Some("Chiara Donati".into()),
        at: invented::in_minutes(-300),
    };
    let full = SegmentPage {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/segmento", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        proposed: Segment::Smart,
        signals: Signal::ALL.to_vec(),
        support: Some(Support::Workstation),
        channel: ServiceChannel::Telephone,
        decisions: vec![decision(None), decision(Some("Usa SPID ogni giorno"))],
        may_edit: true,
        form: Form { version: Some(3), ..Form::default().wrong(FieldError::new("why", "segment-why")) },
    };
    let bare = SegmentPage { decisions: Vec::new(), support: None, may_edit: false, form: Form::default(), ..full.clone() };
    vec![full, bare]
});
