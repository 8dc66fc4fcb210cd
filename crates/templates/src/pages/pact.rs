//! The service pact of a person, her diary of the search, what she missed.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    pact::{Available, DiaryAct, Effect, Justification, Missed, SignedHow, Terms},
    profiling::Track,
};
use serde::Serialize;

use super::{invented, worker_view::WorkerHead};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A signature.
#[derive(Debug, Clone, Serialize)]
pub struct SignedLine {
    pub how: SignedHow,
    pub day: NaiveDate,
    pub evidence: String,
    /// Who validated it.
    pub by: Option<String>,
}

/// A version that held before.
#[derive(Debug, Clone, Serialize)]
pub struct VersionLine {
    pub terms: Terms,
    pub signed: Option<SignedLine>,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// A pact.
#[derive(Debug, Clone, Serialize)]
pub struct PactView {
    pub id: String,
    pub version: i64,
    /// Number of the present version, from 1.
    pub number: usize,
    pub terms: Terms,
    pub signed: Option<SignedLine>,
    pub before: Vec<VersionLine>,
    /// Last day and why.
    pub ended: Option<(NaiveDate, String)>,
}

/// An entry of the diary.
#[derive(Debug, Clone, Serialize)]
pub struct DiaryRow {
    pub id: String,
    pub day: NaiveDate,
    pub act: DiaryAct,
    pub words: String,
    pub proof: Option<String>,
}

/// Something that was missed, what the rules propose, and what a person decided.
#[derive(Debug, Clone, Serialize)]
pub struct AbsenceRow {
    pub id: String,
    pub version: i64,
    pub day: NaiveDate,
    pub missed: Missed,
    pub note: Option<String>,
    pub ordinal: u32,
    pub proposed: Option<Effect>,
    pub source: Option<&'static str>,
    pub decided: Option<Effect>,
    pub justification: Option<Justification>,
    pub reason: Option<String>,
    pub by: Option<String>,
    pub contest: Option<String>,
    pub upheld: Option<bool>,
    pub answer: Option<String>,
    pub may_contest: bool,
}

/// The page of a person's pact. Posts `goal`, `hers`, `ours` (a line each), `search.N.what`, `search.N.proof`, `available`,
/// `contact_days`, `review`, `responsible`, `why`; `sign.…`, `diary.…`, `absence.…`; for one absence `effect`, `justification`, `words`.
#[derive(Debug, Clone, Serialize)]
pub struct PactPage {
    pub layout: Layout,
    pub head: WorkerHead,
    /// The one that has not ended.
    pub open: Option<PactView>,
    pub past: Vec<PactView>,
    /// Last day for the pact, while none was signed since the declaration.
    pub due: Option<NaiveDate>,
    /// What she looks for, by her profile.
    pub wishes: Vec<String>,
    /// The track (GOL) that was decided for her.
    pub track: Option<Track>,
    /// Name of who would answer for it.
    pub operator: String,
    pub diary: Vec<DiaryRow>,
    pub absences: Vec<AbsenceRow>,
    pub today: NaiveDate,
    pub in_six_months: NaiveDate,
    pub may_edit: bool,
    pub form: Form,
}

pub(crate) fn terms() -> Terms {
    Terms {
        goal: "Un lavoro da elettricista navale".into(),
        hers: vec!["Manda due candidature la settimana".into()],
        ours: vec!["La chiamiamo ogni due settimane".into(), "Le mandiamo le offerte adatte".into()],
        search: vec![ponte_domain::pact::SearchAct { what: "Due candidature la settimana".into(), proof: "Le e-mail mandate".into() }],
        available: Available::ALL.to_vec(),
        contact_days: 15,
        review: invented::in_days(180),
        responsible: "Chiara Donati".into(),
        track: Some(Track::Upskilling),
    }
}

fn signed() -> SignedLine {
    SignedLine {
        how: SignedHow::Video,
        day: invented::in_days(-100),
        evidence: "Riunione del 15 luglio".into(),
        by: Some("Chiara Donati".into()),
    }
}

fn view(with_signature: bool) -> PactView {
    let before = VersionLine {
        terms: terms(),
        signed: Some(signed()),
        by: Some("Marco Ricci".into()),
        at: invented::in_minutes(-900),
        reason: "Cerca anche come autista".into(),
    };
    PactView {
        id: invented::id(70),
        version: 2,
        number: 2,
        terms: terms(),
        signed: with_signature.then(signed),
        before: vec![before],
        ended: None,
    }
}

fn absence(decided: Option<Effect>) -> AbsenceRow {
    AbsenceRow {
        id: invented::id(71),
        version: 1,
        day: invented::in_days(-9),
        missed: Missed::Appointment,
        note: Some("Non è venuta e non ha avvisato".into()),
        ordinal: 1,
        proposed: Some(Effect::QuarterMonth),
        source: Some("D.lgs. 150/2015 art. 21 c. 7 lett. a"),
        decided,
        justification: None,
        reason: decided.map(|_| "Prima volta".into()),
        by: decided.map(|_| "Chiara Donati".into()),
        contest: None,
        upheld: None,
        answer: None,
        may_contest: decided.is_some(),
    }
}

page!(PactPage, "pages/worker/pact.html", {
    let contested = AbsenceRow { contest: Some("Ero malata".into()), may_contest: false, ..absence(Some(Effect::Month)) };
    let answered = AbsenceRow { upheld: Some(true), answer: Some("Certificato accettato".into()), ..contested.clone() };
    let excused =
        AbsenceRow { justification: Some(Justification::Illness), may_contest: false, reason: None, ..absence(Some(Effect::Nothing)) };
    let entry = DiaryRow {
        id: invented::id(72),
        day: invented::in_days(-3),
        act: DiaryAct::Application,
        words: "Cantiere Levante, elettricista".into(),
        proof: Some("e-mail del 20 novembre".into()),
    };
    let full = PactPage {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/patto", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        open: Some(view(true)),
        past: vec![PactView { ended: Some((invented::in_days(-400), "Assunta".into())), ..view(true) }],
        due: None,
        wishes: vec!["elettricista navale".into()],
        track: Some(Track::Upskilling),
        operator: "Chiara Donati".into(),
        diary: vec![entry],
        absences: vec![absence(None), absence(Some(Effect::QuarterMonth)), contested, answered, excused],
        today: invented::in_days(0),
        in_six_months: invented::in_days(182),
        may_edit: true,
        form: Form::default(),
    };
    let draft = PactPage {
        open: Some(view(false)),
        due: Some(invented::in_days(4)),
        form: Form::default().wrong(FieldError::new("goal", "required")),
        ..full.clone()
    };
    let none = PactPage {
        open: None,
        past: Vec::new(),
        due: Some(invented::in_days(-4)),
        diary: Vec::new(),
        absences: Vec::new(),
        wishes: Vec::new(),
        track: None,
        ..full.clone()
    };
    vec![full, draft, none.clone(), PactPage { may_edit: false, due: None, ..none }]
});
