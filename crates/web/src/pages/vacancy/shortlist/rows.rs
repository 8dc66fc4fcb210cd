//! People of the list as the page shows them.

use ponte_app::{
    market::PersonAsked,
    vacancy::{Candidate as Found, Candidates},
    worker::question_of,
};
use ponte_domain::{
    proposal::{Proposal, ProposalState},
    reference::{Catalogue, Lang},
    worker::Worker,
};
use ponte_matching::{
    change::Answer,
    outcome::{Ask, Criterion, Match, Term, TermName, Why},
};
use ponte_templates::pages::{
    shortlist::{AnswerField, AskRow, Candidate, Counterfactual, FourTerms, Gap, GapStep},
    worker::Named,
};
use serde::Serialize;
use serde_json::Value;

use crate::site::Site;

/// Reasons told in one line.
const MAIN: usize = 3;

/// Counterfactuals told of a person.
const CHANGES: usize = 6;

/// What the engine says, as templates read it.
pub fn value(said: &impl Serialize) -> Value {
    serde_json::to_value(said).unwrap_or(Value::Null)
}

/// A reason, with the name of the occupation of hers that it speaks of.
pub fn reason(why: &Why, catalogue: &Catalogue, lang: Lang) -> Value {
    let mut told = value(why);
    let ix = told.get("uri").and_then(Value::as_str).and_then(|uri| catalogue.occupation_ix(uri));
    if let Some(ix) = ix {
        told["name"] = catalogue.occupation(ix).label.get(lang).into();
    }
    told
}

/// All people of the list.
pub fn rows(site: &Site, list: &Candidates, lang: Lang) -> Vec<Candidate> {
    let catalogue = site.app.market.catalogue();
    list.people.iter().map(|found| row(found, (&catalogue, lang))).collect()
}

fn row(found: &Found, words: (&Catalogue, Lang)) -> Candidate {
    let proposal = found.proposal.as_ref().map(|stored| &stored.proposal);
    let waits = proposal.is_none_or(|proposal| matches!(proposal.state, ProposalState::Proposed | ProposalState::Contacted));
    let has_address = found.worker.value.contacts.email.is_some();
    Candidate {
        place_in_list: found.place,
        works_there: found.works_there,
        can_ask_by_mail: waits && has_address,
        ..person(&found.worker.value, found.worker.id, Some(&found.found), proposal, words)
    }
}

/// A person, with the match as it is now when she passes.
pub fn person(
    worker: &Worker,
    id: uuid::Uuid,
    found: Option<&Match>,
    proposal: Option<&Proposal>,
    (catalogue, lang): (&Catalogue, Lang),
) -> Candidate {
    let place = worker.home().and_then(|home| home.istat.as_deref()).and_then(|istat| catalogue.place(istat));
    let last = proposal.and_then(Proposal::last_attempt);
    let discard = proposal.filter(|proposal| proposal.state == ProposalState::Discarded).and_then(|proposal| proposal.steps.last());
    let terms = found.map_or(&[][..], |found| &found.terms);
    Candidate {
        id: id.to_string(),
        name: worker.person.full_name(),
        place_in_list: 0,
        place: place.map(|place| place.name.clone()),
        km: found.and_then(|found| found.metres).map(|metres| f64::from((metres + 50) / 100) / 10.0),
        main: main_reasons(terms).map(|why| reason(why, catalogue, lang)).collect(),
        points: found.map_or(0, |found| found.points),
        reachable: found.map_or(0, |found| found.reachable),
        four: four(terms),
        terms: terms.iter().map(|term| told_term(term, catalogue, lang)).collect(),
        ask: found.map_or_else(Vec::new, |found| found.ask.iter().enumerate().map(ask).collect()),
        missing: found.map_or_else(Vec::new, |found| found.missing.iter().map(value).collect()),
        counterfactuals: Vec::new(),
        gap: None,
        ascertained: worker.availability.ascertained,
        state: proposal.map(|proposal| proposal.state),
        outcome: last.map(|last| last.outcome),
        heard_at: last.map(|last| last.at),
        note: last.and_then(|last| last.conditions.clone().or_else(|| last.note.clone())),
        discarded: discard.and_then(|step| step.reason),
        works_there: false,
        can_ask_by_mail: false,
    }
}

/// Adds what is told only of the person whose points are unfolded.
pub fn unfold(row: &mut Candidate, asked: PersonAsked) {
    row.counterfactuals = asked
        .counterfactuals
        .iter()
        .take(CHANGES)
        .map(|change| Counterfactual { what: value(&change.what), met: change.answer == Answer::Yes, points: change.to })
        .collect();
    row.gap = asked.gap.filter(|gap| !gap.steps.is_empty()).map(|gap| Gap {
        points: gap.points,
        steps: gap
            .steps
            .iter()
            .map(|step| GapStep {
                what: value(&step.what),
                courses: step.courses.iter().map(|course| Named { id: course.id.to_string(), name: course.title.clone() }).collect(),
            })
            .collect(),
    });
}

/// The question, and where its answer goes; several questions may be about the same field, so that each carries its number.
fn ask((number, ask): (usize, &Ask)) -> AskRow {
    let answer = question_of(&ask.what).map(|question| AnswerField {
        name: format!("answer.{number}.{}", question.field),
        value: question.value,
        takes_no: question.takes_no,
    });
    AskRow { what: value(&ask.what), worth: ask.worth, decides: ask.decides, answer }
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

/// The reasons worth most: what she can do first, whether she is free then; kilometres and freshness stand elsewhere in the row.
fn main_reasons(terms: &[Term]) -> impl Iterator<Item = &Why> {
    let telling = |term: &&Term| {
        let elsewhere = matches!(term.name, TermName::Distance | TermName::Ascertained);
        let wish = term.name.criterion() == Criterion::Wishes;
        !elsewhere && !wish && term.points > 0 && is_known(&term.why)
    };
    let mut best: Vec<&Term> = terms.iter().filter(telling).collect();
    best.sort_by_key(|term| std::cmp::Reverse(term.points));
    best.truncate(MAIN);
    best.sort_by_key(|term| term.name);
    best.into_iter().map(|term| &term.why)
}

/// Whether a reason tells anything: of something at least it is known how it stands.
pub fn is_known(why: &Why) -> bool {
    match why {
        Why::Unknown => false,
        Why::LanguagesMet { of, unknown, .. } | Why::TimesMet { of, unknown, .. } => unknown < of,
        Why::SkillsMet { essential_of, optional_of, unknown, .. } => *unknown < essential_of + optional_of,
        _ => true,
    }
}

fn told_term(term: &Term, catalogue: &Catalogue, lang: Lang) -> Value {
    let mut told = value(term);
    told["why"] = reason(&term.why, catalogue, lang);
    told
}
