//! What anybody may see: the home of the desk and its vacancies.

use chrono::NaiveDate;
use ponte_domain::{
    vacancy::Vacancy,
    work_terms::{Contract, Hours},
};
use serde::Serialize;

use super::{invented, vacancy};
use crate::{layout::Layout, list::ListState};

/// The public home. The search goes to `/offerte?q=&dove=`.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    pub layout: Layout,
    /// Open vacancies, those of the last seven days, courses that can still be joined.
    pub open: u64,
    pub fresh: u64,
    pub courses: u64,
    pub newest: Vec<PublicVacancy>,
}

/// The public list of vacancies. Query: `q`, `dove`, `dopo`.
#[derive(Debug, Clone, Serialize)]
pub struct PublicVacancies {
    pub layout: Layout,
    pub list: ListState,
    /// The place asked for.
    pub place: String,
    pub rows: Vec<PublicVacancy>,
}

/// A vacancy in short.
#[derive(Debug, Clone, Serialize)]
pub struct PublicVacancy {
    pub id: String,
    pub title: String,
    /// Absent when the employer is not to be named.
    pub employer: Option<String>,
    pub place: Option<String>,
    pub km: Option<f64>,
    pub contract: Option<Contract>,
    pub hours: Option<Hours>,
    pub pay: Option<ponte_domain::vacancy::Pay>,
    pub expires: Option<NaiveDate>,
    pub fresh: bool,
}

/// A vacancy that anybody may read.
#[derive(Debug, Clone, Serialize)]
pub struct PublicVacancyPage {
    pub layout: Layout,
    pub id: String,
    pub vacancy: Vacancy,
    pub employer: Option<String>,
    pub place: Option<String>,
    pub ccnl: Option<String>,
    /// schema.org JobPosting, as JSON text without `<`.
    pub json_ld: Option<String>,
    /// Whether people may still apply.
    pub open: bool,
}

fn short(fresh: bool) -> PublicVacancy {
    let mut record = vacancy::bare();
    vacancy::fill(&mut record);
    PublicVacancy {
        id: invented::id(1),
        title: "Elettricista di bordo".into(),
        employer: fresh.then(|| "Cantiere Levante Refit".into()),
        place: Some("La Spezia".into()),
        km: fresh.then_some(2.9),
        contract: record.contract.filter(|_| fresh),
        hours: record.hours.filter(|_| fresh),
        pay: record.pay.filter(|_| fresh),
        expires: record.expires.filter(|_| fresh),
        fresh,
    }
}

page!(Home, "pages/public/home.html", {
    let full = Self { layout: invented::anybody("/"), open: 214, fresh: 37, courses: 9, newest: vec![short(true), short(false)] };
    vec![full.clone(), Self { newest: Vec::new(), open: 0, fresh: 0, courses: 0, ..full }]
});

page!(PublicVacancies, "pages/public/vacancies.html", {
    let list = ListState {
        path: "/offerte".into(),
        q: "elettricista".into(),
        total: 2,
        all: 214,
        next: Some("/offerte?dopo=2".into()),
        ..ListState::default()
    };
    let full =
        Self { layout: invented::anybody("/offerte"), list: list.clone(), place: "Lerici".into(), rows: vec![short(true), short(false)] };
    vec![full.clone(), Self { rows: Vec::new(), list: ListState { total: 0, next: None, ..list }, ..full }]
});

page!(PublicVacancyPage, "pages/public/vacancy.html", {
    let mut record = vacancy::bare();
    let bare = Self {
        layout: invented::anybody("/offerte/1"),
        id: invented::id(1),
        vacancy: record.clone(),
        employer: None,
        place: None,
        ccnl: None,
        json_ld: None,
        open: false,
    };
    vacancy::fill(&mut record);
    let json_ld = Some(r#"{"@context":"https://schema.org/","@type":"JobPosting","title":"Elettricista di bordo"}"#.into());
    vec![
        Self {
            vacancy: record,
            employer: Some("Cantiere Levante Refit".into()),
            place: Some("La Spezia".into()),
            ccnl: Some("Metalmeccanici industria".into()),
            json_ld,
            open: true,
            ..bare.clone()
        },
        bare,
    ]
});
