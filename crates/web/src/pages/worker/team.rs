//! The team of a person's file, and the mandates she gave.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form as Posted;
use ponte_app::{
    case,
    error::{Error, Refusal},
    register,
    rights::Right,
};
use ponte_domain::{
    actor::Purpose,
    case::{Mandate, MandateError, MandateKind, MandateScope, Part},
    id::{AccountId, WorkerId},
    worker::Worker,
};
use ponte_storage::Kind;
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Done},
    pages::{
        cases::{MandateRow, MemberRow, WorkerTeam},
        worker::Named,
    },
};
use uuid::Uuid;

use super::head::surroundings;
use crate::{
    error::PageError,
    flash,
    pages::office::desks::day,
    routes::{Routes, on},
    site::Site,
    visitor::Staff,
};

pub fn routes() -> Routes {
    let at = |rest: &str| format!("/sportello/persone/{{id}}{rest}");
    let assign = || on(Right::AssignCases, Kind::Worker);
    let mandate = || on(Right::KeepMandates, Kind::Worker);
    Routes::new()
        .get(&at("/gruppo"), on(Right::SeePeople, Kind::Worker), page)
        .post(&at("/gruppo"), assign(), join)
        .post(&at("/gruppo/passa"), assign(), hand_over)
        .post(&at("/gruppo/togli"), assign(), leave)
        .post(&at("/deleghe"), mandate(), keep_mandate)
        .post(&at("/deleghe/{mandate}/chiudi"), mandate(), end_mandate)
}

type Inputs = Vec<(String, String)>;

fn address(id: Uuid) -> String {
    format!("/sportello/persone/{id}/gruppo")
}

fn account_of(inputs: &Inputs, name: &str) -> Option<AccountId> {
    text(inputs, name).parse().ok()
}

fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// `GET /sportello/persone/{id}/gruppo`
async fn page(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    show(&site, staff, id, Form::default()).await
}

async fn show(site: &Site, staff: Staff, id: Uuid, form: Form) -> Result<Response, PageError> {
    let caller = staff.caller(site, Purpose::Casework);
    let stored = register::view::<Worker>(&site.app, &caller, id).await?;
    let team = case::team(&site.app, &caller, WorkerId(id)).await?;
    let colleagues = if team.may_assign { case::colleagues(&site.app, &caller, WorkerId(id)).await? } else { Vec::new() };
    let mandates = case::mandates(&site.app, &caller, WorkerId(id)).await?;
    let name = stored.value.person.full_name();
    let mut layout = surroundings(site, &staff);
    layout.crumbs.push(Crumb::name(&name, format!("/sportello/persone/{id}")));
    let today = site.app.today();
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = WorkerTeam {
        layout,
        person: Named { id: id.to_string(), name },
        closed: team.closed,
        members: team.members.into_iter().map(member_row).collect(),
        colleagues: colleagues.into_iter().map(|each| Choice::new(each.account.to_string(), each.name)).collect(),
        mandates: mandates.into_iter().map(|mandate| mandate_row(mandate.holds_on(today), mandate)).collect(),
        may_mandate: caller.may(Right::KeepMandates),
        form,
    };
    Ok((status, site.show(staff.0, &page)?).into_response())
}

fn member_row(team: case::TeamMember) -> MemberRow {
    MemberRow {
        account: team.member.account.to_string(),
        name: team.name,
        part: team.member.part,
        since: team.member.since,
        until: team.member.until,
        present: team.present,
    }
}

fn mandate_row(present: bool, mandate: Mandate) -> MandateRow {
    MandateRow {
        id: mandate.id.to_string(),
        name: mandate.name,
        phone: mandate.phone,
        email: mandate.email,
        kind: mandate.kind,
        scope: mandate.scope,
        since: mandate.since,
        until: mandate.until,
        present,
    }
}

/// `POST /sportello/persone/{id}/gruppo`
async fn join(State(site): State<Site>, staff: Staff, Path(id): Path<Uuid>, Posted(inputs): Posted<Inputs>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let account = account_of(&inputs, "account").unwrap_or(AccountId(Uuid::nil()));
    let part = Part::from_code(text(&inputs, "part")).unwrap_or(Part::Operator);
    case::join(&site.app, &caller, WorkerId(id), account, part).await?;
    Ok(flash::done(&address(id), Done::Joined, 1, None))
}

/// `POST /sportello/persone/{id}/gruppo/passa`
async fn hand_over(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let named = |name| account_of(&inputs, name).unwrap_or(AccountId(Uuid::nil()));
    case::hand_over(&site.app, &caller, WorkerId(id), named("from"), named("to")).await?;
    // Whoever hands her own file over may not open it any more.
    let own = register::view::<Worker>(&site.app, &caller, id).await.is_ok();
    Ok(flash::done(&if own { address(id) } else { "/sportello/casi".to_owned() }, Done::HandedOver, 1, None))
}

/// `POST /sportello/persone/{id}/gruppo/togli`
async fn leave(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let account = account_of(&inputs, "account").unwrap_or(AccountId(Uuid::nil()));
    match case::leave(&site.app, &caller, WorkerId(id), account).await {
        Ok(()) => Ok(flash::done(&address(id), Done::Left, 1, None)),
        Err(Error::Refused(Refusal::LastOne)) => {
            show(&site, staff, id, Form::default().wrong(FieldError::new("account", "last-one"))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sportello/persone/{id}/deleghe`
async fn keep_mandate(
    State(site): State<Site>,
    staff: Staff,
    Path(id): Path<Uuid>,
    Posted(inputs): Posted<Inputs>,
) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    let kept = match read(&site, id, &inputs) {
        Ok(mandate) => case::keep_mandate(&site.app, &caller, mandate).await,
        Err(fault) => {
            // Who may not keep mandates is told so before anything else.
            case::may_keep_mandates(&site.app, &caller, WorkerId(id)).await?;
            return show(&site, staff, id, typed(&inputs).wrong(fault)).await;
        }
    };
    match kept {
        Ok(_) => Ok(flash::done(&address(id), Done::Recorded, 1, None)),
        Err(Error::Refused(Refusal::Mandate(error))) => show(&site, staff, id, typed(&inputs).wrong(fault(error))).await,
        Err(error) => Err(error.into()),
    }
}

fn typed(inputs: &Inputs) -> Form {
    let mut form = Form::default();
    inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form
}

fn fault(error: MandateError) -> FieldError {
    match error {
        MandateError::Name => FieldError::new("name", "required"),
        MandateError::Scope => FieldError::new("scope", "mandate-scope"),
        MandateError::Reversed => FieldError::new("until", "assignment-order"),
    }
}

fn read(site: &Site, id: Uuid, inputs: &Inputs) -> Result<Mandate, FieldError> {
    let texts: BTreeMap<String, String> = inputs.iter().cloned().collect();
    let given = |name: &str| Some(text(inputs, name).chars().take(160).collect::<String>()).filter(|text| !text.is_empty());
    Ok(Mandate {
        id: site.app.new_id(),
        worker: WorkerId(id),
        name: text(inputs, "name").to_owned(),
        phone: given("phone"),
        email: given("email"),
        kind: MandateKind::from_code(text(inputs, "kind")).unwrap_or(MandateKind::Delegate),
        scope: inputs.iter().filter(|(name, _)| name == "scope").filter_map(|(_, code)| MandateScope::from_code(code)).collect(),
        since: day(&texts, "since")?.unwrap_or_else(|| site.app.today()),
        until: day(&texts, "until")?,
        account: None,
    })
}

/// `POST /sportello/persone/{id}/deleghe/{mandate}/chiudi`
async fn end_mandate(State(site): State<Site>, staff: Staff, Path((id, mandate)): Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let caller = staff.caller(&site, Purpose::Casework);
    case::end_mandate(&site.app, &caller, WorkerId(id), mandate).await?;
    Ok(flash::done(&address(id), Done::Ended, 1, None))
}
