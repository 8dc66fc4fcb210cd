//! What people ask for under their rights, for the desk that answers.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::person_request::{RequestKind, RequestState};
use serde::Serialize;

use super::{
    invented,
    own::{RequestLine, request_line},
    worker::Named,
    worker_view::{WorkerHead, sample_head},
};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The rights of a person, on her file.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerRights {
    pub layout: Layout,
    pub head: WorkerHead,
    pub requests: Vec<RequestLine>,
    /// Since when her data are kept and not used.
    pub restricted: Option<NaiveDate>,
}

/// The register of requests.
#[derive(Debug, Clone, Serialize)]
pub struct RequestRegister {
    pub layout: Layout,
    pub rows: Vec<RequestRow>,
    /// Whether closed ones are shown too.
    pub all: bool,
}

/// A request of the register.
#[derive(Debug, Clone, Serialize)]
pub struct RequestRow {
    pub id: String,
    pub kind: RequestKind,
    pub state: RequestState,
    /// Absent once she is erased.
    pub name: Option<String>,
    pub asked_at: DateTime<Utc>,
    pub due: NaiveDate,
    /// Whether the time limit is near, and whether it is over.
    pub near: bool,
    pub late: bool,
    /// Whether she asked with her own account.
    pub own: bool,
}

/// A request with what answers it.
#[derive(Debug, Clone, Serialize)]
pub struct RequestPage {
    pub layout: Layout,
    pub request: RequestLine,
    pub person: Named,
    pub late: bool,
    /// What stands in the field now.
    pub now: Option<String>,
    pub contested: Option<Contested>,
    /// Whether the visitor may erase people.
    pub may_erase: bool,
    pub form: Form,
}

/// A ranking that is contested, as it was seen.
#[derive(Debug, Clone, Serialize)]
pub struct Contested {
    pub title: String,
    /// Address of the vacancy.
    pub href: String,
    pub at: DateTime<Utc>,
    pub points: Option<u16>,
    pub engine: Option<String>,
    /// Terms with their points, as the engine wrote them.
    pub terms: Vec<serde_json::Value>,
    pub missing: Vec<serde_json::Value>,
    pub ask: Vec<serde_json::Value>,
}

fn layout(path: &str, crumbs: Vec<Crumb>) -> Layout {
    invented::operator(Place::More, path, crumbs)
}

pub(crate) fn request_row(kind: RequestKind, name: Option<&str>) -> RequestRow {
    RequestRow {
        id: invented::id(50),
        kind,
        state: if name.is_some() { RequestState::Open } else { RequestState::Granted },
        name: name.map(Into::into),
        asked_at: invented::in_minutes(-4_000),
        due: invented::in_days(if kind == RequestKind::Copy { -1 } else { 5 }),
        near: name.is_some(),
        late: kind == RequestKind::Copy,
        own: kind == RequestKind::Contest,
    }
}

page!(WorkerRights, "pages/worker/rights.html", {
    let path = format!("/sportello/persone/{}/diritti", invented::id(11));
    let full = WorkerRights {
        layout: invented::operator(Place::Workers, &path, vec![Crumb::key("workers", "/sportello/persone")]),
        head: sample_head(),
        requests: RequestKind::ALL.iter().map(|kind| request_line(*kind, RequestState::Open)).collect(),
        restricted: Some(invented::in_days(-3)),
    };
    vec![full.clone(), WorkerRights { requests: Vec::new(), restricted: None, ..full }]
});

page!(RequestRegister, "pages/requests/list.html", {
    let rows = RequestKind::ALL.iter().map(|kind| request_row(*kind, Some("Giulia Ferrari")));
    let full = RequestRegister {
        layout: layout("/sportello/richieste", Vec::new()),
        rows: rows.chain([request_row(RequestKind::Erasure, None)]).collect(),
        all: true,
    };
    vec![full.clone(), RequestRegister { rows: Vec::new(), all: false, ..full }]
});

page!(RequestPage, "pages/requests/view.html", {
    let term = serde_json::json!({"name": "skills", "points": 120, "of": 190, "why": {"kind": "unknown"}});
    let missing = serde_json::json!({"what": {"kind": "licence", "licence": "B"}});
    let contested = Contested {
        title: "Elettricista navale".into(),
        href: format!("/sportello/offerte/{}", invented::id(21)),
        at: invented::in_minutes(-9_000),
        points: Some(612),
        engine: Some("1".into()),
        terms: vec![term],
        missing: vec![missing.clone()],
        ask: vec![missing],
    };
    let page = |kind: RequestKind, state: RequestState| RequestPage {
        layout: layout("/sportello/richieste/1", vec![Crumb::key("requests", "/sportello/richieste")]),
        request: request_line(kind, state),
        person: Named { id: invented::id(11), name: "Giulia Ferrari".into() },
        late: kind == RequestKind::Copy,
        now: Some("via Roma 1".into()),
        contested: (kind == RequestKind::Contest).then(|| contested.clone()),
        may_erase: true,
        form: Form { version: Some(1), ..Form::default() },
    };
    let mut all: Vec<RequestPage> = RequestKind::ALL.iter().map(|kind| page(*kind, RequestState::Open)).collect();
    all.extend(RequestState::ALL.iter().map(|state| page(RequestKind::Rectification, *state)));
    let wrong = page(RequestKind::Contest, RequestState::Open);
    let bare = Contested { points: None, engine: None, terms: Vec::new(), missing: Vec::new(), ask: Vec::new(), ..contested };
    let form = wrong.form.clone().wrong(FieldError::new("words", "request-words"));
    all.push(RequestPage { form, contested: Some(bare), may_erase: false, ..wrong });
    all
});
