//! From a vacancy to an outcome, through the pages alone, on every database.

use chrono::TimeDelta;
use ponte_domain::{
    id::VacancyId,
    proposal::ProposalState,
    vacancy::{Vacancy, VacancyState},
    worker::Worker,
};
use ponte_testkit::TestDesk;
use uuid::Uuid;

/// A vacancy for one person, and three who pass.
pub struct Story {
    pub vacancy: Uuid,
    pub anna: Uuid,
    pub bruno: Uuid,
    pub carla: Uuid,
}

impl Story {
    pub async fn begin(desk: &TestDesk) -> Self {
        let employer = desk.add(&desk.employer("Cantiere Levante")).await;
        let vacancy = desk.add(&desk.vacancy("Elettricista di bordo", employer)).await;
        let anna = desk.add(&desk.worker("Anna", "Bianchi")).await;
        let bruno = desk.add(&desk.worker("Bruno", "Rossi")).await;
        let carla = desk.add(&desk.worker("Carla", "Verdi")).await;
        Self { vacancy, anna, bruno, carla }
    }

    pub fn at(&self, rest: &str) -> String {
        format!("/sportello/offerte/{}/{rest}", self.vacancy)
    }

    pub async fn state(&self, desk: &TestDesk, worker: Uuid) -> ProposalState {
        let proposals = ponte_app::proposal::of_vacancy(&desk.app, &desk.caller(), VacancyId(self.vacancy)).await.expect("the proposals");
        proposals.into_iter().find(|stored| stored.proposal.worker.0 == worker).expect("a proposal").proposal.state
    }

    pub async fn post(&self, desk: &TestDesk, rest: &str, inputs: &[(&str, &str)]) {
        let page = desk.post(&desk.operator, &self.at(rest), inputs).await;
        assert_eq!(page.status, 303, "{rest} {inputs:?}: {}", page.text());
    }
}

#[tokio::test]
async fn a_vacancy_is_filled_through_the_pages() {
    for desk in TestDesk::all().await {
        let story = Story::begin(&desk).await;
        let (anna, bruno, carla) = (story.anna.to_string(), story.bruno.to_string(), story.carla.to_string());
        let list = desk.get(&desk.operator, &story.at("rosa")).await;
        assert_eq!(list.status, 200, "{}", list.text());
        for name in ["Anna Bianchi", "Bruno Rossi", "Carla Verdi"] {
            assert!(list.text().contains(name), "{name}");
        }
        story.post(&desk, "molti", &[("worker", &anna), ("worker", &bruno), ("worker", &carla), ("act", "propose")]).await;
        story.post(&desk, "scarta", &[("worker", &carla), ("reason", "experience")]).await;

        // Anna is called; she answers a question and agrees to be named.
        let round = desk.get(&desk.operator, &story.at(&format!("giro?persona={anna}"))).await;
        assert!(round.text().contains("answer.") && round.text().contains("0187 000 473"));
        let called =
            [("worker", anna.as_str()), ("outcome", "available"), ("consent", "yes"), ("answer.0.availability.hours", "yes full_time")];
        story.post(&desk, "giro", &called).await;
        let record = desk.read::<Worker>(story.anna).await.value;
        assert_eq!(record.availability.ascertained, Some(desk.app.today()));
        assert_eq!(record.availability.hours, [ponte_domain::work_terms::Hours::FullTime]);
        assert_eq!(record.consents.publication, Some(true));

        // Bruno is written to, opens the link (which changes nothing), and answers.
        story.post(&desk, "scrivi", &[("worker", &bruno)]).await;
        desk.run_jobs().await;
        let letter = desk.letters().into_iter().find(|letter| letter.to.contains("bruno.rossi")).expect("a letter");
        assert!(!letter.text.contains("Cantiere Levante") && !letter.subject.contains("Rossi"));
        let link = letter.link("/risposta/");
        assert_eq!(desk.get(&desk.anybody, &link).await.status, 200);
        assert_eq!(story.state(&desk, story.bruno).await, ProposalState::Contacted);
        let answered = desk.post(&desk.anybody, link.split('?').next().unwrap(), &[("answer", "available"), ("consent", "yes")]).await;
        assert_eq!(answered.status, 200);
        assert_eq!(story.state(&desk, story.bruno).await, ProposalState::Available);

        // The rosa goes to the employer, which judges one of the two.
        story.post(&desk, "invia", &[("worker", &anna), ("worker", &bruno), ("how", "mail"), ("message", "Buon lavoro")]).await;
        assert!(desk.letters().iter().all(|letter| !letter.to.contains("personale@")), "it can still be called back");
        desk.after(TimeDelta::minutes(1)).await;
        let letter = desk.letters().into_iter().find(|letter| letter.to.contains("personale@")).expect("a letter to the employer");
        let link = letter.link("/rosa/");
        let rosa = desk.get(&desk.anybody, &link).await.text();
        assert!(rosa.contains("Anna Bianchi") && rosa.contains("anna.bianchi@posta.example"));
        for hidden in ["Via Segreta", "1988", "Carla Verdi"] {
            assert!(!rosa.contains(hidden), "{hidden}");
        }
        let proposals = ponte_app::proposal::of_worker(&desk.app, &desk.caller(), ponte_domain::id::WorkerId(story.anna)).await.unwrap();
        let proposal = proposals[0].proposal.id.to_string();
        for _ in 0..2 {
            let judged = desk.post(&desk.anybody, &link, &[("proposal", &proposal), ("verdict", "suitable")]).await;
            assert_eq!(judged.status, 303);
        }
        assert_eq!(story.state(&desk, story.anna).await, ProposalState::Suitable);

        // A week later the outcome is asked; one tap fills the position and frees the other.
        desk.after(TimeDelta::days(7)).await;
        desk.run_jobs().await;
        let letter = desk.letters().into_iter().find(|letter| letter.text.contains("/esito/")).expect("the question");
        let at = letter.text.find("Anna Bianchi").expect("her name");
        let link =
            letter.text[at..].split_whitespace().find_map(|word| word.split_once("8080").map(|(_, path)| path.to_owned())).expect("a link");
        assert_eq!(desk.get(&desk.anybody, &link).await.status, 200);
        assert_eq!(story.state(&desk, story.anna).await, ProposalState::Suitable);
        for _ in 0..2 {
            let told = desk.post(&desk.anybody, link.split('?').next().unwrap(), &[("outcome", "hired")]).await;
            assert_eq!(told.status, 200, "{}", told.text());
        }
        assert_eq!(story.state(&desk, story.anna).await, ProposalState::Hired);
        assert_eq!(story.state(&desk, story.bruno).await, ProposalState::ClosedElsewhere);
        assert_eq!(desk.read::<Vacancy>(story.vacancy).await.value.state, VacancyState::Filled);
    }
}
