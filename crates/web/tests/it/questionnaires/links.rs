//! The link that somebody was sent: what it shows, to whom, and what it refuses.

use chrono::TimeDelta;
use ponte_app::questionnaire;
use ponte_domain::{
    pack::Channel,
    response::{Filling, ResponseState},
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use uuid::Uuid;

use super::{answers, begin, profiling, secret_in, stored};

/// A person with a questionnaire in her mail; gives the response and the path of the link.
async fn sent(desk: &TestDesk) -> (ponte_domain::id::ResponseId, String) {
    let version = profiling(desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let id = begin(desk, worker, version, Some(Channel::Email)).await;
    desk.run_jobs().await;
    let letter = desk.letters().pop().expect("a letter");
    assert!(!letter.subject.contains("Giulia") && letter.text.contains("0187 000 121"), "{}", letter.text);
    (id, format!("/q/{}", secret_in(&letter.text)))
}

async fn post(desk: &TestDesk, who: &TestVisitor, path: &str, typed: &[(String, String)]) -> TestPage {
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    desk.post(who, path, &typed).await
}

/// The section in the address of an answer.
fn section_of(page: &TestPage) -> String {
    page.location().rsplit('/').next().expect("a section").to_owned()
}

#[tokio::test]
async fn section_by_section_to_the_end_without_signing_in() {
    let desk = TestDesk::open().await;
    let (id, link) = sent(&desk).await;
    let first = desk.get(&desk.anybody, &link).await;
    assert!(first.text().contains("Il tuo profilo") && !first.text().contains("Giulia") && !first.text().contains("Ferrando"));
    assert_eq!(stored(&desk, id).await.response.state, ResponseState::Sent, "opening it changes nothing");
    let begun = desk.post(&desk.anybody, &format!("{link}/inizia"), &[]).await;
    let phone = desk.anybody.after(&begun);
    let mut at = section_of(&begun);
    assert_eq!(at, "skills");
    let mut pages = 0;
    while at != "fine" {
        let shown = desk.get(&phone, &format!("{link}/s/{at}")).await;
        assert!(shown.status == 200 && !shown.text().contains("Giulia"), "{at}: {}", shown.status);
        let mut next = post(&desk, &phone, &format!("{link}/s/{at}"), &answers()).await;
        // Questions that come up by an answer are asked on the same page once more.
        if next.status == 200 {
            next = post(&desk, &phone, &format!("{link}/s/{at}"), &answers()).await;
        }
        assert_eq!(next.status, 303, "{at}: {}", next.text());
        at = section_of(&next);
        pages += 1;
    }
    assert_eq!(pages, 5);
    assert!(desk.get(&phone, &format!("{link}/fine")).await.text().contains("Manda le risposte"));
    for _ in 0..2 {
        let done = desk.post(&phone, &format!("{link}/fine"), &[]).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, link.as_str()), "twice does no harm");
    }
    let kept = stored(&desk, id).await.response;
    assert_eq!((kept.state, kept.completions.len(), kept.completions[0].filled), (ResponseState::Completed, 1, Filling::Link));
    assert!(kept.times.opened.is_some() && kept.completions[0].by.is_none());
    let again = desk.get(&desk.anybody, &link).await;
    assert!(again.status == 200 && again.text().contains("già risposto") && !again.text().contains("upper_secondary"));
    let late = post(&desk, &phone, &format!("{link}/s/skills"), &answers()).await;
    assert_eq!(late.location(), link);
    assert_eq!(stored(&desk, id).await.response.completions.len(), 1);
}

#[tokio::test]
async fn another_browser_sees_no_answer_and_begins_anew() {
    let desk = TestDesk::open().await;
    let (id, link) = sent(&desk).await;
    let phone = desk.anybody.after(&desk.post(&desk.anybody, &format!("{link}/inizia"), &[]).await);
    let mut typed = answers();
    typed.push(("a.skills_text".into(), "so-intrecciare-cesti".into()));
    post(&desk, &phone, &format!("{link}/s/skills"), &typed).await;
    assert!(desk.get(&phone, &format!("{link}/s/skills")).await.text().contains("so-intrecciare-cesti"));
    let resumed = desk.get(&phone, &link).await.text();
    assert!(resumed.contains("Continua"), "{resumed}");
    let other = desk.get(&desk.anybody, &link).await.text();
    assert!(other.contains("Ricomincia qui") && !other.contains("cesti"));
    for path in ["s/skills", "fine"] {
        let page = desk.get(&desk.anybody, &format!("{link}/{path}")).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, link.as_str()), "{path}");
    }
    let refused = post(&desk, &desk.anybody, &format!("{link}/s/skills"), &[("a.cv".into(), "no".into())]).await;
    assert_eq!(refused.location(), link);
    assert!(stored(&desk, id).await.response.answers.contains_key("education"));
    let anew = desk.post(&desk.anybody, &format!("{link}/da-capo"), &[]).await;
    let library = desk.anybody.after(&anew);
    assert!(!desk.get(&library, &format!("{link}/s/skills")).await.text().contains("cesti"));
    assert!(stored(&desk, id).await.response.answers.is_empty());
    assert!(desk.get(&phone, &link).await.text().contains("Ricomincia qui"), "now the telephone is the other one");
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_told_beside_and_nothing_is_lost() {
    let desk = TestDesk::open().await;
    let (id, link) = sent(&desk).await;
    let phone = desk.anybody.after(&desk.post(&desk.anybody, &format!("{link}/inizia"), &[]).await);
    let typed = vec![("a.education".to_owned(), "none".to_owned()), ("a.languages".into(), "tante".into())];
    let page = post(&desk, &phone, &format!("{link}/s/skills"), &typed).await;
    assert_eq!(page.status, 422);
    let text = page.text();
    assert!(text.contains("Manca la risposta") && text.contains("Non si riesce a leggere") && text.contains("tante"), "{text}");
    assert!(stored(&desk, id).await.response.answers.contains_key("education"), "what was right is kept");
    let back = post(&desk, &phone, &format!("{link}/s/experience"), &[("go".to_owned(), "back".to_owned())]).await;
    assert_eq!(section_of(&back), "skills");
    let pause = post(
        &desk,
        &phone,
        &format!("{link}/s/skills"),
        &[("go".to_owned(), "pause".to_owned()), ("a.education".into(), "tertiary".into())],
    )
    .await;
    assert_eq!(pause.location(), link);
    let unfinished = desk.post(&phone, &format!("{link}/fine"), &[]).await;
    assert_eq!(unfinished.location(), format!("{link}/fine"));
    assert!(desk.get(&phone, &format!("{link}/fine")).await.text().contains("Mancano"));
}

#[tokio::test]
async fn expired_guessed_withdrawn_and_foreign_links_are_answered_kindly() {
    let desk = TestDesk::open().await;
    let (id, link) = sent(&desk).await;
    let guessed = desk.get(&desk.anybody, "/q/indovinato").await;
    assert!(guessed.status == 410 && guessed.text().contains("0187 000 121"), "{}", guessed.text());
    assert_eq!(desk.post(&desk.anybody, "/q/indovinato/inizia", &[]).await.location(), "/q/indovinato");
    for path in ["risposta", "rosa", "esito"] {
        assert_eq!(desk.get(&desk.anybody, &link.replace("/q/", &format!("/{path}/"))).await.status, 410, "{path}");
    }
    let version = stored(&desk, id).await.version;
    questionnaire::withdraw(&desk.app, &desk.caller(), (id, version)).await.expect("withdrawn");
    let withdrawn = desk.get(&desk.anybody, &link).await;
    assert!(withdrawn.status == 410 && withdrawn.text().contains("Non serve più"));
    let worker: Uuid = desk.add(&desk.worker("Altra", "Persona")).await;
    let second = begin(&desk, worker, super::version(&desk, super::PACK).await, Some(Channel::Email)).await;
    desk.run_jobs().await;
    let letters = desk.letters();
    let second_link = letters.iter().map(|letter| format!("/q/{}", secret_in(&letter.text))).find(|each| *each != link).expect("another");
    desk.after(TimeDelta::days(31)).await;
    let expired = desk.get(&desk.anybody, &second_link).await;
    assert!(expired.status == 410 && expired.text().contains("non funziona più"));
    assert_eq!(stored(&desk, second).await.response.state, ResponseState::Sent);
}

#[tokio::test]
async fn a_script_is_told_what_is_asked_next_and_a_stale_page_is_refused() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let id = begin(&desk, worker, version, Some(Channel::Telephone)).await;
    let path = format!("/sportello/questionari/risposte/{id}");
    let save = |body: &'static str| {
        let request = axum::http::Request::post(&path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json");
        desk.send(&desk.operator, request, axum::body::Body::from(body))
    };
    let told: serde_json::Value = serde_json::from_slice(&save("version=1&a.ever_worked=yes&a.languages=x").await.bytes).expect("JSON");
    assert_eq!(told["version"], 2);
    assert!(told["asked"].as_array().expect("a list").iter().any(|item| item == "years_worked"));
    assert_eq!(told["faults"][0]["item"], "languages");
    assert_eq!(save("version=1&a.ever_worked=no").await.status, 409);
    let page = desk.post(&desk.operator, &path, &[("version", "1"), ("a.ever_worked", "no")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("Qualcuno ha salvato") && page.text().contains("con le tue sopra"), "what was typed is not lost");
    let early = desk.post(&desk.operator, &path, &[("version", "2"), ("go", "complete")]).await;
    assert_eq!(desk.get(&desk.operator, early.location()).await.status, 422);
}

#[tokio::test]
async fn the_pages_of_an_operator_lead_from_the_tab_to_the_result() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let tab = format!("/sportello/persone/{worker}/questionari");
    assert!(desk.get(&desk.operator, &tab).await.text().contains("Il tuo profilo"));
    let sheet = format!("{version}:profiling");
    let begun = desk.post(&desk.operator, &tab, &[("sheet", &sheet), ("how", "telephone")]).await;
    let at = begun.location().to_owned();
    let mut typed = answers();
    typed.extend([("version".to_owned(), "1".to_owned()), ("go".into(), "complete".into()), ("filled".into(), "telephone".into())]);
    assert_eq!(post(&desk, &desk.operator, &at, &typed).await.status, 303);
    let view = desk.get(&desk.operator, &at).await.text();
    assert!(view.contains("Indice") && view.contains("Conferma o cambia la fascia"), "{view}");
    let judged =
        desk.post(&desk.operator, &format!("{at}/fascia"), &[("version", "3"), ("score", "profiling_index"), ("band", "far")]).await;
    assert_eq!(judged.status, 422, "another band wants a reason");
    for path in ["carta", "carta?compilato=si"] {
        assert_eq!(desk.get(&desk.operator, &format!("{at}/{path}")).await.status, 200);
    }
    assert!(desk.get(&desk.operator, &tab).await.text().contains("Compilato"));
}
