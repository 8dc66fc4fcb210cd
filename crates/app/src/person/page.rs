//! What a person sees of her own file.

use std::collections::HashMap;

use chrono::NaiveDate;
use ponte_domain::{
    case::{Mandate, Part},
    employer::Employer,
    id::WorkerId,
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, case, person_request::StoredRequest, proposal, register};
use uuid::Uuid;

use super::{Standing, access::standing, ask::requests, copy::CopiedProposal};
use crate::{
    App, account,
    audit::{self, Access, note_opened},
    error::Result,
    pathway::{Case, cases_of},
    rights::{Caller, Right},
};

/// Somebody of the team that follows a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamLine {
    pub account: Uuid,
    pub name: String,
    pub part: Part,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// A person's own page.
#[derive(Debug, Clone)]
pub struct OwnPage {
    pub stored: Stored<Worker>,
    pub standing: Standing,
    /// The latest first.
    pub proposals: Vec<CopiedProposal>,
    /// Those who follow her today.
    pub team: Vec<TeamLine>,
    pub mandates: Vec<Mandate>,
    pub requests: Vec<StoredRequest>,
    /// Where she stands on the pathways of services.
    pub cases: Vec<Case>,
}

/// A person's own page; that it is opened is recorded.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn own_page(app: &App, caller: &Caller, worker: WorkerId) -> Result<OwnPage> {
    let (stored, standing) = standing(app, caller, Right::SeePeople, worker).await?;
    note_opened(app, caller, Kind::Worker, worker.0).await?;
    let mut team = team_of(app, worker).await?;
    team.retain(|line| line.until.is_none_or(|until| until >= app.today()));
    let (requests, proposals) = requests(app, caller, worker).await?;
    let (mandates, cases) = (case::mandates(&app.db, worker).await?, cases_of(app, ponte_domain::pathway::Subject::Worker(worker)).await?);
    Ok(OwnPage { stored, standing, proposals, team, mandates, requests, cases })
}

/// Everybody who is or was in the team of a person, with their names: those whom she has met.
pub(super) async fn team_of(app: &App, worker: WorkerId) -> Result<Vec<TeamLine>> {
    let names = account::names(app).await?;
    let members = case::team(&app.db, worker).await?.into_iter().map(|member| TeamLine {
        account: member.account.0,
        name: names.get(&member.account.0).cloned().unwrap_or_default(),
        part: member.part,
        since: member.since,
        until: member.until,
    });
    Ok(members.collect())
}

/// The proposals of a person with what each was for; an employer that wants to stay unnamed is not named.
pub(super) async fn proposals_of(app: &App, worker: WorkerId) -> Result<Vec<CopiedProposal>> {
    let found = proposal::of_worker(&app.db, worker, &proposal::Within::default()).await?;
    let ids: Vec<Uuid> = found.iter().map(|each| each.proposal.vacancy.0).collect();
    let vacancies = register::get_many::<Vacancy>(&app.db, &ids).await?;
    let employers: Vec<Uuid> = vacancies.iter().filter_map(|each| each.value.employer_id.map(Uuid::from)).collect();
    let employers = register::get_many::<Employer>(&app.db, &employers).await?;
    let employers: HashMap<Uuid, String> = employers.into_iter().map(|each| (each.id, each.value.name)).collect();
    let vacancies: HashMap<Uuid, Vacancy> = vacancies.into_iter().map(|each| (each.id, each.value)).collect();
    let copied = found.into_iter().map(|each| {
        let vacancy = vacancies.get(&each.proposal.vacancy.0);
        let named = vacancy.filter(|vacancy| !vacancy.anonymous).and_then(|vacancy| vacancy.employer_id);
        CopiedProposal {
            title: vacancy.map(|vacancy| vacancy.title.clone()).unwrap_or_default(),
            employer: named.and_then(|id| employers.get(&id.0).cloned()),
            proposal: each.proposal,
        }
    });
    Ok(copied.collect())
}

/// Who opened or changed a person's file, as it is told to her: the office and the role of each, and the name of those of her team
/// and of herself. The names of other colleagues are told to those who answer for the desk and to the auditors only.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn own_accesses(app: &App, caller: &Caller, worker: WorkerId) -> Result<Vec<Access>> {
    standing(app, caller, Right::SeeAccesses, worker).await?;
    let mut accesses = audit::accesses(app, caller, worker.0).await?;
    let known: Vec<Uuid> = team_of(app, worker).await?.into_iter().map(|line| line.account).collect();
    let own = caller.actor.account().map(Uuid::from);
    for access in &mut accesses {
        if access.actor.is_none_or(|actor| !known.contains(&actor) && Some(actor) != own) {
            access.name = None;
        }
        access.desk = access.desk.take().map(|desk| app.market.desk_of(&desk).name.clone());
    }
    Ok(accesses)
}
