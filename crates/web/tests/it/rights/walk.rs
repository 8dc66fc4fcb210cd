//! The walk: every address × every role × own and other desks × assigned or not, against the table; and its mutants.

use std::{collections::BTreeSet, sync::Arc};

use axum::{Router, http::StatusCode};
use ponte_app::rights::{Cell, Right, Table};
use ponte_domain::role::Role;
use ponte_storage::Kind;
use ponte_web::{Gate, Need, Route, addresses};
use tokio::sync::Semaphore;

use super::{
    request::{Named, request},
    town::{Place, Town, name},
};

/// A record as the table sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub place: Place,
    /// Whether every account is in its team.
    pub assigned: bool,
}

/// What the table says of one need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    May,
    Refused,
    NotThere,
}

pub fn reaches(cell: Cell, at: At, kind: Kind) -> bool {
    let person = kind == Kind::Worker;
    match cell {
        Cell::None => false,
        Cell::Person => person && at == At { place: Place::Own, assigned: true },
        Cell::Cases => person && at.assigned,
        Cell::Own => at.place == Place::Own,
        Cell::Below => matches!(at.place, Place::Own | Place::Below),
        Cell::Network => at.place != Place::Outside,
        Cell::All => true,
    }
}

const fn known_by(kind: Kind) -> Right {
    match kind {
        Kind::Worker => Right::KnowPeople,
        Kind::Employer => Right::SeeEmployers,
        Kind::Vacancy => Right::SeeVacancies,
        _ => Right::SeeRegisters,
    }
}

/// What the table says; the records of an address by the name of its part.
fn verdict(table: &Table, role: Role, need: &Need, records: &[(&str, At)]) -> Verdict {
    let cell = table.cell(need.right, role);
    let Some((part, kind)) = need.on else { return if cell == Cell::None { Verdict::Refused } else { Verdict::May } };
    let at = records.iter().find(|(name, _)| *name == part).expect("the part of the address").1;
    if cell == Cell::None {
        return Verdict::Refused;
    }
    if reaches(cell, at, kind) {
        return Verdict::May;
    }
    let known = known_by(kind);
    let told = known != need.right && reaches(table.cell(known, role), at, kind);
    if told { Verdict::Refused } else { Verdict::NotThere }
}

/// One request of the walk.
struct Step<'a> {
    route: &'a Route,
    role: Option<Role>,
    records: Vec<(&'static str, At)>,
}

/// Whether the answer is what the table says.
fn agrees(step: &Step<'_>, status: StatusCode, signs_in: bool) -> bool {
    let refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) || signs_in;
    let Some(role) = step.role else {
        return refused || matches!(step.route.gate, Gate::Open | Gate::Secret);
    };
    match &step.route.gate {
        Gate::Open | Gate::Secret | Gate::Account => status != StatusCode::FORBIDDEN && status != StatusCode::UNAUTHORIZED,
        Gate::Rights(needs) => {
            let verdicts: Vec<Verdict> = needs.iter().map(|need| verdict(&Table::house(), role, need, &step.records)).collect();
            let there = needs.iter().any(|need| need.on.is_some());
            if verdicts.iter().all(|verdict| *verdict == Verdict::May) {
                let refused = refused && !asks_more(step.route);
                let missed = there && status == StatusCode::NOT_FOUND && !leads_nowhere(step.route);
                return !(refused || status.is_server_error() || missed);
            }
            if asks_more(step.route) {
                return matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::UNPROCESSABLE_ENTITY);
            }
            (verdicts.contains(&Verdict::Refused) && status == StatusCode::FORBIDDEN)
                || (verdicts.contains(&Verdict::NotThere) && status == StatusCode::NOT_FOUND)
        }
    }
}

/// Rights that no address asks for by itself: each section of the protected part of a file asks for its own.
const OF_SECTIONS: &[Right] = &[
    Right::SeeTargetedPlacement,
    Right::SeeProtectedPath,
    Right::SeeMigration,
    Right::SeeHousehold,
    Right::SeeMeans,
    Right::SeeConvictions,
];

/// Whether more than the table is asked for behind the address: the right to a section, the team of a protected file.
fn asks_more(route: &Route) -> bool {
    route.path.contains("/protetta") || route.path.contains("/riservate/{id}")
}

/// Whether the address has a part that the walk has no record for.
fn leads_nowhere(route: &Route) -> bool {
    ["{dispatch}", "{uuid}", "{pathway}"].iter().any(|part| route.path.contains(part))
}

/// The records with which an address is opened: each part in turn in every place, the others at the own desk. Whoever has none of the
/// rights is asked near and far only: her answer does not depend on the record.
fn placements(route: &Route, role: Option<Role>) -> Vec<Vec<(&'static str, At)>> {
    let house = Table::house();
    let has_none = match (&route.gate, role) {
        (Gate::Rights(needs), Some(role)) => needs.iter().all(|need| house.cell(need.right, role) == Cell::None),
        _ => true,
    };
    let places: &[Place] = if has_none { &[Place::Own, Place::Outside] } else { &Place::ALL };
    let mut parts: Vec<(&'static str, Kind)> = match &route.gate {
        Gate::Rights(needs) => needs.iter().filter_map(|need| need.on).collect(),
        _ => Vec::new(),
    };
    parts.dedup();
    let near = At { place: Place::Own, assigned: true };
    let mut all = Vec::new();
    for (part, kind) in &parts {
        for place in places {
            for assigned in [true, false] {
                if !assigned && (*kind != Kind::Worker || has_none) {
                    continue;
                }
                let at = At { place: *place, assigned };
                let placed: Vec<(&'static str, At)> = parts.iter().map(|(name, _)| (*name, if name == part { at } else { near })).collect();
                if !all.contains(&placed) {
                    all.push(placed);
                }
            }
        }
    }
    if all.is_empty() { vec![Vec::new()] } else { all }
}

fn named(town: &Town, route: &Route, records: &[(&'static str, At)]) -> Named {
    let of = |part: &str, kind: Kind| {
        let at = records.iter().find(|(name, _)| *name == part).map_or(At { place: Place::Own, assigned: true }, |(_, at)| *at);
        (town.records[&at.place].of(kind, at.assigned), at)
    };
    let id_kind = match &route.gate {
        Gate::Rights(needs) => needs.iter().filter_map(|need| need.on).find(|(part, _)| *part == "id").map(|(_, kind)| kind),
        _ => None,
    };
    let (id, at) = of("id", id_kind.unwrap_or(Kind::Worker));
    let (worker, _) = of("worker", Kind::Worker);
    // An address without a record leads to none: whoever may go there finds nothing, and nobody else is told so.
    let id = if id_kind.is_some() { id } else { uuid::Uuid::from_u128(7) };
    Named {
        id,
        worker,
        vacancy: of("vacancy", Kind::Vacancy).0,
        mandate: town.mandates.get(&id).copied().unwrap_or_default(),
        proposal: town.proposals[&at.place],
    }
}

/// Takes some steps; the ones that did not agree with the table, in words.
async fn walk(town: &Town, router: &Router, steps: impl Iterator<Item = Step<'_>>) -> (usize, Vec<String>) {
    let (mut taken, mut wrong) = (0, Vec::new());
    for step in steps {
        let (builder, body) = request(step.route, &named(town, step.route, &step.records));
        let answered = town.ask(router, step.role, builder, body).await;
        taken += 1;
        if !agrees(&step, answered.status, answered.signs_in) {
            let role = step.role.map_or("nobody", Role::as_str);
            wrong.push(format!("{} {} as {role} at {:?}: {}", step.route.method, step.route.path, step.records, answered.status));
        }
    }
    (taken, wrong)
}

/// It would end the session with which the walk goes on, of whoever may do it.
fn ends_session(route: &Route) -> bool {
    ["/esci", "/blocca", "/amministrazione/accesso/postazione"].contains(&route.path.as_str())
}

fn table_lets(route: &Route, role: Role) -> bool {
    let Gate::Rights(needs) = &route.gate else { return true };
    needs.iter().all(|need| Table::house().cell(need.right, role) != Cell::None)
}

/// Typesetting takes long where nothing is optimised: a printed page is opened by one of those who may.
fn is_slow(route: &Route) -> bool {
    route.path.ends_with(".pdf")
}

fn steps<'a>(routes: &'a [Route], role: Option<Role>) -> impl Iterator<Item = Step<'a>> {
    routes.iter().flat_map(move |route| placements(route, role).into_iter().map(move |records| Step { route, role, records })).filter(
        |step| {
            let Some(role) = step.role else { return true };
            if ends_session(step.route) && table_lets(step.route, role) {
                return false;
            }
            let Gate::Rights(needs) = &step.route.gate else { return role == Role::Operator || !is_slow(step.route) };
            let may = needs.iter().all(|need| verdict(&Table::house(), role, need, &step.records) == Verdict::May);
            !may || !is_slow(step.route) || (role == Role::DeskManager && step.records.iter().all(|(_, at)| at.place == Place::Own))
        },
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_address_in_every_role_answers_as_the_table_says_and_every_mutant_is_caught() {
    let town = Arc::new(Town::build().await);
    let routes = Arc::new(addresses());
    let router = town.router((*Table::house()).clone()).await;
    // One file takes one writer at a time, and those who wait are not served in turn: more than a few would wait in vain.
    let turns = Arc::new(Semaphore::new(3));
    let mut walks = Vec::new();
    for role in Role::ALL.iter().copied().map(Some).chain([None]) {
        let (town, routes, router, turns) = (Arc::clone(&town), Arc::clone(&routes), router.clone(), Arc::clone(&turns));
        walks.push(tokio::spawn(async move {
            let _turn = turns.acquire().await.expect("nobody closes it");
            walk(&town, &router, steps(&routes, role)).await
        }));
    }
    let (mut taken, mut wrong) = (0, Vec::new());
    for each in walks {
        let (steps, errors) = each.await.expect("a walk");
        taken += steps;
        wrong.extend(errors);
    }
    assert!(wrong.is_empty(), "{} of {taken} wrong:\n{}", wrong.len(), wrong.join("\n"));
    println!("the walk: {} addresses, {} roles, {taken} requests", routes.len(), Role::ALL.len());
    assert!(taken > 8_000, "{taken}");
    let caught = mutants(&town, &routes).await;
    println!("mutants: {caught}");
}

/// Rows of which a cell is changed in the program but not in what the walk expects: each must be noticed.
async fn mutants(town: &Arc<Town>, routes: &Arc<Vec<Route>>) -> usize {
    let mut caught = 0;
    for right in Right::ALL {
        let concerned: Vec<Route> =
            routes.iter().filter(|route| concerns(route, *right) && !is_slow(route) && !ends_session(route)).cloned().collect();
        assert_eq!(concerned.is_empty(), OF_SECTIONS.contains(right), "whether an address asks for {right}");
        if concerned.is_empty() {
            continue;
        }
        let house = Table::house();
        // Only those who open files at all can tell the difference: to others every file is closed alike.
        let of_files = [Right::KnowPeople, Right::SeeAccesses].contains(right);
        let shows = |role: &Role| !of_files || house.cell(Right::SeePeople, *role) != Cell::None;
        let has = |role: &&Role| house.cell(*right, **role) != Cell::None && shows(role);
        let narrowed = Role::ALL.iter().find(has).expect("somebody has it");
        let widened = [Role::Reception, Role::SocialWorker, Role::Funder];
        let widened = widened.into_iter().find(|role| house.cell(*right, *role) == Cell::None && shows(role));
        let mutants = [(*narrowed, Cell::None)].into_iter().chain(widened.map(|role| (role, Cell::All)));
        for (role, cell) in mutants {
            let router = town.router((*house).clone().with(*right, role, cell)).await;
            let (_, wrong) = walk(town, &router, steps(&concerned, Some(role))).await;
            assert!(!wrong.is_empty(), "{right}: {role} became {cell} and nobody noticed");
            caught += 1;
        }
    }
    caught
}

fn concerns(route: &Route, right: Right) -> bool {
    let Gate::Rights(needs) = &route.gate else { return false };
    needs.iter().any(|need| need.right == right || (right == Right::KnowPeople && need.on.is_some_and(|(_, kind)| kind == Kind::Worker)))
}

#[test]
fn every_address_stands_in_the_list_once() {
    let mut seen = BTreeSet::new();
    for route in addresses() {
        assert!(seen.insert((route.method.to_string(), route.path.clone())), "{} {} twice", route.method, route.path);
        if let Gate::Rights(needs) = &route.gate {
            for (part, _) in needs.iter().filter_map(|need| need.on) {
                assert!(route.path.contains(&format!("{{{part}}}")), "{}: no part {part}", route.path);
            }
        }
    }
}

/// Registers that an address shows, with the rights that it takes.
type Shown = &'static [(Kind, &'static [Right])];

/// Lists and searches with the registers they show.
const LISTS: &[(&str, Shown)] = &[
    ("/sportello/persone", &[(Kind::Worker, &[Right::SeePeople])]),
    ("/sportello/imprese", &[(Kind::Employer, &[Right::SeeEmployers])]),
    ("/sportello/offerte", &[(Kind::Vacancy, &[Right::SeeVacancies])]),
    ("/sportello/corsi", &[(Kind::Course, &[Right::SeeRegisters])]),
    ("/sportello/enti", &[(Kind::Body, &[Right::SeeRegisters])]),
    ("/sportello/progetti", &[(Kind::Project, &[Right::SeeRegisters])]),
    ("/sportello/esporta/persone?formato=csv", &[(Kind::Worker, &[Right::SeePeople, Right::Export])]),
    ("/sportello/esporta/offerte?formato=csv", &[(Kind::Vacancy, &[Right::SeeVacancies, Right::Export])]),
    ("/sportello/esporta/imprese?formato=csv", &[(Kind::Employer, &[Right::SeeEmployers, Right::Export])]),
    ("/api/v1/workers", &[(Kind::Worker, &[Right::SeePeople])]),
    ("/api/v1/employers", &[(Kind::Employer, &[Right::SeeEmployers])]),
    ("/api/v1/vacancies", &[(Kind::Vacancy, &[Right::SeeVacancies])]),
    ("/api/v1/courses", &[(Kind::Course, &[Right::SeeRegisters])]),
    ("/api/v1/search?q=ada", &[(Kind::Worker, &[Right::SeePeople])]),
    ("/api/v1/search?q=cantieresp", &[(Kind::Employer, &[Right::SeeEmployers])]),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn lists_searches_and_exports_hold_what_the_table_says_and_nothing_else() {
    let town = Town::build().await;
    let router = town.router((*Table::house()).clone()).await;
    let house = Table::house();
    for role in Role::ALL {
        for (path, shown) in LISTS {
            let answered = town.ask(&router, Some(*role), axum::http::Request::get(*path), axum::body::Body::empty()).await;
            for (kind, rights) in *shown {
                for place in Place::ALL {
                    for assigned in [true, false].into_iter().filter(|assigned| *kind == Kind::Worker || !assigned) {
                        let sought = name(place, *kind, assigned);
                        if path.contains("q=cantieresp") && !sought.to_lowercase().starts_with("cantieresp") {
                            continue;
                        }
                        let expected = rights.iter().all(|right| reaches(house.cell(*right, *role), At { place, assigned }, *kind));
                        let found = holds(&answered.text, &sought);
                        assert_eq!(found, expected, "{path} as {role}: {sought}, {}", answered.status);
                    }
                }
            }
        }
    }
}

/// Whether a text holds a name that no longer one begins with ("CantiereSP" is not in "CantiereSP2").
fn holds(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_list_of_candidates_holds_the_people_of_the_desks_that_the_table_says() {
    let town = Town::build().await;
    let router = town.router((*Table::house()).clone()).await;
    let house = Table::house();
    let vacancy = town.records[&Place::Own].vacancy;
    for role in Role::ALL {
        let cell = house.cell(Right::Match, *role);
        if cell == Cell::None || house.cell(Right::SeeVacancies, *role) == Cell::None {
            continue;
        }
        for path in [format!("/sportello/offerte/{vacancy}/rosa"), format!("/api/v1/vacancies/{vacancy}/shortlist?k=1")] {
            let answered = town.ask(&router, Some(*role), axum::http::Request::get(&path), axum::body::Body::empty()).await;
            assert_eq!(answered.status, StatusCode::OK, "{path} as {role}");
            if path.contains("k=1") {
                // The one place goes to somebody of hers: others are left out before the list is cut, not after.
                let list: serde_json::Value = serde_json::from_str(&answered.text).expect("a list");
                let first = list.pointer("/matches/0/external_id").or_else(|| list.pointer("/0/external_id"));
                assert!(first.is_some(), "{path} as {role}: {}", answered.text);
                continue;
            }
            for place in Place::ALL {
                for assigned in [true, false] {
                    let expected = reaches(cell, At { place, assigned }, Kind::Worker);
                    assert_eq!(holds(&answered.text, &name(place, Kind::Worker, assigned)), expected, "{path} as {role}: {place:?}");
                }
            }
        }
    }
}
