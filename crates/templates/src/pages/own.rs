//! A person's own pages: her file as it is recorded, who opened it, what she decides, what she asks for, her copy.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    actor::{Channel, Purpose, Role},
    case::{MandateKind, Part},
    codes,
    consent::{DataUse, LegalBasis},
    person_request::{Rectifiable, RequestKind, RequestState},
    proposal::ProposalState,
    protected::Section,
    unemployment::State,
    visit::{VisitOutcome, VisitPurpose},
    worker::Worker,
};
use serde::Serialize;

use super::{
    audit::{AccessKind, WhoKind},
    cases::MandateRow,
    invented,
    pathway::{EndedLine, HistoryLine},
    picture::Picture,
    protected::ShownValue,
    service::{AdhesionRow, ServiceRow},
    unemployment::{self, BenefitRow, EventRow, StatusLine},
    worker::Named,
    worker_view::FieldChange,
};
use crate::{
    form::{Choice, FieldError, Form},
    layout::Layout,
};

codes! {
    /// The uses of data about which a person decides: of each it is told what follows from yes and from no.
    pub enum Decided { Matching = "matching", Publication = "publication", Contact = "contact", Transfer = "transfer" }
}

/// Whose pages they are, and who looks.
#[derive(Debug, Clone, Serialize)]
pub struct OwnHead {
    pub id: String,
    /// Her whole name.
    pub name: String,
    /// Whether she herself looks.
    pub herself: bool,
    /// Whether somebody of the desk looks, who says how she was asked.
    pub desk: bool,
}

/// A proposal made to her.
#[derive(Debug, Clone, Serialize)]
pub struct OwnProposal {
    pub id: String,
    pub title: String,
    pub employer: Option<String>,
    pub state: ProposalState,
    pub at: DateTime<Utc>,
    /// Points as they were seen.
    pub points: Option<u16>,
}

/// Somebody who follows her.
#[derive(Debug, Clone, Serialize)]
pub struct OwnTeam {
    pub name: String,
    pub part: Part,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// A request.
#[derive(Debug, Clone, Serialize)]
pub struct RequestLine {
    pub id: String,
    pub kind: RequestKind,
    pub state: RequestState,
    pub asked_at: DateTime<Utc>,
    pub due: NaiveDate,
    /// How she asked for it, when an operator recorded it.
    pub behalf: Option<Channel>,
    pub words: Option<String>,
    /// What is to be put right, by its name in the import format.
    pub field: Option<Rectifiable>,
    pub was: Option<String>,
    pub wanted: Option<String>,
    /// Title of the vacancy of the ranking that is contested.
    pub about: Option<String>,
    /// Reason for which the time limit was put off.
    pub extended: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answer: Option<String>,
}

/// Her first page.
#[derive(Debug, Clone, Serialize)]
pub struct OwnHome {
    pub layout: Layout,
    pub own: OwnHead,
    pub worker: Worker,
    /// What codes are called.
    pub labels: BTreeMap<String, String>,
    pub proposals: Vec<OwnProposal>,
    pub team: Vec<OwnTeam>,
    pub mandates: Vec<MandateRow>,
    /// Requests that wait for an answer.
    pub open: Vec<RequestLine>,
    pub pathways: Vec<OwnPathway>,
}

/// A pathway that she is on, or was.
#[derive(Debug, Clone, Serialize)]
pub struct OwnPathway {
    pub title: String,
    pub service: String,
    pub picture: Picture,
    /// Title of the phase; absent once it ended.
    pub phase: Option<String>,
    /// What is hers to do now, and until when.
    pub todo: Vec<(String, Option<NaiveDate>)>,
    pub ended: Option<EndedLine>,
    /// All that was recorded, the latest first.
    pub history: Vec<HistoryLine>,
}

/// The people for whom an account is, when there are several or none.
#[derive(Debug, Clone, Serialize)]
pub struct OwnPeople {
    pub layout: Layout,
    pub people: Vec<Named>,
}

/// Who opened her file.
#[derive(Debug, Clone, Serialize)]
pub struct OwnAccesses {
    pub layout: Layout,
    pub own: OwnHead,
    pub rows: Vec<OwnAccess>,
}

/// One act on her file.
#[derive(Debug, Clone, Serialize)]
pub struct OwnAccess {
    pub at: DateTime<Utc>,
    pub kind: AccessKind,
    /// Whether it was who looks now.
    pub you: bool,
    /// Of those of her team only.
    pub name: Option<String>,
    pub who: WhoKind,
    pub role: Option<Role>,
    /// Name of the desk.
    pub desk: Option<String>,
    pub purpose: Option<Purpose>,
}

/// A use of her data.
#[derive(Debug, Clone, Serialize)]
pub struct UseLine {
    pub code: DataUse,
    pub basis: LegalBasis,
    pub law: String,
    pub since: NaiveDate,
    /// Whether she decides about it.
    pub hers: bool,
    pub said: Option<bool>,
}

/// A consent given or withdrawn.
#[derive(Debug, Clone, Serialize)]
pub struct ConsentLine {
    pub at: DateTime<Utc>,
    pub about: DataUse,
    /// Absent when it was emptied.
    pub agreed: Option<bool>,
    /// Role of who recorded it.
    pub role: Option<Role>,
    pub behalf: Option<Channel>,
    pub evidence: Option<String>,
}

/// What she decides.
#[derive(Debug, Clone, Serialize)]
pub struct OwnConsents {
    pub layout: Layout,
    pub own: OwnHead,
    pub uses: Vec<UseLine>,
    pub history: Vec<ConsentLine>,
    /// Since when her data are kept and not used.
    pub restricted: Option<NaiveDate>,
}

/// What changes when she decides, before she confirms it.
#[derive(Debug, Clone, Serialize)]
pub struct OwnConsentConfirm {
    pub layout: Layout,
    pub own: OwnHead,
    pub about: UseLine,
    /// What she is about to say.
    pub agreed: bool,
    pub form: Form,
}

/// What she asked for, and the forms to ask.
#[derive(Debug, Clone, Serialize)]
pub struct OwnRequests {
    pub layout: Layout,
    pub own: OwnHead,
    pub requests: Vec<RequestLine>,
    /// The kind whose form is open.
    pub kind: Option<RequestKind>,
    /// Rankings that can be contested.
    pub proposals: Vec<Choice>,
    /// Names of what can be put right.
    pub fields: Vec<Rectifiable>,
    pub form: Form,
}

/// All that is held about her, to be read and printed.
#[derive(Debug, Clone, Serialize)]
pub struct OwnCopy {
    pub layout: Layout,
    pub own: OwnHead,
    pub worker: Worker,
    pub labels: BTreeMap<String, String>,
    pub protected: Vec<CopiedSection>,
    pub proposals: Vec<OwnProposal>,
    pub team: Vec<OwnTeam>,
    pub mandates: Vec<MandateRow>,
    pub uses: Vec<UseLine>,
    pub consents: Vec<ConsentLine>,
    pub requests: Vec<RequestLine>,
    pub questionnaires: Vec<CopiedSheet>,
    pub accesses: Vec<OwnAccess>,
    pub changes: Vec<FieldChange>,
    pub status: StatusLine,
    pub events: Vec<EventRow>,
    pub benefits: Vec<BenefitRow>,
    pub services: Vec<ServiceRow>,
    pub programmes: Vec<AdhesionRow>,
    pub visits: Vec<OwnVisit>,
    pub pathways: Vec<OwnPathway>,
}

/// A visit of hers to the desk.
#[derive(Debug, Clone, Serialize)]
pub struct OwnVisit {
    pub at: DateTime<Utc>,
    pub desk: String,
    pub purpose: VisitPurpose,
    pub outcome: Option<VisitOutcome>,
}

/// A questionnaire with what she answered.
#[derive(Debug, Clone, Serialize)]
pub struct CopiedSheet {
    pub row: super::questionnaire::SheetRow,
    /// Questions and answers in words.
    pub answers: Vec<(String, String)>,
}

/// A sealed section of her file.
#[derive(Debug, Clone, Serialize)]
pub struct CopiedSection {
    pub section: Section,
    pub values: Vec<ShownValue>,
}

fn pathways() -> Vec<OwnPathway> {
    let going = OwnPathway {
        title: "Avvio di impresa".into(),
        service: "Consulenza all’avvio di impresa".into(),
        picture: super::pathway::picture(),
        phase: Some("Colloquio".into()),
        todo: vec![("Scheda del progetto".into(), Some(invented::in_days(4))), ("Questionario".into(), None)],
        ended: None,
        history: super::pathway::history(),
    };
    let ended = OwnPathway {
        phase: None,
        todo: Vec::new(),
        ended: Some(super::pathway::ended()),
        picture: Picture { id: "prima".into(), ..going.picture.clone() },
        ..going.clone()
    };
    vec![going, ended]
}

pub(crate) fn own_head(herself: bool) -> OwnHead {
    OwnHead { id: invented::id(11), name: "Giulia Ferrari".into(), herself, desk: !herself }
}

fn layout(rest: &str) -> Layout {
    Layout {
        crumbs: Vec::new(),
        ..invented::operator(crate::layout::Place::Public, &format!("/area/{}{rest}", invented::id(11)), Vec::new())
    }
}

pub(crate) fn use_line(code: DataUse, said: Option<bool>) -> UseLine {
    let basis = match code {
        DataUse::Publication | DataUse::Transfer => LegalBasis::Consent,
        DataUse::Statistics => LegalBasis::LegalDuty,
        _ => LegalBasis::PublicTask,
    };
    UseLine { code, basis, law: "GDPR art. 6".into(), since: invented::in_days(-900), hers: code.is_hers(), said }
}

pub(crate) fn request_line(kind: RequestKind, state: RequestState) -> RequestLine {
    let answered = state != RequestState::Open;
    RequestLine {
        id: invented::id(50),
        kind,
        state,
        asked_at: invented::in_minutes(-4_000),
        due: invented::in_days(if kind == RequestKind::Copy { -1 } else { 27 }),
        behalf: (kind == RequestKind::Copy).then_some(Channel::Telephone),
        words: Some("Ho cambiato casa.".into()),
        field: (kind == RequestKind::Rectification).then_some(Rectifiable::Address),
        was: Some("via Roma 1".into()),
        wanted: Some("via del Molo 3".into()),
        about: (kind == RequestKind::Contest).then(|| "Elettricista navale".into()),
        extended: (kind == RequestKind::Erasure).then(|| "Le carte sono molte.".into()),
        answered_at: answered.then(|| invented::in_minutes(-60)),
        answer: answered.then(|| "Abbiamo corretto.".into()),
    }
}

fn proposals() -> Vec<OwnProposal> {
    let proposal = |number: u16, employer: Option<&str>| OwnProposal {
        id: invented::id(number),
        title: "Elettricista navale".into(),
        employer: employer.map(Into::into),
        state: ProposalState::Sent,
        at: invented::in_minutes(-900),
        points: employer.map(|_| 712),
    };
    vec![proposal(60, Some("Cantieri del Golfo")), proposal(61, None)]
}

fn team() -> Vec<OwnTeam> {
    let member = |name: &str, until| OwnTeam { name: name.into(), part: Part::CaseManager, since: invented::in_days(-30), until };
    vec![member("Andrea Lucchesi", None), member("Chiara Donati", Some(invented::in_days(-3)))]
}

fn mandates() -> Vec<MandateRow> {
    vec![MandateRow {
        id: invented::id(70),
        name: "Luca Ferrari".into(),
        phone: None,
        email: None,
        kind: MandateKind::Caregiver,
        scope: vec![ponte_domain::case::MandateScope::Documents],
        since: invented::in_days(-30),
        until: None,
        present: true,
    }]
}

fn consents() -> Vec<ConsentLine> {
    let line = |about, agreed, role, behalf, evidence: Option<&str>| ConsentLine {
        at: invented::in_minutes(-90),
        about,
        agreed,
        role,
        behalf,
        evidence: evidence.map(Into::into),
    };
    vec![
        line(DataUse::Publication, Some(true), Some(Role::Citizen), None, None),
        line(DataUse::Matching, Some(false), Some(Role::Operator), Some(Channel::Paper), Some("modulo firmato")),
        line(DataUse::Contact, None, None, None, None),
    ]
}

fn accesses() -> Vec<OwnAccess> {
    let access = |kind, you, name: Option<&str>, who, role, purpose| OwnAccess {
        at: invented::in_minutes(-30),
        kind,
        you,
        name: name.map(Into::into),
        who,
        role,
        desk: role.map(|_| "Sportello Lavoro La Spezia".into()),
        purpose,
    };
    vec![
        access(AccessKind::Opened, true, None, WhoKind::Account, Some(Role::Citizen), Some(Purpose::Casework)),
        access(AccessKind::Opened, false, None, WhoKind::Account, Some(Role::Operator), Some(Purpose::Matching)),
        access(AccessKind::Changed, false, Some("Andrea Lucchesi"), WhoKind::Account, Some(Role::CaseManager), None),
        access(AccessKind::Exported, false, None, WhoKind::Job, None, Some(Purpose::Exchange)),
    ]
}

fn worker() -> Option<Worker> {
    super::worker_view::samples_of_workers().pop()
}

page!(OwnHome, "pages/own/home.html", {
    let Some(worker) = worker() else { return Vec::new() };
    let full = OwnHome {
        layout: layout(""),
        own: own_head(true),
        worker,
        labels: BTreeMap::new(),
        proposals: proposals(),
        team: team(),
        mandates: mandates(),
        open: vec![request_line(RequestKind::Copy, RequestState::Open)],
        pathways: pathways(),
    };
    let bare = OwnHome {
        own: own_head(false),
        pathways: Vec::new(),
        proposals: Vec::new(),
        team: Vec::new(),
        mandates: Vec::new(),
        open: Vec::new(),
        ..full.clone()
    };
    vec![full, bare]
});

page!(OwnPeople, "pages/own/people.html", {
    let full = OwnPeople { layout: layout(""), people: vec![Named { id: invented::id(11), name: "Giulia Ferrari".into() }] };
    vec![full.clone(), OwnPeople { people: Vec::new(), ..full }]
});

page!(OwnAccesses, "pages/own/accesses.html", {
    let full = OwnAccesses { layout: layout("/accessi"), own: own_head(true), rows: accesses() };
    vec![full.clone(), OwnAccesses { own: own_head(false), rows: Vec::new(), ..full }]
});

page!(OwnConsents, "pages/own/consents.html", {
    let said = [None, Some(true), Some(false), None, None, None];
    let uses = DataUse::ALL.iter().zip(said).map(|(code, said)| use_line(*code, said)).collect();
    let full = OwnConsents {
        layout: layout("/consensi"),
        own: own_head(true),
        uses,
        history: consents(),
        restricted: Some(invented::in_days(-2)),
    };
    vec![full.clone(), OwnConsents { own: own_head(false), history: Vec::new(), restricted: None, ..full }]
});

page!(OwnConsentConfirm, "pages/own/consent.html", {
    let confirm = |(code, agreed): (DataUse, bool)| OwnConsentConfirm {
        layout: layout("/consensi"),
        own: own_head(agreed),
        about: use_line(code, Some(!agreed)),
        agreed,
        form: if agreed { Form::default() } else { Form::default().wrong(FieldError::new("on_behalf", "required")) },
    };
    DataUse::ALL.iter().filter(|code| code.is_hers()).flat_map(|code| [(*code, true), (*code, false)]).map(confirm).collect()
});

page!(OwnRequests, "pages/own/requests.html", {
    let states = RequestState::ALL.iter().cycle();
    let full = OwnRequests {
        layout: layout("/richieste"),
        own: own_head(true),
        requests: RequestKind::ALL.iter().zip(states).map(|(kind, state)| request_line(*kind, *state)).collect(),
        kind: None,
        proposals: vec![Choice::new(invented::id(60), "Elettricista navale")],
        fields: Rectifiable::ALL.to_vec(),
        form: Form::default(),
    };
    let mut all: Vec<OwnRequests> = RequestKind::ALL
        .iter()
        .map(|kind| OwnRequests {
            own: own_head(false),
            kind: Some(*kind),
            requests: Vec::new(),
            form: Form::default().wrong(FieldError::new("words", "request-asked")),
            ..full.clone()
        })
        .collect();
    all.push(full);
    all
});

page!(OwnCopy, "pages/own/copy.html", {
    let Some(worker) = worker() else { return Vec::new() };
    let value = ShownValue { name: "children", input: "whole", list: "", text: "2".into(), cents: 0 };
    let full = OwnCopy {
        layout: layout("/copia"),
        own: own_head(true),
        worker,
        labels: BTreeMap::new(),
        protected: vec![CopiedSection { section: Section::Household, values: vec![value] }],
        proposals: proposals(),
        team: team(),
        mandates: mandates(),
        uses: DataUse::ALL.iter().map(|code| use_line(*code, Some(true))).collect(),
        consents: consents(),
        requests: vec![request_line(RequestKind::Copy, RequestState::Granted)],
        questionnaires: vec![CopiedSheet {
            row: super::questionnaire::row(ponte_domain::response::ResponseState::Completed),
            answers: vec![("Patente?".into(), "Sì".into())],
        }],
        accesses: accesses(),
        changes: vec![FieldChange {
            at: invented::in_minutes(-90),
            by: None,
            field: "contacts.phone".into(),
            before: Some("0187 000 411".into()),
            after: None,
        }],
        status: unemployment::line(State::Unemployed),
        events: unemployment::events(),
        benefits: unemployment::benefits(),
        services: super::service::rows(),
        programmes: vec![super::service::adhesion(None)],
        visits: vec![OwnVisit {
            at: invented::in_minutes(-600),
            desk: "Sportello Lavoro La Spezia".into(),
            purpose: VisitPurpose::Status,
            outcome: Some(VisitOutcome::Declaration),
        }],
        pathways: pathways(),
    };
    let bare = OwnCopy {
        own: own_head(false),
        pathways: Vec::new(),
        protected: Vec::new(),
        proposals: Vec::new(),
        team: Vec::new(),
        mandates: Vec::new(),
        consents: Vec::new(),
        requests: Vec::new(),
        questionnaires: Vec::new(),
        accesses: Vec::new(),
        changes: Vec::new(),
        status: unemployment::line(State::None),
        events: Vec::new(),
        benefits: Vec::new(),
        services: Vec::new(),
        programmes: Vec::new(),
        visits: Vec::new(),
        ..full.clone()
    };
    vec![full, bare]
});
