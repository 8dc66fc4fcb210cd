//! What the pages behind links refuse, and what they never show.

use chrono::TimeDelta;
use ponte_domain::{proposal::ProposalState, worker::Worker};
use ponte_testkit::TestDesk;

use crate::answer_cycle::Story;

async fn answer_link(desk: &TestDesk, story: &Story) -> String {
    story.post(desk, "scrivi", &[("worker", &story.anna.to_string())]).await;
    desk.run_jobs().await;
    let link = desk.letters().pop().expect("a letter").link("/risposta/");
    link.split('?').next().expect("an address").to_owned()
}

async fn rosa_link(desk: &TestDesk, story: &Story) -> String {
    let anna = story.anna.to_string();
    story.post(desk, "giro", &[("worker", &anna), ("outcome", "available"), ("consent", "yes")]).await;
    story.post(desk, "invia", &[("worker", &anna), ("how", "mail")]).await;
    desk.after(TimeDelta::minutes(1)).await;
    desk.letters().into_iter().find(|letter| letter.text.contains("/rosa/")).expect("a letter").link("/rosa/")
}

#[tokio::test]
async fn an_expired_link_says_so() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = answer_link(&desk, &story).await;
    desk.after(TimeDelta::days(15)).await;
    assert_eq!(desk.get(&desk.anybody, &link).await.status, 410);
    assert_eq!(desk.post(&desk.anybody, &link, &[("answer", "available")]).await.status, 410);
    assert_eq!(desk.get(&desk.anybody, "/rosa/mai-esistito").await.status, 410);
}

#[tokio::test]
async fn a_link_for_one_thing_opens_no_other() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = answer_link(&desk, &story).await;
    let secret = link.trim_start_matches("/risposta/");
    for path in ["rosa", "esito"] {
        assert_eq!(desk.get(&desk.anybody, &format!("/{path}/{secret}")).await.status, 410, "{path}");
    }
}

#[tokio::test]
async fn two_taps_count_once_and_a_change_of_mind_replaces() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = answer_link(&desk, &story).await;
    for _ in 0..2 {
        assert_eq!(desk.post(&desk.anybody, &link, &[("answer", "available")]).await.status, 200);
    }
    let proposals = ponte_app::proposal::of_worker(&desk.app, &desk.caller(), story.anna.into()).await.unwrap();
    assert_eq!(proposals[0].proposal.attempts.len(), 2, "the letter and one answer");
    assert_eq!(desk.post(&desk.anybody, &link, &[("answer", "not_available")]).await.status, 200);
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::NotAvailable);
    assert_eq!(desk.post(&desk.anybody, &link, &[("answer", "hired")]).await.status, 422);
}

#[tokio::test]
async fn what_is_not_ticked_is_no_consent() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = answer_link(&desk, &story).await;
    desk.post(&desk.anybody, &link, &[("answer", "available")]).await;
    assert_eq!(desk.read::<Worker>(story.anna).await.value.consents.publication, None);
    let refused = desk.post(&desk.operator, &story.at("invia"), &[("worker", &story.anna.to_string()), ("how", "paper")]).await;
    assert_eq!(refused.status, 422);
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Available, "nothing has left");
}

#[tokio::test]
async fn a_condition_must_be_told() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = answer_link(&desk, &story).await;
    assert_eq!(desk.post(&desk.anybody, &link, &[("answer", "on_conditions")]).await.status, 422);
    let told = [("answer", "on_conditions"), ("conditions", "solo la mattina")];
    assert_eq!(desk.post(&desk.anybody, &link, &told).await.status, 200);
    assert!(desk.get(&desk.operator, &story.at("giro")).await.text().contains("solo la mattina"));
}

#[tokio::test]
async fn a_withdrawn_consent_takes_the_name_back() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = rosa_link(&desk, &story).await;
    assert!(desk.get(&desk.anybody, &link).await.text().contains("Anna Bianchi"));
    let stored = desk.read::<Worker>(story.anna).await;
    let mut changed = stored.value.clone();
    changed.consents.publication = Some(false);
    ponte_app::register::save(&desk.app, &desk.caller(), story.anna, stored.version, &changed).await.unwrap();
    let page = desk.get(&desk.anybody, &link).await.text();
    for hidden in ["Anna", "Bianchi", "0187 000 473", "posta.example"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn the_rosa_can_be_printed_by_its_employer() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let link = rosa_link(&desk, &story).await;
    let pdf = desk.get(&desk.anybody, &format!("{link}/pdf")).await;
    assert_eq!(pdf.status, 200);
    assert!(pdf.bytes.starts_with(b"%PDF"));
}
