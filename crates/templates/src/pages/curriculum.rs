//! Curricula and cover letters: the desk's page, and a person's own.

use chrono::NaiveDate;
use ponte_domain::{curriculum::Shown, reference::Lang};
use serde::Serialize;

use super::{invented, own::OwnHead, worker_view::WorkerHead};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// Something of the record that a curriculum may show.
#[derive(Debug, Clone, Serialize)]
pub struct PickRow {
    pub key: String,
    pub label: String,
    /// Its place among those chosen, from 1; absent when it is not.
    pub place: Option<usize>,
}

/// The form of a curriculum.
#[derive(Debug, Clone, Serialize)]
pub struct CurriculumForm {
    /// Number and version of the one that is changed; absent for a new one.
    pub id: Option<String>,
    pub version: i64,
    pub name: String,
    pub headline: String,
    pub about: String,
    pub lang: Lang,
    pub vacancy: String,
    pub experiences: Vec<PickRow>,
    pub education: Vec<PickRow>,
    pub skills: Vec<PickRow>,
    pub shown: Vec<Shown>,
}

/// A curriculum in the list.
#[derive(Debug, Clone, Serialize)]
pub struct CurriculumRow {
    pub id: String,
    pub name: String,
    pub headline: String,
    pub lang: Lang,
    pub vacancy: Option<String>,
    pub day: NaiveDate,
    /// Entries that it names and the record has no more.
    pub gone: usize,
}

/// A letter in the list.
#[derive(Debug, Clone, Serialize)]
pub struct LetterRow {
    pub id: String,
    pub to: String,
    pub subject: String,
    pub vacancy: Option<String>,
    pub day: NaiveDate,
}

/// The form of a letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterForm {
    pub id: Option<String>,
    pub version: i64,
    pub to: String,
    pub subject: String,
    pub why: String,
    pub brings: String,
    pub lacks: String,
    pub closing: String,
    pub lang: Lang,
    pub vacancy: String,
}

/// Something that the vacancy asks.
#[derive(Debug, Clone, Serialize)]
pub struct AsksRow {
    pub text: String,
    pub coded: Option<&'static str>,
    pub has: bool,
}

/// What stands beside the letter.
#[derive(Debug, Clone, Serialize)]
pub struct GuideView {
    pub title: Option<String>,
    pub employer: Option<String>,
    pub description: Option<String>,
    pub asks: Vec<AsksRow>,
    pub pauses: Vec<(NaiveDate, NaiveDate, u32)>,
}

/// What both pages show.
#[derive(Debug, Clone, Serialize)]
pub struct Career {
    /// Where they stand.
    pub base: String,
    pub curricula: Vec<CurriculumRow>,
    pub letters: Vec<LetterRow>,
    pub vacancies: Vec<Choice>,
    pub curriculum: CurriculumForm,
    pub letter: LetterForm,
    pub guide: GuideView,
    pub may_edit: bool,
}

/// The page at the desk. Posts `name`, `headline`, `about`, `lang`, `vacancy`, `shown`, `order.KIND.KEY` for a curriculum; `to`,
/// `subject`, `letter_why`, `brings`, `lacks`, `closing` for a letter; `id` and `version` of the one that is changed.
#[derive(Debug, Clone, Serialize)]
pub struct CurriculaPage {
    pub layout: Layout,
    pub head: WorkerHead,
    pub career: Career,
    pub form: Form,
}

/// Her own page.
#[derive(Debug, Clone, Serialize)]
pub struct OwnCurricula {
    pub layout: Layout,
    pub own: OwnHead,
    pub career: Career,
    pub form: Form,
}

fn sample(changed: bool) -> Career {
    let pick = |key: &str, place| PickRow { key: key.into(), label: format!("{key}, Cantiere Levante"), place };
    Career {
        base: "/sportello/persone/11/curricula".into(),
        curricula: vec![CurriculumRow {
            id: invented::id(90),
            name: "Per il cantiere".into(),
            headline: "Elettricista navale".into(),
            lang: Lang::It,
            vacancy: Some("Elettricista navale".into()),
            day: invented::in_days(-4),
            gone: usize::from(changed),
        }],
        letters: vec![LetterRow {
            id: invented::id(91),
            to: "Cantiere Levante".into(),
            subject: "Candidatura".into(),
            vacancy: None,
            day: invented::in_days(-4),
        }],
        vacancies: vec![Choice::new(invented::id(60), "Elettricista navale")],
        curriculum: CurriculumForm {
            id: changed.then(|| invented::id(90)),
            version: 2,
            name: "Per il cantiere".into(),
            headline: "Elettricista navale".into(),
            about: "Nove anni a bordo".into(),
            lang: Lang::It,
            vacancy: invented::id(60),
            experiences: vec![pick("elettricista", Some(1)), pick("magazziniera", None)],
            education: vec![pick("qualifica", Some(1))],
            skills: vec![pick("saldare", None)],
            shown: vec![Shown::Phone, Shown::Email],
        },
        letter: LetterForm {
            id: changed.then(|| invented::id(91)),
            version: 1,
            to: "Cantiere Levante".into(),
            subject: "Candidatura".into(),
            why: "Vi scrivo".into(),
            brings: "Nove anni".into(),
            lacks: String::new(),
            closing: "Grazie".into(),
            lang: Lang::It,
            vacancy: invented::id(60),
        },
        guide: GuideView {
            title: Some("Elettricista navale".into()),
            employer: Some("Cantiere Levante".into()),
            description: Some("Quadri e linee a bordo".into()),
            asks: vec![
                AsksRow { text: "leggere schemi".into(), coded: None, has: true },
                AsksRow { text: "B".into(), coded: Some("licence"), has: false },
            ],
            pauses: vec![(invented::in_days(-900), invented::in_days(-500), 13)],
        },
        may_edit: true,
    }
}

fn nothing() -> Career {
    Career {
        curricula: Vec::new(),
        letters: Vec::new(),
        vacancies: Vec::new(),
        guide: GuideView { title: None, employer: None, description: None, asks: Vec::new(), pauses: Vec::new() },
        ..sample(false)
    }
}

page!(CurriculaPage, "pages/worker/curricula.html", {
    let full = CurriculaPage {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/curricula", vec![Crumb::key("workers", "/sportello/persone")]),
        head: super::worker_view::sample_head(),
        career: sample(true),
        form: Form::default(),
    };
    let wrong = CurriculaPage {
        career: nothing(),
        form: Form::default().wrong(FieldError::new("name", "required")).wrong(FieldError::new("brings", "required")),
        ..full.clone()
    };
    vec![full.clone(), wrong, CurriculaPage { career: Career { may_edit: false, ..sample(false) }, ..full }]
});

page!(OwnCurricula, "pages/own/curricula.html", {
    let full = OwnCurricula {
        layout: invented::anybody("/area/11/curricula"),
        own: OwnHead { id: invented::id(11), name: "Giulia Ferrando".into(), herself: true, desk: false },
        career: sample(true),
        form: Form::default(),
    };
    let desk = OwnCurricula {
        own: OwnHead { herself: false, desk: true, ..full.own.clone() },
        career: Career { may_edit: false, ..sample(false) },
        ..full.clone()
    };
    vec![full.clone(), desk, OwnCurricula { career: nothing(), ..full }]
});
