//! Imports and exports through the pages.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_domain::worker::Worker;
use ponte_storage::Filter;
use ponte_testkit::TestDesk;

use crate::support::{form, last_part, upload};

const PEOPLE: &str = "Codice;Cognome;Nome;Nato il;Note interne\n1;Rossi;Ada;1990-02-03;x\n2;Bianchi;Ugo;31/02/1990;y\n3;;Eva;1991-01-01;z\n4;Neri;Ivo;1985-05-05;w\n";

/// A page with the slashes of its attributes as they were.
fn plain(page: &str) -> String {
    page.replace("&#x2f;", "/")
}

async fn people(desk: &TestDesk) -> u64 {
    ponte_app::register::count::<Worker>(&desk.app, &desk.caller(), &Filter::default()).await.expect("a count")
}

#[tokio::test]
async fn a_file_is_looked_at_tried_imported_reported_and_undone() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let texts = [("kind", "workers")];
    let page = upload(&desk, by, "/sportello/importa", &texts, &[("file", "../../Persone è.csv", PEOPLE.as_bytes())]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
    let at = page.location().to_owned();
    let shown = desk.get(by, &at).await.text();
    assert!(shown.contains("Note interne") && shown.contains("Persone è.csv") && !shown.contains("../../"), "{shown}");
    assert!(shown.contains("value=\"family_name\" selected"), "the column is proposed: {shown}");

    let columns =
        [("column.0", "id"), ("column.1", "family_name"), ("column.2", "given_name"), ("column.3", "birth_date"), ("column.4", "")];
    let with = |act| columns.iter().copied().chain([("act", act)]).collect::<Vec<_>>();
    let tried = desk.post(by, &at, &with("check")).await;
    desk.run_jobs().await;
    assert!(plain(&desk.get(by, tried.location()).await.text()).contains(&format!("/sportello/importa/{}/prova", last_part(&at))));
    let report = desk.get(by, &format!("{at}/prova")).await.text();
    assert!(report.contains("bad-date") || report.contains("impossible-date"), "{report}");
    assert_eq!(people(&desk).await, 0, "a try keeps nothing");

    let run = desk.post(by, &at, &with("import")).await;
    let waiting = desk.get(by, run.location()).await.text();
    assert!(waiting.contains("hx-trigger"), "it asks again by itself: {waiting}");
    desk.run_jobs().await;
    assert_eq!(people(&desk).await, 2);
    let batch = last_part(run.location());
    let report = plain(&desk.get(by, &format!("/sportello/importa/{batch}/rapporto")).await.text());
    assert!(report.contains("family_name") && report.contains(&format!("/sportello/importa/{batch}/scarti")), "{report}");
    let rejects = desk.get(by, &format!("/sportello/importa/{batch}/scarti")).await.text();
    assert_eq!(rejects, "Codice;Cognome;Nome;Nato il;Note interne\n2;Bianchi;Ugo;31/02/1990;y\n3;;Eva;1991-01-01;z\n");

    let again = upload(&desk, by, "/sportello/importa", &texts, &[("file", "b.csv", PEOPLE.as_bytes())]).await;
    let shown = desk.get(by, again.location()).await.text();
    assert!(shown.contains("alert-line info"), "the mapping is remembered: {shown}");

    let undone = desk.post(by, &format!("/sportello/importa/{batch}/annulla"), &[]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
    assert_eq!(people(&desk).await, 0);
    let twice = desk.post(by, &format!("/sportello/importa/{batch}/annulla"), &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_file_that_is_not_what_its_name_says_is_refused_where_it_was_chosen() {
    let desk = TestDesk::open().await;
    for (name, content) in [("a.xlsx", &b"\x89PNG\r\n\x1a\n\0\0\0\0"[..]), ("b.csv", b""), ("c.jsonl", b"[{\"id\": 1}]")] {
        let page = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", name, content)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(page.text().contains("data-errors"), "{name}: {}", page.text());
    }
    let none = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", "", b"")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let what = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "secrets")], &[("file", "a.csv", b"id\n1\n")]).await;
    assert_eq!(what.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_operator_imports_nothing_and_nobody_uploads_signed_out() {
    let desk = TestDesk::open().await;
    let files: &[(&str, &str, &[u8])] = &[("file", "a.csv", PEOPLE.as_bytes())];
    let page = upload(&desk, &desk.operator, "/sportello/importa", &[("kind", "workers")], files).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let page = upload(&desk, &desk.anybody, "/sportello/importa", &[("kind", "workers")], files).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(page.location().starts_with("/accedi"));
}

#[tokio::test]
async fn an_upload_over_the_limit_is_refused_before_it_is_read() {
    let desk = TestDesk::open().await;
    let (kind, body) = form(&[("kind", "workers")], &[("file", "a.csv", b"id\n")]);
    let request = Request::post("/sportello/importa").header(header::CONTENT_TYPE, kind).header(header::CONTENT_LENGTH, (1_u64 << 30) + 1);
    let page = desk.send(&desk.administrator, request, Body::from(body)).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn what_is_exported_is_imported_again_as_the_same() {
    for desk in TestDesk::all().await {
        for (given_name, family_name) in [("Ada", "=Rossi"), ("Ugo", "D'Oro")] {
            // Words that are linked at import would make a change: this is about what is given.
            desk.add(&Worker { experiences: Vec::new(), ..desk.worker(given_name, family_name) }).await;
        }
        for (format, name) in [("csv", "p.csv"), ("xlsx", "p.xlsx"), ("jsonl", "p.jsonl")] {
            let file = desk.get(&desk.administrator, &format!("/sportello/esporta/persone?formato={format}")).await;
            assert_eq!(file.status, StatusCode::OK);
            let page =
                upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", name, &file.bytes)]).await;
            let at = page.location().to_owned();
            let mut inputs: Vec<(String, String)> = vec![("act".to_owned(), "import".to_owned())];
            let shown = desk.get(&desk.administrator, &at).await.text();
            // Every column keeps the field that is proposed.
            for (number, part) in shown.split("name=\"column.").skip(1).enumerate() {
                let chosen = part.split("</select>").next().unwrap_or_default();
                let field = chosen
                    .split("\" selected")
                    .next()
                    .filter(|_| chosen.contains("selected"))
                    .and_then(|before| before.rsplit("value=\"").next());
                inputs.push((format!("column.{number}"), field.unwrap_or_default().to_owned()));
            }
            let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let run = desk.post(&desk.administrator, &at, &inputs).await;
            desk.run_jobs().await;
            let batch = ponte_domain::id::BatchId(last_part(run.location()).parse().expect("a number"));
            let job = ponte_storage::job::get(&desk.app.db, ponte_domain::id::JobId(batch.0)).await.expect("the queue");
            assert!(job.as_ref().is_some_and(|job| job.last_error.is_none()), "{format}: {job:?}");
            let caller = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Exchange);
            let stored = ponte_app::import_batch::view(&desk.app, &caller, batch).await.expect("a batch");
            let report: ponte_app::import::report::ImportReport = serde_json::from_str(&stored.report).expect("a report");
            assert_eq!((report.refused, report.new, report.changed, report.unchanged), (0, 0, 0, 2), "{format}: {:?}", report.errors);
        }
        let refused = desk.get(&desk.administrator, "/sportello/esporta/persone?formato=pdf").await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
    }
}

#[tokio::test]
async fn an_import_that_waits_is_stopped_and_brings_nothing() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let page = upload(&desk, by, "/sportello/importa", &[("kind", "workers")], &[("file", "p.csv", PEOPLE.as_bytes())]).await;
    let columns = [("column.0", "id"), ("column.1", "family_name"), ("column.2", "given_name"), ("act", "import")];
    let run = desk.post(by, page.location(), &columns).await;
    let stop = format!("{}/ferma", run.location());
    assert!(plain(&desk.get(by, "/sportello/attivita").await.text()).contains(&stop));
    assert_eq!(desk.post(&desk.operator, &stop, &[]).await.status, StatusCode::NOT_FOUND, "an operator sees no imports");
    assert_eq!(desk.post(by, &stop, &[]).await.status, StatusCode::SEE_OTHER);
    desk.run_jobs().await;
    assert_eq!(people(&desk).await, 0);
    let shown = plain(&desk.get(by, "/sportello/attivita").await.text());
    assert!(!shown.contains("/ferma") && shown.contains("p.csv"), "{shown}");
    assert_eq!(desk.post(by, &stop, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "it has ended");
}

/// A file of people that is given for an import.
async fn given(desk: &TestDesk, name: &str) -> ponte_testkit::TestPage {
    upload(desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", name, PEOPLE.as_bytes())]).await
}

#[tokio::test]
async fn files_of_old_imports_are_removed_unless_a_job_waits_for_them() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let folder = desk.app.config.data.join("uploads");
    let (old, waiting, new) = (given(&desk, "a.csv").await, given(&desk, "b.csv").await, given(&desk, "c.csv").await);
    desk.post(by, waiting.location(), &[("column.0", "id"), ("act", "import")]).await;
    let age = |page: &ponte_testkit::TestPage, days: u64| {
        let id: uuid::Uuid = last_part(page.location()).parse().expect("an id");
        let at = std::time::SystemTime::from(desk.app.now()) - std::time::Duration::from_secs(days * 86_400);
        for entry in std::fs::read_dir(&folder).expect("the folder").map(|entry| entry.expect("an entry").path()) {
            if entry.file_stem().is_some_and(|stem| stem.to_str() == Some(&id.simple().to_string())) {
                std::fs::File::options().write(true).open(&entry).and_then(|file| file.set_modified(at)).expect("to set its age");
            }
        }
        id.simple().to_string()
    };
    let (old, waiting, new) = (age(&old, 31), age(&waiting, 31), age(&new, 29));
    let removed = ponte_app::import_batch::clean_uploads(&desk.app).await.expect("to clean");
    assert_eq!(removed, 2, "the file and what was said of it");
    let there = |name: &str| folder.join(name).exists();
    assert!(!there(&old) && there(&waiting) && there(&new));
    let next = ponte_storage::job::open(&desk.app.db).await.expect("the jobs");
    assert!(next.iter().any(|job| job.kind == "clean_uploads" && job.run_at > desk.app.now()), "tomorrow again");
}

#[tokio::test]
async fn what_a_list_shows_is_exported_whole_in_its_order() {
    let desk = TestDesk::open().await;
    for number in 0..2_300 {
        desk.add(&Worker {
            experiences: Vec::new(),
            ..desk.worker(&format!("N{number:04}"), if number % 2 == 0 { "Pari" } else { "Dispari" })
        })
        .await;
    }
    for order in ["", "&ordine=changed", "&ordine=ascertained"] {
        let file = desk.get(&desk.administrator, &format!("/sportello/esporta/persone?formato=csv&q=pari{order}")).await.text();
        assert_eq!(file.lines().count(), 1_151, "{order}");
        let names: std::collections::BTreeSet<&str> = file.lines().skip(1).collect();
        assert_eq!(names.len(), 1_150, "each once");
    }
}
