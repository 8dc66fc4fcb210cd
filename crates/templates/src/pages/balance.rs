//! The balance of competences and the individual plan: a person's page for the desk, and her own.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{
    balance::{Class, SaidBy, Taken},
    plan::UnitState,
};
use serde::Serialize;

use super::{invented, own::OwnHead, worker::Named, worker_view::WorkerHead};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A competence.
#[derive(Debug, Clone, Serialize)]
pub struct CompetenceRow {
    pub id: String,
    pub class: Class,
    pub what: String,
    /// Whether it is a skill of the classification.
    pub known: bool,
    pub level: Option<u8>,
    pub evidence: String,
    pub place: String,
    pub when: String,
    pub said_by: SaidBy,
    pub taken: Taken,
    /// Whether it can be added to the record, and is not there.
    pub may_add: bool,
}

/// A balance.
#[derive(Debug, Clone, Serialize)]
pub struct BalanceView {
    pub id: String,
    pub version: i64,
    pub begun: NaiveDate,
    /// By class.
    pub competences: Vec<CompetenceRow>,
    pub concluded: Option<NaiveDate>,
    pub summary: Option<String>,
    pub by: Option<String>,
}

/// A skill of the target, and how well she has it.
#[derive(Debug, Clone, Serialize)]
pub struct CoveredRow {
    pub skill: String,
    pub essential: bool,
    pub has: bool,
    pub level: Option<u8>,
    pub courses: Vec<Named>,
}

/// A step of the shortest way in.
#[derive(Debug, Clone, Serialize)]
pub struct WayStep {
    /// What the engine calls it.
    pub what: serde_json::Value,
    pub courses: Vec<Named>,
}

/// How far she is from a target.
#[derive(Debug, Clone, Serialize)]
pub struct DistanceView {
    pub title: String,
    pub skills: Vec<CoveredRow>,
    pub has: usize,
    pub steps: Vec<WayStep>,
    /// Points that the steps lead to.
    pub points: Option<u16>,
    /// Every course that teaches what is missing.
    pub courses: Vec<String>,
}

/// A unit of the plan.
#[derive(Debug, Clone, Serialize)]
pub struct UnitRow {
    pub id: String,
    pub what: String,
    /// Number of the course in the register.
    pub course: Option<String>,
    pub hours: Option<u32>,
    pub qualification: Option<String>,
    pub who: String,
    pub until: Option<NaiveDate>,
    pub state: UnitState,
    pub done: Option<NaiveDate>,
    pub evidence: String,
    pub late: bool,
}

/// A look at the plan.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewLine {
    pub day: NaiveDate,
    pub words: String,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
}

/// A plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    pub id: String,
    pub version: i64,
    pub begun: NaiveDate,
    pub goal: String,
    pub units: Vec<UnitRow>,
    pub review: NaiveDate,
    pub review_late: bool,
    pub reviews: Vec<ReviewLine>,
    pub ended: Option<(NaiveDate, String)>,
}

/// The page of a person's balance and plan. Posts `version` with `competence`, `class`, `what`, `level`, `evidence`, `place`, `when`,
/// `said_by`; `summary`; `goal`, `review`; `step.what`, `step.who`, `step.until`; `unit`, `state`, `done`, `evidence`; `words`, `next`;
/// `mestiere` and `offerta` name the target.
#[derive(Debug, Clone, Serialize)]
pub struct BalancePage {
    pub layout: Layout,
    pub head: WorkerHead,
    pub balance: Option<BalanceView>,
    pub past: Vec<BalanceView>,
    /// Questionnaires that guide the interview: those of services for guidance that the desk switched on.
    pub guides: Vec<Named>,
    /// The target that was typed.
    pub occupation: String,
    pub vacancy: String,
    /// Vacancies that she was proposed for.
    pub vacancies: Vec<Choice>,
    pub distance: Option<DistanceView>,
    pub plan: Option<PlanView>,
    pub past_plans: Vec<PlanView>,
    pub today: NaiveDate,
    pub in_three_months: NaiveDate,
    /// The competence that is being changed.
    pub changing: Option<String>,
    pub may_edit: bool,
    pub form: Form,
}

/// Her own page.
#[derive(Debug, Clone, Serialize)]
pub struct OwnBalance {
    pub layout: Layout,
    pub own: OwnHead,
    pub balance: Option<BalanceView>,
    pub plan: Option<PlanView>,
}

fn sample_competences() -> Vec<CompetenceRow> {
    let row = |number, class, what: &str, level, taken, may_add| CompetenceRow {
        id: invented::id(number),
        class,
        what: what.into(),
        known: true,
        level,
        evidence: "Quadri e linee a bordo".into(),
        place: "Cantiere Levante".into(),
        when: "03/2017 – 06/2026".into(),
        said_by: SaidBy::Employer,
        taken,
        may_add,
    };
    vec![
        row(82, Class::Base, "inglese", Some(2), Taken::Language, false),
        row(83, Class::Technical, "impianti elettrici di bordo", Some(3), Taken::Skill, false),
        CompetenceRow {
            evidence: String::new(),
            place: String::new(),
            when: String::new(),
            known: false,
            ..row(84, Class::Transversal, "lavorare in squadra", None, Taken::Interview, true)
        },
    ]
}

fn sample_balance(open: bool) -> BalanceView {
    BalanceView {
        id: invented::id(85),
        version: 3,
        begun: invented::in_days(-20),
        competences: sample_competences(),
        concluded: (!open).then(|| invented::in_days(-2)),
        summary: (!open).then(|| "Sa lavorare da sola su impianti di bordo".into()),
        by: Some("Chiara Donati".into()),
    }
}

fn sample_plan() -> PlanView {
    let unit = |state, late| UnitRow {
        id: invented::id(86),
        what: "Corso PES/PAV".into(),
        course: Some(invented::id(87)),
        hours: Some(40),
        qualification: Some("PES/PAV".into()),
        who: "Ente Formazione Golfo".into(),
        until: Some(invented::in_days(-3)),
        state,
        done: (state == UnitState::Done).then(|| invented::in_days(-4)),
        evidence: "Attestato 12".into(),
        late,
    };
    let step =
        UnitRow { course: None, hours: None, qualification: None, until: None, evidence: String::new(), ..unit(UnitState::Begun, false) };
    PlanView {
        id: invented::id(88),
        version: 2,
        begun: invented::in_days(-20),
        goal: "Elettricista navale".into(),
        units: vec![unit(UnitState::Planned, true), unit(UnitState::Done, false), step],
        review: invented::in_days(-1),
        review_late: true,
        reviews: vec![ReviewLine {
            day: invented::in_days(-10),
            words: "Va bene così".into(),
            by: Some("Chiara Donati".into()),
            at: invented::in_minutes(-14_000),
        }],
        ended: None,
    }
}

page!(BalancePage, "pages/worker/balance.html", {
    let course = Named { id: invented::id(87), name: "Corso PES/PAV".into() };
    let covered = |skill: &str, has, level| CoveredRow {
        skill: skill.into(),
        essential: has,
        has,
        level,
        courses: if has { Vec::new() } else { vec![course.clone()] },
    };
    let distance = DistanceView {
        title: "Elettricista navale".into(),
        skills: vec![
            covered("leggere schemi elettrici", true, Some(3)),
            covered("posare cavi", true, None),
            covered("collaudare", false, None),
        ],
        has: 2,
        steps: vec![WayStep { what: serde_json::json!({"kind": "register", "register": "PES/PAV"}), courses: vec![course.clone()] }],
        points: Some(840),
        courses: vec![course.id.clone()],
    };
    let full = BalancePage {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/bilancio", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        balance: Some(sample_balance(true)),
        past: vec![sample_balance(false)],
        guides: vec![Named { id: invented::id(89), name: "Intervista per il bilancio".into() }],
        occupation: "elettricista navale".into(),
        vacancy: String::new(),
        vacancies: vec![Choice::new(invented::id(60), "Elettricista navale")],
        distance: Some(distance.clone()),
        plan: Some(sample_plan()),
        past_plans: vec![PlanView { ended: Some((invented::in_days(-200), "Assunta".into())), ..sample_plan() }],
        today: invented::in_days(0),
        in_three_months: invented::in_days(90),
        changing: Some(invented::id(84)),
        may_edit: true,
        form: Form::default(),
    };
    let concluded = BalancePage {
        balance: Some(sample_balance(false)),
        past: Vec::new(),
        distance: Some(DistanceView { skills: Vec::new(), has: 0, steps: Vec::new(), points: None, courses: Vec::new(), ..distance }),
        plan: None,
        past_plans: Vec::new(),
        changing: None,
        form: Form::default().wrong(FieldError::new("goal", "required")),
        ..full.clone()
    };
    let none = BalancePage { balance: None, guides: Vec::new(), distance: None, vacancies: Vec::new(), ..concluded.clone() };
    let ended_review = BalancePage { plan: Some(PlanView { review_late: false, ..sample_plan() }), ..full.clone() };
    vec![full, concluded, none.clone(), ended_review, BalancePage { may_edit: false, form: Form::default(), ..none }]
});

page!(OwnBalance, "pages/own/balance.html", {
    let full = OwnBalance {
        layout: invented::anybody("/area/11/bilancio"),
        own: OwnHead { id: invented::id(11), name: "Giulia Ferrando".into(), herself: true, desk: false },
        balance: Some(sample_balance(false)),
        plan: Some(sample_plan()),
    };
    vec![full.clone(), OwnBalance { balance: Some(sample_balance(true)), ..full.clone() }, OwnBalance { balance: None, plan: None, ..full }]
});
