//! Profiles, tracks, balances, plans, curricula and letters in the copy of a person's data.

use ponte_domain::{
    balance::Balance,
    curriculum::{CoverLetter, Curriculum},
    plan::Plan,
    profiling::{Profile, TrackChoice},
};
use serde_json::{Value, json};

use super::copy::who;

pub(super) fn profile(profile: &Profile) -> Value {
    json!({
        "day": profile.day, "at": profile.at, "by": who(&profile.by), "model": profile.model, "answers": profile.answers, "sources": profile.sources,
        "needs": profile.needs, "collective": profile.collective, "score": profile.score,
        "taken_back": profile.voided.as_ref().map(|voided| json!({"at": voided.at, "why": voided.reason})),
    })
}

pub(super) fn track(choice: &TrackChoice) -> Value {
    json!({
        "day": choice.day, "at": choice.at, "by": who(&choice.by), "proposed": choice.proposed, "interview": choice.interview, "track": choice.track,
        "number": choice.track.number(), "reason": choice.reason,
        "contest": choice.contest.as_ref().map(|contest| json!({
            "words": contest.words, "at": contest.at, "answer": contest.answer.as_ref().map(|(words, by, at)| json!({"words": words, "by": who(by), "at": at})),
        })),
        "taken_back": choice.voided.as_ref().map(|voided| json!({"at": voided.at, "why": voided.reason})),
    })
}

pub(super) fn curriculum(own: &Curriculum) -> Value {
    json!({
        "name": own.name, "day": own.day, "by": who(&own.by), "headline": own.headline, "about": own.about, "lang": own.lang,
        "vacancy": own.vacancy, "experiences": own.experiences, "education": own.education, "skills": own.skills, "shown": own.shown,
    })
}

pub(super) fn letter(own: &CoverLetter) -> Value {
    json!({
        "to": own.to, "subject": own.subject, "day": own.day, "by": who(&own.by), "lang": own.lang, "vacancy": own.vacancy,
        "paragraphs": own.paragraphs(),
    })
}

pub(super) fn balance(balance: &Balance) -> Value {
    json!({
        "day": balance.day, "by": who(&balance.by), "competences": balance.competences,
        "concluded": balance.concluded.as_ref().map(|done| json!({"day": done.day, "summary": done.summary, "by": who(&done.by)})),
    })
}

pub(super) fn plan(plan: &Plan) -> Value {
    json!({
        "day": plan.day, "by": who(&plan.by), "goal": plan.goal, "target": plan.target, "units": plan.units, "review": plan.review,
        "reviews": plan.reviews.iter().map(|each| json!({"day": each.day, "words": each.words, "by": who(&each.by)})).collect::<Vec<_>>(),
        "ended": plan.ended.as_ref().map(|(last, why)| json!({"last": last, "why": why})),
    })
}
