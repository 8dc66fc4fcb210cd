//! What she sees: her page, who opened her file, and nothing of anybody else.

use axum::http::StatusCode;
use ponte_domain::{
    case::{Mandate, MandateKind, MandateScope, Member, Part},
    id::{AccountId, VacancyId, WorkerId},
    role::Role,
};
use ponte_storage::case;

use super::{Story, about};

#[tokio::test]
async fn she_sees_her_file_the_proposals_and_who_follows_her() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = desk.add(&desk.vacancy("Elettricista di bordo", employer)).await;
    ponte_app::proposal::propose(&desk.app, &desk.caller(), VacancyId(vacancy), &[WorkerId(*ada)]).await.expect("a proposal");
    let tx = desk.app.db.begin().await.expect("a transaction");
    let account = desk.account().id;
    let since = desk.app.today();
    let member = Member { worker: WorkerId(*ada), account, part: Part::CaseManager, since, until: None };
    case::save_member(&tx, &member).await.expect("a member");
    tx.commit(desk.app.now()).await.expect("to commit");
    let start = desk.get(citizen, "/sportello").await;
    assert_eq!((start.status, start.location()), (StatusCode::SEE_OTHER, "/area"));
    assert_eq!(desk.get(citizen, "/area").await.location(), story.area(""));
    let page = desk.get(citizen, &story.area("")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    for sought in ["Ciao Ada", "Via Segreta 7", "Elettricista di bordo", "Cantiere", "Chiara Donati", "1.000"] {
        assert!(page.text().contains(sought), "{sought}: {}", page.text());
    }
    let other = desk.add(&desk.worker("Bice", "Verdi")).await;
    for rest in ["", "/accessi", "/consensi", "/richieste"] {
        assert_eq!(desk.get(citizen, &format!("/area/{other}{rest}")).await.status, StatusCode::NOT_FOUND, "{rest}");
        assert_eq!(desk.get(&desk.anybody, &story.area(rest)).await.status, StatusCode::SEE_OTHER, "{rest}");
    }
    assert_eq!(
        desk.get(citizen, &format!("/sportello/persone/{ada}/diritti")).await.status,
        StatusCode::OK,
        "the same rights, the other page"
    );
}

#[tokio::test]
async fn she_is_told_who_opened_her_file_by_office_and_role_and_by_name_only_of_her_team() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    let (anna, visitor) = desk.visitor("anna", "Anna Sconosciuta", &[Role::CaseManager]).await;
    let file = format!("/sportello/persone/{ada}");
    assert_eq!(desk.get(&visitor, &file).await.status, StatusCode::OK);
    let told = desk.get(citizen, &story.area("/accessi")).await.text();
    assert!(told.contains("Case manager") && told.contains("Sportello Lavoro La Spezia"), "{told}");
    assert!(!told.contains("Anna Sconosciuta"), "a colleague whom she has not met has no name here");
    assert!(told.contains("Tu") && told.contains("Per seguirti nella ricerca di lavoro"), "{told}");
    let tx = desk.app.db.begin().await.expect("a transaction");
    let since = desk.app.today();
    let member = Member { worker: WorkerId(*ada), account: anna.id, part: Part::CaseManager, since, until: None };
    case::save_member(&tx, &member).await.expect("a member");
    tx.commit(desk.app.now()).await.expect("to commit");
    assert!(desk.get(citizen, &story.area("/accessi")).await.text().contains("Anna Sconosciuta"));
    let printed = desk.get(citizen, &story.area("/accessi.pdf")).await;
    assert!(printed.status == StatusCode::OK && printed.bytes.starts_with(b"%PDF"));
    assert!(
        desk.get(&visitor, &format!("{file}/accessi")).await.text().contains("Anna Sconosciuta"),
        "those who answer for the desk read the name"
    );
}

#[tokio::test]
async fn a_delegate_acts_within_the_scope_of_the_mandate() {
    let story = Story::open().await;
    let Story { desk, ada, .. } = &story;
    let (luca, visitor) = about(desk, "luca", "Luca Rossi", Role::Delegate, *ada).await;
    let mandate = |scope: MandateScope, account: AccountId| Mandate {
        id: uuid::Uuid::from_u128(9),
        worker: WorkerId(*ada),
        name: "Luca Rossi".to_owned(),
        phone: None,
        email: None,
        kind: MandateKind::Caregiver,
        scope: vec![scope],
        since: desk.app.today(),
        until: None,
        account: Some(account),
    };
    for (scope, status) in [(MandateScope::Appointments, StatusCode::FORBIDDEN), (MandateScope::Documents, StatusCode::OK)] {
        let tx = desk.app.db.begin().await.expect("a transaction");
        case::save_mandate(&tx, &mandate(scope, luca.id)).await.expect("a mandate");
        tx.commit(desk.app.now()).await.expect("to commit");
        assert_eq!(desk.get(&visitor, &story.area("/richieste")).await.status, status, "{scope}");
    }
    let page = desk.get(&visitor, &story.area("")).await.text();
    assert!(page.contains("Stai agendo per Ada Rossi"), "{page}");
}
