//! Requests: asked, answered in time, done when granted, with the history that says who asked.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::{
    actor::{Actor, Channel},
    id::{VacancyId, WorkerId},
    person_request::RequestState,
    worker::Worker,
};
use ponte_storage::{Revision, person_request, person_request::StoredRequest, register};
use ponte_testkit::TestDesk;

use super::Story;

impl Story {
    async fn last_request(&self) -> StoredRequest {
        person_request::of_worker(&self.desk.app.db, self.ada.into()).await.expect("to read").remove(0)
    }
}

#[tokio::test]
async fn a_rectification_that_is_granted_changes_the_value_and_the_history_says_who_asked() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let Story { desk, ada, citizen, .. } = &story;
        let wrong = [("kind", "rectification"), ("field", "birth_date"), ("wanted", "ieri")];
        assert_eq!(desk.post(citizen, &story.area("/richieste"), &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let asked = [("kind", "rectification"), ("field", "residence.address"), ("wanted", "Via Nuova 12")];
        assert_eq!(desk.post(citizen, &story.area("/richieste"), &asked).await.status, StatusCode::SEE_OTHER);
        let found = story.last_request().await;
        assert_eq!(found.request.was.as_deref(), Some("Via Segreta 7"));
        let register = desk.get(&desk.operator, "/sportello/richieste").await.text();
        assert!(register.contains("Ada Rossi") && register.contains("Correggere un errore"), "{register}");
        let path = format!("/sportello/richieste/{}", found.request.id);
        assert!(desk.get(&desk.operator, &path).await.text().contains("Via Nuova 12"));
        assert_eq!(desk.get(citizen, &path).await.status, StatusCode::FORBIDDEN, "she does not answer herself");
        let version = found.version.to_string();
        let granted = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", &version), ("granted", "yes")]).await;
        assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.text());
        let worker = story.worker().await;
        assert_eq!(worker.residence.as_ref().and_then(|home| home.address.as_deref()), Some("Via Nuova 12"));
        assert_eq!(worker.residence.and_then(|home| home.istat).as_deref(), Some("011015"), "nothing else changes");
        let revisions: Vec<Revision<Worker>> = register::history(&desk.app.db, *ada).await.expect("the history");
        assert!(
            matches!(&revisions[0].replaced_by, Actor::Account { name, on_behalf: Some(Channel::OwnPage), .. } if name == "Chiara Donati")
        );
        let again = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", "2"), ("granted", "no"), ("words", "no")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is closed");
        let letter = desk.get(citizen, &story.area(&format!("/richieste/{}/lettera.pdf", found.request.id))).await;
        assert!(letter.status == StatusCode::OK && letter.bytes.starts_with(b"%PDF"), "{}", letter.status);
    }
}

#[tokio::test]
async fn a_refusal_says_why_and_two_answers_at_once_are_one() {
    let story = Story::open().await;
    let Story { desk, citizen, .. } = &story;
    let asked = [("kind", "objection"), ("words", "cerco da sola")];
    assert_eq!(desk.post(citizen, &story.area("/richieste"), &asked).await.status, StatusCode::SEE_OTHER);
    let path = format!("/sportello/richieste/{}", story.last_request().await.request.id);
    let mute = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", "1"), ("granted", "no")]).await;
    assert!(mute.status == StatusCode::UNPROCESSABLE_ENTITY && mute.text().contains("Scrivi la risposta"));
    let later = desk.post(&desk.operator, &format!("{path}/proroga"), &[("version", "1"), ("reason", "molte carte")]).await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
    let stale = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", "1"), ("granted", "yes")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody put it off meanwhile");
    let page = desk.get(citizen, &story.area("/richieste")).await.text();
    assert!(page.contains("molte carte"), "{page}");
    let granted = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", "2"), ("granted", "yes")]).await;
    assert_eq!(granted.status, StatusCode::SEE_OTHER);
    assert_eq!(story.worker().await.consents.matching, Some(false), "an objection that is granted takes her out of matching");
}

#[tokio::test]
async fn a_restriction_keeps_her_data_unused_until_it_is_lifted() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    desk.post(citizen, &story.area("/richieste"), &[("kind", "restriction"), ("words", "controllate i titoli")]).await;
    let path = format!("/sportello/richieste/{}/rispondi", story.last_request().await.request.id);
    desk.post(&desk.operator, &path, &[("version", "1"), ("granted", "yes")]).await;
    let worker = story.worker().await;
    let today = desk.app.today();
    assert!(!worker.may_be_matched(today) && !worker.may_be_named(today) && !worker.may_be_written_to());
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = desk.add(&desk.vacancy("Elettricista di bordo", employer)).await;
    let list = format!("/api/v1/vacancies/{vacancy}/shortlist");
    assert!(!desk.get(&desk.operator, &list).await.text().contains(&ada.to_string()));
    let lifted = desk.post(&desk.operator, &format!("/sportello/persone/{ada}/limitazione/togli"), &[]).await;
    assert_eq!(lifted.status, StatusCode::SEE_OTHER);
    assert!(desk.get(&desk.operator, &list).await.text().contains(&ada.to_string()));
}

#[tokio::test]
async fn a_ranking_is_contested_and_a_person_answers_with_the_reasons_as_they_were() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = VacancyId(desk.add(&desk.vacancy("Elettricista di bordo", employer)).await);
    let made = ponte_app::proposal::propose(&desk.app, &desk.caller(), vacancy, &[WorkerId(*ada)]).await.expect("a proposal");
    let proposal = made[0].to_string();
    let bice = desk.add(&desk.worker("Bice", "Verdi")).await;
    let others = ponte_app::proposal::propose(&desk.app, &desk.caller(), vacancy, &[WorkerId(bice)]).await.expect("a proposal");
    let foreign = [("kind", "contest"), ("proposal", &*others[0].to_string()), ("words", "non è giusto")];
    assert_eq!(
        desk.post(citizen, &story.area("/richieste"), &foreign).await.status,
        StatusCode::NOT_FOUND,
        "another's ranking is not hers"
    );
    let asked = [("kind", "contest"), ("proposal", proposal.as_str()), ("words", "Ho dieci anni di esperienza")];
    assert_eq!(desk.post(citizen, &story.area("/richieste"), &asked).await.status, StatusCode::SEE_OTHER);
    let path = format!("/sportello/richieste/{}", story.last_request().await.request.id);
    let page = desk.get(&desk.operator, &path).await.text();
    assert!(
        page.contains("Ho dieci anni di esperienza") && page.contains("Le ragioni come erano allora") && page.contains("su 1.000"),
        "{page}"
    );
    let mute = desk.post(&desk.operator, &format!("{path}/rispondi"), &[("version", "1"), ("granted", "yes")]).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY, "a contest is answered in words");
    let words = [("version", "1"), ("granted", "yes"), ("words", "Hai ragione: aggiungiamo gli anni.")];
    assert_eq!(desk.post(&desk.operator, &format!("{path}/rispondi"), &words).await.status, StatusCode::SEE_OTHER);
    assert!(desk.get(citizen, &story.area("/richieste")).await.text().contains("aggiungiamo gli anni"));
}

#[tokio::test]
async fn what_is_near_due_stands_on_the_day_and_what_is_taken_back_does_not() {
    let story = Story::open().await;
    let Story { desk, citizen, .. } = &story;
    desk.post(citizen, &story.area("/richieste"), &[("kind", "erasure")]).await;
    assert!(!desk.get(&desk.operator, "/sportello").await.text().contains("Richieste in scadenza"));
    desk.clock.advance(TimeDelta::days(25));
    let (_, other) = desk.visitor("seconda", "Rita Seconda", &[ponte_domain::role::Role::Operator]).await;
    assert!(desk.get(&other, "/sportello").await.text().contains("Richieste in scadenza"));
    let granted = format!("/sportello/richieste/{}/rispondi", story.last_request().await.request.id);
    let hasty = desk.post(&other, &granted, &[("version", "1"), ("granted", "yes")]).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY, "an erasure is granted by erasing");
    let back = format!("/richieste/{}/ritira", story.last_request().await.request.id);
    let taken = desk.post(&other, &story.area(&back), &[("on_behalf", "paper")]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(story.last_request().await.request.state, RequestState::Withdrawn);
    assert!(!desk.get(&other, "/sportello").await.text().contains("Richieste in scadenza"));
}
