//! Requests from afar: asked by herself or recorded for her, listed by age, answered with a document, scored; the national system away.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::service;
use ponte_domain::{
    attachment::Attachment,
    id::WorkerId,
    role::Role,
    service::{Origin, Subject},
    service_request::{AskedState, ServiceRequest},
};
use ponte_storage::{leaf, service_request};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use uuid::Uuid;

use crate::person::citizen;

const LIST: &str = "/sportello/a-distanza";
const NATIONAL: &str = "/sportello/sistema-nazionale";

async fn of(desk: &TestDesk, worker: Uuid) -> Vec<(i64, ServiceRequest)> {
    let all = service_request::of_worker(&desk.app.db, WorkerId(worker)).await.expect("requests");
    all.into_iter().map(|found| (found.version, found.request)).collect()
}

async fn herself(desk: &TestDesk) -> (Uuid, TestVisitor) {
    let mut record = desk.worker("Giulia", "Ferrando");
    record.contacts.email = Some("giulia@posta.example".into());
    let worker = desk.add(&record).await;
    let (_, visitor) = citizen(desk, "giulia", "Giulia Ferrando", worker).await;
    (worker, visitor)
}

async fn act(desk: &TestDesk, request: &(i64, ServiceRequest), act: &str, form: &[(&str, &str)]) -> TestPage {
    let version = request.0.to_string();
    let form: Vec<(&str, &str)> = form.iter().copied().chain([("version", version.as_str())]).collect();
    desk.post(&desk.operator, &format!("{LIST}/{}/{act}", request.1.id), &form).await
}

#[tokio::test]
async fn she_asks_the_desk_answers_with_a_document_and_she_says_how_it_went() {
    for desk in TestDesk::all().await {
        let (worker, visitor) = herself(&desk).await;
        let own = format!("/area/{worker}/chiedi");
        let empty = desk.post(&visitor, &own, &[("kind", "status_question"), ("words", " ")]).await;
        assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text().contains("Scrivi qualcosa"), "{}", empty.text());
        let asked = [("kind", "status_certificate"), ("words", "Mi serve per il Comune"), ("channel", "mail"), ("times", "mattina")];
        assert_eq!(desk.post(&visitor, &own, &asked).await.status, StatusCode::SEE_OTHER);
        desk.clock.advance(TimeDelta::days(6));
        let (_, operator) = desk.visitor("dopo", "Dora Neri", &[Role::Operator]).await;
        let list = desk.get(&operator, LIST).await.text();
        assert!(list.contains("Giulia Ferrando") && list.contains("Certificato di disoccupazione") && list.contains("Scaduta"), "{list}");
        let none = desk.get(&operator, &format!("{LIST}?segmento=digital")).await.text();
        assert!(!none.contains("Giulia Ferrando"), "she is in no segment");
        assert!(desk.get(&operator, &format!("{LIST}?segmento=none")).await.text().contains("Giulia Ferrando"));
        let request = of(&desk, worker).await.remove(0);
        let form = [("version", "1"), ("document", "status_certificate"), ("words", "Eccolo")];
        let done = desk.post(&operator, &format!("{LIST}/{}/rispondi", request.1.id), &form).await;
        assert_eq!(done.location(), LIST, "{}", done.text());
        let answered = of(&desk, worker).await.remove(0).1;
        let enclosed = answered.reply.clone().and_then(|reply| reply.enclosed).expect("a document");
        assert_eq!((answered.state, enclosed.sha256.len()), (AskedState::Answered, 64));
        desk.run_jobs().await;
        let letter = desk.letters().pop().expect("a letter");
        let told = format!("{letter:?}");
        assert!(told.contains("/area") && !told.contains("ertificato") && !told.contains("Ferrando"), "{told}");
        let services = service::of_subject(&desk.app, &desk.caller(), Subject::Worker(WorkerId(worker))).await.expect("services");
        assert!(services.iter().any(|each| each.lep == "A" && matches!(each.origin, Some((Origin::Request, _)))), "{services:?}");
        let visitor = TestVisitor::with_session(&sign_in(&desk).await);
        let page = desk.get(&visitor, &own).await.text();
        assert!(page.contains("Eccolo") && page.contains("Com’è andata?"), "{page}");
        let document = desk.get(&visitor, &format!("{own}/{}/documento.pdf", answered.id)).await;
        assert!(document.bytes.starts_with(b"%PDF-"));
        let kept = leaf::of_worker::<Attachment>(&desk.app.db, WorkerId(worker)).await.expect("files").remove(0).value;
        assert_eq!((kept.id, &kept.sha256), (enclosed.file, &enclosed.sha256), "it stands among her files");
        let rate = format!("{own}/{}/voto", answered.id);
        assert_eq!(desk.post(&visitor, &rate, &[("score", "4")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(desk.post(&visitor, &rate, &[("score", "1")]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
        let list = desk.get(&operator, &format!("{LIST}?chiuse=1")).await.text();
        assert!(list.contains("Media 4 su 5"), "{list}");
    }
}

async fn sign_in(desk: &TestDesk) -> String {
    use ponte_app::account::{self, Origin};
    account::sign_in(&desk.app, "giulia", ponte_testkit::desk::PASSWORD, &Origin::default()).await.expect("a session").secret
}

#[tokio::test]
async fn an_operator_records_it_for_her_and_says_how_she_asked() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let own = format!("/area/{worker}/chiedi");
        let form = [("kind", "periodic_interview"), ("channel", "telephone")];
        let unsaid = desk.post(&desk.operator, &own, &form).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unsaid.text());
        let form = [("kind", "periodic_interview"), ("channel", "telephone"), ("on_behalf", "telephone")];
        assert_eq!(desk.post(&desk.operator, &own, &form).await.status, StatusCode::SEE_OTHER);
        let open = of(&desk, worker).await.remove(0);
        assert_eq!(act(&desk, &open, "prendi", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(act(&desk, &open, "rispondi", &[("words", "Sì")]).await.status, StatusCode::CONFLICT, "two operators on one request");
        let taken = of(&desk, worker).await.remove(0);
        assert_eq!(taken.1.state, AskedState::Taken);
        let past = act(&desk, &taken, "rispondi", &[("day", "2020-01-01"), ("hour", "10:30")]).await;
        assert!(past.status == StatusCode::UNPROCESSABLE_ENTITY && past.text().contains("già passato"), "{}", past.text());
        let day = desk.app.today().succ_opt().expect("a day").to_string();
        let meeting = [("day", day.as_str()), ("hour", "10:30"), ("meeting_channel", "video"), ("place", "Stanza 2")];
        assert_eq!(act(&desk, &taken, "rispondi", &meeting).await.status, StatusCode::SEE_OTHER);
        let page = desk.get(&desk.operator, &own).await.text();
        assert!(page.contains("10:30") && page.contains("Stanza 2") && page.contains("in video"), "{page}");
        assert!(desk.letters().is_empty(), "who has no address is not written to");
        desk.post(&desk.operator, &own, &[("kind", "other"), ("words", "Una cosa"), ("on_behalf", "paper")]).await;
        let second = of(&desk, worker).await.remove(0);
        assert_eq!(act(&desk, &second, "rifiuta", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(act(&desk, &second, "rifiuta", &[("words", "Non è cosa nostra")]).await.status, StatusCode::SEE_OTHER);
        desk.post(&desk.operator, &own, &[("kind", "record"), ("on_behalf", "counter")]).await;
        let third = of(&desk, worker).await.remove(0).1;
        let back = desk.post(&desk.operator, &format!("{own}/{}/ritira", third.id), &[("on_behalf", "telephone")]).await;
        assert_eq!((back.status, of(&desk, worker).await.remove(0).1.state), (StatusCode::SEE_OTHER, AskedState::Withdrawn));
    }
}

#[tokio::test]
async fn while_the_national_system_is_away_declarations_wait_for_their_protocol() {
    for desk in TestDesk::all().await {
        let (ada, bice) = (desk.add(&desk.worker("Ada", "Rossi")).await, desk.add(&desk.worker("Bice", "Verdi")).await);
        desk.post(&desk.operator, NATIONAL, &[("away", "yes")]).await;
        let form = desk.get(&desk.operator, &format!("/sportello/persone/{ada}/stato")).await.text();
        assert!(form.contains(r#"name="did.provisional" value="true" checked"#), "{form}");
        for worker in [ada, bice] {
            let did = desk.post(&desk.operator, &format!("/sportello/persone/{worker}/stato/did"), &[("did.provisional", "true")]).await;
            assert_eq!(did.status, StatusCode::SEE_OTHER);
        }
        let page = desk.get(&desk.operator, NATIONAL).await.text();
        assert!(page.contains("Da mandare di nuovo, 2") && page.contains("Non raggiungibile da"), "{page}");
        let waiting = ponte_app::national::waiting(&desk.app, &desk.caller()).await.expect("what waits");
        let first = waiting[0].found.value.id;
        let (number, version) = (format!("number.{first}"), format!("version.{first}"));
        let path = format!("{NATIONAL}/protocolli");
        let nothing = desk.post(&desk.operator, &path, &[(number.as_str(), " "), (version.as_str(), "1")]).await;
        assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.text().contains("almeno un protocollo"));
        let one = desk.post(&desk.operator, &path, &[(number.as_str(), "SIU-2026-77"), (version.as_str(), "1")]).await;
        assert_eq!(one.status, StatusCode::SEE_OTHER);
        assert_eq!(ponte_app::national::waiting(&desk.app, &desk.caller()).await.expect("what waits").len(), 1);
        let again = desk.post(&desk.operator, &path, &[(number.as_str(), "SIU-2026-78"), (version.as_str(), "2")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it waits no more");
        desk.post(&desk.operator, NATIONAL, &[("away", "no")]).await;
        let page = desk.get(&desk.operator, NATIONAL).await.text();
        assert!(page.contains("Raggiungibile") && page.contains("Da mandare di nuovo, 1"), "nothing leaves by itself: {page}");
    }
}
