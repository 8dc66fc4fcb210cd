//! Employers: recorded, changed, told apart.

use ponte_domain::employer::{Employer, Size};
use ponte_testkit::TestDesk;

use super::{get, post};

const NEW: &str = "/sportello/imprese/nuova";

#[tokio::test]
async fn an_employer_is_recorded_with_its_sites_and_contacts() {
    for desk in TestDesk::all().await {
        let inputs = [
            ("name", "Cantiere Levante"),
            ("partita_iva", "01234567897"),
            ("size", "small"),
            ("sites.1.istat", "La Spezia (SP)"),
            ("sites.1.address", "viale San Bartolomeo 40"),
            ("contacts.1.name", "Paola Neri"),
            ("contacts.1.phone", "0187 000 701"),
        ];
        let answer = post(&desk, NEW, &inputs).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let id = answer.location().rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
        let employer = desk.read::<Employer>(id).await.value;
        assert_eq!(employer.sites[0].istat.as_deref(), Some("011015"));
        assert!(get(&desk, answer.location()).await.text().contains("Paola Neri"));
        assert_eq!(get(&desk, &format!("{}/storia", answer.location())).await.status, 200);
        let twin = post(&desk, NEW, &[("name", "Levante srl"), ("partita_iva", "01234567897")]).await;
        assert_eq!(twin.status, 422, "the same partita IVA");
    }
}

#[tokio::test]
async fn a_wrong_partita_iva_is_refused() {
    let desk = TestDesk::open().await;
    let page = post(&desk, NEW, &[("name", "Levante srl"), ("partita_iva", "01234567890")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("f-partita_iva-error"));
}

#[tokio::test]
async fn a_number_of_people_outlives_a_save() {
    let desk = TestDesk::open().await;
    let mut employer = desk.employer("Cantiere");
    employer.size = Some(Size::People(48));
    let id = desk.add(&employer).await;
    let path = format!("/sportello/imprese/{id}/modifica");
    let inputs = super::forms::as_posted(&get(&desk, &path).await.text());
    let inputs: Vec<(&str, &str)> = inputs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(post(&desk, &path, &inputs).await.status, 303);
    assert_eq!(desk.read::<Employer>(id).await.value, employer);
}
