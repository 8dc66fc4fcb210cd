//! What the pages of a person and of the desk that answers her share.

use ponte_app::{
    audit::Access,
    error::Refusal,
    pathway::Case,
    person::{self, Standing, Use},
    register::HistoryEntry,
};
use ponte_domain::{
    actor::{Actor, Purpose, Role},
    case::Mandate,
    consent::{ConsentAct, DataUse},
    pathway::{Role as StepRole, Step, StepState},
    person_request::{PersonRequest, RequestError},
    reference::Lang,
    worker::Worker,
};
use ponte_storage::Stored;
use ponte_templates::{
    form::FieldError,
    layout::{Layout, Place},
    pages::{
        audit::WhoKind,
        cases::MandateRow,
        own::{ConsentLine, OwnAccess, OwnHead, OwnPathway, OwnProposal, OwnTeam, RequestLine, UseLine},
        picture::Picture,
    },
};
use uuid::Uuid;

use crate::{
    layout::layout,
    pages::{
        pathway::{ended, history, phase_title},
        worker::access_kind,
    },
    site::Site,
    visitor::Staff,
};

/// Surroundings of a page of hers.
pub fn surroundings(site: &Site, staff: &Staff) -> Layout {
    layout(site, &staff.0, Place::Public, Vec::new())
}

/// Whose page it is, and who looks.
pub fn head(stored: &Stored<Worker>, standing: Standing) -> OwnHead {
    OwnHead {
        id: stored.id.to_string(),
        name: stored.value.person.full_name(),
        herself: standing == Standing::Herself,
        desk: standing == Standing::Desk,
    }
}

pub fn proposal(copied: &person::CopiedProposal) -> OwnProposal {
    let made = &copied.proposal;
    OwnProposal {
        id: made.id.to_string(),
        title: copied.title.clone(),
        employer: copied.employer.clone(),
        state: made.state,
        at: made.steps.last().map(|step| step.at).unwrap_or_default(),
        points: made.snapshot.as_ref().map(|seen| seen.points),
    }
}

pub fn team(line: person::TeamLine) -> OwnTeam {
    OwnTeam { name: line.name, part: line.part, since: line.since, until: line.until }
}

pub fn mandate(site: &Site, mandate: Mandate) -> MandateRow {
    MandateRow {
        id: mandate.id.to_string(),
        present: mandate.holds_on(site.app.today()),
        name: mandate.name,
        phone: mandate.phone,
        email: mandate.email,
        kind: mandate.kind,
        scope: mandate.scope,
        since: mandate.since,
        until: mandate.until,
    }
}

/// A request, with the title of the vacancy that a contest is about.
pub fn request(request: &PersonRequest, proposals: &[person::CopiedProposal]) -> RequestLine {
    let about = request.proposal.and_then(|id| proposals.iter().find(|each| each.proposal.id == id)).map(|each| each.title.clone());
    RequestLine {
        id: request.id.to_string(),
        kind: request.kind,
        state: request.state,
        asked_at: request.asked_at,
        due: request.due,
        behalf: request.asked_by.channel(),
        words: request.words.clone(),
        field: request.field,
        was: request.was.clone(),
        wanted: request.wanted.clone(),
        about,
        extended: request.extension.as_ref().map(|extension| extension.reason.clone()),
        answered_at: request.answer.as_ref().map(|answer| answer.at),
        answer: request.answer.as_ref().and_then(|answer| answer.words.clone()),
    }
}

pub fn use_line(each: &Use, worker: &Worker) -> UseLine {
    UseLine {
        code: each.code,
        basis: each.basis,
        law: each.law.clone(),
        since: each.since,
        hers: each.code.is_hers(),
        said: worker.consents.said(each.code),
    }
}

fn role_of(by: &Actor) -> Option<Role> {
    match by {
        Actor::Account { role, .. } => Some(*role),
        _ => None,
    }
}

/// What she said, with evidence, and what changed otherwise; the latest first.
pub fn consents(acts: &[ConsentAct], others: &[HistoryEntry]) -> Vec<ConsentLine> {
    let mut lines: Vec<ConsentLine> = acts
        .iter()
        .map(|act| ConsentLine {
            at: act.at,
            about: act.about,
            agreed: Some(act.agreed),
            role: role_of(&act.by),
            behalf: act.by.channel(),
            evidence: act.evidence.clone(),
        })
        .collect();
    for entry in others {
        lines.extend(entry.changes.iter().filter_map(|(name, _, after)| {
            let about = DataUse::from_code(name.strip_prefix("consents.")?)?;
            Some(ConsentLine {
                at: entry.at,
                about,
                agreed: after.as_bool(),
                role: role_of(&entry.by),
                behalf: entry.by.channel(),
                evidence: None,
            })
        }));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}

/// An act on her file; `you` is the account that looks now.
pub fn access(access: Access, you: Option<Uuid>) -> OwnAccess {
    OwnAccess {
        at: access.at,
        kind: access_kind(&access.verb),
        you: access.actor.is_some() && access.actor == you,
        name: access.name,
        who: WhoKind::from_code(&access.who).unwrap_or(WhoKind::Anonymous),
        role: access.role.as_deref().and_then(Role::from_code),
        desk: access.desk,
        purpose: Purpose::from_code(&access.purpose),
    }
}

/// What was wrong with a request or an answer, for its form; anything else is no matter of the form.
pub fn fault(refusal: &Refusal) -> Option<FieldError> {
    Some(match refusal {
        Refusal::Missing("on_behalf") => FieldError::new("on_behalf", "required"),
        Refusal::Request(RequestError::Asked) => FieldError::new("wanted", "request-asked"),
        Refusal::Request(RequestError::Words) => FieldError::new("words", "request-words"),
        Refusal::Request(RequestError::TooLong) => FieldError::new("words", "too-long"),
        Refusal::Request(RequestError::Closed) => FieldError::new("words", "request-closed"),
        Refusal::Request(RequestError::Extended) => FieldError::new("reason", "request-extended"),
        _ => return None,
    })
}

/// A pathway as she sees it.
pub fn pathway(case: &Case, lang: Lang) -> Option<OwnPathway> {
    let known = case.pathway()?;
    let hers = |step: &Step| step.who.iter().any(|id| known.actors.iter().any(|actor| actor.id == *id && actor.role == StepRole::Worker));
    let present = |phase: &str| case.standing.here.iter().any(|here| here.phase == phase);
    let open = case.standing.steps.iter().filter(|step| present(&step.phase) && matches!(step.state, StepState::Open | StepState::Late));
    let todo = open.filter_map(|standing| {
        let (_, step) = known.step(&standing.step)?;
        hers(step).then(|| (step.title.get(lang).to_owned(), standing.due))
    });
    Some(OwnPathway {
        title: known.title.get(lang).to_owned(),
        service: case.pack.manifest.title.get(lang).to_owned(),
        // She may have been on the same pathway before.
        picture: Picture { id: case.stored.run.id.to_string(), ..Picture::of(known, Some(&case.standing), lang) },
        phase: case.standing.phase().and_then(|id| phase_title(known, id, lang)),
        todo: todo.collect(),
        ended: ended(case, known, lang),
        history: history(case, known, lang),
    })
}
