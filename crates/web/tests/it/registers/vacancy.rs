//! Vacancies: recorded, changed, moved from state to state.

use chrono::TimeDelta;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    proposal::ProposalState,
    vacancy::{Asked, Condition, StateReason, Vacancy, VacancyState},
    work_terms::{Cefr, Licence},
};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use super::{get, post, shown};

const NEW: &str = "/sportello/offerte/nuova";

fn id_in(location: &str) -> Uuid {
    location.split('/').find_map(|part| part.parse().ok()).expect("an id in the address")
}

#[tokio::test]
async fn a_vacancy_is_recorded_for_an_employer_typed_by_name() {
    for desk in TestDesk::all().await {
        let employer = desk.add(&desk.employer("Cantiere Levante")).await;
        let inputs = [
            ("title", "Elettricista di bordo"),
            ("positions", "2"),
            ("employer", "cantiere levante"),
            ("workplace.istat", "La Spezia (SP)"),
            ("requirements.1.kind", "licence"),
            ("requirements.1.value", "B"),
            ("requirements.1.need", "required"),
            ("requirements.4.kind", "language"),
            ("requirements.4.value", "inglese"),
            ("requirements.4.need", "preferred"),
            ("requirements.5.kind", "skill"),
            ("requirements.5.value", "saldatura"),
            ("requirements.5.need", "preferred"),
            ("employer_deadline", "2026-12-01T18:00"),
            ("pay.min", "1780"),
            ("pay.per", "month"),
        ];
        let answer = post(&desk, NEW, &inputs).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let id = id_in(answer.location());
        let vacancy = desk.read::<Vacancy>(id).await.value;
        assert_eq!(vacancy.employer_id.map(|id| id.0), Some(employer));
        assert_eq!(vacancy.state, VacancyState::Draft);
        assert_eq!(vacancy.requirements[0].what, Asked::Licence { licence: Licence::B });
        assert_eq!(vacancy.requirements[1].what, Asked::Language { code: "en".into(), cefr: None });
        assert!(matches!(&vacancy.requirements[2].what, Asked::Skill { skill, .. } if skill.text == "saldatura"));
        // Six in the evening in Rome is five in the afternoon in UTC, in winter.
        assert_eq!(vacancy.employer_deadline.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-01T17:00:00+00:00"));
        let form = get(&desk, &format!("/sportello/offerte/{id}/modifica")).await;
        assert_eq!(shown(&form, "employer_deadline"), "2026-12-01T18:00");
        assert!(shown(&form, "employer").starts_with("Cantiere Levante ["));
        for rest in ["", "/storia", "/scheda.pdf"] {
            let page = get(&desk, &format!("/sportello/offerte/{id}{rest}")).await;
            assert_eq!(page.status, 200, "{rest}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn a_vacancy_saved_as_it_is_shown_stays_as_it_was() {
    let desk = TestDesk::open().await;
    let employer = desk.add(&desk.employer("Cantiere Levante")).await;
    let mut vacancy = desk.vacancy("Elettricista", employer);
    vacancy.employer = "Cantiere Levante".into();
    vacancy.tags = vec!["blue".into()];
    vacancy.ccnl_level = Some("C3".into());
    let id = desk.add(&vacancy).await;
    let path = format!("/sportello/offerte/{id}/modifica");
    let inputs = super::forms::as_posted(&get(&desk, &path).await.text());
    let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = post(&desk, &path, &inputs).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let mut saved = desk.read::<Vacancy>(id).await.value;
    saved.occupation = vacancy.occupation.clone();
    assert_eq!(saved, vacancy);
}

#[tokio::test]
async fn an_employer_that_is_not_there_can_be_made_beside() {
    let desk = TestDesk::open().await;
    let mut inputs = vec![("title", "Cuoca"), ("positions", "1"), ("employer", "Hotel Maestrale"), ("workplace.istat", "Lerici (SP)")];
    let unknown = post(&desk, NEW, &inputs).await;
    assert_eq!(unknown.status, 422);
    assert!(unknown.text().contains("create_employer"));
    inputs.push(("create_employer", "yes"));
    let answer = post(&desk, NEW, &inputs).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(desk.read::<Vacancy>(id_in(answer.location())).await.value.employer_id.is_some());
}

#[tokio::test]
async fn two_employers_of_one_name_are_told_apart() {
    let desk = TestDesk::open().await;
    for number in 0..2 {
        let mut employer = desk.employer("Bar Sport");
        employer.external.id = format!("bar-{number}");
        desk.add(&employer).await;
    }
    let inputs = [("title", "Barista"), ("positions", "1"), ("employer", "Bar Sport"), ("workplace.istat", "Lerici (SP)")];
    let page = post(&desk, NEW, &inputs).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("f-employer-error"));
    let chosen = [("title", "Barista"), ("positions", "1"), ("employer", "Bar Sport [bar-1]"), ("workplace.istat", "Lerici (SP)")];
    assert_eq!(post(&desk, NEW, &chosen).await.status, 303);
}

#[tokio::test]
async fn states_follow_their_order() {
    let desk = TestDesk::open().await;
    let employer = desk.add(&desk.employer("Cantiere Levante")).await;
    let id = desk.add(&desk.vacancy("Elettricista", employer)).await;
    let path = format!("/sportello/offerte/{id}/stato");
    let why = [("state", "suspended"), ("reason", "terms_change")];
    assert_eq!(post(&desk, &path, &why).await.status, 303);
    assert_eq!(post(&desk, &path, &[("state", "draft")]).await.status, 422, "nothing goes back to a draft");
    assert_eq!(post(&desk, &path, &[("state", "chiusa")]).await.status, 422);
    assert_eq!(desk.read::<Vacancy>(id).await.value.state, VacancyState::Suspended);
}

/// The inputs of a vacancy that asks one thing.
fn asking<'a>(kind: &'a str, value: &'a str, level: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", "Autista"),
        ("positions", "1"),
        ("employer", "Cantiere Levante"),
        ("workplace.istat", "La Spezia (SP)"),
        ("requirements.1.kind", kind),
        ("requirements.1.value", value),
        ("requirements.1.level", level),
        ("confirm_new", "yes"),
        ("requirements.1.need", "required"),
    ]
}

#[tokio::test]
async fn requirements_are_typed_as_the_screen_says_them() {
    let desk = TestDesk::open().await;
    desk.add(&desk.employer("Cantiere Levante")).await;
    let licence = |licence| Asked::Licence { licence };
    let cases = [
        ("licence", "B", "", licence(Licence::B)),
        ("licence", "patente b", "", licence(Licence::B)),
        ("licence", "Patente B, auto", "", licence(Licence::B)),
        ("licence", "permis CE", "", licence(Licence::Ce)),
        ("licence", "C + E", "", licence(Licence::Ce)),
        ("licence", "Patentino muletto", "", licence(Licence::Forklift)),
        ("language", "arabo", "madrelingua", Asked::Language { code: "ar".into(), cefr: Some(Cefr::Native) }),
        ("language", "ar", "b2", Asked::Language { code: "ar".into(), cefr: Some(Cefr::B2) }),
        ("availability", "Accetta i turni", "", Asked::Availability { condition: Condition::Shifts }),
    ];
    for (kind, value, level, asked) in cases {
        let answer = post(&desk, NEW, &asking(kind, value, level)).await;
        assert_eq!(answer.status, 303, "{value}: {}", answer.text());
        let id = id_in(answer.location());
        assert_eq!(desk.read::<Vacancy>(id).await.value.requirements[0].what, asked, "{value}");
        let page = get(&desk, &format!("/sportello/offerte/{id}")).await.text();
        assert!(!page.contains("native"), "a code of the program on the screen");
        let form = get(&desk, &format!("/sportello/offerte/{id}/modifica")).await;
        assert_ne!(shown(&form, "requirements.1.value"), "ar", "words, not codes");
    }
}

#[tokio::test]
async fn a_licence_that_does_not_exist_is_told_by_the_name_of_its_field() {
    let desk = TestDesk::open().await;
    desk.add(&desk.employer("Cantiere Levante")).await;
    let page = post(&desk, NEW, &asking("licence", "Patente Z", "")).await;
    assert_eq!(page.status, 422);
    let text = page.text();
    assert!(text.contains("Requisito 1, Quale: «Patente Z»"), "{text}");
    assert!(text.contains("B, auto"), "the choices in words");
    assert_eq!(shown(&page, "requirements.1.value"), "Patente Z");
}

#[tokio::test]
async fn what_was_done_names_the_record() {
    let desk = TestDesk::open().await;
    let employer = desk.add(&desk.employer("Cantiere Levante")).await;
    let id = desk.add(&desk.vacancy("Elettricista di prova", employer)).await;
    let worker = desk.add(&desk.worker("Luca", "Vannucci")).await;
    let told = |page: &ponte_testkit::TestPage| {
        let text = page.text();
        let at = text.find("role=\"status\">").expect("what was done");
        text[at..].split("</span>").next().unwrap_or_default().to_owned()
    };
    let worker_id = worker.to_string();
    let answer = post(&desk, &format!("/sportello/offerte/{id}/proponi"), &[("worker", &worker_id)]).await;
    let page = desk.get(&desk.operator.after(&answer), answer.location()).await;
    assert!(told(&page).ends_with("Luca Vannucci: nel giro"), "{}", told(&page));
    let path = format!("/sportello/persone/{worker}/modifica");
    let inputs = super::forms::as_posted(&get(&desk, &path).await.text());
    let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = post(&desk, &path, &inputs).await;
    let page = desk.get(&desk.operator.after(&answer), answer.location()).await;
    assert!(told(&page).ends_with("Salvato: Luca Vannucci"), "{}", told(&page));
}

#[tokio::test]
async fn a_vacancy_is_closed_for_a_reason_that_stays_and_reopened_with_who_waited() {
    for desk in TestDesk::all().await {
        let employer = desk.add(&desk.employer("Cantiere Levante")).await;
        let id = desk.add(&desk.vacancy("Elettricista di prova", employer)).await;
        let worker = desk.add(&desk.worker("Luca", "Vannucci")).await;
        let at = |rest: &str| format!("/sportello/offerte/{id}{rest}");
        post(&desk, &at("/proponi"), &[("worker", &worker.to_string())]).await;
        let bare = post(&desk, &at("/stato"), &[("state", "closed"), ("note", "chiuso per ferie")]).await;
        assert_eq!(bare.status, 422);
        assert!(bare.text().contains("Scegli il motivo") && bare.text().contains("chiuso per ferie"), "{}", bare.text());
        let why = [("state", "closed"), ("reason", "employer_silent"), ("note", "tre telefonate")];
        assert_eq!(post(&desk, &at("/stato"), &why).await.status, 303);
        let page = get(&desk, &at("")).await.text();
        assert!(page.contains("Chiusa: L’impresa non risponde") && page.contains("tre telefonate"), "{page}");
        assert!(get(&desk, &at("/storia")).await.text().contains("L’impresa non risponde"));
        let caller = desk.caller();
        let of_worker = || ponte_app::proposal::of_worker(&desk.app, &caller, WorkerId(worker));
        assert_eq!(of_worker().await.unwrap()[0].proposal.state, ProposalState::ClosedElsewhere, "she is free");
        assert_eq!(post(&desk, &at("/riapri"), &[]).await.status, 303);
        let vacancy = desk.read::<Vacancy>(id).await.value;
        assert_eq!((vacancy.state, vacancy.state_reason, vacancy.state_note), (VacancyState::Published, None, None));
        assert_eq!(of_worker().await.unwrap()[0].proposal.state, ProposalState::Proposed);
        assert_eq!(post(&desk, &at("/riapri"), &[]).await.status, 422, "it is open");
        // Sessions do not last for days: the rest without the pages.
        for (days, opens) in [(6, true), (8, false)] {
            let closed =
                ponte_app::vacancy::Move { reason: Some(StateReason::Other), ..ponte_app::vacancy::Move::to(VacancyState::Closed) };
            ponte_app::vacancy::move_to(&desk.app, &caller, VacancyId(id), closed).await.unwrap();
            desk.clock.advance(TimeDelta::days(days));
            assert_eq!(ponte_app::vacancy::reopen(&desk.app, &caller, VacancyId(id)).await.is_ok(), opens, "{days} days later");
        }
    }
}
