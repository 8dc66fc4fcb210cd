//! The registers over HTTP: forms, saves, duplicates, lists, look-ups.

mod employer;
mod forms;
mod lists;
mod vacancy;
mod worker;

use ponte_testkit::{TestDesk, TestPage, TestVisitor};

/// What stands in a hidden field of a page.
fn hidden(page: &TestPage, name: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"{name}\" value=\"");
    let from = text.find(&mark).unwrap_or_else(|| panic!("no hidden {name}")) + mark.len();
    text[from..].split('"').next().unwrap_or_default().to_owned()
}

/// The value shown in a field.
fn shown(page: &TestPage, name: &str) -> String {
    let text = page.text();
    let mark = format!("name=\"{name}\" type=\"");
    let at = text.find(&mark).unwrap_or_else(|| panic!("no field {name}"));
    let rest = &text[at..];
    let from = rest.find("value=\"").expect("a value") + "value=\"".len();
    rest[from..].split('"').next().unwrap_or_default().to_owned()
}

/// Posts a form as an operator.
async fn post(desk: &TestDesk, path: &str, inputs: &[(&str, &str)]) -> TestPage {
    desk.post(&desk.operator, path, inputs).await
}

/// Opens a page as an operator.
async fn get(desk: &TestDesk, path: &str) -> TestPage {
    desk.get(&desk.operator, path).await
}

/// Somebody who has not signed in.
const fn anybody(desk: &TestDesk) -> &TestVisitor {
    &desk.anybody
}
