//! The balance of competences and the plan: taken over, judged, concluded; the gap in one press into the plan; the booklet.

use axum::http::StatusCode;
use chrono::Days;
use ponte_domain::{
    balance::{Balance, Class, Taken},
    concept::ConceptRef,
    course::{Course, CoursePlace},
    id::{ExternalId, WorkerId},
    plan::{Plan, UnitState},
    reference::Lang,
    service::{Origin, Subject},
    work_terms::Cefr,
    worker::{Language, Skill, Worker},
};
use ponte_storage::leaf::{self, Leaf, StoredLeaf};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use crate::person::citizen;

struct Case {
    desk: TestDesk,
    worker: Uuid,
    /// An occupation of the starter set, a skill of it that she has, and one that she lacks.
    occupation: String,
    has: ConceptRef,
    lacks: ConceptRef,
}

impl Case {
    async fn over(desk: TestDesk) -> Self {
        let catalogue = desk.app.market.catalogue();
        let occupation = catalogue.occupations().iter().find(|one| one.essential.len() > 2).expect("an occupation with skills");
        let concept = |at: usize| {
            let skill = catalogue.skill(occupation.essential[at]);
            ConceptRef::known(skill.label.get(Lang::It), &*skill.uri)
        };
        let (has, lacks, name) = (concept(0), concept(1), occupation.label.get(Lang::It).to_owned());
        let mut record = desk.worker("Ada", "Rossi");
        record.skills = vec![Skill { skill: has.clone(), level: Some(3), evidence: None }];
        record.languages = vec![Language { code: "en".into(), cefr: Some(Cefr::B1) }];
        let worker = desk.add(&record).await;
        Self { worker, occupation: name, has, lacks, desk }
    }

    async fn post(&self, rest: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let page = self.desk.post(&self.desk.operator, &format!("/sportello/persone/{}/bilancio{rest}", self.worker), form).await;
        (page.status, page.text())
    }

    async fn page(&self, rest: &str) -> String {
        self.desk.get(&self.desk.operator, &format!("/sportello/persone/{}{rest}", self.worker)).await.text()
    }

    async fn all<L: Leaf>(&self) -> Vec<StoredLeaf<L>> {
        leaf::of_worker(&self.desk.app.db, WorkerId(self.worker)).await.expect("leaves")
    }

    async fn balance(&self) -> StoredLeaf<Balance> {
        self.all::<Balance>().await.remove(0)
    }

    async fn services(&self) -> usize {
        let all = ponte_app::service::of_subject(&self.desk.app, &self.desk.caller(), Subject::Worker(WorkerId(self.worker))).await;
        all.expect("services").iter().filter(|service| service.origin.is_some_and(|(from, _)| from == Origin::Balance)).count()
    }

    async fn add_course(&self, title: &str) -> Uuid {
        let course = Course {
            external: ExternalId { source: "prova".into(), id: title.into() },
            desk: "SP".into(),
            title: title.into(),
            body: "Ente Formazione Golfo".into(),
            place: CoursePlace::default(),
            from: Some(self.desk.app.today() + Days::new(20)),
            to: Some(self.desk.app.today() + Days::new(40)),
            hours: Some(40),
            seats: None,
            cost_cents: None,
            funding: None,
            skills: vec![self.lacks.clone()],
            qualification: Some("Attestato".into()),
            eqf: None,
            requirements: Vec::new(),
            hiring_commitment: false,
            apply_until: None,
            link: None,
        };
        self.desk.add(&course).await
    }
}

#[tokio::test]
async fn a_balance_takes_over_the_record_is_judged_and_concluded() {
    for desk in TestDesk::all().await {
        let case = Case::over(desk).await;
        assert_eq!(case.post("", &[]).await.0, StatusCode::SEE_OTHER);
        assert!(case.post("", &[]).await.1.contains("Un altro bilancio è aperto"));
        let own = case.balance().await.value.id;
        assert_eq!(case.post(&format!("/{own}/dalla-scheda"), &[("version", "1")]).await.0, StatusCode::SEE_OTHER);
        let taken: Vec<Taken> = case.balance().await.value.competences.iter().map(|each| each.taken).collect();
        assert_eq!(taken, [Taken::Skill, Taken::Language, Taken::Experience]);
        assert!(case.page("/bilancio").await.contains("inglese"), "a language by its name");
        let early = case.post(&format!("/{own}/concludi"), &[("version", "2"), ("summary", "Fatto")]).await;
        assert!(early.0 == StatusCode::UNPROCESSABLE_ENTITY && early.1.contains("di’ il livello di ogni competenza"), "{}", early.1);
        let work = case.balance().await.value.competences[2].clone();
        let id = work.id.to_string();
        let judged = [
            ("version", "2"),
            ("competence", id.as_str()),
            ("class", "technical"),
            ("what", work.what.text.as_str()),
            ("level", "4"),
            ("said_by", "employer"),
            ("evidence", "Ha formato due apprendisti"),
        ];
        assert_eq!(case.post(&format!("/{own}/competenze"), &judged).await.0, StatusCode::SEE_OTHER);
        let new = [("version", "3"), ("class", "transversal"), ("what", "lavorare con gli altri di notte"), ("level", "2")];
        assert_eq!(case.post(&format!("/{own}/competenze"), &new).await.0, StatusCode::SEE_OTHER);
        let twice = [("version", "4"), ("class", "transversal"), ("what", "Lavorare con gli altri di notte")];
        assert!(case.post(&format!("/{own}/competenze"), &twice).await.1.contains("C’è già."));
        let done = [("version", "4"), ("summary", "Sa fare il suo mestiere")];
        assert_eq!(case.post(&format!("/{own}/concludi"), &done).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.services().await, 1, "specialist guidance");
        assert!(case.page("/storia").await.contains("Bilancio di competenze concluso"));
        assert_eq!(case.post(&format!("/{own}/riapri"), &[("version", "5")]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.services().await, 0);
        to_the_profile(&case, own).await;
    }
}

/// What she agrees to goes into the record, where matching reads it; nothing else does.
async fn to_the_profile(case: &Case, own: Uuid) {
    let before = case.desk.read::<Worker>(case.worker).await.value.skills.len();
    assert_eq!(before, 1, "nothing of a balance goes there by itself");
    let balance = case.balance().await.value;
    let new = balance.competences.iter().find(|each| each.class == Class::Transversal).expect("the one of the interview");
    let form = [("competence", new.id.to_string())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(case.post(&format!("/{own}/nel-profilo"), &form).await.0, StatusCode::SEE_OTHER);
    let skills = case.desk.read::<Worker>(case.worker).await.value.skills;
    assert_eq!((skills.len(), skills[1].level), (2, Some(2)));
}

#[tokio::test]
async fn the_courses_that_teach_what_is_missing_go_into_the_plan_in_one_press() {
    for desk in TestDesk::all().await {
        let case = Case::over(desk).await;
        let course = case.add_course("Corso che serve").await;
        let asked = format!("/bilancio?mestiere={}", urlencode(&case.occupation));
        let page = case.page(&asked).await;
        assert!(page.contains("Corso che serve") && page.contains("Ha 1 competenze su"), "{page}");
        let shown = |text: &str| page.contains(&text.replace('\'', "&#x27;"));
        assert!(shown(&case.has.text) && shown(&case.lacks.text), "{page}");
        let press = [("mestiere", case.occupation.as_str())];
        assert_eq!(case.post("/piano/dal-divario", &press).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.post("/piano/dal-divario", &press).await.0, StatusCode::SEE_OTHER);
        let plan = case.all::<Plan>().await.remove(0);
        assert_eq!(plan.value.units.iter().filter(|unit| unit.course.is_some_and(|id| id.0 == course)).count(), 1, "once");
        assert_eq!(plan.value.goal, case.occupation);
        let id = plan.value.id;
        let version = plan.version.to_string();
        let unit = plan.value.units.iter().find(|unit| unit.course.is_some_and(|id| id.0 == course)).expect("the unit").id.to_string();
        let done = [("version", version.as_str()), ("unit", &unit), ("state", "done")];
        let unproven = case.post(&format!("/piano/{id}/stato"), &done).await;
        assert!(unproven.0 == StatusCode::UNPROCESSABLE_ENTITY && unproven.1.contains("vale con quello che lo mostra"), "{}", unproven.1);
        let proven = [&done[..], &[("unit_evidence", "Attestato 12/2026")]].concat();
        assert_eq!(case.post(&format!("/piano/{id}/stato"), &proven).await.0, StatusCode::SEE_OTHER);
        let plan = case.all::<Plan>().await.remove(0);
        let version = plan.version.to_string();
        let kept = plan.value.units.iter().find(|each| each.id.to_string() == unit).expect("the unit");
        assert_eq!((kept.state, kept.done), (UnitState::Done, Some(case.desk.app.today())));
        let step = [("version", version.as_str()), ("step.what", "Rifare la patente"), ("step.who", "Ada")];
        assert_eq!(case.post(&format!("/piano/{id}/passi"), &step).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.post(&format!("/piano/{id}/passi"), &step).await.0, StatusCode::CONFLICT, "somebody saved it since");
        the_booklet(&case).await;
    }
}

async fn the_booklet(case: &Case) {
    case.post("", &[]).await;
    let own = case.balance().await.value.id;
    case.post(&format!("/{own}/dalla-scheda"), &[("version", "1")]).await;
    let taken: Vec<Taken> = case.balance().await.value.competences.iter().map(|each| each.taken).collect();
    assert!(taken.contains(&Taken::Unit), "what the course taught: {taken:?}");
    let path = format!("/sportello/persone/{}/bilancio/libretto.pdf", case.worker);
    let paper = case.desk.get(&case.desk.operator, &path).await;
    assert!(paper.bytes.starts_with(b"%PDF-1.7") && paper.bytes.windows(7).any(|window| window == b"pdfuaid"));
    let (_, herself) = citizen(&case.desk, "ada", "Ada Rossi", case.worker).await;
    let page = case.desk.get(&herself, &format!("/area/{}/bilancio", case.worker)).await.text();
    assert!(page.contains("Rifare la patente") && page.contains("Attestato 12"), "{page}");
    let paper = case.desk.get(&herself, &format!("/area/{}/libretto.pdf", case.worker)).await;
    assert!(paper.bytes.starts_with(b"%PDF-1.7"));
}

fn urlencode(text: &str) -> String {
    serde_urlencoded::to_string([("x", text)]).expect("a query").trim_start_matches("x=").to_owned()
}
