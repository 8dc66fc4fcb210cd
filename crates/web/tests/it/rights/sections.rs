//! The sections of the protected part, which have no address of their own: every section × every role × every place, against the
//! table, and a mutant of each row.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use ponte_app::{
    protected::right_of,
    rights::{Cell, Right, Table},
};
use ponte_domain::{protected::Section, role::Role};
use ponte_storage::Kind;

use super::{
    town::{Answered, Place, Town},
    walk::{At, reaches},
};

async fn post(town: &Town, router: &Router, role: Role, path: String) -> Answered {
    let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    town.ask(router, Some(role), request, Body::from("why=interview")).await
}

/// Opens what concerns a section in the files of every place, as a role; what is not as the table of the house says, in words.
async fn walk(town: &Town, router: &Router, section: Section, role: Role) -> (usize, Vec<String>) {
    let cell = Table::house().cell(right_of(section), role);
    let (mut taken, mut wrong) = (0, Vec::new());
    for place in Place::ALL {
        for assigned in [true, false] {
            let file = format!("/sportello/persone/{}/protetta", town.records[&place].of(Kind::Worker, assigned));
            let may = reaches(cell, At { place, assigned }, Kind::Worker);
            let page = post(town, router, role, file.clone()).await;
            let shown = page.status == StatusCode::OK && page.text.contains(&format!("id=\"s-{section}\""));
            let form = post(town, router, role, format!("{file}/{section}/modifica")).await.status;
            let history = post(town, router, role, format!("{file}/{section}/storia")).await.status;
            taken += 3;
            let refused = |status| matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            let right = if may {
                shown && form == StatusCode::OK && history == StatusCode::OK
            } else {
                !shown && refused(form) && refused(history)
            };
            if !right {
                wrong.push(format!("{section} as {role} at {place:?}, assigned {assigned}: shown {shown}, form {form}, history {history}"));
            }
        }
    }
    (taken, wrong)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_section_is_shown_to_those_of_the_table_and_every_mutant_is_caught() {
    let town = Town::build().await;
    let house = Table::house();
    let router = town.router((*house).clone()).await;
    let (mut taken, mut wrong) = (0, Vec::new());
    for section in Section::ALL {
        for role in Role::ALL {
            let (steps, errors) = walk(&town, &router, *section, *role).await;
            taken += steps;
            wrong.extend(errors);
        }
    }
    assert!(wrong.is_empty(), "{} of {taken} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let mut caught = 0;
    for section in Section::ALL {
        let right = right_of(*section);
        // Only those who open files at all can tell the difference.
        let opens = |role: &Role| house.cell(Right::SeePeople, *role) > Cell::Person;
        let has = |role: &Role| house.cell(right, *role) > Cell::Person;
        let narrowed = Role::ALL.iter().find(|role| opens(role) && has(role)).map(|role| (*role, Cell::None));
        let widened = Role::ALL.iter().find(|role| opens(role) && house.cell(right, **role) == Cell::None).map(|role| (*role, Cell::All));
        for (role, cell) in [narrowed.expect("somebody has it"), widened.expect("somebody has it not")] {
            let mutant = town.router((*house).clone().with(right, role, cell)).await;
            let (_, noticed) = walk(&town, &mutant, *section, role).await;
            assert!(!noticed.is_empty(), "{right}: {role} became {cell} and nobody noticed");
            caught += 1;
        }
    }
    println!("sections: {taken} requests, {caught} mutants caught");
    assert_eq!(caught, 2 * Section::ALL.len());
}
