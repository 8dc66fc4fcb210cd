//! The NUL character, which PostgreSQL takes in no text: refused wherever it comes in, and never an error of ours.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_domain::{employer::Employer, worker::Worker};
use ponte_storage::Filter;
use ponte_testkit::{ApiDesk, TestDesk, TestPage, TestVisitor, desk::PASSWORD};
use serde_json::json;

use crate::support::{last_part, upload};

async fn post(desk: &TestDesk, visitor: &TestVisitor, path: &str, form: &str, lang: &str) -> TestPage {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8")
        .header(header::ACCEPT_LANGUAGE, lang);
    desk.send(visitor, request, Body::from(form.to_owned())).await
}

#[tokio::test]
async fn a_form_that_holds_one_is_refused_in_the_readers_language() {
    for desk in TestDesk::all().await {
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        let person = format!("/sportello/persone/{worker}/modifica");
        for (path, form) in [
            ("/accedi", "username=a%00b&password=una-frase-lunga"),
            ("/accedi", "username=operatrice&password=a%00b"),
            ("/password-dimenticata", "username=%00"),
            ("/sportello/imprese/nuova", "name=Cantiere%00"),
            ("/sportello/imprese/nuova", "name=Cantiere\0"),
            ("/sportello/imprese/nuova", "na%00me=Cantiere"),
            ("/sportello/persone/nuova", "person.given_name=A%00da&person.family_name=Rossi"),
            (person.as_str(), "person.given_name=Ada&person.family_name=%00"),
            ("/account/password", "old=%00&new=mareggiata+di+ottobre"),
            ("/conferma", "conferma.proof=%00"),
            ("/esci", "x=%00"),
        ] {
            for (lang, words) in [("it", "un segno che non si può"), ("fr", "un signe qui ne peut"), ("en", "a sign that cannot")] {
                let page = post(&desk, &desk.operator, path, form, lang).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {form}: {}", page.text());
                assert!(page.text().contains(words), "{path} {lang}: {}", page.text());
            }
        }
        let page = desk.get(&desk.operator, "/sportello/persone?q=%00").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.get(&desk.anybody, "/risposta/%00").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let count = ponte_app::register::count::<Employer>(&desk.app, &desk.caller(), &Filter::default()).await.expect("a count");
        assert_eq!(count, 0, "nothing was kept");
        assert_eq!(post(&desk, &desk.operator, "/sportello/imprese/nuova", "name=Cento%2500", "it").await.status, StatusCode::SEE_OTHER);
        let signed_in = post(&desk, &desk.anybody, "/accedi", &format!("username=operatrice&password={PASSWORD}"), "it").await;
        assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "what holds none goes on");
    }
}

#[tokio::test]
async fn texts_beside_a_file_hold_none() {
    for desk in TestDesk::all().await {
        let file = [("file", "a.csv", &b"id,given_name,family_name\n1,Ada,Prova\n"[..])];
        for texts in [[("kind", "wor\0kers")], [("k\0ind", "workers")]] {
            let page = upload(&desk, &desk.administrator, "/sportello/importa", &texts, &file).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
        }
        let named = [("file", "a\0b.csv", &b"id\n1\n"[..])];
        let page = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &named).await;
        assert!(page.status.is_client_error(), "{}", page.status);
    }
}

#[tokio::test]
async fn json_with_one_is_refused_field_by_field() {
    for desk in ApiDesk::each().await {
        for wrong in [
            json!({ "id": "W\0", "given_name": "Anna", "family_name": "Neri" }),
            json!({ "id": "W1", "given_name": "An\0na", "family_name": "Neri" }),
            json!({ "id": "W1", "given_name": "Anna", "family_name": "Neri", "experiences": [{ "title": "cuo\0co" }] }),
            json!({ "id": "W1", "given_name": "Anna", "family_name": "Neri", "x\0": 1 }),
        ] {
            let answer = desk.post("/api/v1/workers", &wrong).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?} {wrong}: {}", desk.engine(), answer.text());
            assert!(answer.text().contains("control-character"), "{wrong}: {}", answer.text());
        }
        assert_eq!(desk.get("/api/v1/workers").await.json()["items"].as_array().map(Vec::len), Some(0));
    }
}

/// A file given and imported; the report, and the lines that were refused.
async fn imported(desk: &TestDesk, name: &str, content: &[u8]) -> (String, String) {
    let by = &desk.administrator;
    let given = upload(desk, by, "/sportello/importa", &[("kind", "workers")], &[("file", name, content)]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{name}: {}", given.text());
    let run = desk
        .post(by, given.location(), &[("act", "import"), ("column.0", "id"), ("column.1", "given_name"), ("column.2", "family_name")])
        .await;
    desk.run_jobs().await;
    let batch = last_part(run.location());
    let report = desk.get(by, &format!("/sportello/importa/{batch}/rapporto")).await;
    assert_eq!(report.status, StatusCode::OK, "{name}: {}", report.text());
    (report.text(), desk.get(by, &format!("/sportello/importa/{batch}/scarti")).await.text())
}

#[tokio::test]
async fn lines_that_hold_one_are_refused_with_their_field_and_the_others_come_in() {
    for desk in TestDesk::all().await {
        let line = |id: &str, more: &str| format!("{{\"id\":\"{id}\",\"given_name\":\"Ada\",\"family_name\":\"Prova\"{more}}}\n");
        let lines: String = [
            line("1", ""),
            line("2\\u0000", ""),
            line("3", ",\"contacts\":{\"email\":\"a\\u0000@b.example\"}"),
            line("4", ",\"experiences\":[{\"title\":\"cuo\\u0000co\"}]"),
            line("5", ",\"x\\u0000y\":1"),
            line("6", ",\"skills\":[{\"label\":\"\\u0000\"}]"),
            line("7", ""),
        ]
        .concat();
        let (report, rejects) = imported(&desk, "persone.jsonl", lines.as_bytes()).await;
        assert_eq!(rejects.lines().count(), 5, "{rejects}");
        assert!(report.contains("control-character"), "{report}");
        // Behind the part of a file by which its kind is told.
        let mut table = String::from("id,given_name,family_name\n");
        (0..1_000).for_each(|n| table.push_str(&format!("t{n},Ada,Prova\n")));
        table.push_str("nul,A\0da,Prova\nlast,Ada,Prova\n");
        let (report, rejects) = imported(&desk, "persone.csv", table.as_bytes()).await;
        assert_eq!(rejects.lines().count(), 2, "the header and one line: {rejects}");
        assert!(report.contains("control-character") && report.contains("given_name"), "{report}");
        let people = ponte_app::register::count::<Worker>(&desk.app, &desk.caller(), &Filter::default()).await.expect("a count");
        assert_eq!(people, 2 + 1_001);
    }
}
