//! Profiling: the index with what is missing, the track decided by a person and contested, the model that a desk writes.

use axum::http::StatusCode;
use chrono::Days;
use ponte_domain::{
    id::{ResponseId, WorkerId},
    profiling::{Answer, Ground, Input, Nearness, Profile, Source, Track, TrackChoice},
    response::{Completion, Filling, Response, ResponseState, Subject as About},
    role::Role,
    service::{Origin, Subject},
    worker::{Education, Sex, Worker},
};
use ponte_storage::{
    leaf::{self, Leaf, StoredLeaf},
    response,
};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use crate::person::citizen;

struct Case {
    desk: TestDesk,
    worker: Uuid,
}

impl Case {
    async fn over(desk: TestDesk) -> Self {
        let mut record = desk.worker("Ada", "Rossi");
        record.person.sex = Some(Sex::Female);
        record.person.citizenship = vec!["IT".to_owned()];
        record.education = vec![Education { title: "Diploma".into(), eqf: Some(4), ..Education::default() }];
        let case = Self { worker: desk.add(&record).await, desk };
        let declared = (case.desk.app.today() - Days::new(400)).to_string();
        let path = format!("/sportello/persone/{}/stato/did", case.worker);
        case.desk.post(&case.desk.operator, &path, &[("did.day", &declared)]).await;
        case
    }

    async fn post(&self, rest: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let page = self.desk.post(&self.desk.operator, &format!("/sportello/persone/{}/profilazione{rest}", self.worker), form).await;
        (page.status, page.text())
    }

    async fn page(&self, rest: &str) -> String {
        self.desk.get(&self.desk.operator, &format!("/sportello/persone/{}{rest}", self.worker)).await.text()
    }

    async fn all<L: Leaf>(&self) -> Vec<StoredLeaf<L>> {
        leaf::of_worker(&self.desk.app.db, WorkerId(self.worker)).await.expect("leaves")
    }

    /// The answers of somebody of whom everything but the province is known.
    async fn make(&self, more: &[(&str, &str)]) -> (StatusCode, String) {
        let mut form = vec![
            ("in.sex", "F"),
            ("in.age", "38"),
            ("in.citizenship", "italian"),
            ("in.education", "diploma"),
            ("in.year_before", "unemployed"),
            ("in.months_since_work", "14"),
            ("in.months_searching", "13"),
            ("in.in_training", "no"),
            ("in.last_position", "temporary"),
        ];
        form.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        form.extend(more);
        self.post("", &form).await
    }

    async fn services(&self, origin: Origin) -> usize {
        let worker = WorkerId(self.worker);
        let all = ponte_app::service::of_subject(&self.desk.app, &self.desk.caller(), Subject::Worker(worker)).await.expect("services");
        all.iter().filter(|service| service.origin.is_some_and(|(from, _)| from == origin)).count()
    }

    /// An interview whose index fell into a band.
    async fn interviewed(&self, band: &str) {
        let app = &self.desk.app;
        let available = ponte_app::questionnaire::available(app, "SP").await.expect("questionnaires");
        let found = available.into_iter().find(|one| one.sheet.questionnaire == "profiling").expect("the pack of Sardinia is on");
        let mut asked = Response::new(
            ResponseId(app.new_id()),
            "SP",
            found.sheet.clone(),
            About::Worker(WorkerId(self.worker)),
            format!("C{}", app.new_id().simple()),
        );
        let scored = ponte_domain::questionnaire::Scored {
            score: "profiling_index".into(),
            value: Some("52.5".parse().expect("a number")),
            band: Some(band.into()),
        };
        let assessment = ponte_domain::questionnaire::Assessment { scores: vec![scored], ..Default::default() };
        asked.completions.push(Completion { at: app.now(), filled: Filling::InPerson, by: None, assessment });
        asked.state = ResponseState::Completed;
        let tx = app.db.begin().await.expect("a transaction");
        response::insert(&tx, &asked).await.expect("a questionnaire");
        tx.commit(app.now()).await.expect("to commit");
    }
}

/// Switches the pack on that has the questionnaire of the interview.
async fn with_interview(desk: TestDesk) -> TestDesk {
    let caller = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Administration);
    ponte_app::pack::enable(&desk.app, &caller, "SP", "sardinia-profiling", 0, Default::default(), true).await.expect("the pack");
    desk
}

#[tokio::test]
async fn the_record_fills_the_form_and_what_is_missing_is_told_not_guessed() {
    for desk in TestDesk::all().await {
        let case = Case::over(desk).await;
        let page = case.page("/profilazione").await;
        assert!(page.contains("Modello di dimostrazione, non è quello di ANPAL"), "{page}");
        assert!(page.contains(r#"name="in.age" autocomplete="off" value="38""#), "the age of the record: {page}");
        assert!(page.contains(r#"value="13""#), "the months of the declaration: {page}");
        assert!(page.contains("Il modello non ha questa cifra"), "the province has no figures");
        assert_eq!(case.make(&[]).await.0, StatusCode::SEE_OTHER);
        let made = case.all::<Profile>().await.remove(0).value;
        assert_eq!(made.score.missing, [Input::EmploymentRate, Input::LowWorkIntensity, Input::BusinessDensity]);
        assert!(made.score.low < made.score.high, "three figures are not known");
        assert_eq!((made.sources[&Input::Age], made.sources[&Input::YearBefore]), (Source::Record, Source::Said));
        assert!(!made.answers.contains_key(&Input::YearsInItaly), "not asked of who is Italian");
        let page = case.page("/profilazione").await;
        assert!(page.contains("fra 0,") && page.contains("Manca, e va chiesto:"), "{page}");
        assert!(page.contains("dalla scheda") && page.contains("alza di"), "{page}");
        assert_eq!(case.services(Origin::Profile).await, 1);
        assert!(case.page("/storia").await.contains("Profilazione quantitativa"));
        for wrong in [("in.age", "12"), ("in.sex", "X"), ("in.months_searching", "molti")] {
            let (status, text) = case.make(&[wrong]).await;
            assert!(status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("Questa risposta non va"), "{wrong:?}: {text}");
        }
        let back = format!("/{}/togli", made.id);
        assert_eq!(case.post(&back, &[("version", "1"), ("words", "")]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(case.post(&back, &[("version", "1"), ("words", "Di un'altra")]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.services(Origin::Profile).await, 0, "the service goes with the act");
        assert!(case.page("/profilazione").await.contains("Di un&#x27;altra") || case.page("/profilazione").await.contains("Di un'altra"));
    }
}

#[tokio::test]
async fn a_track_is_proposed_from_both_decided_by_a_person_and_contested_by_the_one_it_is_about() {
    for desk in TestDesk::all().await {
        let case = Case::over(with_interview(desk).await).await;
        // Far by any figures of the province, which are not known.
        let far = [("in.age", "62"), ("in.education", "none"), ("in.year_before", "inactive"), ("in.months_since_work", "30")];
        case.make(&far).await;
        let page = case.page("/profilazione").await;
        assert!(page.contains("manca la profilazione qualitativa"), "{page}");
        case.interviewed("far").await;
        let (status, text) = case.post("/percorso", &[("track", "reemployment")]).await;
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("Scrivi perché"), "{text}");
        let proposed = case.page("/profilazione").await;
        assert!(proposed.contains("Propone «Riqualificazione (reskilling)»"), "{proposed}");
        assert_eq!(case.post("/percorso", &[("track", "reskilling")]).await.0, StatusCode::SEE_OTHER);
        let chosen = case.all::<TrackChoice>().await.remove(0).value;
        assert_eq!((chosen.track, chosen.proposed.track, chosen.reason.clone()), (Track::Reskilling, Some(Track::Reskilling), None));
        assert!(matches!(chosen.proposed.ground, Ground::Marks { qualitative: 2, .. }), "{:?}", chosen.proposed.ground);
        assert_eq!(case.services(Origin::Track).await, 1);
        let changed = [("track", "inclusion"), ("reason", "Ha bisogno anche di altro")];
        assert_eq!(case.post("/percorso", &changed).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.services(Origin::Track).await, 1, "one assessment, whatever is decided after");
        assert!(case.page("/profilazione").await.contains("la regola proponeva «Riqualificazione (reskilling)»"));
        assert!(case.page("/patto").await.contains(r#"<option value="inclusion" selected>"#), "the pact begins with the track");
        contested(&case).await;
    }
}

async fn contested(case: &Case) {
    let (_, herself) = citizen(&case.desk, "ada", "Ada Rossi", case.worker).await;
    let area = format!("/area/{}/profilazione", case.worker);
    let page = case.desk.get(&herself, &area).await.text();
    assert!(page.contains("Percorso 4: Lavoro e inclusione") && page.contains("articolo 22"), "{page}");
    let id = case.all::<TrackChoice>().await.into_iter().find(|found| found.value.track == Track::Inclusion).expect("a track").value.id;
    let path = format!("{area}/{id}/contesta");
    let empty = case.desk.post(&herself, &path, &[("version", "1"), ("words", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let unasked = case.desk.post(&case.desk.operator, &path, &[("version", "1"), ("words", "Per lei")]).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY, "who speaks for her says how she asked");
    let said = case.desk.post(&herself, &path, &[("version", "1"), ("words", "Preferisco un corso")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    assert!(case.page("/profilazione").await.contains("Preferisco un corso"));
    let answer = [("version", "2"), ("words", "Ne parliamo martedì")];
    assert_eq!(case.post(&format!("/percorso/{id}/rispondi"), &answer).await.0, StatusCode::SEE_OTHER);
    assert!(case.desk.get(&herself, &area).await.text().contains("Ne parliamo martedì"));
    let taken = [("version", "3"), ("words", "Decisa per un'altra")];
    assert_eq!(case.post(&format!("/percorso/{id}/togli"), &taken).await.0, StatusCode::SEE_OTHER);
    assert!(case.desk.get(&herself, &area).await.text().contains("Percorso 3"), "the one before holds again");
}

/// The form of the model as the page fills it.
fn filled(page: &str) -> Vec<(String, String)> {
    let value = |tag: &str, name: &str| {
        tag.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(text, _)| text.to_owned())
    };
    let tags = page.split("<input").skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default()))).collect()
}

#[tokio::test]
async fn a_manager_writes_a_version_and_results_keep_the_one_they_were_made_with() {
    for desk in TestDesk::all().await {
        let (_, manager) = desk.visitor("capo", "Paola Capo", &[Role::DeskManager]).await;
        let case = Case::over(desk).await;
        case.make(&[]).await;
        let refused = case.desk.get(&case.desk.operator, "/sportello/profilazione").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let page = case.desk.get(&manager, "/sportello/profilazione").await.text();
        let change = |pairs: &[(&str, &str)]| {
            let mut form = filled(&page);
            form.retain(|(name, _)| name != "csrf" && !pairs.iter().any(|(other, _)| other == name));
            form.extend(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            form
        };
        let send = async |form: Vec<(String, String)>| {
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            case.desk.post(&manager, "/sportello/profilazione", &form).await
        };
        for (wrong, words) in [
            (("w.sex.F", "11"), "Un numero fra"),
            (("w.sex.F", "tanto"), "Un numero fra"),
            (("far", "0,1"), "Le soglie vanno fra 0 e 1"),
            (("reason", ""), "Questo serve"),
        ] {
            let pairs = if wrong.0 == "reason" { vec![wrong] } else { vec![("reason", "Prova"), wrong] };
            let answer = send(change(&pairs)).await;
            let text = answer.text();
            assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && text.contains(words), "{wrong:?}: {text}");
        }
        let figures = [
            ("reason", "Cifre della provincia"),
            ("w.sex.F", "0,25"),
            ("t.0.province", "sp"),
            ("t.0.employment_rate", "65,2"),
            ("t.0.low_work_intensity", "9"),
            ("t.0.business_density", "80"),
            ("t.0.source", "Cifre inventate, 2026"),
        ];
        assert_eq!(send(change(&figures)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(send(change(&figures)).await.status, StatusCode::CONFLICT, "somebody wrote one meanwhile");
        case.make(&[]).await;
        let made = case.all::<Profile>().await;
        let (new, old) = (&made[0].value, &made[1].value);
        assert_eq!((old.model.number, new.model.number), (0, 1));
        assert_eq!((new.score.missing.len(), new.score.low), (0, new.score.high), "the province is known now");
        assert_eq!(new.answers[&Input::EmploymentRate], Answer::Number("65.2".parse().expect("a number")));
        let of_sex =
            |profile: &Profile| profile.score.parts.iter().find(|part| part.input == Input::Sex).expect("a part").weight.to_string();
        assert_eq!((of_sex(old), of_sex(new)), ("0.1".to_owned(), "0.25".to_owned()));
        assert!([Nearness::Near, Nearness::Between, Nearness::Far].contains(&new.score.nearest));
        assert!(case.page("/profilazione").await.contains("versione 1."), "the page names the version");
        let stored = case.desk.read::<Worker>(case.worker).await;
        assert!(stored.value.person.citizenship == ["IT"], "nothing of it is written into the record");
    }
}
