//! Beginning a pathway with a person.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use chrono::NaiveDate;
use ponte_app::{
    error::{Error, Refusal},
    pathway::{self, Beginning},
};
use ponte_domain::{
    actor::Purpose,
    expression::Value,
    pathway::{FactKind, Pathway, Subject},
};
use ponte_templates::{
    form::{FieldError, Form},
    layout::{Crumb, Done},
    pages::{pathway::BeginPathway, picture::Picture},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    lines::{error_of, events, facts},
    person::beginning,
    side::{Side, about, path_of},
};
use crate::{error::PageError, flash, inputs::typed_day, pages::pack::number, site::Site, visitor::Staff};

pub type Inputs = Vec<(String, String)>;

/// The parts of the address: whose pathway is begun, and which.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    id: Uuid,
    pack: String,
    pathway: String,
}

/// What was typed in a field, without the spaces around it.
pub fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// `GET /sportello/persone/{id}/percorsi/inizia/{pack}/{pathway}`
pub async fn page(State(site): State<Site>, staff: Staff, side: Side, Path(chosen): Path<Chosen>) -> Result<Response, PageError> {
    let form = Form::default().with("begun", site.app.today().to_string()).with("new_id", site.app.new_id().to_string());
    show(&site, staff, side.subject(chosen.id), &chosen, form).await
}

async fn show(site: &Site, staff: Staff, subject: Subject, chosen: &Chosen, form: Form) -> Result<Response, PageError> {
    let (caller, lang) = (staff.caller(site, Purpose::Casework), staff.0.lang);
    let (on, known) = find(site, &staff, subject, chosen).await?;
    let (mut layout, person) = about(site, &staff, &caller, subject).await?;
    layout.crumbs.push(Crumb::key("pathways", &path_of(subject)));
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = BeginPathway {
        layout,
        person,
        at: path_of(subject),
        begins: beginning(&on, &known.id, lang).ok_or(PageError::NotFound)?,
        picture: Picture::of(&known, None, lang),
        facts: facts(&known, &[], lang),
        events: events(&known, &[], lang),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

async fn find(site: &Site, staff: &Staff, subject: Subject, chosen: &Chosen) -> Result<(ponte_app::pack::Running, Pathway), PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let found = pathway::beginnings(&site.app, &caller, subject).await?;
    let (on, _) = found.into_iter().find(|(on, _)| on.pack.manifest.id == chosen.pack).ok_or(PageError::NotFound)?;
    let known = on.pack.pathway(&chosen.pathway).filter(|known| known.about.fits(subject)).cloned().ok_or(PageError::NotFound)?;
    Ok((on, known))
}

/// What was said of a person or her case, by the names of facts and events.
#[derive(Default)]
pub struct Said {
    pub facts: Vec<(String, Value)>,
    pub events: Vec<(String, NaiveDate)>,
}

/// Facts and events as they were typed; the field that cannot be read.
pub fn said(pathway: &Pathway, inputs: &Inputs) -> Result<Said, FieldError> {
    let mut said = Said::default();
    for fact in &pathway.facts {
        let name = format!("fact-{}", fact.id);
        let typed = text(inputs, &name);
        let wrong = |code: &str| FieldError::new(name.clone(), code);
        let value = match fact.kind {
            _ if typed.is_empty() => continue,
            FactKind::YesNo => Value::Boolean(typed == "yes"),
            FactKind::Number => Value::Number(number(typed).ok_or_else(|| wrong("amount"))?),
            FactKind::Date => Value::Date(typed_day(typed).ok_or_else(|| wrong("date"))?),
            FactKind::Choice => Value::text(typed),
        };
        said.facts.push((fact.id.clone(), value));
    }
    for event in &pathway.events {
        let name = format!("event-{}", event.id);
        let typed = text(inputs, &name);
        if !typed.is_empty() {
            said.events.push((event.id.clone(), typed_day(typed).ok_or_else(|| FieldError::new(name, "date"))?));
        }
    }
    Ok(said)
}

/// `POST /sportello/persone/{id}/percorsi/inizia/{pack}/{pathway}`
pub async fn begin(
    State(site): State<Site>,
    staff: Staff,
    side: Side,
    Path(chosen): Path<Chosen>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let (caller, subject) = (staff.caller(&site, Purpose::Casework), side.subject(chosen.id));
    let mut form = Form::default();
    inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    let (_, known) = find(&site, &staff, subject, &chosen).await?;
    let read = read(&site, &known, &chosen, &inputs);
    let beginning = match read {
        Ok(beginning) => beginning,
        Err(fault) => return show(&site, staff, subject, &chosen, form.wrong(fault)).await,
    };
    match pathway::begin(&site.app, &caller, subject, beginning).await {
        Ok(run) => Ok(flash::done(&format!("{}/{run}", path_of(subject)), Done::Begun, 1, None)),
        Err(Error::Refused(Refusal::Run(why))) => show(&site, staff, subject, &chosen, form.wrong(error_of("begun", why))).await,
        Err(Error::Refused(Refusal::AlreadyThere)) => {
            show(&site, staff, subject, &chosen, form.wrong(FieldError::new("begun", "run-already-there"))).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(site: &Site, known: &Pathway, chosen: &Chosen, inputs: &Inputs) -> Result<Beginning, FieldError> {
    let Said { facts, events } = said(known, inputs)?;
    let on = match text(inputs, "begun") {
        "" => None,
        typed => Some(typed_day(typed).ok_or_else(|| FieldError::new("begun", "date"))?),
    };
    let id = text(inputs, "new_id").parse().unwrap_or_else(|_| site.app.new_id());
    Ok(Beginning { id, pack: chosen.pack.clone(), pathway: chosen.pathway.clone(), on, facts, events })
}
