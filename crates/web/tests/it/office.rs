//! The day of an operator and the smaller registers.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::{project::Project, worker::Worker};
use ponte_testkit::TestDesk;

#[tokio::test]
async fn the_pages_of_the_desk_open_for_who_is_signed_in() {
    for desk in TestDesk::all().await {
        desk.add(&desk.worker("Ada", "Rossi")).await;
        for path in [
            "/sportello",
            "/sportello/cerca?q=ada+ross",
            "/sportello/cerca?q=",
            "/sportello/disponibilita",
            "/sportello/disponibilita?tutte=1&giorni=5",
            "/sportello/attivita",
            "/sportello/corsi",
            "/sportello/enti",
            "/sportello/progetti",
            "/sportello/corsi/nuovo",
            "/sportello/enti/nuovo",
            "/sportello/progetti/nuovo",
            "/sportello/esporta",
            "/scorciatoie",
        ] {
            let page = desk.get(&desk.operator, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        }
        for path in ["/sportello/importa", "/amministrazione/riferimenti", "/amministrazione/account", "/amministrazione/sportello"] {
            let page = desk.get(&desk.administrator, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        }
        assert!(desk.get(&desk.operator, "/sportello/cerca?q=ada+ross").await.text().contains("Ada Rossi"));
    }
}

#[tokio::test]
async fn a_project_names_its_body_and_its_workers_and_is_not_saved_over_anothers_change() {
    let desk = TestDesk::open().await;
    let by = &desk.operator;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let wrong = desk.post(by, "/sportello/enti/nuovo", &[("name", ""), ("istat", "Atlantide")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = desk.post(by, "/sportello/enti/nuovo", &[("name", "Comune di Lerici"), ("istat", "Lerici (SP)"), ("kind", "comune")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let body = made.location().rsplit('/').next().expect("an id").to_owned();
    let project = |title: &'static str, workers: &'static str| {
        [("title", title), ("kind", "lsu"), ("stage", "idea"), ("workers", workers), ("outlets", "cooperative")]
            .map(|(a, b)| (a, b.to_owned()))
    };
    let post = async |path: &str, inputs: &[(&str, String)], body: &str, version: &str| {
        let mut all: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.extend([("body", body), ("version", version)]);
        desk.post(by, path, &all).await
    };
    let unknown = post("/sportello/progetti/nuovo", &project("Sentieri", "Nessuno Mai"), &body, "").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text().contains("Nessuno Mai"));
    let made = post("/sportello/progetti/nuovo", &project("Sentieri", "Ada Rossi"), &body, "").await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let at = made.location().to_owned();
    let id = at.rsplit('/').next().expect("an id").parse().expect("an id");
    let stored = desk.read::<Project>(id).await;
    assert_eq!(stored.value.workers.iter().map(|worker| worker.0).collect::<Vec<_>>(), [worker]);
    let view = desk.get(by, &at).await.text();
    assert!(view.contains("Comune di Lerici") && view.contains("Ada Rossi"), "{view}");

    let form = desk.get(by, &format!("{at}/modifica")).await.text();
    assert!(form.contains("Ada Rossi (Ada-Rossi)"), "{form}");
    let first = post(&format!("{at}/modifica"), &project("Sentieri alti", "Ada Rossi (Ada-Rossi)"), &body, "1").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    let second = post(&format!("{at}/modifica"), &project("Sentieri bassi", ""), &body, "1").await;
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(second.text().contains("Sentieri alti") && second.text().contains("Sentieri bassi"), "both versions are shown");
    assert_eq!(desk.read::<Project>(id).await.value.title, "Sentieri alti");
    assert!(desk.get(by, &format!("{at}/storia")).await.text().contains("Sentieri alti"));
}

#[tokio::test]
async fn a_course_keeps_what_its_form_does_not_show() {
    let desk = TestDesk::open().await;
    let by = &desk.operator;
    let course = [("title", "Saldatura"), ("body", "Scuola"), ("skills.1", "saldatura TIG"), ("cost", "120,50"), ("from", "2026-12-10")];
    let made = desk.post(by, "/sportello/corsi/nuovo", &course).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let at = made.location().to_owned();
    let id = at.rsplit('/').next().expect("an id").parse().expect("an id");
    let before = desk.read::<ponte_domain::course::Course>(id).await;
    assert_eq!(before.value.cost_cents, Some(12_050));
    let shown = desk.get(by, &format!("{at}/modifica")).await.text();
    assert!(shown.contains("saldatura TIG") && shown.contains("name=\"skills.1\""), "{shown}");
    let saved = desk
        .post(
            by,
            &format!("{at}/modifica"),
            &[
                ("version", "1"),
                ("cost", "120.5"),
                ("title", "Saldatura"),
                ("body", "Scuola"),
                ("skills.1", "saldatura TIG"),
                ("from", "2026-12-10"),
            ],
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let after = desk.read::<ponte_domain::course::Course>(id).await;
    assert_eq!((after.version, &after.value), (1, &before.value), "nothing changed, nothing is saved");
    let bad = desk
        .post(
            by,
            "/sportello/corsi/nuovo",
            &[("title", "X"), ("body", "Y"), ("skills.1", "z"), ("eqf", "12"), ("link", "javascript:alert(1)")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_word_of_still_available_makes_the_availability_fresh() {
    let desk = TestDesk::open().await;
    let id = desk.add(&desk.worker("Ada", "Rossi")).await;
    assert!(desk.get(&desk.operator, "/sportello/disponibilita?tutte=1").await.text().contains("Ada Rossi"));
    let said = desk.post(&desk.operator, "/sportello/disponibilita/ancora", &[("ancora", &id.to_string())]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.read::<Worker>(id).await.value.availability.ascertained, Some(desk.app.today()));
    assert!(!desk.get(&desk.operator, "/sportello/disponibilita?tutte=1").await.text().contains("Ada Rossi"));
    desk.clock.advance(TimeDelta::days(31));
    assert!(desk.get(&desk.operator, "/sportello/disponibilita?tutte=1").await.status == StatusCode::SEE_OTHER, "the session has ended");
    let nobody = desk.post(&desk.anybody, "/sportello/disponibilita/ancora", &[("ancora", &id.to_string())]).await;
    assert_eq!(nobody.status, StatusCode::FORBIDDEN);
    assert!(nobody.text().contains("conferma.username"), "she may sign in there, and it goes on");
}
