//! Profiling: a person's page, the model that a desk writes, the person's own page.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::profiling::{Ground, Input, Nearness, Proposed, Source, Track};
use serde::Serialize;

use super::{invented, own::OwnHead, worker_view::WorkerHead};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// A question of the form.
#[derive(Debug, Clone, Serialize)]
pub struct InputField {
    pub input: Input,
    /// Codes to choose from; none for a number.
    pub choices: Vec<&'static str>,
    /// Whether the record answers it.
    pub known: bool,
}

/// A figure of the province.
#[derive(Debug, Clone, Serialize)]
pub struct FigureLine {
    pub input: Input,
    /// As it is written in the language; absent when the model has none of this province.
    pub value: Option<String>,
}

/// What one answer did to the index.
#[derive(Debug, Clone, Serialize)]
pub struct PartLine {
    pub input: Input,
    /// The code that was chosen.
    pub chosen: Option<String>,
    /// The number, as it is written in the language.
    pub number: Option<String>,
    pub source: Option<Source>,
    /// In log-odds, exact, with its sign.
    pub weight: String,
    /// By how many hundredths of the index it raises (above zero) or lowers it, with one decimal and its sign.
    pub hundredths: String,
    /// The same without sign in tenths, for the picture.
    pub tenths: i64,
    /// 1 raises, -1 lowers, 0 neither.
    pub way: i8,
}

/// The version of a model.
#[derive(Debug, Clone, Serialize)]
pub struct ModelLine {
    /// 0 for the one that comes with the program.
    pub number: u32,
    /// Name of the desk that wrote it.
    pub desk: Option<String>,
}

/// A profile.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileView {
    pub id: String,
    pub version: i64,
    pub day: NaiveDate,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
    pub model: ModelLine,
    /// Least and most, with three decimals; equal when nothing is missing.
    pub low: String,
    pub high: String,
    /// In thousandths, for the picture.
    pub low_at: i64,
    pub high_at: i64,
    pub nearest: Nearness,
    pub farthest: Nearness,
    /// The strongest first.
    pub parts: Vec<PartLine>,
    /// The strongest of them, for the picture.
    pub strongest: i64,
    pub missing: Vec<Input>,
    pub needs: Option<bool>,
    pub collective: Option<bool>,
    /// Why it was taken back.
    pub voided: Option<String>,
}

/// What the interview came to.
#[derive(Debug, Clone, Serialize)]
pub struct InterviewLine {
    pub at: DateTime<Utc>,
    pub index: Option<String>,
    /// What the questionnaire calls the band.
    pub band: Option<String>,
    pub confirmed: bool,
    /// Address of the questionnaire.
    pub href: String,
}

/// A track that was decided.
#[derive(Debug, Clone, Serialize)]
pub struct TrackLine {
    pub id: String,
    pub version: i64,
    pub number: u8,
    pub track: Track,
    pub proposed: Option<Track>,
    pub reason: Option<String>,
    pub by: Option<String>,
    pub at: DateTime<Utc>,
    pub contest: Option<String>,
    pub answer: Option<String>,
    pub voided: Option<String>,
}

/// A person's profiling. Posts `in.INPUT`, `needs`, `collective`; `track`, `reason`; `version` with `words` for what is taken back or
/// answered.
#[derive(Debug, Clone, Serialize)]
pub struct ProfilingPage {
    pub layout: Layout,
    pub head: WorkerHead,
    pub fields: Vec<InputField>,
    pub figures: Vec<FigureLine>,
    /// Name of her province, when it is known.
    pub province: Option<String>,
    /// The model with which a profile would be made now.
    pub model: ModelLine,
    pub profile: Option<ProfileView>,
    /// Earlier ones, and those taken back.
    pub past: Vec<ProfileView>,
    pub interview: Option<InterviewLine>,
    pub proposed: Proposed,
    /// Day from which the rule of the proposal holds.
    pub rule_since: NaiveDate,
    pub track: Option<TrackLine>,
    pub earlier: Vec<TrackLine>,
    pub may_edit: bool,
    pub may_model: bool,
    pub form: Form,
}

/// Her own page about it. Posts `words`, `version`, `on_behalf`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnProfiling {
    pub layout: Layout,
    pub own: OwnHead,
    pub profile: Option<ProfileView>,
    pub interview: Option<InterviewLine>,
    pub track: Option<TrackLine>,
    pub form: Form,
}

/// A coefficient: its field, and what it is of.
#[derive(Debug, Clone, Serialize)]
pub struct WeightField {
    /// Name of its input in the form.
    pub name: String,
    /// The choice that it is of.
    pub code: Option<String>,
    /// The field of the number from which the step holds; absent in the first.
    pub from: Option<String>,
    /// The end of the first step, and of a slope the number from which it is counted.
    pub slope: bool,
}

/// The coefficients of an input.
#[derive(Debug, Clone, Serialize)]
pub struct TermFields {
    pub input: Input,
    pub weights: Vec<WeightField>,
}

/// A version of the model.
#[derive(Debug, Clone, Serialize)]
pub struct VersionRow {
    pub number: u32,
    pub at: DateTime<Utc>,
    pub by: Option<String>,
    pub reason: String,
}

/// The model of a desk, to be changed. Posts `seen`, `intercept`, `w.INPUT.CODE` or `w.INPUT.N`, `from.INPUT.N`, `base.INPUT`,
/// `between`, `far`, `upskilling`, `reskilling`, `since`, `t.N.FIGURE`, `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct ProfilingModelPage {
    pub layout: Layout,
    pub model: ModelLine,
    pub desk: String,
    pub seen: u32,
    pub terms: Vec<TermFields>,
    /// Rows of the table of provinces.
    pub provinces: usize,
    pub versions: Vec<VersionRow>,
    pub form: Form,
}

pub(crate) fn sample_profile(exact: bool) -> ProfileView {
    let part = |input, chosen: Option<&str>, number: Option<&str>, weight: &str, hundredths: &str, tenths, way| PartLine {
        input,
        chosen: chosen.map(str::to_owned),
        number: number.map(str::to_owned),
        source: Some(Source::Record),
        weight: weight.into(),
        hundredths: hundredths.into(),
        tenths,
        way,
    };
    ProfileView {
        id: invented::id(80),
        version: 1,
        day: invented::in_days(-3),
        at: invented::in_minutes(-4_000),
        by: Some("Chiara Donati".into()),
        model: ModelLine { number: 0, desk: None },
        low: if exact { "0,525" } else { "0,289" }.into(),
        high: "0,525".into(),
        low_at: if exact { 525 } else { 289 },
        high_at: 525,
        nearest: if exact { Nearness::Between } else { Nearness::Near },
        farthest: Nearness::Between,
        parts: vec![
            part(Input::Age, None, Some("52"), "+0.5", "+12,3", 123, 1),
            part(Input::Education, Some("degree"), None, "-0.3", "-7,2", 72, -1),
            part(Input::Citizenship, Some("italian"), None, "0", "0,0", 0, 0),
        ],
        strongest: 123,
        missing: if exact { Vec::new() } else { vec![Input::YearBefore, Input::EmploymentRate] },
        needs: Some(false),
        collective: None,
        voided: None,
    }
}

pub(crate) fn sample_track() -> TrackLine {
    TrackLine {
        id: invented::id(81),
        version: 1,
        number: 3,
        track: Track::Reskilling,
        proposed: Some(Track::Upskilling),
        reason: Some("Il suo mestiere qui non si fa più".into()),
        by: Some("Chiara Donati".into()),
        at: invented::in_minutes(-3_000),
        contest: Some("Vorrei restare nel mio mestiere".into()),
        answer: None,
        voided: None,
    }
}

fn sample_interview() -> InterviewLine {
    InterviewLine {
        at: invented::in_minutes(-5_000),
        index: Some("52,5".into()),
        band: Some("Con competenze da aggiornare".into()),
        confirmed: true,
        href: "/sportello/questionari/compilati/1".into(),
    }
}

page!(ProfilingPage, "pages/worker/profiling.html", {
    let fields = Input::ALL.iter().filter(|input| !input.is_of_territory()).map(|input| InputField {
        input: *input,
        choices: input.choices().unwrap_or_default().to_vec(),
        known: *input == Input::Age,
    });
    let figures = Input::ALL.iter().filter(|input| input.is_of_territory());
    let full = ProfilingPage {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/profilazione", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        fields: fields.collect(),
        figures: figures.clone().map(|input| FigureLine { input: *input, value: Some("65,2".into()) }).collect(),
        province: Some("SP".into()),
        model: ModelLine { number: 2, desk: Some("Sportello Lavoro La Spezia".into()) },
        profile: Some(sample_profile(true)),
        past: vec![ProfileView { voided: Some("Risposte di un'altra".into()), ..sample_profile(false) }],
        interview: Some(sample_interview()),
        proposed: Proposed { track: Some(Track::Upskilling), ground: Ground::Marks { quantitative: 1, qualitative: 1 } },
        rule_since: invented::in_days(-20),
        track: Some(sample_track()),
        earlier: vec![TrackLine { voided: Some("Sbagliato".into()), contest: None, ..sample_track() }],
        may_edit: true,
        may_model: true,
        form: Form::default().with("in.age", "52"),
    };
    let ground = |ground| Proposed { track: None, ground };
    let open = ProfilingPage {
        profile: Some(sample_profile(false)),
        proposed: ground(Ground::Incomplete { least: 0, most: 2 }),
        track: Some(TrackLine { answer: Some("La richiamiamo".into()), proposed: None, ..sample_track() }),
        form: Form::default().wrong(FieldError::new("in.age", "profiling-answer")),
        ..full.clone()
    };
    let needs = ProfilingPage { proposed: Proposed { track: Some(Track::Inclusion), ground: Ground::Needs }, track: None, ..full.clone() };
    let collective =
        ProfilingPage { proposed: Proposed { track: Some(Track::Collective), ground: Ground::Collective }, track: None, ..full.clone() };
    let none = ProfilingPage {
        figures: figures.map(|input| FigureLine { input: *input, value: None }).collect(),
        province: None,
        profile: None,
        past: Vec::new(),
        interview: None,
        proposed: ground(Ground::NoInterview),
        track: None,
        earlier: Vec::new(),
        may_edit: false,
        may_model: false,
        model: ModelLine { number: 0, desk: None },
        form: Form::default(),
        ..full.clone()
    };
    vec![full, open, needs, collective, none]
});

page!(OwnProfiling, "pages/own/profiling.html", {
    let full = OwnProfiling {
        layout: invented::anybody("/area/11/profilazione"),
        own: OwnHead { id: invented::id(11), name: "Giulia Ferrando".into(), herself: true, desk: false },
        profile: Some(sample_profile(true)),
        interview: Some(sample_interview()),
        track: Some(TrackLine { contest: None, ..sample_track() }),
        form: Form::default(),
    };
    let desk = OwnProfiling {
        own: OwnHead { herself: false, desk: true, ..full.own.clone() },
        profile: Some(sample_profile(false)),
        form: Form::default().wrong(FieldError::new("words", "required")),
        ..full.clone()
    };
    let contested = OwnProfiling { track: Some(TrackLine { answer: Some("La richiamiamo".into()), ..sample_track() }), ..full.clone() };
    vec![full.clone(), desk, contested, OwnProfiling { profile: None, interview: None, track: None, ..full }]
});

page!(ProfilingModelPage, "pages/profiling_model.html", {
    let weight = |name: &str, code: Option<&str>, from: Option<&str>, slope| WeightField {
        name: name.into(),
        code: code.map(str::to_owned),
        from: from.map(str::to_owned),
        slope,
    };
    let full = ProfilingModelPage {
        layout: invented::operator(Place::Administration, "/sportello/profilazione", Vec::new()),
        model: ModelLine { number: 1, desk: Some("Sportello Lavoro La Spezia".into()) },
        desk: "Sportello Lavoro La Spezia".into(),
        seen: 1,
        terms: vec![
            TermFields { input: Input::Sex, weights: vec![weight("w.sex.F", Some("F"), None, false)] },
            TermFields {
                input: Input::Age,
                weights: vec![weight("w.age.0", None, None, false), weight("w.age.1", None, Some("from.age.1"), false)],
            },
            TermFields {
                input: Input::EmploymentRate,
                weights: vec![weight("w.employment_rate", None, Some("base.employment_rate"), true)],
            },
        ],
        provinces: 2,
        versions: vec![VersionRow {
            number: 1,
            at: invented::in_minutes(-9_000),
            by: Some("Paola Sanguineti".into()),
            reason: "Cifre della provincia".into(),
        }],
        form: Form::default().with("intercept", "-0,6").with("between", "0,35"),
    };
    let shipped = ProfilingModelPage {
        model: ModelLine { number: 0, desk: None },
        versions: Vec::new(),
        form: Form::default().wrong(FieldError::new("w.sex.F", "profiling-weight")),
        ..full.clone()
    };
    vec![full, shipped]
});
