//! The story of a worker: what the desk did with her and for her.

use ponte_app::{
    balance, pact, pathway, profiling, proposal,
    register::{self, HistoryEntry},
    rights::Caller,
    service, unemployment, visit,
};
use ponte_domain::{
    actor::Actor,
    balance::Balance,
    id::WorkerId,
    pact::{Absence, Pact, Signature},
    pathway::{Recorded, Subject as CaseOf},
    plan::Plan,
    profiling::{Profile, TrackChoice},
    proposal::{Proposal, ProposalState},
    reference::Lang,
    service::{LepList, Origin, Service, Subject},
    unemployment::{Fact as Event, StatusEvent},
    vacancy::Vacancy,
    visit::{Visit, VisitOutcome},
    worker::Worker,
};
use ponte_storage::Stored;
use ponte_templates::pages::worker_view::{Fact, FactKind};
use uuid::Uuid;

use crate::{error::PageError, pages::pathway::told_of, site::Site};

/// Every fact of her story, the latest first; `history` are the saves of her record.
pub async fn story(
    site: &Site,
    caller: &Caller,
    stored: &Stored<Worker>,
    history: &[HistoryEntry],
    lang: Lang,
) -> Result<Vec<Fact>, PageError> {
    let proposals = proposal::of_worker(&site.app, caller, WorkerId(stored.id)).await?;
    let ids: Vec<Uuid> = proposals.iter().map(|stored| stored.proposal.vacancy.0).collect();
    let vacancies = register::view_many::<Vacancy>(&site.app, caller, &ids).await?;
    let mut facts: Vec<Fact> = history.iter().map(saved).collect();
    for each in &proposals {
        let title = vacancies.get(&each.proposal.vacancy.0).map(|vacancy| vacancy.value.title.clone());
        facts.extend(steps(&each.proposal, title));
    }
    let kind = if stored.batch.is_some() { FactKind::Imported } else { FactKind::Registered };
    facts.push(Fact { kind, at: stored.created_at, by: None, what: None, state: None, coded: None, note: None, behalf: None });
    let levels = service::levels(&site.app.db).await?;
    let services = service::of_subject(&site.app, caller, Subject::Worker(WorkerId(stored.id))).await?;
    // What an act recorded by itself is told by the act.
    let visits = visit::of_worker(&site.app, caller, WorkerId(stored.id)).await?;
    let told = |service: &Service| match service.origin {
        Some((Origin::Visit, id)) => visits.iter().any(|visit| visit.id == id),
        Some(_) => true,
        None => false,
    };
    facts.extend(visits.iter().map(came));
    let by_hand = services.iter().filter(|each| !told(each));
    facts.extend(by_hand.map(|each| served(each, &levels)));
    let case = pact::file(&site.app, caller, WorkerId(stored.id)).await?;
    facts.extend(case.pacts.iter().flat_map(|found| signed(&found.value)));
    facts.extend(case.absences.iter().map(|seen| missed(&seen.found.value)));
    facts.extend(unemployment::file(&site.app, caller, WorkerId(stored.id)).await?.events.iter().filter_map(|found| counted(&found.value)));
    let careers = balance::file(&site.app, caller, WorkerId(stored.id)).await?;
    facts.extend(careers.balances.iter().filter_map(|found| balanced(&found.value)));
    facts.extend(careers.plans.iter().map(|found| planned(&found.value)));
    let profiled = profiling::file(&site.app, caller, WorkerId(stored.id)).await?;
    facts.extend(profiled.profiles.iter().filter_map(|found| computed(&found.value)));
    facts.extend(profiled.choices.iter().filter_map(|found| decided(&found.value)));
    for case in pathway::of_opened(&site.app, caller, CaseOf::Worker(WorkerId(stored.id))).await? {
        facts.extend(followed(&case, lang));
    }
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.at));
    Ok(facts)
}

/// What was recorded of a case; what was struck out is told on its own page.
fn followed(case: &pathway::Case, lang: Lang) -> Vec<Fact> {
    let Some(known) = case.pathway() else { return Vec::new() };
    let fact = |recorded: &Recorded| {
        let (act, title, said) = told_of(case, known, &recorded.entry.act, lang);
        let words = [known.title.get(lang), &title].into_iter().chain(said.as_deref()).collect::<Vec<_>>();
        Fact {
            kind: FactKind::Pathway,
            at: recorded.at,
            by: name_of(&recorded.by),
            what: Some(words.join(", ")),
            state: None,
            coded: Some(("recorded", act)),
            note: Some(recorded.note.clone()).filter(|note| !note.is_empty()),
            behalf: recorded.by.channel(),
        }
    };
    case.stored.run.standing_entries().map(fact).collect()
}

fn served(service: &Service, levels: &LepList) -> Fact {
    let own = levels.get(&service.lep).and_then(|lep| lep.name.clone());
    Fact {
        kind: FactKind::Served,
        at: service.at,
        by: name_of(&service.by),
        what: Some(own.unwrap_or_else(|| service.lep.clone())),
        state: None,
        coded: Some(("service-channel", service.channel.as_str())),
        note: service.note.clone(),
        behalf: None,
    }
}

/// Every signature of a pact, of earlier versions too.
fn signed(pact: &Pact) -> Vec<Fact> {
    let signatures = pact.before.iter().filter_map(|version| version.signed.as_ref()).chain(&pact.signed);
    let fact = |signature: &Signature| Fact {
        kind: FactKind::Agreed,
        at: signature.at,
        by: name_of(&signature.by),
        what: None,
        state: None,
        coded: Some(("signed-how", signature.how.as_str())),
        note: None,
        behalf: signature.by.channel(),
    };
    signatures.map(fact).collect()
}

/// A visit, told by what came of it.
fn came(visit: &Visit) -> Fact {
    let outcome = visit.ended.as_ref().map(|ended| ended.outcome);
    let by = visit.received.as_ref().map_or(&visit.by, |received| &received.by);
    Fact {
        kind: FactKind::Came,
        at: visit.arrived,
        by: name_of(by),
        what: None,
        state: None,
        coded: outcome.map(|outcome: VisitOutcome| ("visit-outcome", outcome.as_str())),
        note: None,
        behalf: None,
    }
}

fn balanced(balance: &Balance) -> Option<Fact> {
    let done = balance.concluded.as_ref()?;
    Some(Fact {
        kind: FactKind::Balanced,
        at: done.at,
        by: name_of(&done.by),
        what: None,
        state: None,
        coded: None,
        note: None,
        behalf: None,
    })
}

fn planned(plan: &Plan) -> Fact {
    Fact {
        kind: FactKind::Planned,
        at: plan.at,
        by: name_of(&plan.by),
        what: Some(plan.goal.clone()),
        state: None,
        coded: None,
        note: None,
        behalf: None,
    }
}

/// A profile that was not taken back; what it came to is on its own page.
fn computed(profile: &Profile) -> Option<Fact> {
    let fact = Fact {
        kind: FactKind::Profiled,
        at: profile.at,
        by: name_of(&profile.by),
        what: None,
        state: None,
        coded: None,
        note: None,
        behalf: None,
    };
    profile.voided.is_none().then_some(fact)
}

fn decided(choice: &TrackChoice) -> Option<Fact> {
    let fact = Fact {
        kind: FactKind::TrackDecided,
        at: choice.at,
        by: name_of(&choice.by),
        what: None,
        state: None,
        coded: Some(("track", choice.track.as_str())),
        note: None,
        behalf: None,
    };
    choice.voided.is_none().then_some(fact)
}

fn missed(absence: &Absence) -> Fact {
    Fact {
        kind: FactKind::Missed,
        at: absence.at,
        by: name_of(&absence.by),
        what: None,
        state: None,
        coded: Some(("missed", absence.missed.as_str())),
        note: absence.note.clone(),
        behalf: None,
    }
}

/// What counts for her status; what was taken back is told on its own page.
fn counted(event: &StatusEvent) -> Option<Fact> {
    if event.voided.is_some() {
        return None;
    }
    let (kind, what, coded) = match &event.fact {
        Event::Declared { how, .. } => (FactKind::Declared, None, ("did-how", how.as_str())),
        Event::Worked(work) => (FactKind::Worked, work.employer.clone(), ("work-kind", work.kind.as_str())),
        Event::Ended { reason } => (FactKind::StatusEnded, None, ("status-end", reason.as_str())),
    };
    Some(Fact {
        kind,
        at: event.at,
        by: name_of(&event.by),
        what,
        state: None,
        coded: Some(coded),
        note: event.note.clone(),
        behalf: event.by.channel(),
    })
}

fn name_of(actor: &Actor) -> Option<String> {
    actor.name().map(str::to_owned)
}

/// A save in which nothing but the availability was ascertained is called so.
fn saved(entry: &HistoryEntry) -> Fact {
    let ascertained = !entry.changes.is_empty()
        && entry.changes.iter().all(|(field, ..)| matches!(field.as_str(), "availability.ascertained" | "availability.from"));
    let kind = if ascertained { FactKind::Ascertained } else { FactKind::Changed };
    Fact { kind, at: entry.at, by: name_of(&entry.by), what: None, state: None, coded: None, note: None, behalf: entry.by.channel() }
}

fn steps(proposal: &Proposal, title: Option<String>) -> impl Iterator<Item = Fact> {
    proposal.steps.iter().map(move |step| Fact {
        kind: kind_of(step.state),
        at: step.at,
        by: name_of(&step.by),
        what: title.clone(),
        state: (step.state != ProposalState::Proposed).then_some(step.state),
        coded: None,
        note: step.note.clone(),
        behalf: step.by.channel(),
    })
}

const fn kind_of(state: ProposalState) -> FactKind {
    use ProposalState as S;
    match state {
        S::Proposed | S::Discarded => FactKind::Proposed,
        S::Contacted | S::Available | S::NotAvailable => FactKind::Contacted,
        S::Sent => FactKind::Sent,
        S::Assessed | S::Suitable | S::Unsuitable | S::Interview => FactKind::Verdict,
        S::Hired | S::Refused | S::Withdrawn | S::ClosedElsewhere => FactKind::Outcome,
    }
}
