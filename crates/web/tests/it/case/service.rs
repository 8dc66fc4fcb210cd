//! Services: recorded in one press, by themselves, counted, taken away; programmes with their quota.

use axum::http::StatusCode;
use ponte_app::{proposal, service};
use ponte_domain::{
    id::{EmployerId, VacancyId, WorkerId},
    proposal::{ContactChannel, ContactOutcome},
    service::{Adhesion, Origin, Service, Subject},
};
use ponte_storage::leaf;
use ponte_testkit::TestDesk;
use uuid::Uuid;

const PROGRAMME: &[(&str, &str)] = &[("name", "GOL"), ("from", "2026-01-01"), ("quota", "1"), ("leps", "C")];

async fn of(desk: &TestDesk, subject: Subject) -> Vec<Service> {
    service::of_subject(&desk.app, &desk.caller(), subject).await.expect("services")
}

#[tokio::test]
async fn one_press_records_a_service_and_the_last_choice_is_offered_again() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let path = format!("/sportello/persone/{worker}/servizi");
        let pressed =
            desk.post(&desk.operator, &path, &[("preset", "A-10-desk"), ("torna", &format!("/sportello/persone/{worker}"))]).await;
        assert_eq!((pressed.status, pressed.location()), (StatusCode::SEE_OTHER, format!("/sportello/persone/{worker}").as_str()));
        let typed = [("lep", "F1"), ("minutes", "35"), ("channel", "telephone"), ("note", "Rivista la lettera")];
        assert_eq!(desk.post(&desk.operator, &path, &typed).await.status, StatusCode::SEE_OTHER);
        let page = desk.get(&desk.operator, &path).await.text();
        assert!(page.contains("Rivista la lettera") && page.contains(r#"value="35""#), "{page}");
        assert!(page.contains(r#"<option value="F1" selected>"#) && page.contains(r#"<option value="telephone" selected>"#));
        let story = desk.get(&desk.operator, &format!("/sportello/persone/{worker}/storia")).await.text();
        assert!(story.contains("Accompagnamento al lavoro"), "{story}");
        let found = of(&desk, Subject::Worker(WorkerId(worker))).await;
        let gone = desk.post(&desk.operator, &format!("{path}/{}/togli", found[0].id), &[]).await;
        assert_eq!((gone.status, of(&desk, Subject::Worker(WorkerId(worker))).await.len()), (StatusCode::SEE_OTHER, 1));
    }
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let path = format!("/sportello/persone/{worker}/servizi");
    for (form, words) in [
        (&[("lep", "Q")][..], "per l’altra parte"),
        (&[("lep", "Z")], "Scegli che cosa"),
        (&[("lep", "A"), ("minutes", "tanti")], "Scrivi i minuti"),
        (&[("lep", "A"), ("minutes", "4801")], "Scrivi i minuti"),
        (&[("lep", "A"), ("day", "2090-01-01")], "nel futuro"),
        (&[("lep", "A"), ("programme", "00000000-0000-0000-0000-000000000007")], "non era nel programma"),
    ] {
        let page = desk.post(&desk.operator, &path, form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        assert!(page.text().contains(words), "{form:?}: {}", page.text());
    }
    assert!(of(&desk, Subject::Worker(WorkerId(worker))).await.is_empty());
}

#[tokio::test]
async fn an_act_records_its_service_once_and_its_undo_takes_it_back() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let employer = desk.add(&desk.employer("Cantiere")).await;
        let vacancy = VacancyId(desk.add(&desk.vacancy("Elettricista", employer)).await);
        let subject = Subject::Worker(WorkerId(worker));
        desk.post(&desk.operator, &format!("/sportello/persone/{worker}/stato/did"), &[]).await;
        let said = |outcome, agreed| proposal::Attempt {
            channel: ContactChannel::Phone,
            outcome,
            reason: None,
            conditions: None,
            call_back_at: None,
            note: None,
            may_be_named: agreed,
        };
        let (app, caller) = (&desk.app, desk.caller());
        proposal::record_attempt(app, &caller, vacancy, WorkerId(worker), said(ContactOutcome::NoAnswer, None)).await.expect("an attempt");
        let codes = |services: &[Service]| services.iter().map(|each| each.lep.clone()).collect::<Vec<String>>();
        assert_eq!(codes(&of(&desk, subject).await), ["B"], "who was not reached was not served");
        proposal::record_attempt(app, &caller, vacancy, WorkerId(worker), said(ContactOutcome::Available, Some(true)))
            .await
            .expect("an answer");
        assert_eq!(of(&desk, subject).await.len(), 2);
        proposal::undo(app, &caller, vacancy, WorkerId(worker)).await.expect("undone");
        assert_eq!(codes(&of(&desk, subject).await), ["B"]);
        proposal::record_attempt(app, &caller, vacancy, WorkerId(worker), said(ContactOutcome::Available, Some(true)))
            .await
            .expect("an answer");
        let send = proposal::SendShortlist { workers: vec![WorkerId(worker)], message: None, by_mail: false };
        proposal::send_shortlist(app, &caller, vacancy, send).await.expect("sent");
        let sent = of(&desk, Subject::Employer(EmployerId(employer))).await;
        assert!(matches!(sent.as_slice(), [Service { origin: Some((Origin::Dispatch, _)), .. }]), "{sent:?}");
        let event =
            leaf::of_worker::<ponte_domain::unemployment::StatusEvent>(&desk.app.db, WorkerId(worker)).await.expect("events")[0].value.id;
        let path = format!("/sportello/persone/{worker}/stato/eventi/{event}/togli");
        desk.post(&desk.operator, &path, &[("version", "1"), ("why", "Errore")]).await;
        assert_eq!(codes(&of(&desk, subject).await), ["F3"]);
    }
}

#[tokio::test]
async fn people_and_events_are_counted_apart_and_who_did_not_come_is_not() {
    for desk in TestDesk::all().await {
        let (ada, bice) = (desk.add(&desk.worker("Ada", "Rossi")).await, desk.add(&desk.worker("Bice", "Verdi")).await);
        for (worker, lep, outcome) in [(ada, "F1", "done"), (ada, "F3", "goes_on"), (bice, "F1", "done"), (bice, "F1", "missed")] {
            let form = [("lep", lep), ("minutes", "30"), ("outcome", outcome)];
            desk.post(&desk.operator, &format!("/sportello/persone/{worker}/servizi"), &form).await;
        }
        let asked = service::Asked { lep: Some("F".into()), limit: 10, ..service::Asked::default() };
        let counters = service::counters(&desk.app, &desk.caller(), &asked).await.expect("counts");
        let of = |lep: &str| {
            counters.counts.iter().find(|((_, code), _)| code == lep).map(|(_, count)| (count.events, count.people, count.minutes))
        };
        assert_eq!((of("F1"), of("F3"), of("")), (Some((2, 2, 60)), Some((1, 1, 30)), Some((3, 2, 90))));
        let page = desk.get(&desk.operator, "/sportello/servizi-resi?lep=F").await.text();
        assert!(page.contains("Elenco, 4") && page.contains("Bice Verdi"), "{page}");
        let csv = desk.get(&desk.operator, "/sportello/esporta/servizi?formato=csv&lep=F3").await.text();
        assert_eq!((csv.lines().count(), csv.contains("Ada Rossi")), (2, true), "{csv}");
        let sheet = desk.get(&desk.operator, "/sportello/esporta/servizi?formato=xlsx").await;
        assert!(sheet.bytes.starts_with(b"PK"));
        let console = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Administration);
        ponte_app::person::erase(&desk.app, &console, WorkerId(ada)).await.expect("erased");
        let after = service::counters(&desk.app, &desk.caller(), &service::Asked::default()).await.expect("counts");
        let all = after.counts.iter().find(|((_, code), _)| code.is_empty()).map(|(_, count)| (count.events, count.people));
        assert_eq!(all, Some((3, 1)), "what was done stays counted, without her");
    }
}

#[tokio::test]
async fn an_installation_adds_levels_and_one_in_use_stays() {
    let desk = TestDesk::open().await;
    let (_, manager) = desk.visitor("resp", "Paola Sanguineti", &[ponte_domain::role::Role::DeskManager]).await;
    let path = "/sportello/servizi-resi/livelli";
    let added = [("code", "C.1"), ("name", "Laboratorio del curriculum"), ("parent", "C"), ("side", "people")];
    assert_eq!(desk.post(&desk.operator, path, &added).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.post(&manager, path, &added).await.status, StatusCode::SEE_OTHER);
    let again = desk.post(&manager, path, &added).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("c’è già"));
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    desk.post(&desk.operator, &format!("/sportello/persone/{worker}/servizi"), &[("lep", "C.1")]).await;
    assert_eq!(of(&desk, Subject::Worker(WorkerId(worker))).await.len(), 1);
    assert_eq!(desk.post(&manager, path, &[("remove", "C.1")]).await.status, StatusCode::SEE_OTHER);
    assert!(desk.get(&manager, path).await.text().contains("Laboratorio del curriculum"), "what was delivered keeps its name");
}

async fn programme(desk: &TestDesk) -> String {
    let made = desk.post(&desk.operator, "/sportello/programmi", PROGRAMME).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    made.location().rsplit('/').next().expect("an id").to_owned()
}

#[tokio::test]
async fn a_full_programme_refuses_and_a_reason_goes_beyond() {
    for desk in TestDesk::all().await {
        let id = programme(&desk).await;
        let mut people: Vec<Uuid> = Vec::new();
        for name in ["Ada", "Bice"] {
            people.push(desk.add(&desk.worker(name, "Rossi")).await);
        }
        let path = |worker: Uuid| format!("/sportello/persone/{worker}/programmi");
        assert_eq!(desk.post(&desk.operator, &path(people[0]), &[("programme", &id)]).await.status, StatusCode::SEE_OTHER);
        let full = desk.post(&desk.operator, &path(people[1]), &[("programme", &id)]).await;
        assert!(full.status == StatusCode::UNPROCESSABLE_ENTITY && full.text().contains("I 1 posti sono presi"), "{}", full.text());
        let beyond = [("programme", id.as_str()), ("beyond", "Deroga della Regione")];
        assert_eq!(desk.post(&desk.operator, &path(people[1]), &beyond).await.status, StatusCode::SEE_OTHER);
        let page = desk.get(&desk.operator, &format!("/sportello/programmi/{id}")).await.text();
        assert!(page.contains("Deroga della Regione") && page.contains("2 posti su 1"), "{page}");
        let served = [("lep", "C"), ("programme", id.as_str())];
        assert_eq!(
            desk.post(&desk.operator, &format!("/sportello/persone/{}/servizi", people[0]), &served).await.status,
            StatusCode::SEE_OTHER
        );
        let adhesion = leaf::of_worker::<Adhesion>(&desk.app.db, WorkerId(people[0])).await.expect("adhesions")[0].value.id;
        let end = [("version", "1"), ("why", "hired")];
        let left = desk.post(&desk.operator, &format!("{}/{adhesion}/fine", path(people[0])), &end).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER);
        let again = desk.post(&desk.operator, &format!("{}/{adhesion}/fine", path(people[0])), &[("version", "2"), ("why", "hired")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
