//! Consents: told before, obeyed at once, with their history.

use axum::http::StatusCode;
use ponte_domain::{
    id::{VacancyId, WorkerId},
    vacancy::Vacancy,
};
use ponte_testkit::TestDesk;

use super::Story;

#[tokio::test]
async fn what_follows_is_told_before_and_the_answer_is_kept_with_its_proof() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let Story { desk, citizen, .. } = &story;
        let page = desk.get(citizen, &story.area("/consensi")).await.text();
        assert!(page.contains("GDPR art. 6.1.e") && page.contains("Lo chiede la legge"), "{page}");
        let confirm = desk.get(citizen, &story.area("/consensi/matching?detto=no")).await;
        assert!(confirm.text().contains("Esci subito dagli elenchi"), "{}", confirm.text());
        assert_eq!(story.worker().await.consents.matching, Some(true), "nothing is said by looking");
        let no = desk.post(citizen, &story.area("/consensi"), &[("about", "matching"), ("agreed", "no")]).await;
        assert_eq!(no.status, StatusCode::SEE_OTHER, "{}", no.text());
        assert_eq!(story.worker().await.consents.matching, Some(false));
        let unasked = desk.post(&desk.operator, &story.area("/consensi"), &[("about", "publication"), ("agreed", "yes")]).await;
        assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY, "an operator says how she was asked");
        assert_eq!(story.worker().await.consents.publication, None);
        let by_phone = [("about", "publication"), ("agreed", "yes"), ("on_behalf", "telephone"), ("evidence", "chiamata delle 9")];
        assert_eq!(desk.post(&desk.operator, &story.area("/consensi"), &by_phone).await.status, StatusCode::SEE_OTHER);
        let page = desk.get(citizen, &story.area("/consensi")).await.text();
        assert!(page.contains("chiamata delle 9") && page.contains("Lo chiede per telefono"), "{page}");
        assert_eq!(
            desk.post(citizen, &story.area("/consensi"), &[("about", "casework"), ("agreed", "no")]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let verbs = story.verbs().await;
        assert!(verbs.contains(&"person.withdraw_consent".to_owned()) && verbs.contains(&"person.consent".to_owned()), "{verbs:?}");
    }
}

#[tokio::test]
async fn who_does_not_want_to_be_proposed_is_in_no_list_and_the_reason_is_her_consent() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = desk.add(&desk.vacancy("Elettricista di bordo", employer)).await;
    let list = format!("/api/v1/vacancies/{vacancy}/shortlist");
    assert!(desk.get(&desk.operator, &list).await.text().contains(&ada.to_string()));
    desk.post(citizen, &story.area("/consensi"), &[("about", "matching"), ("agreed", "no")]).await;
    assert!(!desk.get(&desk.operator, &list).await.text().contains(&ada.to_string()), "she left the list with the same act");
    let why = desk.get(&desk.operator, &format!("/api/v1/vacancies/{vacancy}/why-not/{ada}")).await.text();
    assert!(why.contains("\"consent\""), "{why}");
    let refused = desk.post(&desk.operator, &format!("/sportello/offerte/{vacancy}/proponi"), &[("worker", &ada.to_string())]).await;
    assert!(refused.status.is_client_error(), "nor is she picked by hand: {}", refused.status);
    let read: ponte_storage::Stored<Vacancy> = desk.read(vacancy).await;
    let proposed = ponte_app::proposal::propose(&desk.app, &desk.caller(), VacancyId(read.id), &[WorkerId(*ada)]).await;
    assert!(proposed.is_err());
}

#[tokio::test]
async fn who_does_not_want_letters_gets_none_not_even_those_that_were_waiting() {
    let story = Story::open().await;
    let Story { desk, ada, citizen, .. } = &story;
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = VacancyId(desk.add(&desk.vacancy("Elettricista di bordo", employer)).await);
    let bice = WorkerId(desk.add(&desk.worker("Bice", "Verdi")).await);
    let people = [WorkerId(*ada), bice];
    let asked = ponte_app::proposal::ask_by_mail(&desk.app, &desk.caller(), vacancy, &people).await.expect("letters");
    assert_eq!(asked.written.len(), 2);
    desk.post(citizen, &story.area("/consensi"), &[("about", "contact"), ("agreed", "no")]).await;
    desk.run_jobs().await;
    let to: Vec<String> = desk.letters().into_iter().map(|letter| letter.to).collect();
    assert!(to.iter().any(|to| to.contains("bice.verdi")) && !to.iter().any(|to| to.contains("ada.rossi")), "{to:?}");
    let asked = ponte_app::proposal::ask_by_mail(&desk.app, &desk.caller(), vacancy, &people).await.expect("letters");
    assert_eq!((asked.written, asked.not_to_be_written_to), (vec![bice], vec![WorkerId(*ada)]));
}
