//! Cases about employers, several of them at once, what was missed; what is due and done, where people look.

use axum::http::StatusCode;
use chrono::Days;
use ponte_app::{pack, pathway, rights::Caller, service};
use ponte_domain::{
    actor::{Purpose, Role},
    expression::Values,
    id::EmployerId,
    service::{ServiceOutcome, Subject},
};
use ponte_testkit::{TestDesk, TestPage};
use uuid::Uuid;

const PACK: &str = "sardinia-job-account";

struct Story {
    desk: TestDesk,
    yard: Uuid,
}

impl Story {
    async fn over(desk: TestDesk) -> Self {
        pack::enable(&desk.app, &Caller::console(Purpose::Administration), "SP", PACK, 0, Values::new(), true).await.expect("on");
        let yard = desk.add(&desk.employer("Cantiere Levante")).await;
        Self { desk, yard }
    }

    async fn begin(&self, pathway: &str, inputs: &[(&str, &str)]) -> TestPage {
        self.desk.post(&self.desk.operator, &format!("/sportello/imprese/{}/percorsi/inizia/{PACK}/{pathway}", self.yard), inputs).await
    }

    async fn post(&self, case: &str, what: &str, inputs: &[(&str, &str)]) -> TestPage {
        self.desk.post(&self.desk.operator, &format!("{case}/{what}"), inputs).await
    }

    async fn step(&self, case: &str, inputs: &[(&str, &str)]) {
        let page = self.post(case, "passo", inputs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{inputs:?}: {}", page.text());
    }

    async fn case(&self, address: &str) -> pathway::Case {
        let run = address.rsplit('/').next().expect("a number").parse().expect("a number");
        pathway::view(&self.desk.app, &self.desk.caller(), run).await.expect("the case")
    }
}

#[tokio::test]
async fn the_job_account_of_an_employer_begins_runs_and_ends() {
    for desk in TestDesk::all().await {
        let story = Story::over(desk).await;
        let begun = story.begin("account", &[("fact-followed_elsewhere", "no")]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
        let case = begun.location().to_owned();
        assert!(case.starts_with(&format!("/sportello/imprese/{}/percorsi/", story.yard)));
        story.step(&case, &[("step", "assigned")]).await;
        story.step(&case, &[("step", "answered"), ("decision", "visit")]).await;
        let missed = story.post(&case, "mancato", &[("step", "visits"), ("note", "Chiuso per ferie")]).await;
        assert_eq!(missed.status, StatusCode::SEE_OTHER, "{}", missed.text());
        let page = story.desk.get(&story.desk.operator, &case).await.text();
        assert!(page.contains("Mancato una volta") && page.contains("Chiuso per ferie"), "{page}");
        let of_yard = Subject::Employer(EmployerId(story.yard));
        let delivered = service::of_subject(&story.desk.app, &story.desk.caller(), of_yard).await.expect("services");
        assert_eq!(delivered.iter().map(|each| (each.lep.as_str(), each.outcome)).collect::<Vec<_>>(), [("Q", ServiceOutcome::Missed)]);
        story.step(&case, &[("step", "visits")]).await;
        let standing = story.case(&case).await.standing;
        let visits = standing.step("visits").expect("the visits");
        assert_eq!((visits.times, visits.missed, visits.due), (1, 1, Some(story.desk.app.today() + Days::new(30))));
        let list = story.desk.get(&story.desk.operator, "/sportello/percorsi").await.text();
        assert!(list.contains("Cantiere Levante") && list.contains(&case), "{list}");
        let own = story.desk.get(&story.desk.operator, &format!("/sportello/imprese/{}/percorsi", story.yard)).await.text();
        assert!(own.contains(&case), "{own}");
        let exit = story.case(&case).await.standing.exits.first().cloned().expect("a way out");
        let reason = story.case(&case).await.pathway().and_then(|known| {
            known.exits.iter().find(|each| each.id == exit).and_then(|each| each.reasons.first().map(|reason| reason.code.clone()))
        });
        let version = story.case(&case).await.stored.version.to_string();
        let inputs = [("exit", exit.as_str()), ("version", version.as_str()), ("reason", reason.as_deref().unwrap_or_default())];
        let ended = story.post(&case, "conclusione", &inputs).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text());
        assert!(story.case(&case).await.standing.ended.is_some());
    }
}

#[tokio::test]
async fn an_employer_may_have_several_needs_at_once_but_one_account() {
    let story = Story::over(TestDesk::open().await).await;
    let two = [story.begin("need", &[]).await, story.begin("need", &[]).await];
    assert!(two.iter().all(|page| page.status == StatusCode::SEE_OTHER) && two[0].location() != two[1].location());
    assert_eq!(story.begin("account", &[]).await.status, StatusCode::SEE_OTHER);
    let again = story.begin("account", &[]).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("già in questo percorso"), "{}", again.text());
    let refused = story.begin("account", &[("fact-followed_elsewhere", "yes")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let worker = story.desk.add(&story.desk.worker("Ada", "Rossi")).await;
    let person = format!("/sportello/persone/{worker}/percorsi/inizia/{PACK}/account");
    assert_eq!(story.desk.post(&story.desk.operator, &person, &[]).await.status, StatusCode::NOT_FOUND, "it is for employers");
    let (_, reception) = story.desk.visitor("accoglienza", "Elisa Moretti", &[Role::Reception]).await;
    assert_eq!(story.desk.get(&reception, two[0].location()).await.status, StatusCode::OK, "who may see the employer sees its cases");
    let refused = story.desk.post(&reception, &format!("{}/passo", two[0].location()), &[("step", "x")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

const SELF_EMPLOYMENT: &str = "emilia-romagna-self-employment";

#[tokio::test]
async fn what_is_due_stands_on_the_first_page_and_what_was_done_in_the_story() {
    for desk in TestDesk::all().await {
        let console = Caller::console(Purpose::Administration);
        pack::enable(&desk.app, &console, "SP", SELF_EMPLOYMENT, 0, Values::new(), true).await.expect("on");
        let ada = desk.add(&desk.worker("Ada", "Rossi")).await;
        let signed = (desk.app.today() - Days::new(40)).to_string();
        let inputs = [("fact-in_pact", "yes"), ("event-pact_signed", signed.as_str()), ("begun", signed.as_str())];
        let path = format!("/sportello/persone/{ada}/percorsi/inizia/{SELF_EMPLOYMENT}/self_employment");
        let begun = desk.post(&desk.operator, &path, &inputs).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
        let case = begun.location().to_owned();
        let done = desk.post(&desk.operator, &format!("{case}/passo"), &[("step", "invitation"), ("note", "Con la sorella")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
        let story = desk.get(&desk.operator, &format!("/sportello/persone/{ada}/storia")).await.text();
        assert!(story.contains("Con la sorella") && story.contains("Percorso:"), "{story}");
        let today = desk.get(&desk.operator, "/sportello").await.text();
        let run = case.rsplit('/').next().expect("a number").parse().expect("a number");
        let standing = pathway::view(&desk.app, &desk.caller(), run).await.expect("the case").standing;
        assert!(standing.next_due().is_some_and(|due| due < desk.app.today()), "{standing:?}");
        assert!(today.contains("Passi dei percorsi") && today.contains("In ritardo") && today.contains(&case), "{today}");
        let (_, nobody) = desk.visitor("graduatorie", "Rita Altra", &[Role::RankingOfficer]).await;
        assert!(!desk.get(&nobody, "/sportello").await.text().contains("Ada Rossi"));
    }
}

#[tokio::test]
async fn the_patron_of_a_desk_is_a_day_of_the_year() {
    let desk = TestDesk::open().await;
    let path = "/amministrazione/sportelli/SP/modifica";
    let own = (*desk.app.market.desk()).clone();
    let base = [("name", own.name.as_str()), ("kind", own.kind.as_str())];
    for wrong in ["30/2", "marzo", "19", "1/2/3"] {
        let page = desk.post(&desk.administrator, path, &[&base[..], &[("patron", wrong)]].concat()).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("giorno dell’anno"), "{wrong}");
    }
    let saved = desk.post(&desk.administrator, path, &[&base[..], &[("patron", "19/3")]].concat()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert_eq!(desk.app.desks().get("SP").and_then(|desk| desk.patron).map(|day| day.to_string()), Some("03-19".to_owned()));
    assert!(desk.get(&desk.administrator, path).await.text().contains("value=\"19/3\""));
    desk.post(&desk.administrator, path, &[&base[..], &[("patron", "")]].concat()).await;
    assert_eq!(desk.app.desks().get("SP").and_then(|desk| desk.patron), None);
}
