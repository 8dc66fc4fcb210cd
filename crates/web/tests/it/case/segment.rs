//! How autonomous somebody is online: proposed with its reasons, confirmed or changed with one, and never in the way.

use axum::http::StatusCode;
use ponte_domain::{
    id::WorkerId,
    segment::SegmentDecision,
    worker::{Channel, Segment, Worker},
};
use ponte_storage::leaf;
use ponte_testkit::TestDesk;

#[tokio::test]
async fn a_segment_is_proposed_with_reasons_and_a_person_decides() {
    for desk in TestDesk::all().await {
        let mut record = desk.worker("Giulia", "Ferrando");
        (record.contacts.email, record.contacts.phone) = (Some("giulia@posta.example".into()), vec!["333 000 1111".into()]);
        let worker = desk.add(&record).await;
        let path = format!("/sportello/persone/{worker}/segmento");
        let page = desk.get(&desk.operator, &path).await.text();
        assert!(page.contains("Proposta: Smart") && page.contains("Ha un’e-mail") && page.contains("per telefono"), "{page}");
        let seen = desk.read::<Worker>(worker).await.version.to_string();
        let without = desk.post(&desk.operator, &path, &[("version", &seen), ("segment", "digital")]).await;
        assert!(without.status == StatusCode::UNPROCESSABLE_ENTITY && without.text().contains("Scrivi perché"), "{}", without.text());
        let other = [("version", seen.as_str()), ("segment", "digital"), ("why", "usa SPID ogni giorno")];
        assert_eq!(desk.post(&desk.operator, &path, &other).await.status, StatusCode::SEE_OTHER);
        assert_eq!(desk.post(&desk.operator, &path, &other).await.status, StatusCode::CONFLICT, "against what was seen");
        let stored = desk.read::<Worker>(worker).await;
        assert_eq!(stored.value.segment, Some(Segment::Digital));
        let kept = leaf::of_worker::<SegmentDecision>(&desk.app.db, WorkerId(worker)).await.expect("decisions");
        assert_eq!((kept[0].value.proposed.segment, kept[0].value.chosen), (Segment::Smart, Segment::Digital), "both are kept");
        let found = desk.get(&desk.operator, "/sportello/persone?segmento=digital").await.text();
        assert!(found.contains("Giulia Ferrando"));
        let mut prefers = stored.value.clone();
        prefers.contacts.preferred = Some(Channel::Desk);
        ponte_app::register::save(&desk.app, &desk.caller(), worker, stored.version, &prefers).await.expect("to save");
        let page = desk.get(&desk.operator, &path).await.text();
        assert!(page.contains("Proposta: Analogico") && page.contains("Preferisce venire"), "{page}");
        let did = desk.post(&desk.operator, &format!("/sportello/persone/{worker}/stato/did"), &[]).await;
        assert_eq!(did.status, StatusCode::SEE_OTHER, "no service is closed to any segment");
    }
}
