//! The form of a vacancy.

use std::collections::BTreeMap;

use ponte_app::{
    register,
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    employer::Employer,
    id::{EmployerId, ExternalId},
    reference::Lang,
    text::sort_key,
    vacancy::Vacancy,
};
use ponte_storage::Stored;
use ponte_templates::{form::FieldError, layout::Place, pages::vacancy::VacancyForm};
use uuid::Uuid;

use super::requirement_words;
use crate::{
    error::PageError,
    record_form::{FormNoun, Inputs, ListSpec, PageParts, Posted, Spec, Words},
    site::Site,
};

/// Employers compared when a name is typed.
const LOOKED_AT: u64 = 20;

const SPEC: Spec = Spec {
    lists: &[ListSpec { name: "requirements", key: "value", kept: &[] }],
    words: &[Words::Whole("occupation"), Words::Beside("requirements", "value")],
    joined: &[],
    answers: &[],
    ticks: &["anonymous", "workplace.board_and_lodging"],
    kept: &["id", "source", "desk", "state", "state_reason", "state_note", "published", "ccnl_level", "tags", "weights"],
    kept_with: &[
        ("workplace.lat", &["workplace.istat", "workplace.address"]),
        ("workplace.lon", &["workplace.istat", "workplace.address"]),
    ],
    moments: &["employer_deadline"],
    places: &["workplace.istat"],
};

impl FormNoun for Vacancy {
    type Page = VacancyForm;

    const PATH: &'static str = "/sportello/offerte";
    const PLACE: Place = Place::Vacancies;
    const CRUMB: &'static str = "vacancies";
    const PURPOSE: Purpose = Purpose::Matching;
    const SPEC: &'static Spec = &SPEC;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn note(&self, site: &Site) -> String {
        let catalogue = site.app.market.catalogue();
        let place = self.workplace.istat.as_deref().and_then(|istat| catalogue.place(istat));
        place.map_or_else(|| self.external.id.clone(), |place| place.name.clone())
    }

    fn page(parts: PageParts) -> VacancyForm {
        VacancyForm {
            layout: parts.layout,
            form: parts.form,
            record: parts.record,
            labels: BTreeMap::new(),
            rows: parts.rows,
            conflict: parts.conflict,
            duplicates: parts.duplicates,
            choices: BTreeMap::new(),
        }
    }

    async fn prepare(site: &Site, caller: &Caller, posted: &mut Posted, lang: Lang) -> Result<Vec<FieldError>, PageError> {
        let mut wrong_words = requirement_words::to_codes(&mut posted.inputs, &site.app.presses.words, lang);
        // What is made on a page is looked at before it is published.
        if posted.version.is_none() {
            posted.inputs.set("state", "draft");
        }
        let typed = posted.inputs.first("employer").to_owned();
        if typed.is_empty() || posted.add.is_some() {
            return Ok(wrong_words);
        }
        match find_employer(site, caller, &typed).await? {
            Found::One(employer) => posted.inputs.set("employer", reference(&employer)),
            Found::Several => wrong_words.push(wrong("employer-ambiguous", &typed)),
            Found::None if posted.create_employer => {
                let employer = make_employer(site, caller, &typed).await?;
                posted.inputs.set("employer", reference(&employer));
            }
            Found::None => wrong_words.push(wrong("employer-unknown", &typed)),
        }
        Ok(wrong_words)
    }

    async fn complete(&mut self, site: &Site, caller: &Caller) -> Result<(), PageError> {
        if let Found::One(employer) = find_employer(site, caller, &self.employer.clone()).await? {
            self.employer = employer.value.external.id.clone();
            self.employer_id = Some(EmployerId(employer.id));
        }
        Ok(())
    }

    async fn start(site: &Site, caller: &Caller, query: &[(String, String)]) -> Result<Inputs, PageError> {
        let mut inputs = Inputs::default();
        inputs.push("positions", "1");
        if let Some((_, id)) = query.iter().find(|(name, _)| name == "employer") {
            let employer = register::find::<Employer>(&site.app, caller, id).await?;
            inputs.push("employer", reference(&employer));
        }
        Ok(inputs)
    }

    async fn present(site: &Site, caller: &Caller, inputs: &mut Inputs, lang: Lang) -> Result<(), PageError> {
        requirement_words::to_words(inputs, &site.app.presses.words, lang);
        let reference_or_id = inputs.first("employer").to_owned();
        if let Found::One(employer) = find_employer(site, caller, &reference_or_id).await? {
            inputs.set("employer", reference(&employer));
        }
        Ok(())
    }

    /// The list of people is what the vacancy was recorded for.
    fn after_creation(id: Uuid) -> String {
        format!("{}/{id}/rosa", Self::PATH)
    }
}

fn wrong(code: &str, typed: &str) -> FieldError {
    let mut error = FieldError::new("employer", code);
    error.args.insert("value".to_owned(), typed.to_owned());
    error
}

/// `Name [external id]`, which reads back as the same employer.
pub fn reference(employer: &Stored<Employer>) -> String {
    format!("{} [{}]", employer.value.name, employer.value.external.id)
}

enum Found {
    One(Box<Stored<Employer>>),
    Several,
    None,
}

/// The employer that is meant by a reference, an id, or a name that only one has.
async fn find_employer(site: &Site, caller: &Caller, typed: &str) -> Result<Found, PageError> {
    let id = typed.strip_suffix(']').and_then(|text| text.rsplit_once('[')).map_or(typed, |(_, id)| id);
    if id.is_empty() {
        return Ok(Found::None);
    }
    match register::find::<Employer>(&site.app, caller, id).await {
        Ok(employer) => return Ok(Found::One(Box::new(employer))),
        Err(ponte_app::error::Error::Refused(ponte_app::error::Refusal::NotFound(_))) => {}
        Err(error) => return Err(error.into()),
    }
    let wanted = sort_key(typed);
    let mut named = crate::pages::lookup::employers(site, caller, typed, LOOKED_AT).await?;
    named.retain(|employer| sort_key(&employer.value.name) == wanted);
    Ok(match (named.pop(), named.is_empty()) {
        (Some(one), true) => Found::One(Box::new(one)),
        (Some(_), false) => Found::Several,
        (None, _) => Found::None,
    })
}

/// Makes an employer of which only the name is known yet.
async fn make_employer(site: &Site, caller: &Caller, name: &str) -> Result<Stored<Employer>, PageError> {
    caller.require(Right::EditEmployers)?;
    let (id, tree) = (site.app.new_id(), site.app.desks());
    let desk = caller.desk_for(Right::EditEmployers, &tree).ok_or(ponte_app::error::Refusal::Forbidden(Right::EditEmployers))?;
    let text = id.simple().to_string();
    let external = ExternalId {
        source: desk.code.clone(),
        id: format!("{}-{}-{}", desk.code, site.app.today().format("%Y"), &text[text.len() - 8..]),
    };
    let employer = Employer {
        external,
        desk: desk.code.clone(),
        name: name.chars().take(200).collect(),
        partita_iva: None,
        codice_fiscale: None,
        sector: None,
        size: None,
        legal_form: None,
        sites: Vec::new(),
        contacts: Vec::new(),
        website: None,
    };
    register::create_as(&site.app, caller, id, &employer).await?;
    Ok(register::view(&site.app, caller, id).await?)
}
