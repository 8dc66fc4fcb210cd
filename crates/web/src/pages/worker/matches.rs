//! Vacancies for a worker: those she was proposed for, and those worth showing to her.

use std::collections::HashMap;

use ponte_app::{
    proposal, register,
    rights::{Caller, Right},
    shortlist,
};
use ponte_domain::{employer::Employer, id::WorkerId, proposal::ProposalState, vacancy::Vacancy};
use ponte_matching::outcome::{Criterion, Match, Term, TermName};
use ponte_storage::Stored;
use ponte_templates::pages::{shortlist::FourTerms, worker_view::OpenMatch};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{error::PageError, pages::vacancy::shortlist::rows::is_known, site::Site};

/// Vacancies suggested.
const MOST: usize = 20;

/// Reasons told in one line.
const MAIN: usize = 3;

/// What the engine says, as templates read it.
fn value(said: &impl Serialize) -> Value {
    serde_json::to_value(said).unwrap_or_default()
}

/// The vacancies for a worker: open proposals first, then by points.
pub async fn open_matches(site: &Site, caller: &Caller, worker: WorkerId) -> Result<Vec<OpenMatch>, PageError> {
    let proposals = proposal::of_worker(&site.app, caller, worker).await?;
    let states: HashMap<Uuid, ProposalState> = proposals.iter().map(|stored| (stored.proposal.vacancy.0, stored.proposal.state)).collect();
    if !caller.may(Right::Match) || !caller.may(Right::SeeVacancies) {
        return Ok(Vec::new());
    }
    let suggested = shortlist::suggest(&site.app, caller, worker, MOST).await?;
    let mut found: Vec<(Uuid, Option<Match>)> = suggested.into_iter().map(|each| (each.vacancy.0, Some(each.found))).collect();
    let open = proposals.iter().filter(|stored| stored.proposal.state.is_open()).map(|stored| stored.proposal.vacancy.0);
    let missing: Vec<Uuid> = open.filter(|id| !found.iter().any(|(known, _)| known == id)).collect();
    found.extend(missing.into_iter().map(|id| (id, None)));
    let ids: Vec<Uuid> = found.iter().map(|(id, _)| *id).collect();
    let vacancies = register::view_many::<Vacancy>(&site.app, caller, &ids).await?;
    let employers: Vec<Uuid> = vacancies.values().filter_map(|stored| Some(stored.value.employer_id?.0)).collect();
    let employers = register::view_many::<Employer>(&site.app, caller, &employers).await?;
    let mut matches: Vec<OpenMatch> = found
        .iter()
        .filter_map(|(id, found)| {
            let vacancy = vacancies.get(id)?;
            let employer = vacancy.value.employer_id.and_then(|id| employers.get(&id.0));
            Some(open_match(site, vacancy, employer, found.as_ref(), states.get(id).copied()))
        })
        // What was discarded or has ended is told in her story.
        .filter(|each| each.state.is_none_or(ProposalState::is_open))
        .collect();
    matches.sort_by_key(|each| (each.state.is_none(), std::cmp::Reverse(each.points)));
    Ok(matches)
}

fn open_match(
    site: &Site,
    vacancy: &Stored<Vacancy>,
    employer: Option<&Stored<Employer>>,
    found: Option<&Match>,
    state: Option<ProposalState>,
) -> OpenMatch {
    let catalogue = site.app.market.catalogue();
    let place = vacancy.value.workplace.istat.as_deref().and_then(|istat| catalogue.place(istat));
    let terms = found.map_or(&[][..], |found| &found.terms);
    OpenMatch {
        vacancy: vacancy.id.to_string(),
        title: vacancy.value.title.clone(),
        employer: employer.map(|employer| employer.value.name.clone()),
        place: place.map(|place| place.name.clone()),
        km: found.and_then(|found| found.metres).map(|metres| f64::from((metres + 50) / 100) / 10.0),
        points: found.map_or(0, |found| found.points),
        reachable: found.map_or(0, |found| found.reachable),
        four: four(terms),
        main: main_reasons(terms),
        missing: found.map_or_else(Vec::new, |found| found.missing.iter().map(value).collect()),
        ask: found.map_or_else(Vec::new, |found| found.ask.iter().map(value).collect()),
        state,
    }
}

fn four(terms: &[Term]) -> FourTerms {
    let of = |criterion| terms.iter().filter(|term| term.name.criterion() == criterion).map(|term| term.points).sum();
    FourTerms {
        coherence: of(Criterion::Coherence),
        availability: of(Criterion::Availability),
        nearness: of(Criterion::Nearness),
        wishes: of(Criterion::Wishes),
    }
}

/// The reasons worth most; kilometres and freshness stand elsewhere on the page.
fn main_reasons(terms: &[Term]) -> Vec<Value> {
    let told_elsewhere = |term: &Term| matches!(term.name, TermName::Distance | TermName::Ascertained);
    let mut best: Vec<&Term> = terms.iter().filter(|term| !told_elsewhere(term) && term.points > 0 && is_known(&term.why)).collect();
    best.sort_by_key(|term| std::cmp::Reverse(term.points));
    best.truncate(MAIN);
    best.iter().map(|term| value(&term.why)).collect()
}
