use std::collections::{BTreeSet, HashMap, HashSet};

use ponte_domain::{
    actor::Actor,
    codice_fiscale::CodiceFiscale,
    id::{ProposalId, VacancyId, WorkerId},
    partita_iva::PartitaIva,
    proposal::{ContactAttempt, ContactOutcome, Proposal, ProposalState, Step},
    reference::{Lang, Occupation, OccupationIx, Skill, SkillIx},
    reference_batch::{ConceptKind, ReferenceBatch, RelationKind},
    vacancy::{Asked, Reserved, VacancyState},
    work_terms::Ascertained,
};
use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{Gate, Verdict, Words},
    score::judge,
    taxonomy::Taxonomy,
};
use uuid::Uuid;

use super::*;
use crate::reference::starter;

const SEED: u64 = 20_261_123;

fn now() -> DateTime<Utc> {
    "2026-11-23T08:12:00Z".parse().expect("an instant")
}

/// The starter set as a catalogue, without what the demonstration does not read.
fn catalogue() -> Catalogue {
    catalogue_of(starter::read().expect("the starter set"))
}

fn catalogue_of(batch: ReferenceBatch) -> Catalogue {
    let of_kind = |kind| batch.concepts.iter().filter(move |concept| concept.kind == kind);
    let numbers: HashMap<&str, u16> = of_kind(ConceptKind::Skill).zip(0..).map(|(concept, ix)| (&*concept.uri, ix)).collect();
    let related = |uri: &str, kind| -> Vec<SkillIx> {
        let links = batch.relations.iter().filter(|link| &*link.from == uri && link.kind == kind);
        links.filter_map(|link| numbers.get(&*link.to).copied().map(SkillIx)).collect()
    };
    let label = |uri: &str| {
        let mut label = ponte_domain::reference::Label::default();
        batch.labels.iter().filter(|said| &*said.uri == uri).for_each(|said| label.set(said.lang, &said.label));
        label
    };
    let also = |uri: &str| -> Vec<(Lang, Box<str>)> {
        let said = batch.labels.iter().filter(|said| &*said.uri == uri);
        said.flat_map(|said| said.alternatives.iter().map(|word| (said.lang, word.clone()))).collect()
    };
    let occupations = of_kind(ConceptKind::Occupation).map(|concept| Occupation {
        uri: concept.uri.clone(),
        isco: concept.isco.clone().unwrap_or_default(),
        label: label(&concept.uri),
        alternatives: also(&concept.uri),
        broader: None::<OccupationIx>,
        essential: related(&concept.uri, RelationKind::Essential),
        optional: related(&concept.uri, RelationKind::Optional),
        blue: concept.blue,
        green: concept.green,
        retired: false,
    });
    let skills = of_kind(ConceptKind::Skill).map(|concept| Skill {
        uri: concept.uri.clone(),
        label: label(&concept.uri),
        alternatives: Vec::new(),
        ancestors: Vec::new(),
        transversal: concept.transversal,
        blue: concept.blue,
        green: concept.green,
        retired: false,
    });
    Catalogue::new(batch.places.clone(), occupations.collect(), skills.collect(), Vec::new())
}

fn sample() -> Demo {
    demo(&catalogue(), now(), SEED)
}

fn bytes(demo: &Demo) -> Vec<u8> {
    serde_json::to_vec(demo).expect("JSON")
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let catalogue = catalogue();
    let first = bytes(&demo(&catalogue, now(), SEED));
    assert_eq!(first, bytes(&demo(&catalogue, now(), SEED)));
    assert_ne!(first, bytes(&demo(&catalogue, now(), SEED + 1)));
    // The order in which the catalogue happens to be built does not matter.
    let mut turned = starter::read().expect("the starter set");
    turned.concepts.reverse();
    turned.places.reverse();
    assert!(first == bytes(&demo(&catalogue_of(turned), now(), SEED)));
}

#[test]
fn nothing_is_needed_of_the_catalogue() {
    let bare = demo(&Catalogue::default(), now(), SEED);
    assert_eq!((bare.workers.len(), bare.vacancies.len()), (PEOPLE, vacancies::COUNT));
    assert!(bare.workers.iter().flat_map(|worker| &worker.wishes.occupations).all(|wish| wish.uri.is_none() && !wish.text.is_empty()));
}

#[test]
fn every_trade_and_town_is_found_in_the_starter_set() {
    let demo = sample();
    let catalogue = catalogue();
    let unknown: BTreeSet<&str> = (0..trades::TRADES.len())
        .filter(|ix| Lookup::new(&catalogue).concept(*ix).uri.is_none())
        .map(|ix| trades::TRADES[ix].title)
        .collect();
    // The starter set is small: what it lacks stays in words.
    assert_eq!(unknown, BTreeSet::from(["Tecnico navale"]));
    let homeless: Vec<&str> = demo.employers.iter().filter(|firm| firm.sites[0].istat.is_none()).map(|firm| firm.name.as_str()).collect();
    assert!(homeless.is_empty(), "{homeless:?}");
    let ship = Lookup::new(&catalogue).concept(trades::SHIP_ELECTRICIAN);
    assert_eq!(ship.text, "elettricista di bordo");
    assert!(demo.workers.iter().filter(|worker| worker.skills.len() >= 2).count() > PEOPLE * 7 / 10);
}

#[test]
fn every_person_is_valid() {
    let demo = sample();
    let today = Calendar::new(now()).today;
    let mut codes = HashSet::new();
    let mut externals = HashSet::new();
    let mut mails = HashSet::new();
    for worker in &demo.workers {
        let who = worker.person.full_name();
        assert!(externals.insert(&worker.external), "{who}");
        assert!(worker.contacts.email.iter().all(|mail| mails.insert(mail) && mail.ends_with("@example.org")), "{who}");
        let birth = worker.person.birth_date.expect("a birth date");
        assert!((17..=66).contains(&worker.person.age_on(today).expect("an age")), "{who} {birth}");
        if let Some(code) = &worker.person.codice_fiscale {
            let read = CodiceFiscale::parse(code).unwrap_or_else(|e| panic!("{who} {code}: {e}"));
            assert!(codes.insert(code), "{who} {code}");
            assert_eq!((Some(read.sex()), read.birth_date(today)), (worker.person.sex, Some(birth)), "{who} {code}");
            assert_eq!(Some(read.birthplace()), worker.person.birthplace, "{who}");
        }
        for job in &worker.experiences {
            let (from, to) = (job.from.map(|date| date.first_day()), job.to.map(|date| date.first_day()));
            assert!(
                from.is_none_or(|from| from <= to.unwrap_or(today) && from.years_since(birth).is_some_and(|age| age >= 15)),
                "{who} {job:?} {birth}"
            );
            assert!(to.is_none_or(|to| to <= today), "{who} {job:?}");
            assert!(job.length_months(today).is_some_and(|months| months <= 300), "{who} {job:?}");
        }
        assert!(worker.availability.ascertained.is_none_or(|day| day <= today), "{who}");
        assert!(worker.status.did_end.is_none_or(|end| worker.status.did.is_some_and(|did| did < end)), "{who}");
        let skills: HashSet<_> = worker.skills.iter().map(|skill| &skill.skill.uri).collect();
        assert_eq!(skills.len(), worker.skills.len(), "{who}");
        assert!(worker.contacts.phone.iter().all(|phone| phone.starts_with("333 000 ") || phone.starts_with("0187 000 ")), "{who}");
    }
}

#[test]
fn every_vacancy_employer_course_and_project_is_valid() {
    let demo = sample();
    let today = Calendar::new(now()).today;
    let employers: HashSet<&str> = demo.employers.iter().map(|employer| employer.external.id.as_str()).collect();
    assert!(demo.employers.iter().all(|firm| firm.partita_iva.iter().all(|code| PartitaIva::parse(code).is_ok())));
    let names: HashSet<_> = demo.vacancies.iter().map(|vacancy| &vacancy.external).collect();
    assert_eq!((employers.len(), names.len()), (employers::FIRMS.len(), vacancies::COUNT));
    for vacancy in &demo.vacancies {
        let which = &vacancy.external.id;
        assert!(employers.contains(vacancy.employer.as_str()) && vacancy.positions >= 1, "{which}");
        assert!(vacancy.workplace.istat.is_some(), "{which}");
        assert!(vacancy.published.is_none_or(|day| day <= today && vacancy.expires.is_none_or(|last| day <= last)), "{which}");
        assert_eq!(vacancy.state == VacancyState::Expired, vacancy.expires.is_some_and(|last| last < today), "{which}");
        assert!(vacancy.pay.is_none_or(|pay| pay.min_cents <= pay.max_cents.or(pay.min_cents)), "{which}");
        let asked: HashSet<String> = vacancy.requirements.iter().map(|one| format!("{:?}", one.what)).collect();
        assert_eq!(asked.len(), vacancy.requirements.len(), "{which}");
    }
    for course in &demo.courses {
        assert!(course.apply_until <= course.from && course.from <= course.to && !course.skills.is_empty(), "{}", course.title);
    }
    let bodies: HashSet<&str> = demo.bodies.iter().map(|body| body.external.id.as_str()).collect();
    let workers: HashSet<&str> = demo.workers.iter().map(|worker| worker.external.id.as_str()).collect();
    for project in &demo.projects {
        assert!(bodies.contains(project.body.as_str()) && project.workers.iter().all(|id| workers.contains(id.as_str())), "{project:?}");
        assert!(project.project.from.is_none_or(|from| from <= today), "{project:?}");
    }
    assert_eq!((demo.courses.len(), demo.bodies.len(), demo.projects.len()), (25, 6, 4));
}

#[test]
fn a_newcomer_sees_every_case() {
    let demo = sample();
    let calendar = Calendar::new(now());
    let share = |is: &dyn Fn(&Worker) -> bool| demo.workers.iter().filter(|worker| is(worker)).count() * 100 / PEOPLE;
    assert!((15..=30).contains(&share(&|worker| worker.person.citizenship != ["IT"])));
    assert!((10..=20).contains(&share(&|worker| worker.availability.ascertained.is_none())));
    assert!((15..=30).contains(&share(&|worker| worker.availability.ascertained.is_some_and(|day| day < calendar.days_ago(90)))));
    assert!((2..=10).contains(&share(&|worker| worker.person.codice_fiscale.is_none())));
    assert!((5..=25).contains(&share(&|worker| worker.right_to_work == Ascertained::Unknown)));
    assert!((15..=60).contains(&share(&|worker| !worker.availability.firm.is_empty())));
    for consent in [None, Some(true), Some(false)] {
        assert!(share(&|worker| worker.consents.matching == consent) >= 3 && share(&|worker| worker.consents.publication == consent) >= 3);
    }
    assert!(share(&|worker| worker.consents.until.is_some_and(|until| until < calendar.today)) >= 2);
    let states: BTreeSet<VacancyState> = demo.vacancies.iter().map(|vacancy| vacancy.state).collect();
    assert_eq!(states, VacancyState::ALL.iter().copied().collect());
    assert_eq!(demo.vacancies.iter().filter(|vacancy| vacancy.reserved == Some(Reserved::Art18)).count(), 1);
    assert!(demo.vacancies.iter().filter(|vacancy| vacancy.anonymous).count() >= 4);
    let kinds: HashSet<_> =
        demo.vacancies.iter().flat_map(|vacancy| &vacancy.requirements).map(|one| std::mem::discriminant(&one.what)).collect();
    assert_eq!(kinds.len(), 9);
    let tonelli = demo.workers.iter().find(|worker| worker.person.family_name == "Tonelli").expect("Roberto Tonelli");
    assert!(!tonelli.licences.contains(&ponte_domain::work_terms::Licence::B) && !tonelli.licences.is_empty());
    let story = &demo.vacancies[0];
    assert_eq!(story.external.id, "2026-1147");
    assert_eq!(story.employer_deadline, Some("2026-11-24T11:00:00Z".parse().expect("an instant")));
    assert!(story.requirements.iter().any(|one| matches!(one.what, Asked::Licence { .. })));
}

/// Replays the story by the rules of proposals alone.
fn replay(demo: &Demo, now: DateTime<Utc>) -> HashMap<(String, String), Proposal> {
    let worker = |id: &str| demo.workers.iter().find(|worker| worker.external.id == id).expect("a worker");
    let mut proposals: HashMap<(String, String), Proposal> = HashMap::new();
    for step in &demo.story {
        let vacancy = demo.vacancies.iter().find(|vacancy| vacancy.external.id == step.vacancy).expect("a vacancy");
        assert!(vacancy.published.is_some_and(|day| day <= ponte_domain::clock::day_in_rome(step.at)), "{step:?}");
        assert!(step.at <= now);
        let by = Actor::Job { name: step.by.as_str().to_owned() };
        let key = |worker: &String| (step.vacancy.clone(), worker.clone());
        let go = |state, reason| Step { state, at: step.at, by: by.clone(), reason, note: None };
        match &step.act {
            Act::Propose { workers } => {
                for id in workers {
                    let new =
                        Proposal::new(ProposalId(Uuid::nil()), VacancyId(Uuid::nil()), WorkerId(Uuid::nil()), by.clone(), step.at, None);
                    assert!(worker(id).may_be_matched(Calendar::new(now).today));
                    assert!(proposals.insert(key(id), new).is_none(), "{step:?}");
                }
            }
            Act::Ask { worker, channel, outcome, reason, conditions, call_back_at, note } => {
                let attempt = ContactAttempt {
                    at: step.at,
                    by: by.clone(),
                    channel: *channel,
                    outcome: *outcome,
                    conditions: conditions.clone(),
                    call_back_at: *call_back_at,
                    note: note.clone(),
                };
                proposals
                    .get_mut(&key(worker))
                    .expect("proposed")
                    .record_attempt(attempt, *reason)
                    .unwrap_or_else(|e| panic!("{step:?}: {e}"));
            }
            Act::Send { workers, .. } => {
                for id in workers {
                    assert!(worker(id).may_be_named(Calendar::new(now).today), "{id}");
                    proposals
                        .get_mut(&key(id))
                        .expect("proposed")
                        .take_step(go(ProposalState::Sent, None))
                        .unwrap_or_else(|e| panic!("{step:?}: {e}"));
                }
            }
            Act::Step { worker, state, reason, .. } => {
                proposals
                    .get_mut(&key(worker))
                    .expect("proposed")
                    .take_step(go(*state, *reason))
                    .unwrap_or_else(|e| panic!("{step:?}: {e}"));
            }
            Act::AskOutcome { worker } => assert!(proposals[&key(worker)].state.was_sent(), "{step:?}"),
        }
    }
    proposals
}

#[test]
fn the_story_can_be_replayed_and_has_every_turn() {
    let demo = sample();
    let proposals = replay(&demo, now());
    let states: BTreeSet<ProposalState> = proposals.values().map(|proposal| proposal.state).collect();
    for state in [
        ProposalState::Proposed,
        ProposalState::Discarded,
        ProposalState::Contacted,
        ProposalState::Available,
        ProposalState::NotAvailable,
        ProposalState::Sent,
        ProposalState::Suitable,
        ProposalState::Unsuitable,
        ProposalState::Interview,
        ProposalState::Hired,
        ProposalState::Refused,
        ProposalState::Withdrawn,
    ] {
        assert!(states.contains(&state), "{state} in {states:?}");
    }
    let outcomes: BTreeSet<ContactOutcome> =
        proposals.values().flat_map(|proposal| &proposal.attempts).map(|attempt| attempt.outcome).collect();
    assert_eq!(outcomes, ContactOutcome::ALL.iter().copied().collect());
    assert!(demo.story.iter().any(|step| matches!(step.act, Act::AskOutcome { .. })));
    let state_of = |family: &str| {
        let worker = demo.workers.iter().find(|worker| worker.person.family_name == family).expect("a person of the story");
        proposals.get(&("2026-1147".to_owned(), worker.external.id.clone())).map(|proposal| proposal.state)
    };
    assert_eq!(state_of("Bertoloni"), Some(ProposalState::Available));
    assert_eq!(state_of("Castagnola"), Some(ProposalState::NotAvailable));
    assert_eq!(state_of("Vannucci"), Some(ProposalState::Contacted));
    assert_eq!(state_of("Ferrando"), Some(ProposalState::Proposed));
    assert_eq!(state_of("Lertora"), None);
}

#[test]
fn the_people_of_the_story_stand_high_on_its_list() {
    let demo = sample();
    let catalogue = std::sync::Arc::new(catalogue());
    let taxonomy = Taxonomy::new(catalogue.clone());
    let vacancy = VacancyFeatures::new(&demo.vacancies[0], Some("33.15"), &catalogue, demo.desk.weights);
    let today = Calendar::new(now()).today;
    let mut list = Vec::new();
    let mut out = Vec::new();
    for worker in &demo.workers {
        let features = WorkerFeatures::from_worker(worker, &catalogue);
        let external: Words = worker.external.id.as_str().into();
        match judge(&taxonomy, &vacancy, (WorkerId(Uuid::nil()), &external, &features), today) {
            Verdict::In(found) => list.push((found.points, worker.person.full_name())),
            Verdict::Out { failures } => {
                out.push((worker.person.full_name(), failures.iter().map(|failure| failure.gate).collect::<Vec<_>>()))
            }
        }
    }
    list.sort_by(|a, b| b.cmp(a));
    let highest: Vec<&str> = list.iter().take(8).map(|(_, name)| name.as_str()).collect();
    assert_eq!(highest.first(), Some(&"Giulia Ferrando"), "{list:?}");
    for name in
        ["Matteo Bertoloni", "Amina Belhaj", "Luca Vannucci", "Ionela Popescu", "Davide Castagnola", "Sara Moruzzo", "Paolo Lertora"]
    {
        assert!(highest.contains(&name), "{name} in {:?}", &list[..12]);
    }
    let of_tonelli = out.iter().find(|(name, _)| name == "Roberto Tonelli").map(|(_, gates)| gates.as_slice());
    assert_eq!(of_tonelli, Some([Gate::Licence].as_slice()));
}

#[test]
fn the_story_holds_on_any_day_and_for_any_seed() {
    let catalogue = catalogue();
    // A Sunday, the day after the clocks went forward, a leap day, the first of a year.
    for (seed, now) in (0..).zip(["2026-11-22T21:30:00Z", "2027-03-29T06:00:00Z", "2028-02-29T10:00:00Z", "2027-01-01T00:30:00Z"]) {
        let now: DateTime<Utc> = now.parse().expect("an instant");
        let demo = demo(&catalogue, now, seed);
        let proposals = replay(&demo, now);
        assert!(proposals.values().any(|proposal| proposal.state == ProposalState::Hired), "{now}");
        assert!(demo.vacancies[0].is_open_on(Calendar::new(now).today) && demo.vacancies[0].employer_deadline > Some(now), "{now}");
    }
}
