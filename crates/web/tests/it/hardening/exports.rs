//! Files that are taken away: a spreadsheet that opens them runs nothing that somebody typed.

use std::io::{Cursor, Read};

use axum::http::{Method, StatusCode, header};
use ponte_domain::{actor::Role, employer::Employer, vacancy::Vacancy};
use ponte_testkit::TestDesk;
use ponte_web::addresses;

/// Names that a spreadsheet would run.
const RUNS: [&str; 4] = ["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)"];

async fn desk() -> (TestDesk, uuid::Uuid) {
    let desk = TestDesk::open().await;
    let mut first = None;
    for name in RUNS {
        let employer: Employer = desk.employer(name);
        let employer = desk.add(&employer).await;
        let vacancy: Vacancy = desk.vacancy(name, employer);
        let vacancy = desk.add(&vacancy).await;
        first.get_or_insert(vacancy);
        desk.add(&desk.worker(name, name)).await;
    }
    desk.app.market.follow(&desk.app.db).await.expect("to follow");
    (desk, first.expect("a vacancy"))
}

/// The cells of a text of comma-separated values.
fn cells(text: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    cells
}

#[tokio::test]
async fn no_cell_of_any_file_begins_as_a_formula() {
    let (desk, vacancy) = desk().await;
    let (_, visitor) = desk.visitor("tutto", "=cmd()", &[Role::DeskManager, Role::Auditor, Role::Administrator]).await;
    let is_file = |path: &str| path.ends_with(".csv") || path.starts_with("/sportello/esporta/") || path.ends_with("/esporta");
    let mut files = 0;
    for route in addresses().into_iter().filter(|route| route.method == Method::GET && is_file(&route.path)) {
        let path = route.path.replace("{id}", &vacancy.to_string());
        let page = desk.get(&visitor, &format!("{path}?formato=csv")).await;
        let kind = page.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
        if page.status != StatusCode::OK || !kind.starts_with("text/csv") {
            continue;
        }
        files += 1;
        assert!(page.headers[header::CONTENT_DISPOSITION].to_str().expect("a name").starts_with("attachment;"), "{path}");
        let text = page.text();
        for cell in cells(&text) {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{path}: {cell}\n{text}");
        }
    }
    assert!(files >= 5, "only {files} files");
}

#[tokio::test]
async fn a_spreadsheet_holds_what_was_typed_as_text() {
    let (desk, _) = desk().await;
    for what in ["persone", "offerte", "imprese"] {
        let file = desk.get(&desk.administrator, &format!("/sportello/esporta/{what}?formato=xlsx")).await;
        assert_eq!(file.status, StatusCode::OK, "{what}");
        let mut book = zip::ZipArchive::new(Cursor::new(file.bytes)).expect("a spreadsheet");
        let mut sheet = String::new();
        book.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut sheet).expect("text");
        assert!(sheet.contains("calc") || what != "persone", "the names are in it");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{what}: a formula");
    }
}
