//! Workers: recorded, changed, told apart.

use ponte_domain::{worker::Channel, worker::Worker};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use super::{get, hidden, post, shown};

const NEW: &str = "/sportello/persone/nuova";

const GIULIA: &[(&str, &str)] = &[
    ("given_name", "Giulia"),
    ("family_name", "Ferrando"),
    ("birth_date", "1992-03-01"),
    ("contacts.phone", "0187 000 411, 333 000 4110"),
    ("residence.istat", "Lerici (SP)"),
    ("wishes.occupations.1", "elettricista"),
    ("experiences.2.title", "Elettricista di bordo"),
    ("experiences.2.months", "30"),
    ("availability.contracts", "permanent"),
    ("availability.contracts", "fixed_term"),
    ("consents.matching", "yes"),
    ("consents.publication", "unknown"),
    ("licences", "B"),
];

fn id_in(location: &str) -> Uuid {
    location.split(['/', '?']).find_map(|part| part.parse().ok()).expect("an id in the address")
}

#[tokio::test]
async fn a_person_is_recorded_with_the_names_of_the_import_format() {
    for desk in TestDesk::all().await {
        let form = get(&desk, NEW).await;
        let new_id = hidden(&form, "new_id");
        let mut inputs = GIULIA.to_vec();
        inputs.push(("new_id", &new_id));
        let answer = post(&desk, NEW, &inputs).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let stored = desk.read::<Worker>(id_in(answer.location())).await;
        let worker = stored.value;
        assert_eq!(stored.id.to_string(), new_id);
        assert!(worker.external.id.starts_with("SP-2026-") && worker.external.source == "SP", "{:?}", worker.external);
        assert_eq!(worker.contacts.phone.len(), 2);
        assert_eq!(worker.residence.and_then(|home| home.istat).as_deref(), Some("011016"));
        assert_eq!(worker.experiences.len(), 1);
        assert!(worker.wishes.occupations[0].uri.is_some(), "words are linked");
        assert_eq!((worker.consents.matching, worker.consents.publication), (Some(true), None));
        let view = get(&desk, answer.location()).await;
        assert!(view.text().contains("Giulia Ferrando"));
        for tab in ["profilo", "incroci", "storia", "modifica", "scheda.pdf"] {
            let page = get(&desk, &format!("/sportello/persone/{new_id}/{tab}")).await;
            assert_eq!(page.status, 200, "{tab}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_person() {
    for desk in TestDesk::all().await {
        let new_id = hidden(&get(&desk, NEW).await, "new_id");
        let mut inputs = GIULIA.to_vec();
        inputs.push(("new_id", &new_id));
        let (first, second) = (post(&desk, NEW, &inputs).await, post(&desk, NEW, &inputs).await);
        assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303), "{}", second.text());
        assert_eq!(first.location(), second.location());
        assert!(get(&desk, "/sportello/persone?q=ferrando").await.text().matches("data-row").count() == 1);
    }
}

#[tokio::test]
async fn somebody_who_looks_the_same_is_shown_before_a_second_record_is_made() {
    let desk = TestDesk::open().await;
    assert_eq!(post(&desk, NEW, GIULIA).await.status, 303);
    let again = post(&desk, NEW, GIULIA).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("confirm_new"), "the other one is shown with a tick to go on");
    assert_eq!(shown(&again, "family_name"), "Ferrando");
    let mut confirmed = GIULIA.to_vec();
    confirmed.push(("confirm_new", "yes"));
    assert_eq!(post(&desk, NEW, &confirmed).await.status, 303);
    let by_phone = [("given_name", "Anna"), ("family_name", "Bianchi"), ("contacts.phone", "+39 0187000411")];
    let twin = post(&desk, NEW, &by_phone).await;
    assert_eq!(twin.status, 422, "the same telephone under another name");
}

#[tokio::test]
async fn a_stale_save_shows_both_versions_and_can_be_made_over() {
    for desk in TestDesk::all().await {
        let id = desk.add(&desk.worker("Luca", "Vannucci")).await;
        let path = format!("/sportello/persone/{id}/modifica");
        let version = hidden(&get(&desk, &path).await, "version");
        let edit = |km: &'static str, version: String| {
            let (desk, path) = (&desk, &path);
            async move {
                let inputs =
                    [("version", version.as_str()), ("given_name", "Luca"), ("family_name", "Vannucci"), ("availability.max_km", km)];
                post(desk, path, &inputs).await
            }
        };
        assert_eq!(edit("40", version.clone()).await.status, 303);
        let stale = edit("15", version).await;
        assert_eq!(stale.status, 409);
        let text = stale.text();
        assert!(text.contains("Chiara Donati") && text.contains("<td>15</td><td>40</td>"), "both versions side by side");
        assert_eq!(edit("15", hidden(&stale, "version")).await.status, 303, "it is saved over deliberately");
        assert_eq!(desk.read::<Worker>(id).await.value.availability.max_km, Some(15));
    }
}

#[tokio::test]
async fn what_the_form_does_not_show_outlives_a_save() {
    let desk = TestDesk::open().await;
    let mut worker = desk.worker("Luca", "Vannucci");
    worker.contacts.pec = Some("luca@pec.example".into());
    worker.contacts.preferred = Some(Channel::Sms);
    worker.availability.sectors_excluded = vec!["10.11".into()];
    worker.availability.relocation = Some(false);
    worker.wishes.sectors = vec!["33.15".into()];
    worker.experiences[0].sector = Some("43.21".into());
    let id = desk.add(&worker).await;
    let form = get(&desk, &format!("/sportello/persone/{id}/modifica")).await;
    // A browser posts what the page shows.
    let inputs = super::forms::as_posted(&form.text());
    let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = post(&desk, &format!("/sportello/persone/{id}/modifica"), &inputs).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let mut saved = desk.read::<Worker>(id).await.value;
    // The words of an imported experience were never linked: now they are.
    saved.experiences[0].occupation = worker.experiences[0].occupation.clone();
    assert_eq!(saved, worker);
}

#[tokio::test]
async fn an_availability_is_ascertained_with_one_touch() {
    let desk = TestDesk::open().await;
    let id = desk.add(&desk.worker("Luca", "Vannucci")).await;
    let answer = post(&desk, &format!("/sportello/persone/{id}/disponibilita"), &[("availability.from", "2026-12-01")]).await;
    assert_eq!(answer.status, 303);
    let availability = desk.read::<Worker>(id).await.value.availability;
    assert_eq!(availability.ascertained, Some(desk.app.today()));
    assert_eq!(availability.from.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
    let wrong = post(&desk, &format!("/sportello/persone/{id}/disponibilita"), &[("availability.from", "domani")]).await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn the_codice_fiscale_fills_in_birth_and_sex() {
    let desk = TestDesk::open().await;
    // DOMAIN: an invented person; the code is the published example of its rule.
    let inputs = [("given_name", "Mario"), ("family_name", "Rossi"), ("codice_fiscale", "RSSMRA85T10A562S")];
    let answer = post(&desk, NEW, &inputs).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let person = desk.read::<Worker>(id_in(answer.location())).await.value.person;
    assert_eq!(person.birth_date.map(|day| day.to_string()).as_deref(), Some("1985-12-10"));
    assert_eq!(person.birthplace.as_deref(), Some("A562"));
}
