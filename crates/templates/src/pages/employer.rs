//! Employers: list, view, form.

use chrono::{DateTime, Utc};
use ponte_domain::{
    employer::{Contact, Size},
    vacancy::VacancyState,
};
use serde::Serialize;

use super::{
    form_page::{Twin, TwinReason},
    invented,
    worker::Named,
};
use crate::{
    form::{FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// An employer in a list.
#[derive(Debug, Clone, Serialize)]
pub struct EmployerRow {
    pub id: String,
    pub name: String,
    /// Words of the sector.
    pub sector: Option<String>,
    pub place: Option<String>,
    pub phone: Option<String>,
    pub open_vacancies: u32,
    /// Share of outcomes asked that it answered, in per cent.
    pub answers_percent: Option<u8>,
}

/// The columns of the list of employers beside the name.
pub const EMPLOYER_COLUMNS: &[&str] = &["sector", "where", "phone", "open-vacancies", "answers"];

list_page!(
    /// The list of employers. Query: `q`, `ordine`, `dopo`.
    EmployerList, EmployerRow, "pages/employer/list.html", Place::Employers, "/sportello/imprese", EMPLOYER_COLUMNS,
    vec![
        EmployerRow { id: invented::id(2), name: "Cantiere Levante Refit".into(), sector: Some("Riparazione di navi".into()), place: Some("La Spezia".into()), phone: Some("0187 000 700".into()), open_vacancies: 2, answers_percent: Some(86) },
        EmployerRow { id: invented::id(3), name: "Hotel Il Maestrale".into(), sector: None, place: None, phone: None, open_vacancies: 0, answers_percent: None },
    ]
);

/// An employer's page.
#[derive(Debug, Clone, Serialize)]
pub struct EmployerView {
    pub layout: Layout,
    pub id: String,
    pub name: String,
    pub partita_iva: Option<String>,
    pub codice_fiscale: Option<String>,
    pub sector: Option<String>,
    pub size: Option<Size>,
    pub website: Option<String>,
    pub sites: Vec<SiteLine>,
    pub contacts: Vec<Contact>,
    pub vacancies: Vec<VacancyLine>,
    /// Outcomes asked, and answered.
    pub asked: u32,
    pub answered: u32,
    /// Days it usually takes to answer.
    pub answer_days: Option<u32>,
}

/// A place of work.
#[derive(Debug, Clone, Serialize)]
pub struct SiteLine {
    pub name: Option<String>,
    pub place: Option<String>,
    pub address: Option<String>,
}

/// A vacancy in short.
#[derive(Debug, Clone, Serialize)]
pub struct VacancyLine {
    pub id: String,
    pub title: String,
    pub state: VacancyState,
    pub positions: u32,
    pub hired: u32,
    pub changed: DateTime<Utc>,
}

page!(EmployerView, "pages/employer/view.html", {
    let crumbs = vec![Crumb::key("employers", "/sportello/imprese")];
    let contact = Contact {
        name: "Paola Neri".into(),
        role: Some("personale".into()),
        phone: Some("0187 000 701".into()),
        email: Some("personale@levante.example".into()),
        pec: None,
    };
    let vacancy = VacancyLine {
        id: invented::id(1),
        title: "Elettricista di bordo".into(),
        state: VacancyState::Published,
        positions: 2,
        hired: 0,
        changed: invented::in_minutes(-900),
    };
    let full = EmployerView {
        layout: invented::operator(Place::Employers, "/sportello/imprese/2", crumbs),
        id: invented::id(2),
        name: "Cantiere Levante Refit".into(),
        partita_iva: Some("01234567897".into()),
        codice_fiscale: Some("01234567897".into()),
        sector: Some("Riparazione e manutenzione di navi (33.15)".into()),
        size: Some(Size::People(48)),
        website: Some("levante.example".into()),
        sites: vec![SiteLine {
            name: Some("Bacino 2".into()),
            place: Some("La Spezia".into()),
            address: Some("viale San Bartolomeo 40".into()),
        }],
        contacts: vec![contact],
        vacancies: vec![vacancy],
        asked: 7,
        answered: 6,
        answer_days: Some(3),
    };
    let bare = EmployerView {
        partita_iva: None,
        codice_fiscale: None,
        sector: None,
        size: Some(Size::Small),
        website: None,
        sites: Vec::new(),
        contacts: Vec::new(),
        vacancies: Vec::new(),
        asked: 0,
        answered: 0,
        answer_days: None,
        ..full.clone()
    };
    vec![full, bare]
});

form_page!(
    /// The form of an employer. Field names are the import names (`sites.1.istat`, `contacts.1.name`).
    EmployerForm, "pages/employer/form.html", |make: fn(Layout, Form) -> EmployerForm| {
        let layout = invented::operator(Place::Employers, "/sportello/imprese/nuova", vec![Crumb::key("employers", "/sportello/imprese")]);
        let mut new = make(layout.clone(), Form::new("/sportello/imprese/nuova"));
        new.rows = [("sites".to_owned(), 1), ("contacts".to_owned(), 1)].into();
        let mut changed = new.clone();
        changed.record = Some(Named { id: invented::id(2), name: "Cantiere Levante Refit".into() });
        changed.form = changed.form.with("name", "Cantiere Levante Refit").with("size", "small").wrong(FieldError::new("partita_iva", "partita-iva-check"));
        changed.duplicates = vec![Twin { id: invented::id(3), name: "Levante Refit srl".into(), note: "La Spezia".into(), why: TwinReason::PartitaIva }];
        vec![new, changed]
    }
);
