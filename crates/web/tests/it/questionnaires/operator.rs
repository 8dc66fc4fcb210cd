//! What an operator does: begins, types, judges, gives back; and what is refused.

use ponte_app::{
    error::{Error, Refusal},
    person, questionnaire,
    rights::Right,
};
use ponte_domain::{
    expression::Values,
    id::WorkerId,
    pack::Channel,
    response::{Filling, NoAnswerReason, ResponseError, ResponseState},
};
use ponte_storage::{
    merge,
    response::{self, Which},
};
use ponte_testkit::TestDesk;

use super::{answers, begin, profiling, stored};

#[tokio::test]
async fn what_is_typed_during_a_call_is_saved_judged_and_counted() {
    for desk in TestDesk::all().await {
        let version = profiling(&desk).await;
        let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
        let id = begin(&desk, worker, version, Some(Channel::Telephone)).await;
        let caller = desk.caller();
        let saved = questionnaire::save_as_typed(&desk.app, &caller, id, 1, &answers()).await.expect("saved");
        assert!(saved.assessment.is_complete(), "{:?}", saved.assessment.missing);
        let stale = questionnaire::save_as_typed(&desk.app, &caller, id, 1, &answers()).await;
        assert!(matches!(stale, Err(Error::Refused(Refusal::Stale { .. }))));
        questionnaire::complete(&desk.app, &caller, id, 2, Filling::Telephone).await.expect("sent in");
        let kept = stored(&desk, id).await.response;
        let last = kept.last().expect("a completion");
        assert_eq!((last.by.as_ref().map(|by| by.name.as_str()), kept.band.as_deref()), (Some("Chiara Donati"), Some("from_35_to_50")));
        assert_eq!(last.assessment.answered["home"], ponte_domain::expression::Value::text("011015"));
        let band = last.assessment.scores.iter().find(|scored| scored.score == "profiling_index").and_then(|scored| scored.band.clone());
        let other = if band.as_deref() == Some("far") { "near" } else { "far" };
        let without = questionnaire::judge(&desk.app, &caller, (id, 3), ("profiling_index", other), "").await;
        assert!(matches!(without, Err(Error::Refused(Refusal::Response(ResponseError::NoReason)))));
        questionnaire::judge(&desk.app, &caller, (id, 3), ("profiling_index", other), "lo dice lei").await.expect("judged");
        questionnaire::give_back(&desk.app, &caller, (id, 4), "Si riconosce.", Some(40)).await.expect("given back");
        questionnaire::mark_unclear(&desk.app, &caller, (id, 5), &[("confidence".into(), "non capisce la scala".into())])
            .await
            .expect("marked");
        let kept = stored(&desk, id).await.response;
        assert_eq!(
            (kept.state, kept.judgements[0].computed.clone(), kept.judgements[0].band.as_str()),
            (ResponseState::Confirmed, band, other)
        );
        assert_eq!(kept.unclear.len(), 1);
    }
}

#[tokio::test]
async fn a_pack_that_changes_meanwhile_changes_nothing_that_was_begun() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let id = begin(&desk, worker, version, None).await;
    let mut files = ponte_app::pack::shipped().remove(super::PACK).expect("the pack");
    let change = |files: &mut ponte_domain::pack::Files, path: &str, from: &str, to: &str| {
        let text = String::from_utf8(files[path].clone()).expect("text");
        assert!(text.contains(from), "{from}");
        files.insert(path.to_owned(), text.replace(from, to).into_bytes());
    };
    change(&mut files, "pack.toml", "version = \"1.0.0\"", "version = \"1.1.0\"");
    change(&mut files, "questionnaires/profiling.toml", "id = \"confidence\"", "id = \"trust\"");
    change(&mut files, "questionnaires/profiling.toml", "confidence.points", "trust.points");
    let newer = ponte_domain::pack::Pack::read(files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    ponte_app::pack::import(&desk.app, &super::console(), &newer).await.expect("held");
    ponte_app::pack::enable(&desk.app, &super::console(), "SP", super::PACK, 1, Values::new(), true).await.expect("on");
    assert_ne!(super::version(&desk, super::PACK).await, version);
    let saved = questionnaire::save_as_typed(&desk.app, &desk.caller(), id, 1, &answers()).await.expect("saved");
    assert!(saved.assessment.is_complete() && saved.assessment.answered.contains_key("confidence"));
    ponte_app::pack::disable(&desk.app, &super::console(), "SP", super::PACK, 2).await.expect("off");
    questionnaire::complete(&desk.app, &desk.caller(), id, 2, Filling::InPerson).await.expect("sent in, though it is off");
}

#[tokio::test]
async fn who_may_not_open_the_file_reads_and_writes_no_answers() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let id = begin(&desk, worker, version, None).await;
    for right in [Right::SeeAudit, Right::SeeEmployers] {
        let (caller, _) = desk.somebody_with(&format!("altro-{right}"), &[right]).await;
        if caller.may(Right::SeePeople) {
            continue;
        }
        assert!(matches!(
            questionnaire::view(&desk.app, &caller, id).await,
            Err(Error::Refused(Refusal::Forbidden(_) | Refusal::NotFound(_)))
        ));
        assert!(questionnaire::save_as_typed(&desk.app, &caller, id, 1, &answers()).await.is_err());
    }
}

#[tokio::test]
async fn no_answer_is_told_with_its_reason_and_a_code_finds_the_sheet() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let id = begin(&desk, worker, version, Some(Channel::Paper)).await;
    let code = stored(&desk, id).await.response.code;
    let typed = format!("{} {}", code[..4].to_lowercase(), &code[4..]);
    assert_eq!(questionnaire::by_code(&desk.app, &desk.caller(), &typed).await.expect("found"), id);
    questionnaire::give_up(&desk.app, &desk.caller(), (id, 1), NoAnswerReason::NoAccess, vec![], "").await.expect("noted");
    assert_eq!(stored(&desk, id).await.response.state, ResponseState::NotReached);
    questionnaire::withdraw(&desk.app, &desk.caller(), (id, 2)).await.expect("withdrawn");
}

#[tokio::test]
async fn an_erased_person_leaves_figures_and_nothing_else() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let worker = desk.add(&desk.worker("Zaffirona", "Quarzomarino")).await;
    let id = begin(&desk, worker, version, Some(Channel::Email)).await;
    let caller = desk.caller();
    let mut given = answers();
    given.push(("a.skills_text".into(), "parole-di-zaffirona".into()));
    questionnaire::save_as_typed(&desk.app, &caller, id, 2, &given).await.expect("saved");
    questionnaire::complete(&desk.app, &caller, id, 3, Filling::Telephone).await.expect("sent in");
    person::erase(&desk.app, &super::console(), WorkerId(worker)).await.expect("erased");
    let kept = stored(&desk, id).await.response;
    assert!(kept.subject.worker().is_none() && kept.is_completed() && kept.minutes.is_some());
    let mut bytes = Vec::new();
    ponte_storage::dump::dump(&desk.app.db, &mut bytes).await.expect("a dump");
    let text = String::from_utf8(bytes).expect("text");
    assert!(!text.contains("parole-di-zaffirona") && !text.contains("Quarzomarino"));
    let is_link = |line: &&str| line.contains(",\"questionnaire\",") && line.contains(&id.to_string());
    assert_eq!(text.lines().filter(is_link).count(), 0, "its links open nothing any more");
}

#[tokio::test]
async fn questionnaires_follow_a_record_that_is_made_one_with_another_and_back() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let kept = desk.add(&desk.worker("Giulia", "Ferrando")).await;
    let gone = desk.add(&desk.worker("Giulia", "Ferrando Due")).await;
    let id = begin(&desk, gone, version, None).await;
    let of = |worker: uuid::Uuid| Which { worker: Some(worker.into()), ..Which::default() };
    let value = desk.read::<ponte_domain::worker::Worker>(kept).await.value;
    let (one, other) = (desk.read(kept).await, desk.read(gone).await);
    let mut tx = desk.app.db.begin().await.expect("a transaction");
    merge::apply(&mut tx, &one, &other, &value, &desk.caller().actor, (desk.app.new_id(), desk.app.now())).await.expect("one");
    tx.commit(desk.app.now()).await.expect("kept");
    assert_eq!(response::ids(&desk.app.db, &of(kept)).await.expect("to read"), [id]);
    assert_eq!(stored(&desk, id).await.response.subject.worker(), Some(WorkerId(kept)));
    let merges = merge::into(&desk.app.db, kept).await.expect("to read");
    let mut tx = desk.app.db.begin().await.expect("a transaction");
    merge::undo(&mut tx, &merges[0], desk.app.now()).await.expect("two");
    tx.commit(desk.app.now()).await.expect("kept");
    assert_eq!(response::ids(&desk.app.db, &of(gone)).await.expect("to read"), [id]);
}
