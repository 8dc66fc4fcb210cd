//! The copy of all that is held about a person (GDPR art. 15 and 20).

use chrono::{DateTime, Utc};
use ponte_domain::{
    actor::Actor,
    attachment::Attachment,
    balance::Balance,
    case::Mandate,
    consent::ConsentAct,
    curriculum::{CoverLetter, Curriculum},
    id::WorkerId,
    pact::{Absence, DiaryEntry, Pact, Signature},
    person_request::{PersonRequest, RequestKind},
    plan::Plan,
    profiling::{Profile, TrackChoice},
    proposal::{Proposal, Step},
    protected::{Section, SectionData},
    segment::SegmentDecision,
    service::{Service, Subject},
    service_request::ServiceRequest,
    unemployment::{Benefit, Fact, Status, StatusEvent},
    visit::Visit,
    worker::Worker,
};
use ponte_storage::{
    Kind, Stored,
    audit::Details,
    case, consent,
    leaf::{self, StoredLeaf},
    person_request, visit,
};
use serde_json::{Value, json};

use super::{
    Standing, TeamLine, Use,
    access::acting,
    copied::{balance, curriculum, letter, plan, profile, track},
    page::{own_accesses, proposals_of, team_of},
    uses,
};
use crate::{
    App, attachment,
    audit::Access,
    error::Result,
    pathway::{Case, cases_of},
    protected,
    questionnaire::{self, Opened},
    register::{HistoryEntry, Recorded, history_of},
    rights::{Caller, Right},
    service::{self, OwnProgramme},
    service_request,
    unemployment::status_of,
};

/// Name of the form of the copy.
pub const FORMAT: &str = "ponte-copy-1";

/// A proposal with what it was for.
#[derive(Debug, Clone)]
pub struct CopiedProposal {
    pub proposal: Proposal,
    /// Title of the vacancy.
    pub title: String,
    /// Absent while the employer wants to stay unnamed.
    pub employer: Option<String>,
}

/// All that is held about a person.
#[derive(Debug, Clone)]
pub struct Copy {
    pub made_at: DateTime<Utc>,
    pub stored: Stored<Worker>,
    pub standing: Standing,
    /// The sealed sections: for herself only.
    pub protected: Vec<(Section, SectionData)>,
    pub proposals: Vec<CopiedProposal>,
    pub accesses: Vec<Access>,
    pub history: Vec<HistoryEntry>,
    pub consents: Vec<ConsentAct>,
    pub uses: Vec<Use>,
    pub team: Vec<TeamLine>,
    pub mandates: Vec<Mandate>,
    pub requests: Vec<PersonRequest>,
    pub questionnaires: Vec<Opened>,
    /// The status of unemployment as it follows today, and what it follows from.
    pub status: Status,
    pub status_events: Vec<StoredLeaf<StatusEvent>>,
    pub benefits: Vec<StoredLeaf<Benefit>>,
    pub services: Vec<Service>,
    pub programmes: Vec<OwnProgramme>,
    pub pacts: Vec<Pact>,
    pub diary: Vec<DiaryEntry>,
    pub absences: Vec<Absence>,
    /// Her visits that the queue still knows to be hers.
    pub visits: Vec<Visit>,
    /// What was decided of how autonomous she is online.
    pub segments: Vec<SegmentDecision>,
    /// What she asked the desk for from afar.
    pub asked: Vec<ServiceRequest>,
    pub profiles: Vec<Profile>,
    pub tracks: Vec<TrackChoice>,
    pub balances: Vec<Balance>,
    pub plans: Vec<Plan>,
    pub curricula: Vec<Curriculum>,
    pub letters: Vec<CoverLetter>,
    /// Her cases on the pathways of services.
    pub cases: Vec<Case>,
    /// What is kept as files; their bytes are given out one by one.
    pub files: Vec<Attachment>,
}

/// Makes the copy. The sealed sections are in it when the person herself asks for it; whoever hands it over for her gets it
/// without them. Requests for a copy that are open are answered by it, and that it was made is recorded before it is given out.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`]; [`crate::error::Refusal::Missing`] when an operator
/// does not say how she was asked.
pub async fn copy(app: &App, caller: &Caller, worker: WorkerId) -> Result<Copy> {
    let (stored, standing) = acting(app, caller, Right::PersonRights, worker).await?;
    let tx = app.begin().await?;
    for found in person_request::of_worker(&tx, worker).await? {
        let mut request = found.request;
        if request.kind == RequestKind::Copy && request.answer(true, None, caller.actor.clone(), app.now()).is_ok() {
            person_request::update(&tx, found.version, &request).await?;
        }
    }
    let context = Some(format!("protected={}", if standing == Standing::Herself { "yes" } else { "no" }));
    app.audit_with(&tx, caller, "person.copy", Some((Kind::Worker, worker.0)), Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    let protected = if standing == Standing::Herself { protected::of_herself(app, worker.0).await? } else { Vec::new() };
    let requests = person_request::of_worker(&app.db, worker).await?;
    Ok(Copy {
        made_at: app.now(),
        standing,
        protected,
        proposals: proposals_of(app, worker).await?,
        accesses: own_accesses(app, caller, worker).await?,
        history: history_of(app, &stored).await?,
        consents: consent::of_worker(&app.db, worker).await?,
        uses: uses(app.today()),
        team: team_of(app, worker).await?,
        mandates: case::mandates(&app.db, worker).await?,
        cases: cases_of(app, Subject::Worker(worker)).await?,
        files: attachment::of_worker(app, worker).await?,
        requests: requests.into_iter().map(|found| found.request).collect(),
        questionnaires: questionnaire::of_person(app, worker).await?,
        status: status_of(app, &stored).await?,
        status_events: leaf::of_worker(&app.db, worker).await?,
        benefits: leaf::of_worker(&app.db, worker).await?,
        services: service::of_subject(app, caller, Subject::Worker(worker)).await?,
        programmes: service::of_worker(app, caller, worker).await?,
        pacts: leaves(app, worker).await?,
        diary: leaves(app, worker).await?,
        absences: leaves(app, worker).await?,
        visits: visit::of_worker(&app.db, worker).await?.into_iter().map(|found| found.visit).collect(),
        segments: leaves(app, worker).await?,
        asked: service_request::of_worker(app, worker).await?,
        profiles: leaves(app, worker).await?,
        tracks: leaves(app, worker).await?,
        balances: leaves(app, worker).await?,
        plans: leaves(app, worker).await?,
        curricula: leaves(app, worker).await?,
        letters: leaves(app, worker).await?,
        stored,
    })
}

async fn leaves<L: leaf::Leaf>(app: &App, worker: WorkerId) -> Result<Vec<L>> {
    Ok(leaf::of_worker(&app.db, worker).await?.into_iter().map(|found| found.value).collect())
}

/// Who did it, without a name: the role and the desk.
pub(super) fn who(by: &Actor) -> Value {
    match by {
        Actor::Account { role, desk, on_behalf, .. } => json!({"role": role, "desk": desk, "asked_by": on_behalf}),
        Actor::Console | Actor::Job { .. } => json!({"role": "program"}),
        Actor::Link { .. } | Actor::Respondent { .. } => json!({"role": "link"}),
        Actor::Anonymous => Value::Null,
    }
}

fn step(step: &Step) -> Value {
    json!({"state": step.state, "at": step.at, "by": who(&step.by), "reason": step.reason, "note": step.note})
}

impl Copy {
    /// The machine-readable copy: `worker` is a line of the import format (`docs/import.md`), so that another system can read it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "format": FORMAT,
            "made_at": self.made_at,
            "worker": self.stored.value.tree(),
            "recorded_at": self.stored.created_at,
            "changed_at": self.stored.updated_at,
            "protected": self.protected.iter().map(|(section, data)| json!({"section": section, "data": data})).collect::<Vec<_>>(),
            "protected_left_out": self.standing != Standing::Herself,
            "proposals": self.proposals.iter().map(CopiedProposal::to_json).collect::<Vec<_>>(),
            "accesses": self.accesses.iter().map(access).collect::<Vec<_>>(),
            "history": self.history.iter().map(change).collect::<Vec<_>>(),
            "consents": self.consents.iter().map(|act| json!({
                "about": act.about, "agreed": act.agreed, "at": act.at, "by": who(&act.by), "evidence": act.evidence, "terms": act.terms,
            })).collect::<Vec<_>>(),
            "uses": self.uses.iter().map(|each| json!({"use": each.code, "basis": each.basis, "law": each.law, "since": each.since})).collect::<Vec<_>>(),
            "team": self.team.iter().map(|line| json!({"name": line.name, "part": line.part, "since": line.since, "until": line.until})).collect::<Vec<_>>(),
            "mandates": self.mandates.iter().map(|mandate| json!({
                "name": mandate.name, "kind": mandate.kind, "scope": mandate.scope, "since": mandate.since, "until": mandate.until,
            })).collect::<Vec<_>>(),
            "requests": self.requests.iter().map(request).collect::<Vec<_>>(),
            "questionnaires": self.questionnaires.iter().map(asked).collect::<Vec<_>>(),
            "pacts": self.pacts.iter().map(pact).collect::<Vec<_>>(),
            "diary": self.diary.iter().map(|entry| json!({"day": entry.day, "act": entry.act, "words": entry.words, "proof": entry.proof, "by": who(&entry.by)})).collect::<Vec<_>>(),
            "absences": self.absences.iter().map(absence).collect::<Vec<_>>(),
            "segments": self.segments.iter().map(|decided| json!({
                "proposed": decided.proposed, "chosen": decided.chosen, "why": decided.why, "by": who(&decided.by), "at": decided.at,
            })).collect::<Vec<_>>(),
            "asked_from_afar": self.asked.iter().map(from_afar).collect::<Vec<_>>(),
            "visits": self.visits.iter().map(came).collect::<Vec<_>>(),
            "profiles": self.profiles.iter().map(profile).collect::<Vec<_>>(),
            "tracks": self.tracks.iter().map(track).collect::<Vec<_>>(),
            "balances": self.balances.iter().map(balance).collect::<Vec<_>>(),
            "plans": self.plans.iter().map(plan).collect::<Vec<_>>(),
            "curricula": self.curricula.iter().map(curriculum).collect::<Vec<_>>(),
            "letters": self.letters.iter().map(letter).collect::<Vec<_>>(),
            "services": self.services.iter().map(delivered).collect::<Vec<_>>(),
            "programmes": self.programmes.iter().map(joined).collect::<Vec<_>>(),
            "unemployment": {
                "state": self.status.state, "days": self.status.days(), "days_in_all": self.status.days_in_all(),
                "events": self.status_events.iter().map(|found| status_event(&found.value)).collect::<Vec<_>>(),
                "benefits": self.benefits.iter().map(|found| benefit(&found.value)).collect::<Vec<_>>(),
            },
            "pathways": self.cases.iter().map(pathway).collect::<Vec<_>>(),
            "files": self.files.iter().map(file).collect::<Vec<_>>(),
        })
    }
}

impl CopiedProposal {
    fn to_json(&self) -> Value {
        let made = &self.proposal;
        let attempt = |attempt: &ponte_domain::proposal::ContactAttempt| json!({"at": attempt.at, "channel": attempt.channel, "outcome": attempt.outcome, "conditions": attempt.conditions, "note": attempt.note});
        json!({
            "vacancy": self.title,
            "employer": self.employer,
            "state": made.state,
            "steps": made.steps.iter().map(step).collect::<Vec<_>>(),
            "asked": made.attempts.iter().map(attempt).collect::<Vec<_>>(),
            "points": made.snapshot.as_ref().map(|seen| seen.points),
            "explanation": made.snapshot.as_ref().map(|seen| &seen.explanation),
            "engine": made.snapshot.as_ref().map(|seen| &seen.engine),
        })
    }
}

fn file(file: &Attachment) -> Value {
    let removed = file.removed.as_ref().map(|removed| json!({"on": removed.on, "by": who(&removed.by), "reason": removed.reason}));
    json!({
        "kind": file.kind, "title": file.title, "form": file.media, "bytes": file.bytes, "sha256": file.sha256, "at": file.at,
        "by": who(&file.by), "removed": removed,
    })
}

fn pathway(case: &Case) -> Value {
    let run = &case.stored.run;
    let recorded = run.history.iter().map(|recorded| {
        let struck = recorded.struck.as_ref().map(|struck| json!({"at": struck.at, "by": who(&struck.by), "reason": struck.reason}));
        json!({
            "on": recorded.entry.on, "act": recorded.entry.act, "at": recorded.at, "by": who(&recorded.by), "note": recorded.note,
            "struck": struck,
        })
    });
    json!({
        "service": run.pack, "version": case.pack.manifest.version, "pathway": run.pathway, "begun": run.begun,
        "parameters": run.parameters, "recorded": recorded.collect::<Vec<_>>(),
    })
}

fn access(access: &Access) -> Value {
    json!({"at": access.at, "who": access.who, "name": access.name, "role": access.role, "desk": access.desk, "act": access.verb, "purpose": access.purpose})
}

fn change(entry: &HistoryEntry) -> Value {
    let changes = entry.changes.iter().map(|(name, before, after)| json!({"field": name, "before": before, "after": after}));
    json!({"at": entry.at, "by": who(&entry.by), "changes": changes.collect::<Vec<_>>()})
}

fn request(request: &PersonRequest) -> Value {
    json!({
        "kind": request.kind, "state": request.state, "asked_at": request.asked_at, "due": request.due, "words": request.words,
        "field": request.field, "was": request.was, "wanted": request.wanted,
        "answer": request.answer.as_ref().map(|answer| json!({"at": answer.at, "words": answer.words})),
    })
}

fn asked(opened: &Opened) -> Value {
    let response = &opened.stored.response;
    json!({
        "questionnaire": opened.held.title, "pack": opened.held.pack.manifest.id, "version": opened.held.pack.manifest.version,
        "state": response.state, "sent": response.times.sent, "completed": response.times.completed, "minutes": response.minutes,
        "answers": response.answers, "completions": response.completions.iter().map(|completion| json!({
            "at": completion.at, "filled": completion.filled, "answers": completion.assessment.answered, "scores": completion.assessment.scores,
        })).collect::<Vec<_>>(),
        "bands": response.judgements.iter().map(|judgement| json!({
            "score": judgement.score, "computed": judgement.computed, "band": judgement.band, "reason": judgement.reason, "at": judgement.at,
        })).collect::<Vec<_>>(),
        "given_back": response.restitution.as_ref().map(|given| json!({"at": given.at, "note": given.note})),
        "no_answer": response.no_answer.as_ref().map(|no_answer| json!({"reason": no_answer.reason, "proposed": no_answer.proposed, "note": no_answer.note})),
    })
}

fn fact(fact: &Fact) -> Value {
    match fact {
        Fact::Declared { how, work_until, provisional, protocol } => json!({
            "kind": "declared", "how": how, "work_until": work_until, "provisional": provisional, "protocol": protocol.as_ref().map(|known| &known.number),
        }),
        Fact::Worked(work) => json!({"kind": "worked", "work": work}),
        Fact::Ended { reason } => json!({"kind": "ended", "reason": reason}),
    }
}

fn status_event(event: &StatusEvent) -> Value {
    let before = event
        .before
        .iter()
        .map(|each| json!({"day": each.day, "fact": fact(&each.fact), "by": who(&each.by), "at": each.at, "reason": each.reason}));
    json!({
        "day": event.day, "fact": fact(&event.fact), "desk": event.desk, "by": who(&event.by), "at": event.at, "note": event.note,
        "corrected": before.collect::<Vec<_>>(), "taken_back": event.voided.as_ref().map(|voided| json!({"at": voided.at, "reason": voided.reason})),
    })
}

fn benefit(benefit: &Benefit) -> Value {
    json!({
        "kind": benefit.kind, "from": benefit.from, "to": benefit.to, "source": benefit.source, "at": benefit.at,
        "taken_back": benefit.voided.as_ref().map(|voided| json!({"at": voided.at, "reason": voided.reason})),
    })
}

fn delivered(service: &Service) -> Value {
    json!({
        "lep": service.lep, "at": service.at, "minutes": service.minutes, "channel": service.channel, "outcome": service.outcome,
        "desk": service.desk, "by": who(&service.by), "note": service.note, "programme": service.programme,
        "recorded_with": service.origin.map(|(origin, _)| origin),
    })
}

fn from_afar(request: &ServiceRequest) -> Value {
    let reply = request.reply.as_ref();
    json!({
        "kind": request.kind, "state": request.state, "words": request.words, "channel": request.channel, "times": request.times,
        "asked_at": request.asked_at, "asked_by": who(&request.asked_by), "score": request.score,
        "reply": reply.map(|reply| json!({
            "at": reply.at, "by": who(&reply.by), "words": reply.words, "meeting": reply.meeting,
            "document": reply.enclosed.as_ref().map(|enclosed| json!({"what": enclosed.what, "sha256": enclosed.sha256})),
        })),
    })
}

fn came(visit: &Visit) -> Value {
    json!({
        "arrived": visit.arrived, "desk": visit.desk, "ticket": visit.ticket, "purpose": visit.purpose,
        "received": visit.received.as_ref().map(|received| json!({"at": received.at, "by": who(&received.by)})),
        "ended": visit.ended.as_ref().map(|ended| json!({"at": ended.at, "outcome": ended.outcome})),
    })
}

fn joined(own: &OwnProgramme) -> Value {
    let adhesion = &own.found.value;
    json!({
        "programme": own.programme.name, "from": adhesion.from, "last": adhesion.ended.map(|(last, _)| last),
        "why": adhesion.ended.map(|(_, why)| why), "beyond_quota": adhesion.beyond_quota,
    })
}

fn signature(signature: &Signature) -> Value {
    json!({"how": signature.how, "day": signature.day, "evidence": signature.evidence, "validated_by": who(&signature.by), "at": signature.at})
}

fn pact(pact: &Pact) -> Value {
    let before = pact.before.iter().map(|version| {
        json!({"terms": version.terms, "signed": version.signed.as_ref().map(signature), "replaced_at": version.at, "why": version.reason})
    });
    json!({
        "terms": pact.terms, "signed": pact.signed.as_ref().map(signature), "before": before.collect::<Vec<_>>(), "at": pact.at,
        "ended": pact.ended.as_ref().map(|(last, why)| json!({"last": last, "why": why})),
    })
}

fn absence(absence: &Absence) -> Value {
    json!({
        "day": absence.day, "missed": absence.missed, "note": absence.note, "at": absence.at,
        "decision": absence.decision.as_ref().map(|decision| json!({
            "effect": decision.effect, "reason": decision.reason, "justification": decision.justification, "by": who(&decision.by), "at": decision.at,
        })),
        "contest": absence.contest.as_ref().map(|contest| json!({
            "day": contest.day, "words": contest.words, "upheld": contest.answer.as_ref().map(|(upheld, _)| upheld),
            "answer": contest.answer.as_ref().map(|(_, words)| words),
        })),
    })
}
