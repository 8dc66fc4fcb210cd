//! People on pathways: begun, followed step by step, struck out, ended; alone and in groups.

use axum::http::StatusCode;
use chrono::Days;
use ponte_app::{pack, pathway, rights::Caller};
use ponte_domain::{
    actor::{Purpose, Role},
    expression::Values,
    id::WorkerId,
    pathway::StepState,
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use uuid::Uuid;

const PACK: &str = "emilia-romagna-self-employment";
const WAY: &str = "servizio=emilia-romagna-self-employment&percorso=self_employment";

struct Story {
    desk: TestDesk,
    ada: Uuid,
}

impl Story {
    async fn over(desk: TestDesk) -> Self {
        pack::enable(&desk.app, &Caller::console(Purpose::Administration), "SP", PACK, 0, Values::new(), true).await.expect("on");
        let ada = desk.add(&desk.worker("Ada", "Rossi")).await;
        Self { desk, ada }
    }

    async fn begin(&self, worker: Uuid, inputs: &[(&str, &str)]) -> TestPage {
        self.desk.post(&self.desk.operator, &format!("/sportello/persone/{worker}/percorsi/inizia/{PACK}/self_employment"), inputs).await
    }

    /// Address of the case that was begun.
    async fn begun(&self, worker: Uuid) -> String {
        let page = self.begin(worker, &[("fact-in_pact", "yes")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        page.location().to_owned()
    }

    async fn post(&self, case: &str, what: &str, inputs: &[(&str, &str)]) -> TestPage {
        self.desk.post(&self.desk.operator, &format!("{case}/{what}"), inputs).await
    }

    async fn step(&self, case: &str, step: &str) {
        let page = self.post(case, "passo", &[("step", step)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{step}: {}", page.text());
    }

    async fn case(&self, address: &str) -> pathway::Case {
        let run = address.rsplit('/').next().expect("a number").parse().expect("a number");
        pathway::view(&self.desk.app, &self.desk.caller(), run).await.expect("the case")
    }

    async fn phase(&self, address: &str) -> Option<String> {
        self.case(address).await.standing.phase().map(str::to_owned)
    }
}

#[tokio::test]
async fn a_case_goes_from_phase_to_phase_and_back_where_a_mistake_is_struck_out() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let case = story.begun(story.ada).await;
        assert_eq!(story.phase(&case).await.as_deref(), Some("access"));
        story.step(&case, "invitation").await;
        assert_eq!(story.phase(&case).await.as_deref(), Some("information"));
        let again = story.post(&case, "passo", &[("step", "invitation")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("già fatto"));
        let entry = story.case(&case).await.stored.run.history.last().expect("an entry").id.to_string();
        let silent = story.post(&case, "cancella", &[("entry", &entry), ("reason", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let struck = story.post(&case, "cancella", &[("entry", &entry), ("reason", "Un'altra persona")]).await;
        assert_eq!(struck.status, StatusCode::SEE_OTHER);
        assert_eq!(story.phase(&case).await.as_deref(), Some("access"));
        let page = story.desk.get(&story.desk.operator, &case).await.text();
        assert!(page.contains("<s>") && page.contains("Un&#x27;altra persona"), "what was struck out stays readable");
    }
}

#[tokio::test]
async fn a_day_to_come_and_a_version_that_was_passed_are_told() {
    let story = Story::over(TestDesk::open().await).await;
    let case = story.begun(story.ada).await;
    let tomorrow = (story.desk.app.today() + Days::new(1)).to_string();
    let page = story.post(&case, "passo", &[("step", "invitation"), ("on", &tomorrow)]).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("deve ancora venire"));
    let page = story.post(&case, "passo", &[("step", "invitation"), ("on", "oggi")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    story.step(&case, "invitation").await;
    let page = story.post(&case, "conclusione", &[("exit", "stopped"), ("reason", "moved"), ("version", "1")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let page = story.post(&case, "conclusione", &[("exit", "stopped"), ("version", "2")]).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("Scegli il motivo"));
    let page = story.post(&case, "conclusione", &[("exit", "stopped"), ("reason", "moved"), ("version", "2")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert!(story.case(&case).await.standing.ended.is_some());
    assert_eq!(story.begin(story.ada, &[]).await.status, StatusCode::SEE_OTHER, "another may begin now");
}

#[tokio::test]
async fn a_double_click_begins_once_and_who_is_on_it_or_not_admitted_begins_nothing() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let id = story.desk.app.new_id().to_string();
        let first = story.begin(story.ada, &[("new_id", &id)]).await;
        let second = story.begin(story.ada, &[("new_id", &id)]).await;
        assert_eq!((first.location(), second.status), (second.location(), StatusCode::SEE_OTHER));
        let third = story.begin(story.ada, &[]).await;
        assert!(third.status == StatusCode::UNPROCESSABLE_ENTITY && third.text().contains("già in questo percorso"));
        let bea = story.desk.add(&story.desk.worker("Bea", "Neri")).await;
        let out = story.begin(bea, &[("fact-in_pact", "no")]).await;
        assert!(out.status == StatusCode::UNPROCESSABLE_ENTITY && out.text().contains("non può cominciare"));
        let cases = pathway::of_worker(&story.desk.app, &story.desk.caller(), WorkerId(bea)).await.expect("none");
        assert!(cases.is_empty());
    }
}

#[tokio::test]
async fn what_runs_keeps_its_version_and_its_settings() {
    let story = Story::over(TestDesk::open().await).await;
    let case = story.begun(story.ada).await;
    let mut files = pack::shipped().remove(PACK).expect("the pack");
    for (file, from, to) in [
        ("pack.toml", "version = \"1.0.0\"", "version = \"1.1.0\""),
        ("pathways/self_employment.toml", "Colloquio informativo", "Primo colloquio"),
    ] {
        let text = String::from_utf8(files[file].clone()).expect("text");
        assert!(text.contains(from));
        files.insert(file.to_owned(), text.replace(from, to).into_bytes());
    }
    let newer = ponte_domain::pack::Pack::read(files).expect("whole");
    let console = Caller::console(Purpose::Administration);
    pack::import(&story.desk.app, &console, &newer).await.expect("held");
    pack::enable(&story.desk.app, &console, "SP", PACK, 1, Values::new(), true).await.expect("newer");
    let page = story.desk.get(&story.desk.operator, &case).await.text();
    assert!(page.contains("Colloquio informativo") && page.contains("1.0.0") && !page.contains("Primo colloquio"));
    let bea = story.desk.add(&story.desk.worker("Bea", "Neri")).await;
    let later = story.begun(bea).await;
    assert!(story.desk.get(&story.desk.operator, &later).await.text().contains("Primo colloquio"));
    pack::disable(&story.desk.app, &console, "SP", PACK, 2).await.expect("off");
    story.step(&case, "invitation").await;
    assert_eq!(story.begin(story.desk.add(&story.desk.worker("Cia", "Bo")).await, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_group_is_recorded_at_once_and_who_could_not_is_told_by_name() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let bea = story.desk.add(&story.desk.worker("Bea", "Neri")).await;
        let (first, second) = (story.begun(story.ada).await, story.begun(bea).await);
        story.step(&first, "invitation").await;
        let number = |address: &str| address.rsplit('/').next().expect("a number").to_owned();
        let (one, other) = (number(&first), number(&second));
        let inputs = [("run", one.as_str()), ("run", other.as_str()), ("step", "tax_lab")];
        let page = story.desk.post(&story.desk.operator, &format!("/sportello/percorsi/insieme?{WAY}"), &inputs).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("Bea Neri") && page.text().contains("non è ancora cominciata"));
        let done = story.case(&first).await.standing.step("tax_lab").map(|step| step.state);
        assert_eq!(done, Some(StepState::Done), "the others are not kept back");
        let list = story.desk.get(&story.desk.operator, &format!("/sportello/percorsi?{WAY}&fase=access")).await.text();
        assert!(list.contains("Bea Neri") && !list.contains("Ada Rossi"));
    }
}

#[tokio::test]
async fn somebody_elses_cases_are_neither_seen_nor_counted() {
    let story = Story::over(TestDesk::open().await).await;
    let case = story.begun(story.ada).await;
    let console = Caller::console(Purpose::Administration);
    let beside = ponte_domain::desk::Desk::named("SZ", "Sportello di Sarzana");
    ponte_app::desk::create(&story.desk.app, &console, beside).await.expect("a desk");
    let new = ponte_app::account::NewAccount {
        username: "altrove".to_owned(),
        name: "Zoe Blu".to_owned(),
        roles: vec![Role::Operator],
        desk: "SZ".to_owned(),
        password: ponte_testkit::desk::PASSWORD.to_owned(),
    };
    ponte_app::account::create(&story.desk.app, &console, new).await.expect("an account");
    let origin = ponte_app::account::Origin::default();
    let begun = ponte_app::account::sign_in(&story.desk.app, "altrove", ponte_testkit::desk::PASSWORD, &origin).await.expect("to sign in");
    let other = TestVisitor::with_session(&begun.secret);
    assert!(matches!(story.desk.get(&other, &case).await.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN));
    let list = story.desk.get(&other, "/sportello/percorsi").await.text();
    assert!(!list.contains("Ada Rossi") && !list.contains("Avvio di impresa"));
    // A case is reached by its own person only.
    let bea = story.desk.add(&story.desk.worker("Bea", "Neri")).await;
    let crooked = case.replace(&story.ada.to_string(), &bea.to_string());
    assert_eq!(story.desk.get(&story.desk.operator, &crooked).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_step_that_delivers_a_service_records_it_and_what_is_struck_out_takes_it_back() {
    use ponte_app::service;
    use ponte_domain::service::{Origin, Subject};
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let case = story.begun(story.ada).await;
        let subject = Subject::Worker(WorkerId(story.ada));
        let services = async || service::of_subject(&story.desk.app, &story.desk.caller(), subject).await.expect("the services");
        story.step(&case, "invitation").await;
        assert!(services().await.is_empty(), "a message delivers none");
        story.step(&case, "first_interview").await;
        let found = services().await;
        assert_eq!(found.len(), 1);
        let entry = story.case(&case).await.stored.run.history.last().expect("an entry").id;
        assert_eq!((found[0].lep.as_str(), found[0].minutes, found[0].origin), ("O", 60, Some((Origin::Pathway, entry))));
        let struck = story.post(&case, "cancella", &[("entry", &entry.to_string()), ("reason", "Errore")]).await;
        assert_eq!(struck.status, StatusCode::SEE_OTHER);
        assert!(services().await.is_empty());
    }
}

#[tokio::test]
async fn a_sheet_of_a_step_is_filled_in_once_and_carries_the_case_on() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let case = story.begun(story.ada).await;
        story.step(&case, "invitation").await;
        story.step(&case, "first_interview").await;
        let put = story.post(&case, "questionario", &[("step", "project_sheet")]).await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text());
        let again = story.post(&case, "questionario", &[("step", "project_sheet"), ("how", "email")]).await;
        assert_eq!(again.location(), put.location(), "one that waits for answers is not put twice");
        let id: ponte_domain::id::ResponseId = put.location().rsplit('/').next().expect("a number").parse().expect("a number");
        let (app, caller) = (&story.desk.app, story.desk.caller());
        let opened = ponte_app::questionnaire::view(app, &caller, id).await.expect("the questionnaire");
        let pack = pack::of_version(app, opened.stored.response.sheet.pack_version).await.expect("the pack");
        let known = pack.questionnaire("project").expect("the sheet");
        let answers = any_answers(known, app.today());
        let saved = ponte_app::questionnaire::save(app, &caller, id, opened.stored.version, answers).await.expect("saved");
        assert_eq!(story.phase(&case).await.as_deref(), Some("information"), "nothing is done before it is sent in");
        let filled = ponte_domain::response::Filling::InPerson;
        ponte_app::questionnaire::complete(app, &caller, id, saved.version, filled).await.expect("sent in");
        assert_eq!(story.phase(&case).await.as_deref(), Some("skills"));
        let page = story.desk.get(&story.desk.operator, &case).await.text();
        assert!(page.contains("Scheda del progetto"));
        let marked = story.post(&case, "passo", &[("step", "attitudes_sheet")]).await;
        assert!(marked.status == StatusCode::UNPROCESSABLE_ENTITY && marked.text().contains("si fa rispondendo"));
    }
}

/// The first answer that each item takes.
fn any_answers(known: &ponte_domain::questionnaire::Questionnaire, today: chrono::NaiveDate) -> ponte_domain::questionnaire::Answers {
    use ponte_domain::{expression::Value, questionnaire::ItemKind};
    let answer = |item: &ponte_domain::questionnaire::Item| match item.kind {
        ItemKind::Choice => Value::text(item.options[0].code.clone()),
        ItemKind::Multiple => Value::codes([item.options[0].code.clone()]),
        ItemKind::Scale | ItemKind::Number => Value::Number(item.least.unwrap_or(ponte_domain::expression::Number::ZERO)),
        ItemKind::Date => Value::Date(today),
        ItemKind::Place => Value::text("011015"),
        ItemKind::Text | ItemKind::Occupation | ItemKind::File => Value::text("prova"),
    };
    known.items().map(|(_, item)| (item.id.clone(), answer(item))).collect()
}
