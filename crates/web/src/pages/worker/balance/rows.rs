//! Balances, distances and plans, as pages and the booklet show them.

use chrono::NaiveDate;
use ponte_app::{balance::Distance, market::Course};
use ponte_domain::{
    balance::{Balance, Competence, Taken},
    language::Language,
    plan::{Plan, Unit, UnitState},
    reference::Lang,
    worker::Worker,
};
use ponte_storage::leaf::StoredLeaf;
use ponte_templates::pages::{
    balance::{BalanceView, CompetenceRow, CoveredRow, DistanceView, PlanView, ReviewLine, UnitRow, WayStep},
    worker::Named,
};

/// What a competence is called: of a language, its name.
pub fn name_of(competence: &Competence, lang: Lang) -> String {
    let language = Language::from_code(&competence.what.text).filter(|_| competence.taken == Taken::Language);
    language.map_or_else(|| competence.what.text.clone(), |language| language.name(lang).to_owned())
}

pub fn balance_view(found: &StoredLeaf<Balance>, record: &Worker, lang: Lang) -> BalanceView {
    let balance = &found.value;
    let concluded = balance.concluded.as_ref();
    BalanceView {
        id: balance.id.to_string(),
        version: found.version,
        begun: balance.day,
        competences: balance.competences.iter().map(|own| competence_row(own, record, lang)).collect(),
        concluded: concluded.map(|done| done.day),
        summary: concluded.map(|done| done.summary.clone()),
        by: concluded.map_or(&balance.by, |done| &done.by).name().map(str::to_owned),
    }
}

fn competence_row(own: &Competence, record: &Worker, lang: Lang) -> CompetenceRow {
    let in_record = record.skills.iter().any(|skill| match (&skill.skill.uri, &own.what.uri) {
        (Some(known), Some(uri)) => known == uri,
        _ => skill.skill.text == own.what.text,
    });
    CompetenceRow {
        id: own.id.to_string(),
        class: own.class,
        what: name_of(own, lang),
        known: own.what.uri.is_some(),
        level: own.level,
        evidence: own.evidence.clone(),
        place: own.place.clone(),
        when: own.when.clone(),
        said_by: own.said_by,
        taken: own.taken,
        may_add: matches!(own.taken, Taken::Interview | Taken::Unit) && !in_record,
    }
}

fn named(course: &Course) -> Named {
    Named { id: course.id.to_string(), name: course.title.clone() }
}

pub fn distance_view(found: &Distance) -> DistanceView {
    let skills: Vec<CoveredRow> = found
        .skills
        .iter()
        .map(|row| CoveredRow {
            skill: row.skill.text.clone(),
            essential: row.essential,
            has: row.has,
            level: row.level,
            courses: row.courses.iter().map(named).collect(),
        })
        .collect();
    let steps: Vec<WayStep> = found
        .gap
        .iter()
        .flat_map(|gap| &gap.steps)
        .map(|step| WayStep {
            what: serde_json::to_value(&step.what).unwrap_or_default(),
            courses: step.courses.iter().map(named).collect(),
        })
        .collect();
    let of_steps = steps.iter().flat_map(|step| &step.courses);
    let mut courses: Vec<String> = skills.iter().flat_map(|row| &row.courses).chain(of_steps).map(|course| course.id.clone()).collect();
    courses.sort_unstable();
    courses.dedup();
    DistanceView {
        title: found.title.clone(),
        has: skills.iter().filter(|row| row.has).count(),
        skills,
        points: found.gap.as_ref().filter(|gap| !gap.steps.is_empty()).map(|gap| gap.points),
        steps,
        courses,
    }
}

fn unit_row(unit: &Unit, today: NaiveDate) -> UnitRow {
    UnitRow {
        id: unit.id.to_string(),
        what: unit.what.clone(),
        course: unit.course.map(|course| course.to_string()),
        hours: unit.hours,
        qualification: unit.qualification.clone(),
        who: unit.who.clone(),
        until: unit.until,
        state: unit.state,
        done: unit.done,
        evidence: unit.evidence.clone(),
        late: unit.is_late(today),
    }
}

/// A plan: what is still to be done first.
pub fn plan_view(found: &StoredLeaf<Plan>, today: NaiveDate) -> PlanView {
    let plan = &found.value;
    let mut units: Vec<UnitRow> = plan.units.iter().map(|unit| unit_row(unit, today)).collect();
    units.sort_by_key(|unit| matches!(unit.state, UnitState::Done | UnitState::Dropped));
    let review = |each: &ponte_domain::plan::Review| ReviewLine {
        day: each.day,
        words: each.words.clone(),
        by: each.by.name().map(str::to_owned),
        at: each.at,
    };
    PlanView {
        id: plan.id.to_string(),
        version: found.version,
        begun: plan.day,
        goal: plan.goal.clone(),
        units,
        review: plan.review,
        review_late: plan.review < today,
        reviews: plan.reviews.iter().map(review).collect(),
        ended: plan.ended.clone(),
    }
}
