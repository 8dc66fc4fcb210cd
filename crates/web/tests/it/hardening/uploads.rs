//! Files from outside: looked at by the scanner, named by us, and given back as files only.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use axum::http::{StatusCode, header};
use ponte_testkit::TestDesk;

use crate::support::upload;

const CLEAN: &[u8] = b"id,given_name,family_name\n1,Ada,Prova\n";
const INFECTED: &[u8] = b"id,given_name,family_name\n1,GUASTO,Prova\n";

fn scanner(at: &Path) -> String {
    fs::write(at, "#!/bin/sh\nif grep -q GUASTO; then exit 1; fi\n").expect("to write");
    fs::set_permissions(at, fs::Permissions::from_mode(0o700)).expect("to allow");
    at.display().to_string()
}

fn uploaded(desk: &TestDesk) -> usize {
    fs::read_dir(desk.app.config.data.join("uploads")).map_or(0, |folder| folder.count())
}

#[tokio::test]
async fn what_the_scanner_finds_is_told_and_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let command = scanner(&folder.path().join("scanner"));
    let desk = TestDesk::set_up_as(|config| config.scan_command = Some(command)).await;
    for (path, kind) in [("/sportello/importa", "workers"), ("/amministrazione/riferimenti", "places")] {
        let page = upload(&desk, &desk.administrator, path, &[("kind", kind)], &[("file", "a.csv", INFECTED)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.text().contains("antivirus non accetta"), "{path}: {}", page.text());
        assert_eq!(uploaded(&desk), 0, "{path}");
    }
    let page = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", "a.csv", CLEAN)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(uploaded(&desk), 2, "the file and what was said of it");
}

#[tokio::test]
async fn without_an_answer_of_the_scanner_nothing_is_kept() {
    let desk = TestDesk::set_up_as(|config| config.scan_command = Some("/nessuno/scanner {}".to_owned())).await;
    let page = upload(&desk, &desk.administrator, "/sportello/importa", &[("kind", "workers")], &[("file", "a.csv", CLEAN)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("antivirus non risponde"), "{}", page.text());
    assert_eq!(uploaded(&desk), 0);
}

#[tokio::test]
async fn a_page_in_disguise_is_given_back_as_a_file_that_no_browser_opens() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let page = b"id,given_name,family_name\n<script>alert(1)</script>,,\n";
    let at = upload(&desk, by, "/sportello/importa", &[("kind", "workers")], &[("file", "a.html", page)]).await.location().to_owned();
    let columns = [("column.0", "id"), ("column.1", "given_name"), ("column.2", "family_name"), ("act", "import")];
    let run = desk.post(by, &at, &columns).await;
    desk.run_jobs().await;
    let batch = run.location().rsplit('/').next().unwrap_or_default().to_owned();
    let rejects = desk.get(by, &format!("/sportello/importa/{batch}/scarti")).await;
    assert!(rejects.text().contains("<script>"), "as it came: {}", rejects.text());
    let head = |name| rejects.headers.get(&name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert!(head(header::CONTENT_DISPOSITION).starts_with("attachment;"));
    assert_eq!(head(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(head(header::CONTENT_TYPE).starts_with("text/plain") || head(header::CONTENT_TYPE) == "application/octet-stream");
    assert!(head(header::CONTENT_SECURITY_POLICY).contains("default-src 'none'"));
}
