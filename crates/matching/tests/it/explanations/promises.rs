//! What a change of the record would bring: worth of questions and gaps, places, counterfactuals, requirements relaxed, the shortest way.

use std::{collections::HashSet, sync::Arc};

use ponte_domain::{
    id::WorkerId,
    vacancy::{Asked, Condition, Need, Requirement, Vacancy},
    worker::Worker,
};
use ponte_matching::{
    change::Answer,
    features::WorkerFeatures,
    gap::skill_gap,
    gates::GateAt,
    index::{Counterfactual, Ease, Index, Query, WhatIf, WhyNot},
    outcome::{Match, What},
};
use uuid::Uuid;

use super::{
    World,
    cases::{Draw, catalogue},
    changes::{days_after, denied, granted},
    check,
    plain::Pair,
    seen::Seen,
};
use crate::support::today;

/// What may serve more than the one thing it is told for: then the gain is at least what is told.
fn may_serve_more(what: &What) -> bool {
    matches!(what, What::Skill { .. } | What::Licence { .. } | What::Education { .. } | What::Language { .. } | What::Experience { .. })
}

/// Work of another kind than the vacancy's, of somebody whose work nobody knows: with it her trade is known to be another one.
fn settles_her_trade(pair: &Pair<'_>, what: &What) -> bool {
    let told = pair.worker.experiences.iter().any(|done| done.occupation.is_some());
    !told && matches!(what, What::Experience { occupation: Some(_), .. })
}

/// The worth of every question and gap, by changing the record; how many were weighed.
fn check_worth(world: &World, pair: &Pair<'_>, found: &Match) -> usize {
    let points = |worker: &Worker| world.judge(worker, pair.vacancy, pair.sector).points();
    let told = found.ask.iter().map(|ask| (&ask.what, ask.worth)).chain(found.missing.iter().map(|gap| (&gap.what, gap.worth)));
    let mut weighed = 0;
    for (what, worth) in told {
        let Some(changed) = granted(pair, what) else {
            assert_eq!(worth, 0, "nobody can check {what:?}");
            continue;
        };
        let gained = i32::from(points(&changed).expect("a good answer takes nobody out")) - i32::from(found.points);
        let worth = i32::from(worth);
        let context = || format!("{what:?}: told {worth}, gained {gained}\n{:#?}\n{:#?}", pair.worker, pair.vacancy);
        assert!(gained == worth || (gained > worth && may_serve_more(what)) || settles_her_trade(pair, what), "{}", context());
        weighed += 1;
    }
    let all = found
        .ask
        .iter()
        .try_fold(pair.worker.clone(), |worker, ask| granted(&Pair { worker: &worker, ..*pair }, &ask.what).or(Some(worker)));
    let reached = all.as_ref().and_then(points).expect("good answers take nobody out");
    assert_eq!(reached, found.reachable, "{:#?}\n{:#?}", pair.worker, pair.vacancy);
    weighed
}

#[test]
fn every_kind_of_reason_is_met_and_true() {
    let world = World::new(Arc::new(catalogue()));
    let (mut draw, mut seen, mut weighed) = (Draw::new(5), Seen::default(), 0);
    for _ in 0..250 {
        let (vacancy, sector) = (draw.vacancy(), draw.sector());
        let asked = world.asked(&vacancy, sector);
        for _ in 0..40 {
            let worker = draw.worker();
            let pair = world.pair(&worker, &vacancy, sector);
            let verdict = world.judge_on(today(), &worker, &asked);
            check(&pair, &verdict, &mut seen);
            // Of two lengths of experience that count for each other, a yes to one answers the other in part.
            if let ponte_matching::outcome::Verdict::In(found) = &verdict
                && pair.experiences().len() < 2
            {
                weighed += check_worth(&world, &pair, found);
            }
        }
        what_if(&world, &vacancy, sector, &mut draw, &mut seen);
    }
    assert!(weighed > 5_000, "{weighed}");
    assert_eq!(seen.unmet(), Vec::<String>::new());
}

/// Some people, in an index and beside it.
struct Crowd {
    people: Vec<(WorkerId, Worker)>,
    index: Index,
}

impl Crowd {
    fn new(world: &World, draw: &mut Draw, many: u128) -> Self {
        let people: Vec<_> = (1..=many).map(|n| (WorkerId(Uuid::from_u128(n)), draw.worker())).collect();
        let mut index = Index::new(Arc::clone(&world.taxonomy));
        for (id, worker) in &people {
            index.upsert(*id, &format!("w{:03}", id.0.as_u128()), "desk", &WorkerFeatures::from_worker(worker, &world.catalogue));
        }
        Self { people, index }
    }

    /// Points of everybody who passes.
    fn passing(&self, world: &World, vacancy: &Vacancy, sector: Option<&str>) -> Vec<(WorkerId, u16)> {
        let asked = world.asked(vacancy, sector);
        self.people.iter().filter_map(|(id, worker)| Some((*id, world.judge_on(today(), worker, &asked).points()?))).collect()
    }
}

/// How many more pass, and the most points among them.
fn newcomers(before: &[(WorkerId, u16)], after: &[(WorkerId, u16)]) -> (usize, Option<u16>) {
    let there: HashSet<WorkerId> = before.iter().map(|(id, _)| *id).collect();
    let new: Vec<u16> = after.iter().filter(|(id, _)| !there.contains(id)).map(|(_, points)| *points).collect();
    (new.len(), new.iter().copied().max())
}

/// The vacancy with one condition only preferred; nothing when two of its requirements are about the same thing.
fn relaxed(vacancy: &Vacancy, at: GateAt, what: &What) -> Option<Vacancy> {
    let condition = match at {
        GateAt::Contract => Some(Condition::Contract),
        GateAt::Hours => Some(Condition::Hours),
        GateAt::Shifts => Some(Condition::Shifts),
        GateAt::Start => Some(Condition::Start),
        GateAt::Distance => Some(Condition::Distance),
        _ => None,
    };
    let mut vacancy = vacancy.clone();
    if let Some(condition) = condition {
        let asked = Asked::Availability { condition };
        vacancy.requirements.retain(|requirement| requirement.what != asked);
        vacancy.requirements.push(Requirement { need: Need::Preferred, what: asked });
        return Some(vacancy);
    }
    let told = super::json(what);
    let is_it = |asked: &Asked| match asked {
        Asked::Skill { skill, .. } => told["kind"] == "skill" && told["text"] == skill.text.as_str(),
        Asked::Licence { licence } => told["licence"] == licence.as_str(),
        Asked::Register { register } => told["register"] == register.as_str(),
        Asked::Vehicle => told["kind"] == "vehicle",
        Asked::Language { code, cefr } => told["code"] == code.as_str() && told["cefr"] == super::json(cefr),
        Asked::Education { eqf, field } => {
            told["kind"] == "education" && told["eqf"] == super::json(eqf) && told["field"] == super::json(field)
        }
        Asked::Experience { occupation, months } => {
            told["kind"] == "experience"
                && told["months"] == *months
                && told["occupation"] == occupation.as_ref().map_or(serde_json::Value::Null, super::reasons::named)
        }
        _ => false,
    };
    let mut found: Vec<&mut Requirement> = vacancy.requirements.iter_mut().filter(|requirement| is_it(&requirement.what)).collect();
    match found.as_mut_slice() {
        [only] => only.need = Need::Preferred,
        _ => return None,
    }
    Some(vacancy)
}

fn what_if(world: &World, vacancy: &Vacancy, sector: Option<&str>, draw: &mut Draw, seen: &mut Seen) {
    let crowd = Crowd::new(world, draw, 30);
    let query = Query::best(30, today());
    let asked = world.asked(vacancy, sector);
    let before = crowd.passing(world, vacancy, sector);
    for told in crowd.index.what_if(&asked, &query) {
        seen.what_if(&told);
        let Some(changed) = relaxed(vacancy, told.at, &told.what) else { continue };
        let after = crowd.passing(world, &changed, sector);
        assert_eq!(newcomers(&before, &after), (told.come_in, told.best_points), "{told:?}\n{vacancy:#?}");
    }
    eased(world, vacancy, sector, &crowd, &before);
    for (id, worker) in crowd.people.iter().take(8) {
        let pair = world.pair(worker, vacancy, sector);
        check_standing(world, &pair, &crowd, *id, &before);
        for told in crowd.index.counterfactuals(&asked, *id, today()) {
            check_counterfactual(world, &pair, &told);
        }
        if let Some(gap) = skill_gap(&world.taxonomy, &asked, &WorkerFeatures::from_worker(worker, &world.catalogue), &[], None, today()) {
            let learnt = gap.steps.iter().try_fold(worker.clone(), |worker, step| granted(&Pair { worker: &worker, ..pair }, &step.what));
            let points = learnt.and_then(|worker| world.judge(&worker, vacancy, sector).points());
            assert_eq!(points, Some(gap.points), "{gap:?}");
        }
    }
}

fn eased(world: &World, vacancy: &Vacancy, sector: Option<&str>, crowd: &Crowd, before: &[(WorkerId, u16)]) {
    let (query, asked) = (Query::best(30, today()), world.asked(vacancy, sector));
    let told = |ease| crowd.index.what_if_eased(&asked, &query, ease);
    let is = |told: WhatIf| (told.come_in, told.best_points);
    if let Some(told) = told(Ease::Start { days: 10 }) {
        let later = Vacancy { start: vacancy.start.map(|start| days_after(start.max(today()), 10)), ..vacancy.clone() };
        assert_eq!(newcomers(before, &crowd.passing(world, &later, sector)), is(told));
    }
    if let Some(told) = told(Ease::Range { km: 40 }) {
        let farther = |worker: &Worker| {
            let mut worker = worker.clone();
            worker.availability.max_km = worker.availability.max_km.map(|km| km.max(40));
            worker
        };
        let after = crowd.people.iter().filter_map(|(id, worker)| Some((*id, world.judge(&farther(worker), vacancy, sector).points()?)));
        assert_eq!(newcomers(before, &after.collect::<Vec<_>>()), is(told));
    }
}

/// Place, number and points, or what would be if all that fails were so.
fn check_standing(world: &World, pair: &Pair<'_>, crowd: &Crowd, id: WorkerId, before: &[(WorkerId, u16)]) {
    let asked = world.asked(pair.vacancy, pair.sector);
    let ascertained =
        |id: WorkerId| crowd.people.iter().find(|(own, _)| *own == id).and_then(|(_, worker)| worker.availability.ascertained);
    // More points, then asked later (never last), then the name of the record.
    let key = |id: WorkerId, points: u16| (points, ascertained(id), std::cmp::Reverse(id));
    let place_of = |points: u16| 1 + before.iter().filter(|(other, theirs)| *other != id && key(*other, *theirs) > key(id, points)).count();
    match crowd.index.why_not(&asked, id, &Query::best(0, today())) {
        WhyNot::NotThere => panic!("she is there"),
        WhyNot::In { place, of, found } => {
            let own = before.iter().find(|(own, _)| *own == id).map(|(_, points)| *points);
            assert_eq!((place, of, Some(found.points)), (place_of(found.points), before.len(), own));
        }
        WhyNot::Out { failures, would } => {
            let mended =
                failures.iter().try_fold(pair.worker.clone(), |worker, failure| granted(&Pair { worker: &worker, ..*pair }, &failure.what));
            let points = mended.and_then(|worker| world.judge(&worker, pair.vacancy, pair.sector).points());
            assert_eq!(would.map(|would| would.points), points, "{failures:?}");
            assert_eq!(would.map(|would| would.place), points.map(place_of));
        }
    }
}

fn check_counterfactual(world: &World, pair: &Pair<'_>, told: &Counterfactual) {
    let points = |worker: &Worker| world.judge(worker, pair.vacancy, pair.sector).points();
    let changed = match told.answer {
        Answer::Yes => granted(pair, &told.what),
        Answer::No => denied(pair.worker, &told.what),
    };
    assert_eq!((points(pair.worker), changed.as_ref().and_then(points)), (told.from, told.to), "{told:?}");
}
