//! The copy: whole for herself, without the sealed part for whoever hands it over, and readable by another system.

use axum::http::StatusCode;
use ponte_app::{
    protected::{self, Subject},
    register::read_record,
};
use ponte_domain::{
    protected::{Household, SectionData},
    reference::Lang,
    role::Role,
    worker::Worker,
};
use ponte_testkit::TestDesk;
use serde_json::Value;

use super::Story;

async fn with_children(desk: &TestDesk, worker: uuid::Uuid) {
    let (account, _) = desk.visitor("casa", "Rita Casa", &[Role::CaseManager]).await;
    let caller = desk.app.caller_of(&account, ponte_domain::actor::Purpose::Casework).await.expect("a caller");
    let household = Household { notes: Some("tre-figli-marcatore".to_owned()), ..Household::default() };
    protected::save(&desk.app, &caller, Subject::Worker(worker), 0, SectionData::Household(household)).await.expect("a section");
}

#[tokio::test]
async fn her_copy_holds_everything_and_its_worker_is_a_line_of_the_import() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let Story { desk, ada, citizen, .. } = &story;
        with_children(desk, *ada).await;
        let asked = desk.post(citizen, &story.area("/richieste"), &[("kind", "copy")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        let page = desk.post(citizen, &story.area("/copia"), &[]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        assert!(page.text().contains("tre-figli-marcatore") && page.text().contains("Via Segreta 7"), "{}", page.text());
        let file = desk.post(citizen, &story.area("/copia"), &[("formato", "json")]).await;
        assert!(file.headers["content-disposition"].to_str().expect("a name").starts_with("attachment"));
        let copy: Value = serde_json::from_slice(&file.bytes).expect("JSON");
        assert_eq!(copy["protected"][0]["data"]["notes"], "tre-figli-marcatore", "{copy}");
        assert_eq!(copy["requests"][0]["state"], "granted", "the copy answers the request");
        assert!(
            copy["accesses"].as_array().is_some_and(|acts| !acts.is_empty()) && copy["uses"].as_array().is_some_and(|uses| uses.len() == 6)
        );
        let (read, noted) = read_record::<Worker>(&desk.app, &desk.caller(), &copy["worker"], Lang::It);
        let (read, was) = (read.expect("another system reads it"), story.worker().await);
        assert!(noted.errors.is_empty(), "{:?}", noted.errors);
        assert_eq!((&read.person, &read.contacts, &read.residence), (&was.person, &was.contacts, &was.residence));
        assert_eq!(
            (&read.availability, &read.consents, &read.experiences[0].title),
            (&was.availability, &was.consents, &was.experiences[0].title)
        );
        assert_eq!(story.verbs().await.iter().filter(|verb| *verb == "person.copy").count(), 2);
    }
}

#[tokio::test]
async fn an_operator_hands_the_copy_over_without_the_sealed_part_and_says_how_she_was_asked() {
    let story = Story::open().await;
    let Story { desk, ada, .. } = &story;
    with_children(desk, *ada).await;
    let unasked = desk.post(&desk.operator, &story.area("/copia"), &[("formato", "json")]).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY);
    for form in ["json", "pagina"] {
        let copy = desk.post(&desk.operator, &story.area("/copia"), &[("formato", form), ("on_behalf", "counter")]).await;
        assert_eq!(copy.status, StatusCode::OK);
        assert!(copy.text().contains("Via Segreta 7") && !copy.text().contains("tre-figli-marcatore"), "{form}: {}", copy.text());
    }
    let filter =
        ponte_storage::audit::AuditFilter { person: Some(*ada), verbs: vec!["person.copy".to_owned()], limit: 9, ..Default::default() };
    let acts = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the acts");
    assert_eq!(acts[0].act.context.as_deref(), Some("behalf=counter protected=no"));
}
