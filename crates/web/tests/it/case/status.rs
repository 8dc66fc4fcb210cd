//! The status of unemployment, recorded and corrected on its page.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate};
use ponte_domain::{
    id::WorkerId,
    unemployment::{Benefit, State, StatusEvent},
    worker::Worker,
};
use ponte_storage::leaf;
use ponte_testkit::TestDesk;
use uuid::Uuid;

struct Case {
    desk: TestDesk,
    worker: Uuid,
}

impl Case {
    async fn all() -> Vec<Self> {
        let mut cases = Vec::new();
        for desk in TestDesk::all().await {
            let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
            cases.push(Self { desk, worker });
        }
        cases
    }

    async fn open() -> Self {
        let desk = TestDesk::open().await;
        let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
        Self { desk, worker }
    }

    fn ago(&self, days: u64) -> String {
        (self.desk.app.today() - Days::new(days)).to_string()
    }

    async fn post(&self, rest: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let page = self.desk.post(&self.desk.operator, &format!("/sportello/persone/{}/stato{rest}", self.worker), form).await;
        (page.status, page.text())
    }

    async fn page(&self, rest: &str) -> String {
        let page = self.desk.get(&self.desk.operator, &format!("/sportello/persone/{}{rest}", self.worker)).await;
        assert_eq!(page.status, StatusCode::OK);
        page.text()
    }

    async fn events(&self) -> Vec<leaf::StoredLeaf<StatusEvent>> {
        leaf::of_worker(&self.desk.app.db, WorkerId(self.worker)).await.expect("events")
    }

    async fn state(&self) -> (State, i64) {
        let stored = self.desk.read::<Worker>(self.worker).await;
        let status = ponte_app::unemployment::status_of(&self.desk.app, &stored).await.expect("a status");
        (status.state, status.days())
    }
}

#[tokio::test]
async fn one_press_declares_and_the_head_says_since_when() {
    for case in Case::all().await {
        assert_eq!(case.post("/did", &[]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, (State::Unemployed, 0));
        let page = case.page("/stato").await;
        assert!(page.contains("Allo sportello") && page.contains("entro questo giorno il patto di servizio"), "{page}");
        assert!(case.page("").await.contains("disoccupata da 0 giorni"));
        assert!(case.page("/storia").await.contains("Dichiarazione di disponibilità"));
        let (again, text) = case.post("/did", &[]).await;
        assert_eq!(again, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text.contains("Vale già una DID"), "{text}");
        assert_eq!(case.events().await.len(), 1);
    }
}

#[tokio::test]
async fn correcting_the_past_corrects_the_present_and_keeps_what_it_said() {
    for case in Case::all().await {
        case.post("/did", &[("did.day", &case.ago(100))]).await;
        let event = case.events().await[0].value.id;
        let path = format!("/eventi/{event}/correggi");
        let day = case.ago(120);
        let correct = |version, why| [("version", version), ("day", day.as_str()), ("how", "national"), ("why", why)];
        assert_eq!(case.post(&path, &correct("1", "")).await.0, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        assert_eq!(case.post(&path, &correct("9", "Data letta male")).await.0, StatusCode::CONFLICT, "somebody else was quicker");
        assert_eq!(case.state().await, (State::Unemployed, 100));
        assert_eq!(case.post(&path, &correct("1", "Data letta male")).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, (State::Unemployed, 120));
        assert!(case.page("/stato").await.contains("Data letta male"));
        let gone = case.post(&format!("/eventi/{event}/togli"), &[("version", "2"), ("why", "Persona sbagliata")]).await;
        assert_eq!(gone.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, (State::None, 0));
        let page = case.page("/stato").await;
        assert!(page.contains("Persona sbagliata") && page.contains("<s>"), "what is taken back stays to be read");
    }
}

#[tokio::test]
async fn short_work_suspends_and_its_end_resumes() {
    let case = Case::open().await;
    case.post("/did", &[("did.day", &case.ago(100))]).await;
    let (first, expected) = (case.ago(50), (case.desk.app.today() + Days::new(30)).to_string());
    let work = [("work.kind", "employee"), ("work.day", first.as_str()), ("work.expected", expected.as_str()), ("work.income", "12.000")];
    assert_eq!(case.post("/lavoro", &work).await.0, StatusCode::SEE_OTHER);
    assert_eq!(case.state().await, (State::Suspended, 50));
    let found = case.events().await.into_iter().find(|found| found.value.fact.kind() == "worked").expect("the work");
    let ended = case.ago(11);
    let path = format!("/eventi/{}/finito", found.value.id);
    assert_eq!(case.post(&path, &[("version", "1"), ("ended", &ended)]).await.0, StatusCode::SEE_OTHER);
    assert_eq!(case.state().await, (State::Unemployed, 60));
    let wrong = [("work.day", first.as_str()), ("work.income", "molto")];
    let (status, text) = case.post("/lavoro", &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Scrivi un importo in euro") && text.contains("molto"), "what was typed stays");
}

#[tokio::test]
async fn a_sanction_bars_until_a_day_that_is_said() {
    let case = Case::open().await;
    assert_eq!(case.post("/fine", &[("end.day", &case.ago(0)), ("end.reason", "withdrawal")]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    case.post("/did", &[("did.day", &case.ago(30))]).await;
    assert_eq!(case.post("/fine", &[("end.day", &case.ago(10)), ("end.reason", "sanction")]).await.0, StatusCode::SEE_OTHER);
    let (status, text) = case.post("/did", &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("Dopo la sanzione una nuova DID vale dal"), "{text}");
}

#[tokio::test]
async fn a_provisional_declaration_gets_its_number_later() {
    let case = Case::open().await;
    case.post("/did", &[("did.provisional", "true")]).await;
    assert!(case.page("").await.contains("provvisoria"));
    let event = case.events().await[0].value.id;
    let path = format!("/eventi/{event}/protocollo");
    assert_eq!(case.post(&path, &[("version", "1"), ("protocol", "SIU-77")]).await.0, StatusCode::SEE_OTHER);
    let page = case.page("/stato").await;
    assert!(page.contains("protocollo SIU-77") && !page.contains("manca il protocollo"));
    assert_eq!(case.post(&path, &[("version", "2"), ("protocol", "SIU-78")]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_naspi_application_is_a_declaration() {
    for case in Case::all().await {
        let (from, to) = (case.ago(40), case.ago(90));
        let reversed = [("benefit.kind", "naspi"), ("benefit.from", from.as_str()), ("benefit.to", to.as_str())];
        assert_eq!(case.post("/sostegni", &reversed).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(case.post("/sostegni", &reversed[..2]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, (State::Unemployed, 40));
        assert!(case.page("/stato").await.contains("Domanda di NASpI o DIS-COLL"));
        let found = leaf::of_worker::<Benefit>(&case.desk.app.db, WorkerId(case.worker)).await.expect("supports");
        let path = format!("/sostegni/{}/togli", found[0].value.id);
        assert_eq!(case.post(&path, &[("version", "1"), ("why", "Doppio")]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, (State::Unemployed, 40), "the declaration stays until it is taken back itself");
    }
}

#[tokio::test]
async fn what_came_with_the_record_is_followed_too() {
    let desk = TestDesk::open().await;
    let mut record = desk.worker("Bice", "Verdi");
    record.status.did = Some(desk.app.today() - Days::new(12));
    let case = Case { worker: desk.add(&record).await, desk };
    assert_eq!(case.state().await, (State::Unemployed, 12));
    assert!(case.post("/did", &[]).await.1.contains("Vale già una DID"));
}

#[tokio::test]
async fn the_certificate_is_a_tagged_pdf() {
    let case = Case::open().await;
    case.post("/did", &[("did.day", &case.ago(100))]).await;
    let path = format!("/sportello/persone/{}/stato/attestato.pdf", case.worker);
    let page = case.desk.get(&case.desk.operator, &path).await;
    assert!(page.bytes.starts_with(b"%PDF-1.7") && page.bytes.windows(7).any(|window| window == b"pdfuaid"));
}

#[tokio::test]
async fn an_event_of_somebody_else_is_not_there() {
    let case = Case::open().await;
    case.post("/did", &[]).await;
    let event = case.events().await[0].value.id;
    let other = case.desk.add(&case.desk.worker("Bice", "Verdi")).await;
    let path = format!("/sportello/persone/{other}/stato/eventi/{event}/togli");
    let page = case.desk.post(&case.desk.operator, &path, &[("version", "1"), ("why", "prova")]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let day: NaiveDate = case.events().await[0].value.day;
    assert_eq!(day, case.desk.app.today());
}
