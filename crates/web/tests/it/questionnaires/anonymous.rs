//! Polls in which nobody is to know who answered: nothing that is kept leads from a person to her answers.

use ponte_app::{
    campaign::{self, Choice},
    questionnaire::{self, INPUT},
};
use ponte_domain::{
    campaign::Audience,
    response::{ResponseState, Subject},
};
use ponte_storage::{
    dump::dump,
    response::{self, Which},
};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use super::{campaign as new, own_pack, secret_in};

fn said(words: &str) -> Vec<(String, String)> {
    vec![(format!("{INPUT}good"), "no".to_owned()), (format!("{INPUT}words"), words.to_owned())]
}

async fn answer(desk: &TestDesk, secret: &str, words: &str) {
    let begun = questionnaire::begin_by_link(&desk.app, secret, None).await.expect("begun");
    questionnaire::save_by_link(&desk.app, &begun.secret, Some(&begun.browser), None, &said(words)).await.expect("saved");
    questionnaire::complete_by_link(&desk.app, &begun.secret, Some(&begun.browser)).await.expect("sent in");
}

/// Every row that a backup would hold, as one line each.
async fn lines(desk: &TestDesk) -> Vec<String> {
    let mut bytes = Vec::new();
    dump(&desk.app.db, &mut bytes).await.expect("a dump");
    String::from_utf8(bytes).expect("text").lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn nothing_leads_from_a_person_to_what_she_answered() {
    for desk in TestDesk::all().await {
        let version = own_pack(&desk, "anonymous = true").await;
        let mut ids = Vec::new();
        for n in 0..6 {
            let mut worker = desk.worker("Persona", &format!("Numero{n}"));
            worker.contacts.email = Some(format!("persona{n}@posta.example"));
            ids.push(desk.add(&worker).await);
        }
        let caller = desk.caller();
        let id = campaign::create(&desk.app, &caller, new(version, "prova")).await.expect("a campaign").id;
        campaign::open(&desk.app, &caller, id).await.expect("open");
        desk.run_jobs().await;
        let letters = desk.letters();
        assert_eq!(letters.len(), 6);
        for (n, letter) in letters.iter().enumerate() {
            answer(&desk, &secret_in(&letter.text), &format!("parola-segreta-{n}")).await;
        }
        let all = response::list(&desk.app.db, &Which { campaign: Some(id), ..Which::default() }).await.expect("to read");
        let (of_people, answers): (Vec<_>, Vec<_>) = all.iter().partition(|stored| !stored.response.anonymous);
        assert_eq!((of_people.len(), answers.len()), (6, 6));
        assert!(of_people.iter().all(|stored| stored.response.state == ResponseState::Sent && stored.response.answers.is_empty()));
        for stored in &answers {
            let response = &stored.response;
            assert_eq!((response.subject, response.id.0.get_version_num()), (Subject::Nobody, 4));
            assert_eq!((response.times.sent, response.times.opened, response.times.touched), (None, None, None));
            assert_eq!(response.times.completed.map(|at| at.to_rfc3339()), Some("2026-11-01T00:00:00+00:00".to_owned()), "the month");
        }
        // A line that holds an answer holds no person; a line about a person's invitation, its link or an act holds no answer's number.
        let answer_ids: Vec<String> = answers.iter().map(|stored| stored.response.id.to_string()).collect();
        let names: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        for line in lines(&desk).await {
            let holds = |list: &[String]| list.iter().any(|each| line.contains(each.as_str()));
            if line.contains("parola-segreta") || holds(&answer_ids) {
                assert!(!holds(&names) && !line.contains("persona") && !line.contains("Persona"), "{line}");
                assert!(!line.contains("questionnaire.answer") && !line.contains("questionnaire.complete"), "{line}");
            }
        }
        let figures = campaign::figures(&desk.app, &caller, id).await.expect("figures");
        assert_eq!((figures.by_desk.total.invited, figures.by_desk.total.completed), (6, 6));
        assert_eq!(figures.by_desk.pooled_rate(), Some(100));
    }
}

#[tokio::test]
async fn the_order_of_the_rows_does_not_tell_the_order_of_the_letters() {
    let desk = TestDesk::open().await;
    let version = own_pack(&desk, "anonymous = true").await;
    for n in 0..24 {
        let mut worker = desk.worker("Persona", &format!("Numero{n}"));
        worker.contacts.email = Some(format!("p{n:02}@posta.example"));
        desk.add(&worker).await;
    }
    let caller = desk.caller();
    let id = campaign::create(&desk.app, &caller, new(version, "prova")).await.expect("a campaign").id;
    campaign::open(&desk.app, &caller, id).await.expect("open");
    desk.run_jobs().await;
    let mut letters = desk.letters();
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    for letter in &letters {
        answer(&desk, &secret_in(&letter.text), &letter.to).await;
    }
    let which = Which { campaign: Some(id), anonymous: Some(true), ..Which::default() };
    let told: Vec<String> = response::list(&desk.app.db, &which)
        .await
        .expect("to read")
        .iter()
        .map(|stored| format!("{:?}", stored.response.answers["words"]))
        .collect();
    let mut sorted = told.clone();
    sorted.sort();
    assert_eq!(told.len(), 24);
    assert_ne!(told, sorted, "one in 24! that chance gives the same order");
}

#[tokio::test]
async fn whoever_comes_by_answers_a_poll_once_for_each_beginning() {
    let desk = TestDesk::open().await;
    let version = own_pack(&desk, "").await;
    let caller = desk.caller();
    let poll = campaign::NewCampaign { audience: Audience::Anybody, choice: Choice::Anybody, ..new(version, "prova") };
    let id = campaign::create(&desk.app, &caller, poll).await.expect("a poll").id;
    let secret = campaign::open(&desk.app, &caller, id).await.expect("open").expect("a link");
    for n in 0..3 {
        answer(&desk, &secret, &format!("detto {n}")).await;
    }
    let figures = campaign::figures(&desk.app, &caller, id).await.expect("figures");
    assert_eq!((figures.by_desk.total.completed, figures.by_desk.pooled_rate()), (3, None), "a rate of nobody asked is none");
    campaign::close(&desk.app, &caller, id).await.expect("closed");
    assert!(questionnaire::begin_by_link(&desk.app, &secret, None).await.is_err());
}
