//! The copy of all that is held about her: to read, or as a file.

use axum::{
    Form as Posted,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use ponte_app::{
    error::{Error, Refusal},
    export::text_of,
    person::{self, Standing},
    questionnaire::Opened,
};
use ponte_domain::{
    actor::{Channel, Purpose},
    id::WorkerId,
    reference::Lang,
    visit::Visit,
};
use ponte_templates::pages::{
    own::{CopiedSection, CopiedSheet, OwnCopy, OwnVisit},
    worker_view::FieldChange,
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::lines::{access, consents, head, mandate, pathway, proposal, request, surroundings, team, use_line};
use crate::{
    error::PageError,
    pages::{
        protected::values,
        questionnaire::{answered, row},
        service::{own_adhesion, service_row},
        worker::{
            labels,
            status::{benefit_row, event_row, status_line},
        },
    },
    site::Site,
    visitor::Staff,
};

/// In which form, and how she asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    formato: String,
    on_behalf: String,
}

/// `POST /area/{id}/copia`
pub async fn make(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework).on_behalf(Channel::from_code(&wanted.on_behalf));
    let copy = match person::copy(&site.app, &caller, WorkerId(id)).await {
        Err(Error::Refused(Refusal::Missing(_))) => return Err(PageError::BadRequest),
        copied => copied?,
    };
    if wanted.formato == "json" {
        let text = serde_json::to_vec_pretty(&copy.to_json()).map_err(|error| Error::Internal(error.to_string()))?;
        let name = format!("attachment; filename=\"dati-{}.json\"", site.app.today());
        let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)];
        return Ok((StatusCode::OK, headers, text).into_response());
    }
    let levels = ponte_app::service::levels(&site.app.db).await?;
    let you = caller.actor.account().map(Uuid::from).filter(|_| copy.standing == Standing::Herself);
    let shown = |value: &Value| (!value.is_null()).then(|| text_of(value));
    let changes = copy.history.iter().flat_map(|entry| {
        entry.changes.iter().map(|(field, before, after)| FieldChange {
            at: entry.at,
            by: None,
            field: field.clone(),
            before: shown(before),
            after: shown(after),
        })
    });
    let names = copy.programmes.iter().map(|own| (own.programme.id, own.programme.name.clone())).collect();
    let page = OwnCopy {
        layout: surroundings(&site, &staff),
        own: head(&copy.stored, copy.standing),
        labels: labels(&copy.stored.value, &site.app.market.catalogue()),
        protected: copy.protected.iter().map(|(section, data)| CopiedSection { section: *section, values: values(Some(data)) }).collect(),
        uses: copy.uses.iter().map(|each| use_line(each, &copy.stored.value)).collect(),
        consents: consents(&copy.consents, &[]),
        requests: copy.requests.iter().map(|each| request(each, &copy.proposals)).collect(),
        changes: changes.collect(),
        questionnaires: copy.questionnaires.iter().map(|opened| copied(&site, opened, staff.0.lang)).collect(),
        proposals: copy.proposals.iter().map(proposal).collect(),
        team: copy.team.into_iter().map(team).collect(),
        mandates: copy.mandates.into_iter().map(|each| mandate(&site, each)).collect(),
        accesses: copy.accesses.into_iter().map(|each| access(each, you)).collect(),
        status: status_line(&copy.status),
        events: copy.status_events.iter().map(event_row).collect(),
        benefits: copy.benefits.iter().map(|each| benefit_row(each, site.app.today())).collect(),
        services: copy.services.iter().map(|each| service_row(&site, &levels, &names, each)).collect(),
        programmes: copy.programmes.iter().map(own_adhesion).collect(),
        visits: copy.visits.iter().map(|each| visit(&site, each)).collect(),
        pathways: copy.cases.iter().filter_map(|case| pathway(case, staff.0.lang)).collect(),
        worker: copy.stored.value,
    };
    site.show(staff.0, &page)
}

fn visit(site: &Site, visit: &Visit) -> OwnVisit {
    let desk = site.app.market.desk_of(&visit.desk).name.clone();
    OwnVisit { at: visit.arrived, desk, purpose: visit.purpose, outcome: visit.ended.as_ref().map(|ended| ended.outcome) }
}

/// A questionnaire with what she answered.
fn copied(site: &Site, opened: &Opened, lang: Lang) -> CopiedSheet {
    CopiedSheet { row: row(site, opened, lang), answers: answered(site, opened, lang) }
}
