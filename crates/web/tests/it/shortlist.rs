//! The shortlist, the round and the rosa as an operator uses them.

use chrono::TimeDelta;
use ponte_domain::{
    proposal::ProposalState,
    vacancy::{Asked, Need, Reserved, Vacancy},
    work_terms::{Cefr, Hours, Licence, Shift},
    worker::Worker,
};
use ponte_testkit::TestDesk;

use crate::answer_cycle::Story;

#[tokio::test]
async fn nobody_sees_a_list_without_signing_in() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    for rest in ["rosa", "rosa.csv", "rosa.pdf", "giro", "giro.pdf", "invia", "invia.pdf"] {
        let page = desk.get(&desk.anybody, &story.at(rest)).await;
        assert_eq!(page.status, 303, "{rest}");
        assert!(page.location().starts_with("/accedi"), "{rest}");
    }
    for rest in ["proponi", "scarta", "giro", "invia", "pesi", "requisiti/0", "risposta", "verdetto", "esito"] {
        let page = desk.post(&desk.anybody, &story.at(rest), &[("worker", &story.anna.to_string())]).await;
        assert_eq!(page.status, 403, "{rest}");
        assert!(page.text().contains("conferma.username"), "{rest}: one signs in there first");
    }
}

#[tokio::test]
async fn a_requirement_is_relaxed_and_taken_back() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let mut walker = desk.worker("Dario", "Neri");
    walker.licences = vec![Licence::Am];
    desk.add(&walker).await;
    let before = desk.get(&desk.operator, &story.at("rosa")).await.text();
    assert!(!before.contains("Dario Neri") && before.contains("prova=0"));
    let trial = desk.get(&desk.operator, &story.at("rosa?prova=0")).await.text();
    assert!(trial.contains("Dario Neri"), "a trial shows who would come in");
    assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.requirements[0].need, Need::Required, "and saves nothing");
    let changed = desk.post(&desk.operator, &story.at("requisiti/0"), &[("version", "1"), ("need", "preferred")]).await;
    assert_eq!(changed.location(), story.at("rosa?prima=3"));
    assert!(desk.get(&desk.operator, changed.location()).await.text().contains("Dario Neri"));
    story.post(&desk, "annulla-modifica", &[("version", "2")]).await;
    assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.requirements[0].need, Need::Required);
}

#[tokio::test]
async fn a_stale_change_is_refused() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    story.post(&desk, "requisiti/0", &[("version", "1"), ("need", "preferred")]).await;
    let stale = desk.post(&desk.operator, &story.at("requisiti/0"), &[("version", "1"), ("need", "required")]).await;
    assert_eq!(stale.status, 409);
}

#[tokio::test]
async fn requirements_are_added_and_removed_in_place() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    story.post(&desk, "requisiti", &[("version", "1"), ("need", "preferred"), ("kind", "experience"), ("text", "36")]).await;
    story.post(&desk, "requisiti/1/valore", &[("version", "2"), ("value", "24")]).await;
    assert!(desk.get(&desk.operator, &story.at("rosa")).await.text().contains(r#"value="24""#));
    story.post(&desk, "requisiti/1/togli", &[("version", "3")]).await;
    assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.requirements.len(), 1);
    let unreadable = [("version", "4"), ("need", "preferred"), ("kind", "language:en"), ("text", "benissimo")];
    assert_eq!(desk.post(&desk.operator, &story.at("requisiti"), &unreadable).await.status, 422);
}

#[tokio::test]
async fn weights_out_of_bounds_are_refused() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let wrong = [("version", "1"), ("coherence", "900"), ("availability", "50"), ("nearness", "50"), ("wishes", "0")];
    let refused = desk.post(&desk.operator, &story.at("pesi"), &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text().contains("Sommano a 1.000; capacità da 200 a 800") && refused.text().contains("value=\"900\""),
        "{}",
        refused.text()
    );
    let near = desk.worker("Zoe", "Vicina");
    let far = Worker {
        residence: Some(ponte_domain::worker::Address { istat: Some("011030".to_owned()), ..Default::default() }),
        ..desk.worker("Ada", "Lontana")
    };
    desk.add(&near).await;
    desk.add(&far).await;
    let trial = desk.get(&desk.operator, &story.at("pesi?coherence=200&availability=200&nearness=500&wishes=100")).await.text();
    assert!(trial.contains("Chi sarebbe in testa con questi pesi"), "{trial}");
    assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.weights, None, "a trial saves nothing");
    let right = [("version", "1"), ("coherence", "600"), ("availability", "200"), ("nearness", "150"), ("wishes", "50")];
    story.post(&desk, "pesi", &right).await;
    assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.weights.unwrap().coherence, 600);
}

#[tokio::test]
async fn one_who_is_out_is_told_why() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let mut walker = desk.worker("Dario", "Neri");
    walker.licences = vec![Licence::Am];
    desk.add(&walker).await;
    let page = desk.get(&desk.operator, &story.at("rosa?perche_no=neri+dario")).await.text();
    assert!(page.contains("Dario Neri resta fuori"), "{page}");
    let inside = desk.get(&desk.operator, &story.at("rosa?perche_no=bianchi")).await.text();
    assert!(inside.contains("Anna Bianchi c’è"));
    assert_eq!(desk.get(&desk.operator, &story.at("rosa?perche_no=zzzz")).await.status, 200);
}

#[tokio::test]
async fn a_reserved_vacancy_lists_nobody_and_takes_no_proposal() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let stored = desk.read::<Vacancy>(story.vacancy).await;
    let reserved = Vacancy { reserved: Some(Reserved::Art1), ..stored.value };
    ponte_app::register::save(&desk.app, &desk.caller(), story.vacancy, stored.version, &reserved).await.unwrap();
    let page = desk.get(&desk.operator, &story.at(&format!("rosa?perche_no=bianchi&aperta={}", story.anna))).await.text();
    assert!(page.contains("Offerta riservata"));
    assert!(!page.contains("cand open"));
    let proposed = desk.post(&desk.operator, &story.at("proponi"), &[("worker", &story.anna.to_string())]).await;
    assert_eq!(proposed.status, 422);
}

#[tokio::test]
async fn an_answer_on_the_list_goes_into_the_record() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let anna = story.anna.to_string();
    story.post(&desk, "risposta", &[("worker", &anna), ("answer.0.availability.shifts", "no weekend")]).await;
    let shifts = desk.read::<Worker>(story.anna).await.value.availability.shifts;
    assert_eq!(shifts, [Shift::Day, Shift::Evening, Shift::Night, Shift::Holiday]);
    let forged = desk.post(&desk.operator, &story.at("risposta"), &[("worker", &anna), ("answer.0.given_name", "yes X")]).await;
    assert_eq!(forged.status, 422);
    let wrong = desk.post(&desk.operator, &story.at("risposta"), &[("worker", &anna), ("answer.0.availability.max_km", "yes -4")]).await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn some_outcomes_need_one_more_choice() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let anna = story.anna.to_string();
    story.post(&desk, "proponi", &[("worker", &anna)]).await;
    for outcome in ["on_conditions", "not_available", "call_back"] {
        let page = desk.post(&desk.operator, &story.at("giro"), &[("worker", &anna), ("outcome", outcome), ("note", "da tenere")]).await;
        assert_eq!(page.status, 422, "{outcome}");
        assert!(page.text().contains("da tenere"), "what was typed stays");
    }
    let past = [("worker", anna.as_str()), ("outcome", "call_back"), ("call_back_at", "2026-11-20T10:00")];
    assert_eq!(desk.post(&desk.operator, &story.at("giro"), &past).await.status, 422);
    story.post(&desk, "giro", &[("worker", &anna), ("outcome", "call_back"), ("call_back_at", "2026-11-23T10:30")]).await;
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Contacted);
}

#[tokio::test]
async fn who_asked_to_be_called_back_comes_at_her_hour() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let (anna, bruno) = (story.anna.to_string(), story.bruno.to_string());
    story.post(&desk, "molti", &[("worker", &anna), ("worker", &bruno), ("act", "propose")]).await;
    story.post(&desk, "giro", &[("worker", &anna), ("outcome", "call_back"), ("call_back_at", "2026-11-23T09:30")]).await;
    let heading =
        |page: &str| page.split("id=\"now-calling\"").nth(1).map(|rest| rest[..200.min(rest.len())].to_owned()).unwrap_or_default();
    assert!(heading(&desk.get(&desk.operator, &story.at("giro")).await.text()).contains("Bruno"));
    desk.after(TimeDelta::minutes(20)).await;
    assert!(heading(&desk.get(&desk.operator, &story.at("giro")).await.text()).contains("Anna"));
    let skipped = desk.get(&desk.operator, &story.at(&format!("giro?salta={anna}"))).await.text();
    assert!(heading(&skipped).contains("Bruno"));
}

#[tokio::test]
async fn the_last_step_is_undone_for_ten_minutes() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let anna = story.anna.to_string();
    story.post(&desk, "scarta", &[("worker", &anna), ("reason", "too_far")]).await;
    story.post(&desk, &format!("annulla/{anna}"), &[]).await;
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Proposed);
    story.post(&desk, "scarta", &[("worker", &anna), ("reason", "too_far")]).await;
    desk.after(TimeDelta::minutes(11)).await;
    assert_eq!(desk.post(&desk.operator, &story.at(&format!("annulla/{anna}")), &[]).await.status, 422);
    assert!(desk.get(&desk.operator, &story.at("rosa")).await.text().contains("cand out"));
    story.post(&desk, "rimetti", &[("worker", &anna)]).await;
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Proposed);
}

#[tokio::test]
async fn a_rosa_needs_people_and_an_address() {
    let desk = TestDesk::open().await;
    let mut employer = desk.employer("Senza Posta");
    employer.contacts[0].email = None;
    let employer = desk.add(&employer).await;
    let vacancy = desk.add(&desk.vacancy("Elettricista", employer)).await;
    let anna = desk.add(&desk.worker("Anna", "Bianchi")).await;
    let story = Story { vacancy, anna, bruno: anna, carla: anna };
    let anna = anna.to_string();
    story.post(&desk, "giro", &[("worker", &anna), ("outcome", "available"), ("consent", "yes")]).await;
    assert_eq!(desk.post(&desk.operator, &story.at("invia"), &[("how", "mail")]).await.status, 422);
    assert_eq!(desk.post(&desk.operator, &story.at("invia"), &[("worker", &anna), ("how", "mail")]).await.status, 422);
    story.post(&desk, "invia", &[("worker", &anna), ("how", "paper")]).await;
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Sent);
    let proposals = ponte_app::proposal::of_worker(&desk.app, &desk.caller(), story.anna.into()).await.unwrap();
    let proposal = proposals[0].proposal.id.to_string();
    story.post(&desk, "verdetto", &[("proposal", &proposal), ("verdict", "interview")]).await;
    story.post(&desk, "esito", &[("proposal", &proposal), ("outcome", "hired")]).await;
    assert_eq!(story.state(&desk, story.anna).await, ProposalState::Hired);
    assert_eq!(desk.get(&desk.operator, &story.at("invia")).await.status, 200);
}

#[tokio::test]
async fn the_list_can_be_taken_along() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let mut formula = desk.worker("=Eva", "Blu");
    formula.external.id = "eva".into();
    desk.add(&formula).await;
    let csv = desk.get(&desk.operator, &story.at("rosa.csv")).await.text();
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.contains("Anna Bianchi") && csv.contains("'=Eva Blu"));
    story.post(&desk, "proponi", &[("worker", &story.anna.to_string())]).await;
    for rest in ["rosa.pdf", "giro.pdf", "invia.pdf"] {
        let pdf = desk.get(&desk.operator, &story.at(rest)).await;
        assert_eq!(pdf.status, 200, "{rest}: {}", pdf.text());
        assert!(pdf.bytes.starts_with(b"%PDF"), "{rest}");
    }
}

#[tokio::test]
async fn pages_open_in_every_language_at_every_stage() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    story.post(&desk, "proponi", &[("worker", &story.anna.to_string())]).await;
    for rest in
        [format!("rosa?aperta={}", story.anna), "rosa?stato=to_hear".into(), "rosa?stato=ready".into(), "giro".into(), "invia".into()]
    {
        let page = desk.get(&desk.administrator, &story.at(&rest)).await;
        assert_eq!(page.status, 200, "{rest}: {}", page.text());
        assert!(!page.text().contains("Via Segreta"), "{rest} shows no address");
    }
}

#[tokio::test]
async fn questions_that_decide_nothing_are_folded_and_the_outcomes_stand_before_the_notes() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    let anna = story.anna.to_string();
    story.post(&desk, "requisiti", &[("version", "1"), ("need", "preferred"), ("kind", "language:en"), ("text", "B1")]).await;
    story.post(&desk, "proponi", &[("worker", &anna)]).await;
    let page = desk.get(&desk.operator, &story.at("giro")).await.text();
    let at = |mark: &str| page.find(mark).unwrap_or_else(|| panic!("no {mark}"));
    assert!(at("class=\"outcomes\"") < at("id=\"conditions\""));
    let folded = &page[at("class=\"others\"")..at("id=\"outcome\"")];
    let open = &page[at("class=\"asks\"")..at("class=\"others\"")];
    assert!(folded.contains("Parla inglese") && !folded.contains("decide se resta"), "{folded}");
    assert!(open.contains("decide se resta") && !open.contains("Parla inglese"), "{open}");
}

/// A desk on which Anna and Bruno said yes and agree to be named.
async fn two_ready(desk: &TestDesk) -> (Story, String, String) {
    let story = Story::begin(desk).await;
    let (anna, bruno) = (story.anna.to_string(), story.bruno.to_string());
    for who in [&anna, &bruno] {
        story.post(desk, "proponi", &[("worker", who)]).await;
        story.post(desk, "giro", &[("worker", who), ("outcome", "available"), ("consent", "yes")]).await;
    }
    (story, anna, bruno)
}

#[tokio::test]
async fn a_rosa_is_called_back_before_it_leaves_and_its_form_is_as_it_was() {
    for desk in TestDesk::all().await {
        let (story, anna, _) = two_ready(&desk).await;
        let sent =
            desk.post(&desk.operator, &story.at("invia"), &[("worker", &anna), ("how", "mail"), ("message", "Buongiorno Paola")]).await;
        let page = desk.get(&desk.operator.after(&sent), &story.at("invia")).await.text();
        assert!(page.contains("Parte fra meno di un minuto"), "{page}");
        let undo = page.split("action=\"").find(|part| part.contains("richiama")).and_then(|part| part.split('"').next()).expect("an undo");
        let undo = undo.replace("&#x2f;", "/");
        assert_eq!(desk.post(&desk.operator, &undo, &[]).await.status, 303);
        desk.after(TimeDelta::minutes(5)).await;
        assert!(desk.letters().is_empty(), "nothing has left");
        assert_eq!(story.state(&desk, story.anna).await, ProposalState::Available);
        let form = desk.get(&desk.operator, &story.at("invia")).await.text();
        assert!(form.contains("Buongiorno Paola") && form.matches(" checked").count() == 2, "Anna and the way it leaves: {form}");
        assert_eq!(desk.post(&desk.operator, &undo, &[]).await.status, 422, "once is enough");
    }
}

#[tokio::test]
async fn a_rosa_leaves_at_its_hour_without_whom_may_not_be_named_any_more() {
    for desk in TestDesk::all().await {
        let (story, anna, bruno) = two_ready(&desk).await;
        for past in ["", "2020-01-01T10:00", "2031-01-01T10:00"] {
            let when = [("worker", anna.as_str()), ("how", "timed"), ("at", past)];
            assert_eq!(desk.post(&desk.operator, &story.at("invia"), &when).await.status, 422, "{past}");
        }
        let at = (desk.app.now() + TimeDelta::minutes(40)).with_timezone(&chrono_tz::Europe::Rome).format("%Y-%m-%dT%H:%M").to_string();
        story.post(&desk, "invia", &[("worker", &anna), ("worker", &bruno), ("how", "timed"), ("at", &at)]).await;
        desk.after(TimeDelta::minutes(30)).await;
        assert!(desk.letters().is_empty());
        story.post(&desk, "giro", &[("worker", &bruno), ("outcome", "not_available"), ("reason", "found_work")]).await;
        desk.after(TimeDelta::minutes(11)).await;
        desk.run_jobs().await;
        assert_eq!(desk.letters().len(), 1);
        assert_eq!(story.state(&desk, story.anna).await, ProposalState::Sent);
        assert_eq!(story.state(&desk, story.bruno).await, ProposalState::NotAvailable);
        let page = desk.get(&desk.operator, &story.at("invia")).await.text();
        assert!(page.contains("Non è partito il nome di: Bruno Rossi"), "{page}");
    }
}

#[tokio::test]
async fn a_rosa_for_a_vacancy_closed_meanwhile_does_not_leave() {
    let desk = TestDesk::open().await;
    let (story, anna, _) = two_ready(&desk).await;
    story.post(&desk, "invia", &[("worker", &anna), ("how", "mail")]).await;
    story.post(&desk, "stato", &[("state", "suspended"), ("reason", "terms_change")]).await;
    let closed = [("state", "closed"), ("reason", "filled_elsewhere")];
    story.post(&desk, "stato", &closed).await;
    desk.after(TimeDelta::minutes(2)).await;
    assert!(desk.letters().is_empty());
    assert!(desk.get(&desk.operator, &story.at("invia")).await.text().contains("Non è partita"));
}

#[tokio::test]
async fn filters_look_at_everybody_and_stand_in_the_address() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    for number in 0..40 {
        desk.add(&desk.worker(&format!("Persona{number:02}"), "Prima")).await;
    }
    let mut free = desk.worker("Zita", "Zanelli");
    free.availability.from = chrono::NaiveDate::from_ymd_opt(2026, 11, 30);
    free.consents.publication = Some(true);
    // Later in the list than the twenty that a page shows.
    free.experiences.clear();
    desk.add(&free).await;
    let all = desk.get(&desk.operator, &story.at("rosa")).await.text();
    assert!(!all.contains("Zita Zanelli"), "she is not among the first");
    let page = desk.get(&desk.operator, &story.at("rosa?dal=2026-12-01&consenso=si")).await.text();
    assert!(page.contains("Zita Zanelli") && !page.contains("Persona00"), "{page}");
    assert!(page.contains("<b>1 persona</b> con questi filtri"), "{page}");
    assert!(page.contains("rosa?consenso&#x3d;si") || page.contains("rosa?consenso=si"), "a chip removes one filter");
    let nobody = desk.get(&desk.operator, &story.at("rosa?dal=2026-11-01")).await.text();
    assert!(nobody.contains("0 persone</b> con questi filtri"), "{nobody}");
    story.post(&desk, "proponi", &[("worker", &story.anna.to_string())]).await;
    let new = desk.get(&desk.operator, &story.at("rosa?stato=new&km=5")).await.text();
    assert!(new.contains("43 persone</b> con questi filtri"), "all but Anna: {new}");
    for strange in ["rosa?km=-3&dal=domani&stato=x&consenso=boh", "rosa?km=99999999999"] {
        assert_eq!(desk.get(&desk.operator, &story.at(strange)).await.status, 200, "{strange}");
    }
}

#[tokio::test]
async fn what_is_asked_is_changed_where_it_stands() {
    let desk = TestDesk::open().await;
    let story = Story::begin(&desk).await;
    story.post(&desk, "requisiti", &[("version", "1"), ("need", "preferred"), ("kind", "language:en"), ("text", "B1")]).await;
    story.post(&desk, "requisiti/1/valore", &[("version", "2"), ("value", "C1")]).await;
    story.post(&desk, "requisiti/start/valore", &[("version", "3"), ("value", "2027-01-11")]).await;
    story.post(&desk, "requisiti/hours/valore", &[("version", "4"), ("value", "part_time_morning")]).await;
    let vacancy = desk.read::<Vacancy>(story.vacancy).await.value;
    assert_eq!(vacancy.requirements[1].what, Asked::Language { code: "en".into(), cefr: Some(Cefr::C1) });
    assert_eq!(vacancy.start.map(|day| day.to_string()).as_deref(), Some("2027-01-11"));
    assert_eq!(vacancy.hours, Some(Hours::PartTimeMorning));
    for (key, value) in [("1", "ottimo"), ("0", "B"), ("start", "presto"), ("distance", "10")] {
        let refused = desk.post(&desk.operator, &story.at(&format!("requisiti/{key}/valore")), &[("version", "5"), ("value", value)]).await;
        assert_eq!(refused.status, 422, "{key} {value}");
    }
}
