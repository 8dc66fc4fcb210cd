//! The welcome: numbers, who is next, what came of it, from the queue to the pact; what is forgotten and who sees what.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::visit;
use ponte_domain::{
    id::WorkerId,
    role::Role,
    service::{Origin, Service, Subject},
    visit::{Visit, VisitKind, VisitOutcome, VisitState},
    worker::Worker,
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use uuid::Uuid;

const QUEUE: &str = "/sportello/accoglienza";

async fn queue(desk: &TestDesk) -> Vec<(i64, Visit)> {
    let rows = visit::queue(&desk.app, &desk.caller(), None, desk.app.today()).await.expect("the queue").rows;
    rows.into_iter().map(|row| (row.found.version, row.found.visit)).collect()
}

async fn ticket(desk: &TestDesk, number: u32) -> (i64, Visit) {
    queue(desk).await.into_iter().find(|(_, visit)| visit.ticket == number).expect("the number")
}

async fn arrives(desk: &TestDesk, visitor: &TestVisitor, form: &[(&str, &str)]) {
    let page = desk.post(visitor, QUEUE, form).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
}

async fn act(desk: &TestDesk, visitor: &TestVisitor, (version, visit): &(i64, Visit), act: &str, form: &[(&str, &str)]) -> TestPage {
    let version = version.to_string();
    let form: Vec<(&str, &str)> = form.iter().copied().chain([("version", version.as_str())]).collect();
    desk.post(visitor, &format!("{QUEUE}/{}/{act}", visit.id), &form).await
}

async fn services(desk: &TestDesk, worker: Uuid) -> Vec<Service> {
    ponte_app::service::of_subject(&desk.app, &desk.caller(), Subject::Worker(WorkerId(worker))).await.expect("services")
}

#[tokio::test]
async fn a_number_is_enough_and_the_next_is_one_press() {
    for desk in TestDesk::all().await {
        let (_, reception) = desk.visitor("elisa", "Elisa Moretti", &[Role::Reception]).await;
        assert_eq!(desk.get(&reception, "/sportello").await.location(), QUEUE, "it is where she begins");
        arrives(&desk, &reception, &[]).await;
        arrives(&desk, &reception, &[("name", "Nadia Bertolini"), ("purpose", "status")]).await;
        desk.clock.advance(TimeDelta::minutes(9));
        let page = desk.get(&reception, QUEUE).await.text();
        assert!(page.contains("2 persone aspettano") && page.contains("Nadia Bertolini") && page.contains("DID, stato"), "{page}");
        let called = desk.post(&desk.operator, &format!("{QUEUE}/prossimo"), &[("counter", "2")]).await;
        let first = ticket(&desk, 1).await.1;
        assert_eq!((called.location(), first.state()), (format!("{QUEUE}/{}", first.id).as_str(), VisitState::Received));
        let screen = desk.get(&desk.anybody, "/sala/SP").await;
        assert_eq!(screen.headers["refresh"], "10");
        let screen = screen.text();
        assert!(screen.contains("<b>1</b>") && screen.contains("posto 2") && !screen.contains("Bertolini"), "{screen}");
        assert!(!desk.get(&desk.anybody, "/sala/SP?fermo=1").await.headers.contains_key("refresh"));
        assert_eq!(desk.get(&desk.anybody, "/sala/ZZ").await.status, StatusCode::NOT_FOUND);
        desk.clock.advance(TimeDelta::minutes(6));
        assert_eq!(
            act(&desk, &desk.operator, &ticket(&desk, 1).await, "fine", &[("outcome", "information")]).await.status,
            StatusCode::SEE_OTHER
        );
        let left = act(&desk, &reception, &ticket(&desk, 2).await, "fine", &[("outcome", "left")]).await;
        assert_eq!((left.location(), ticket(&desk, 2).await.1.state()), (QUEUE, VisitState::Left));
        let figures = visit::queue(&desk.app, &desk.caller(), None, desk.app.today()).await.expect("the queue").figures;
        assert_eq!((figures.arrived, figures.served, figures.left, figures.median_wait), (2, 1, 1, Some(9)));
        let nobody = desk.post(&desk.operator, &format!("{QUEUE}/prossimo"), &[]).await;
        assert_eq!(nobody.location(), QUEUE);
        let csv = desk.get(&desk.operator, "/sportello/esporta/accoglienza?formato=csv").await.text();
        assert!(csv.lines().count() == 3 && csv.contains("left") && !csv.contains("Bertolini"), "{csv}");
        assert_eq!(desk.get(&reception, "/sportello/esporta/accoglienza?formato=csv").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn what_somebody_with_a_file_was_told_is_a_service_and_the_undo_takes_it_back() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
        let (_, reception) = desk.visitor("elisa", "Elisa Moretti", &[Role::Reception]).await;
        let found = desk.get(&reception, &format!("{QUEUE}?name=ferran")).await.text();
        assert!(found.contains("Giulia Ferrando") && found.contains(&worker.to_string()), "{found}");
        arrives(&desk, &reception, &[("worker", &worker.to_string()), ("name", "ferran")]).await;
        let waits = ticket(&desk, 1).await;
        assert_eq!((waits.1.kind, &waits.1.name), (VisitKind::Known, &None));
        assert_eq!(act(&desk, &reception, &waits, "accogli", &[]).await.location(), QUEUE);
        desk.clock.advance(TimeDelta::minutes(12));
        act(&desk, &reception, &ticket(&desk, 1).await, "fine", &[("outcome", "information")]).await;
        let served = services(&desk, worker).await;
        assert!(matches!(served.as_slice(), [Service { minutes: 12, origin: Some((Origin::Visit, _)), .. }]), "{served:?}");
        let story = desk.get(&desk.operator, &format!("/sportello/persone/{worker}/storia")).await.text();
        assert!(story.contains("È venuta allo sportello") && story.contains("Informazioni date"), "{story}");
        let again = act(&desk, &reception, &ticket(&desk, 1).await, "fine", &[("outcome", "nothing")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        act(&desk, &reception, &ticket(&desk, 1).await, "annulla", &[]).await;
        assert_eq!((services(&desk, worker).await.len(), ticket(&desk, 1).await.1.state()), (0, VisitState::Received));
        for _ in 0..2 {
            act(&desk, &reception, &ticket(&desk, 1).await, "annulla", &[]).await;
        }
        assert!(queue(&desk).await.is_empty(), "taken back to the arrival, it never was");
        assert_eq!(desk.get(&reception, &format!("/sportello/persone/{worker}")).await.status, StatusCode::OK, "told of, not opened");
        assert!(!desk.get(&reception, &format!("/sportello/persone/{worker}")).await.text().contains("Profilo"));
    }
}

#[tokio::test]
async fn from_the_queue_to_the_pact_in_few_presses() {
    for desk in TestDesk::all().await {
        arrives(&desk, &desk.operator, &[("name", "Nadia Bertolini"), ("purpose", "status")]).await;
        let opened = desk.post(&desk.operator, &format!("{QUEUE}/prossimo"), &[]).await.location().to_owned();
        let page = desk.get(&desk.operator, &opened).await.text();
        assert!(page.contains(r#"value="Nadia""#) && page.contains(r#"value="Bertolini""#), "nothing is typed twice: {page}");
        let new_id = desk.app.new_id().to_string();
        let person = [("new_id", new_id.as_str()), ("given_name", "Nadia"), ("family_name", "Bertolini"), ("codice_fiscale", "XX")];
        let wrong = act(&desk, &desk.operator, &ticket(&desk, 1).await, "nuova", &person).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("Il codice fiscale non è giusto"));
        let person = [("new_id", new_id.as_str()), ("given_name", "Nadia"), ("family_name", "Bertolini"), ("phone", "0187 000 222")];
        let made = act(&desk, &desk.operator, &ticket(&desk, 1).await, "nuova", &person).await;
        assert_eq!(made.location(), opened, "{}", made.text());
        let worker: Uuid = new_id.parse().expect("a number");
        assert_eq!(desk.read::<Worker>(worker).await.value.contacts.phone, ["0187 000 222"]);
        let visit = ticket(&desk, 1).await.1;
        assert_eq!((visit.kind, visit.worker, visit.name), (VisitKind::FirstContact, Some(WorkerId(worker)), None));
        assert_eq!(desk.post(&desk.operator, &format!("{opened}/did"), &[]).await.location(), opened);
        let twice = desk.post(&desk.operator, &format!("{opened}/did"), &[]).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        let empty = desk.post(&desk.operator, &format!("{opened}/patto"), &[("goal", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.post(&desk.operator, &format!("{opened}/patto"), &[("goal", "elettricista")]).await.location(), opened);
        let file = ponte_app::pact::file(&desk.app, &desk.caller(), WorkerId(worker)).await.expect("the pact");
        let pact = file.open().expect("a pact").clone();
        assert!(pact.value.terms.goal.contains("elettricista") && !pact.value.terms.hers.is_empty());
        let signed = [("pact", pact.value.id.to_string()), ("pact_version", pact.version.to_string())];
        let signed: Vec<(&str, &str)> = signed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let done = act(&desk, &desk.operator, &ticket(&desk, 1).await, "firma", &signed).await;
        assert_eq!((done.location(), done.status), (QUEUE, StatusCode::SEE_OTHER));
        let ended = ticket(&desk, 1).await.1.ended.expect("an end").outcome;
        assert_eq!(ended, VisitOutcome::Pact);
        let mut codes: Vec<String> = services(&desk, worker).await.into_iter().map(|service| service.lep).collect();
        codes.sort();
        assert_eq!(codes, ["B", "D"]);
    }
}

#[tokio::test]
async fn who_looks_alike_is_told_before_somebody_is_recorded_twice() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    arrives(&desk, &desk.operator, &[]).await;
    let new_id = desk.app.new_id().to_string();
    let person = [("new_id", new_id.as_str()), ("given_name", "Ada"), ("family_name", "Rossi")];
    let told = act(&desk, &desk.operator, &ticket(&desk, 1).await, "nuova", &person).await;
    assert!(told.status == StatusCode::UNPROCESSABLE_ENTITY && told.text().contains("stesso nome"), "{}", told.text());
    let hers = act(&desk, &desk.operator, &ticket(&desk, 1).await, "persona", &[("worker", &worker.to_string())]).await;
    assert_eq!((hers.status, ticket(&desk, 1).await.1.worker), (StatusCode::SEE_OTHER, Some(WorkerId(worker))));
    let stale = act(&desk, &desk.operator, &(1, ticket(&desk, 1).await.1), "accogli", &[]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "two operators on one visit");
    let stranger = act(&desk, &desk.operator, &ticket(&desk, 1).await, "persona", &[("worker", &new_id)]).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn names_go_with_the_day_and_files_with_the_rule() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
        arrives(&desk, &desk.operator, &[("name", "Nadia Bertolini")]).await;
        arrives(&desk, &desk.operator, &[("worker", &worker.to_string())]).await;
        let day = desk.app.today();
        let of = async || -> Vec<(Option<String>, Option<WorkerId>)> {
            let rows = visit::queue(&desk.app, &desk.caller(), None, day).await.expect("the queue").rows;
            rows.into_iter().map(|row| (row.found.visit.name, row.found.visit.worker)).collect()
        };
        assert_eq!(visit::forget_visits(&desk.app).await.expect("forgotten"), 0, "not on the day");
        desk.clock.advance(TimeDelta::days(1));
        assert_eq!(visit::forget_visits(&desk.app).await.expect("forgotten"), 1);
        assert_eq!(of().await, [(None, None), (None, Some(WorkerId(worker)))]);
        desk.clock.advance(TimeDelta::days(40));
        assert_eq!(visit::forget_visits(&desk.app).await.expect("forgotten"), 1);
        assert_eq!(of().await, [(None, None), (None, None)], "that they came stays");
        let (_, later) = desk.visitor("dopo", "Dora Neri", &[Role::Operator]).await;
        let first = desk.get(&later, &format!("{QUEUE}?giorno={day}")).await.text();
        assert!(!first.contains("Ferrando") && first.contains("Senza nome"), "{first}");
    }
}
