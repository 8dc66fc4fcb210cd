//! Practice packs switched on and off at desks, and the versions that are held.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_app::{
    error::{Error, Refusal},
    pack::{self, PackError, Running},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::{Purpose, Role},
    desk::Desk,
    expression::{Number, Value, Values},
    pack::{Files, Pack},
};
use ponte_testkit::{TestDesk, TestPage};

const PACK: &str = "sardinia-profiling";

fn console() -> Caller {
    Caller::console(Purpose::Administration)
}

fn files() -> Files {
    pack::shipped().remove(PACK).expect("the pack")
}

/// The same pack in a later version.
fn later() -> Pack {
    let mut files = files();
    let manifest = String::from_utf8(files["pack.toml"].clone()).expect("text").replace("version = \"1.0.0\"", "version = \"1.10.0\"");
    files.insert("pack.toml".to_owned(), manifest.into_bytes());
    Pack::read(files).expect("whole")
}

fn number(value: i64) -> Value {
    Value::Number(Number::whole(value).expect("a number"))
}

async fn on(desk: &TestDesk, code: &str) -> Vec<Running> {
    pack::running(&desk.app, code).await.expect("what is on")
}

async fn enable(desk: &TestDesk, code: &str, seen: i64, set: &[(&str, i64)], newest: bool) -> Result<(), Error> {
    let set: Values = set.iter().map(|(name, value)| ((*name).to_owned(), number(*value))).collect();
    pack::enable(&desk.app, &console(), code, PACK, seen, set, newest).await
}

#[tokio::test]
async fn what_is_switched_on_holds_below_until_a_desk_says_otherwise() {
    for desk in TestDesk::all().await {
        let below = Desk { parent: Some("SP".to_owned()), ..Desk::named("LE", "Sportello di Lerici") };
        ponte_app::desk::create(&desk.app, &console(), below).await.expect("a desk");
        assert!(on(&desk, "SP").await.is_empty());
        enable(&desk, "SP", 0, &[("reminder_days", 3)], true).await.expect("on");
        let of_both = [on(&desk, "SP").await, on(&desk, "LE").await];
        for found in &of_both {
            assert_eq!((found.len(), found[0].desk.as_str()), (1, "SP"));
            assert_eq!(found[0].parameters["parameter.reminder_days"], number(3));
        }
        pack::disable(&desk.app, &console(), "LE", PACK, 0).await.expect("off below");
        assert_eq!((on(&desk, "SP").await.len(), on(&desk, "LE").await.len()), (1, 0));
        enable(&desk, "LE", 1, &[], true).await.expect("on below");
        assert_eq!(on(&desk, "LE").await[0].desk, "LE");
        let stale = enable(&desk, "LE", 1, &[], true).await.expect_err("is stale");
        assert!(matches!(stale, Error::Refused(Refusal::Stale { .. })), "{stale}");
    }
}

#[tokio::test]
async fn a_version_that_runs_stays_until_the_newer_one_is_taken() {
    for desk in TestDesk::all().await {
        enable(&desk, "SP", 0, &[], true).await.expect("on");
        let first = on(&desk, "SP").await.remove(0);
        let held = pack::import(&desk.app, &console(), &later()).await.expect("held");
        assert_eq!(pack::import(&desk.app, &console(), &later()).await.expect("held once"), held);
        assert_eq!(on(&desk, "SP").await[0].version, first.version, "an import switches nothing");
        let known = pack::one(&desk.app, "SP", PACK).await.expect("read").expect("known");
        assert_eq!(known.sources.len(), 2);
        assert_eq!(known.update().and_then(|source| source.held), Some(held));
        enable(&desk, "SP", 1, &[("reminder_days", 9)], false).await.expect("set");
        assert_eq!(on(&desk, "SP").await[0].version, first.version, "what is set changes no version");
        enable(&desk, "SP", 2, &[], true).await.expect("newer");
        let now = on(&desk, "SP").await.remove(0);
        assert_eq!((now.version, now.pack.manifest.version.as_str()), (held, "1.10.0"));
        assert_eq!(*pack::of_version(&desk.app, first.version).await.expect("the old one"), *first.pack);
        assert!(pack::one(&desk.app, "SP", PACK).await.expect("read").expect("known").update().is_none());
    }
}

#[tokio::test]
async fn what_may_not_be_set_and_who_may_not_switch_are_refused() {
    let desk = TestDesk::open().await;
    let wrong = enable(&desk, "SP", 0, &[("reminder_days", 99), ("nothing", 1), ("weight_search", 2)], true).await.expect_err("is refused");
    let Error::Refused(Refusal::Pack(PackError::Parameters(names))) = wrong else { panic!("{wrong}") };
    assert_eq!(names, ["nothing", "reminder_days"]);
    let (operator, _) = desk.somebody_with("operatore", &[Right::EditPeople]).await;
    let refused = pack::enable(&desk.app, &operator, "SP", PACK, 0, Values::new(), true).await.expect_err("is refused");
    assert!(matches!(refused, Error::Refused(Refusal::Forbidden(Right::Desk))));
    let refused = pack::disable(&desk.app, &console(), "SP", PACK, 0).await.expect_err("is refused");
    assert!(matches!(refused, Error::Refused(Refusal::Pack(PackError::NotOn))));
    let (account, _) = desk.visitor("responsabile", "Anna Riva", &[Role::DeskManager]).await;
    let manager = desk.app.caller_of(&account, Purpose::Administration).await.expect("a caller");
    pack::enable(&desk.app, &manager, "SP", PACK, 0, Values::new(), true).await.expect("her own desk");
}

/// Brings a file in on the page of the services.
async fn bring(desk: &TestDesk, bytes: &[u8]) -> TestPage {
    let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.zip\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = Request::post("/sportello/servizi/importa").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    desk.send(&desk.administrator, request, Body::from(body)).await
}

#[tokio::test]
async fn a_service_goes_from_one_desk_to_another_by_its_pages() {
    let here = TestDesk::open().await;
    let held = pack::import(&here.app, &console(), &later()).await.expect("held");
    enable(&here, "SP", 0, &[], true).await.expect("on");
    let file = here.get(&here.operator, &format!("/sportello/servizi/{PACK}/pacchetto.zip")).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "application/zip");
    for there in TestDesk::all().await {
        let page = bring(&there, &file.bytes).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        let view = page.location().to_owned();
        assert!(there.get(&there.administrator, &view).await.text().contains("1.10.0"));
        let wrong = there
            .post(&there.administrator, &format!("{view}/attiva"), &[("sportello", "SP"), ("version", "0"), ("p-reminder_days", "99")])
            .await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("value=\"99\""), "what was typed stays");
        let set = [("sportello", "SP"), ("version", "0"), ("p-reminder_days", "9"), ("p-weight_search", "2,5")];
        assert_eq!(there.post(&there.administrator, &format!("{view}/attiva"), &set).await.status, StatusCode::SEE_OTHER);
        let running = on(&there, "SP").await.remove(0);
        assert_eq!((*running.pack == later(), &running.parameters["parameter.reminder_days"]), (true, &number(9)));
        assert_eq!(running.parameters["parameter.weight_search"], Value::Number("2.5".parse().expect("a number")));
        let list = there.get(&there.operator, "/sportello/servizi").await.text();
        assert!(list.contains("Profilazione qualitativa") && !list.contains("name=\"file\""));
        let refused = there.post(&there.operator, &format!("{view}/attiva"), &set).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    assert!(pack::of_version(&here.app, held).await.is_ok());
}

#[tokio::test]
async fn a_pack_with_faults_is_told_with_file_and_line_and_nothing_is_kept() {
    let desk = TestDesk::open().await;
    let mut files = files();
    let text = String::from_utf8(files["questionnaires/profiling.toml"].clone()).expect("text");
    let line = text.lines().position(|line| line == "kind = \"scale\"").expect("the item") + 1;
    let broken = text.replacen("kind = \"scale\"", "kind = \"scala\"", 1);
    files.insert("questionnaires/profiling.toml".to_owned(), broken.into_bytes());
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in &files {
        zip.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).expect("begun");
        std::io::Write::write_all(&mut zip, text).expect("written");
    }
    let page = bring(&desk, &zip.finish().expect("a zip").into_inner()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains(&format!("profiling.toml:{line}")) && page.text().contains("scala"));
    let page = bring(&desk, b"not a zip").await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("archivio zip"));
    let known = pack::one(&desk.app, "SP", PACK).await.expect("read").expect("known");
    assert_eq!(known.sources.len(), 1);
    let uploads = std::fs::read_dir(desk.folder().join("data/uploads")).map_or(0, Iterator::count);
    assert_eq!(uploads, 0, "the file is not kept");
}

#[tokio::test]
async fn a_desk_writes_a_pack_of_its_own_in_the_browser() {
    for desk in TestDesk::all().await {
        let at = |rest: &str| format!("/sportello/servizi/prova-nostra/{rest}");
        let copied = desk
            .post(&desk.administrator, &format!("/sportello/servizi/{PACK}/copia"), &[("sportello", "SP"), ("id", "prova-nostra")])
            .await;
        assert_eq!(copied.status, StatusCode::SEE_OTHER, "{}", copied.text());
        let twice = desk.post(&desk.administrator, &format!("/sportello/servizi/{PACK}/copia"), &[("sportello", "SP"), ("id", PACK)]).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "the name is taken");
        let file = "questionnaires/profiling.toml";
        let whole = String::from_utf8(files()[file].clone()).expect("text");
        let save = |seen: &'static str, text: String| {
            let desk = &desk;
            async move {
                let inputs = [("sportello", "SP"), ("version", seen), ("path", file), ("text", text.as_str())];
                desk.post(&desk.administrator, &at("file"), &inputs).await
            }
        };
        // What a browser posts has other ends of lines.
        let broken = save("1", whole.replacen("kind = \"scale\"", "kind = \"scala\"", 1).replace('\n', "\r\n")).await;
        assert_eq!(broken.status, StatusCode::SEE_OTHER, "a draft is saved with its faults");
        let page = desk.get(&desk.administrator, broken.location()).await.text();
        assert!(page.contains("profiling.toml:") && page.contains("scala") && !page.contains("/pubblica"));
        let early = desk.post(&desk.administrator, &at("pubblica"), &[("sportello", "SP"), ("version", "2")]).await;
        assert!(early.text().contains("scala"), "nothing with a fault becomes a version");
        assert_eq!(save("1", whole.clone()).await.status, StatusCode::CONFLICT, "somebody saved it since");
        assert_eq!(save("2", whole.clone()).await.status, StatusCode::SEE_OTHER);
        let published = desk.post(&desk.administrator, &at("pubblica"), &[("sportello", "SP"), ("version", "3")]).await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
        let known = pack::one(&desk.app, "SP", "prova-nostra").await.expect("read").expect("the pack");
        let read = known.newest().and_then(|source| source.pack.as_ref().ok()).expect("whole");
        assert_eq!((read.manifest.version.as_str(), &read.files()[file]), ("1.0.0", &files()[file]));
        // A second change becomes the next version by itself.
        let inputs = [("sportello", "SP"), ("version", "0"), ("path", "indicators.toml"), ("remove", "yes")];
        assert_eq!(desk.post(&desk.administrator, &at("file"), &inputs).await.status, StatusCode::SEE_OTHER);
        desk.post(&desk.administrator, &at("pubblica"), &[("sportello", "SP"), ("version", "1")]).await;
        let known = pack::one(&desk.app, "SP", "prova-nostra").await.expect("read").expect("the pack");
        let read = known.newest().and_then(|source| source.pack.as_ref().ok()).expect("whole");
        assert_eq!((read.manifest.version.as_str(), read.indicators.len()), ("1.0.1", 0));
        for path in ["../../etc/passwd", "questionnaires/è.toml", ".nascosto", "a/b/c/d"] {
            let page =
                desk.post(&desk.administrator, &at("file"), &[("sportello", "SP"), ("version", "0"), ("path", path), ("text", "")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        assert_eq!(desk.get(&desk.operator, &at("modifica")).await.status, StatusCode::FORBIDDEN);
    }
}
