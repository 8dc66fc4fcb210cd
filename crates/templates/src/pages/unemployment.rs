//! The status of unemployment of a person: the line under her name, and its page.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::unemployment::{BenefitKind, DeclaredHow, EndReason, Lost, Next, State, WorkKind};
use serde::Serialize;

use super::{invented, worker_view::WorkerHead};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The status as it stands under a name.
#[derive(Debug, Clone, Serialize)]
pub struct StatusLine {
    pub state: State,
    /// Days of unemployment of the last declaration.
    pub days: i64,
    /// Day of the last declaration; absent when none was given.
    pub declared: Option<NaiveDate>,
    /// First day of the status; absent while it is not known.
    pub from: Option<NaiveDate>,
    /// First day without it.
    pub until: Option<NaiveDate>,
    pub why: Option<Lost>,
    pub provisional: bool,
}

/// What happened, with the codes that words are chosen by.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FactLine {
    pub day: NaiveDate,
    /// `declared`, `worked` or `ended`.
    pub kind: &'static str,
    pub how: Option<DeclaredHow>,
    pub work_until: Option<NaiveDate>,
    pub provisional: bool,
    pub protocol: Option<String>,
    pub work: Option<WorkKind>,
    pub expected: Option<NaiveDate>,
    pub ended: Option<NaiveDate>,
    /// Gross income of a year, in cents.
    pub income: Option<i64>,
    /// The same in euro, as it is typed.
    pub income_typed: Option<String>,
    pub employer: Option<String>,
    pub reason: Option<EndReason>,
}

/// Who did something about an event, when and why.
#[derive(Debug, Clone, Serialize)]
pub struct Because {
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub reason: String,
}

/// An event, with what it said before.
#[derive(Debug, Clone, Serialize)]
pub struct EventRow {
    pub id: String,
    pub version: i64,
    pub fact: FactLine,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
    /// What it said before each correction.
    pub before: Vec<(FactLine, Because)>,
    pub voided: Option<Because>,
}

/// A support.
#[derive(Debug, Clone, Serialize)]
pub struct BenefitRow {
    pub id: String,
    pub version: i64,
    pub kind: BenefitKind,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    pub source: Option<String>,
    /// Whether it is received today.
    pub holds: bool,
    pub voided: Option<Because>,
}

/// What somebody ought to look at: the rest of a `status-notice-…` key, with its day and figure.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeLine {
    pub code: &'static str,
    pub day: NaiveDate,
    pub until: Option<NaiveDate>,
    pub cents: Option<i64>,
}

/// The page of a person's status. Posts `did.…`, `work.…`, `end.…`, `benefit.…`, and for one event `day`, `reason` and its fields.
#[derive(Debug, Clone, Serialize)]
pub struct UnemploymentPage {
    pub layout: Layout,
    pub head: WorkerHead,
    pub days_in_all: i64,
    pub months: i64,
    pub long_term: bool,
    pub six_months: bool,
    pub next: Vec<Next>,
    pub notices: Vec<NoticeLine>,
    pub events: Vec<EventRow>,
    pub benefits: Vec<BenefitRow>,
    /// Supports that came with the record, in words.
    pub came_with_record: Vec<String>,
    pub may_edit: bool,
    /// Whether a declaration can be recorded now.
    pub may_declare: bool,
    /// The thresholds of today, in cents.
    pub employee_cents: Option<i64>,
    pub self_employed_cents: Option<i64>,
    pub today: NaiveDate,
    pub form: Form,
}

fn because() -> Because {
    Because { by: Some("Marco Ricci".into()), at: invented::in_minutes(-500), reason: "Data letta male".into() }
}

pub(crate) fn line(state: State) -> StatusLine {
    let none = state == State::None;
    let ended = state == State::Ended;
    StatusLine {
        state,
        days: 143,
        declared: (!none).then(|| invented::in_days(-143)),
        from: (!none && state != State::AtRisk).then(|| invented::in_days(-143)),
        until: (ended || state == State::Suspended).then(|| invented::in_days(-2)),
        why: ended.then_some(Lost::Work),
        provisional: state == State::Unemployed,
    }
}

pub(crate) fn benefits() -> Vec<BenefitRow> {
    let benefit = BenefitRow {
        id: invented::id(91),
        version: 1,
        kind: BenefitKind::Naspi,
        from: invented::in_days(-100),
        to: None,
        source: Some("Lettera dell'istituto".into()),
        holds: true,
        voided: None,
    };
    let past = BenefitRow { holds: false, to: Some(invented::in_days(-9)), voided: Some(because()), source: None, ..benefit.clone() };
    vec![benefit, past]
}

pub(crate) fn events() -> Vec<EventRow> {
    let day = invented::in_days(-143);
    let declared = FactLine { day, kind: "declared", how: Some(DeclaredHow::Desk), provisional: true, ..FactLine::default() };
    let at_risk = FactLine { work_until: Some(invented::in_days(-130)), protocol: Some("SIU-2026-77".into()), ..declared.clone() };
    let worked = FactLine {
        day: invented::in_days(-60),
        kind: "worked",
        work: Some(WorkKind::Employee),
        expected: Some(invented::in_days(30)),
        income: Some(790_000),
        income_typed: Some("7900".into()),
        employer: Some("Bar Centrale".into()),
        ..FactLine::default()
    };
    let over =
        FactLine { ended: Some(invented::in_days(-20)), work: Some(WorkKind::Traineeship), expected: None, income: None, ..worked.clone() };
    let ended = FactLine { day, kind: "ended", reason: Some(EndReason::Withdrawal), ..FactLine::default() };
    let row = |number, fact: FactLine| EventRow {
        id: invented::id(number),
        version: 1,
        fact,
        by: Some("Chiara Donati".into()),
        at: invented::in_minutes(-9000),
        note: None,
        before: Vec::new(),
        voided: None,
    };
    vec![
        EventRow { voided: Some(because()), ..row(81, ended) },
        EventRow { before: vec![(worked.clone(), because())], note: Some("Letto sul contratto".into()), ..row(82, worked) },
        row(83, over),
        row(84, at_risk),
        row(85, declared),
    ]
}

page!(UnemploymentPage, "pages/worker/status.html", {
    let layout = invented::operator(
        Place::Workers,
        &format!("/sportello/persone/{}/stato", invented::id(11)),
        vec![Crumb::key("workers", "/sportello/persone")],
    );
    let notice = |code| NoticeLine { code, day: invented::in_days(-3), until: Some(invented::in_days(9)), cents: Some(850_000) };
    let on = invented::in_days(12);
    let full = UnemploymentPage {
        layout,
        head: super::worker_view::sample_head(),
        days_in_all: 400,
        months: 4,
        long_term: true,
        six_months: true,
        next: vec![
            Next::Begins { on },
            Next::PactBy { on },
            Next::Resumes { on },
            Next::LostIfWorkGoesOn { on },
            Next::SixMonths { on },
            Next::LongTerm { on },
            Next::MayDeclare { on },
        ],
        notices: ["declared_again", "barred", "ask_income", "works_still", "end_unknown", "provisional"].map(notice).to_vec(),
        events: events(),
        benefits: benefits(),
        came_with_record: vec!["NASpI".into()],
        may_edit: true,
        may_declare: true,
        employee_cents: Some(850_000),
        self_employed_cents: Some(550_000),
        today: invented::in_days(0),
        form: Form::default().wrong(FieldError::new("did.day", "status-future")),
    };
    let mut pages: Vec<UnemploymentPage> = State::ALL
        .iter()
        .map(|state| {
            let mut page = full.clone();
            page.head.status = line(*state);
            page
        })
        .collect();
    pages.push(UnemploymentPage {
        next: Vec::new(),
        notices: Vec::new(),
        events: Vec::new(),
        benefits: Vec::new(),
        came_with_record: Vec::new(),
        may_edit: false,
        long_term: false,
        six_months: false,
        form: Form::default(),
        ..full
    });
    pages
});
