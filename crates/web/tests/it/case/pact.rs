//! The service pact: written from the profile, signed, changed; absences decided by a person and contested.

use axum::http::StatusCode;
use chrono::{Days, Months};
use ponte_domain::{
    attachment::{Attachment, AttachmentKind},
    concept::ConceptRef,
    id::WorkerId,
    pact::{Absence, Pact},
    service::Subject,
    unemployment::State,
    worker::Worker,
};
use ponte_storage::leaf::{self, Leaf, StoredLeaf};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use crate::support::upload;

struct Case {
    desk: TestDesk,
    worker: Uuid,
}

impl Case {
    async fn over(desk: TestDesk) -> Self {
        let mut record = desk.worker("Ada", "Rossi");
        record.wishes.occupations = vec![ConceptRef::words("elettricista navale")];
        let case = Self { worker: desk.add(&record).await, desk };
        let declared = (case.desk.app.today() - Days::new(40)).to_string();
        let path = format!("/sportello/persone/{}/stato/did", case.worker);
        case.desk.post(&case.desk.operator, &path, &[("did.day", &declared)]).await;
        case
    }

    async fn post(&self, rest: &str, form: &[(&str, &str)]) -> (StatusCode, String) {
        let page = self.desk.post(&self.desk.operator, &format!("/sportello/persone/{}/patto{rest}", self.worker), form).await;
        (page.status, page.text())
    }

    async fn sign(&self, rest: &str, texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (StatusCode, String) {
        let path = format!("/sportello/persone/{}/patto{rest}", self.worker);
        let page = upload(&self.desk, &self.desk.operator, &path, texts, files).await;
        (page.status, page.text())
    }

    async fn page(&self) -> String {
        self.desk.get(&self.desk.operator, &format!("/sportello/persone/{}/patto", self.worker)).await.text()
    }

    async fn all<L: Leaf>(&self) -> Vec<StoredLeaf<L>> {
        leaf::of_worker(&self.desk.app.db, WorkerId(self.worker)).await.expect("leaves")
    }

    async fn write(&self, more: &[(&str, &str)]) -> (StatusCode, String) {
        let review = (self.desk.app.today() + Months::new(6)).to_string();
        let mut form = vec![
            ("goal", "Un lavoro da elettricista"),
            ("hers", "Mando due candidature\nVengo agli incontri"),
            ("ours", "La chiamiamo ogni due settimane"),
            ("search.1.what", "Due candidature la settimana"),
            ("search.1.proof", "Le e-mail mandate"),
            ("available", "training"),
            ("contact_days", "15"),
            ("review", review.as_str()),
            ("responsible", "Chiara Donati"),
        ];
        form.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        form.extend(more);
        self.post("", &form).await
    }

    async fn state(&self) -> State {
        let stored = self.desk.read::<Worker>(self.worker).await;
        ponte_app::unemployment::status_of(&self.desk.app, &stored).await.expect("a status").state
    }
}

#[tokio::test]
async fn a_pact_is_written_from_the_profile_signed_and_then_changed_by_a_new_version() {
    for desk in TestDesk::all().await {
        let case = Case::over(desk).await;
        let draft = case.page().await;
        assert!(draft.contains("Un lavoro come: elettricista navale") && draft.contains("in ritardo di 10 giorni"), "{draft}");
        for (wrong, words) in
            [(("goal", ""), "Questo serve"), (("search.1.proof", ""), "Questo serve"), (("contact_days", "0"), "Da 1 a 180")]
        {
            let (status, text) = case.write(&[wrong]).await;
            assert!(status == StatusCode::UNPROCESSABLE_ENTITY && text.contains(words), "{wrong:?}: {text}");
        }
        assert_eq!(case.write(&[]).await.0, StatusCode::SEE_OTHER);
        assert!(case.write(&[]).await.1.contains("C’è già un patto"), "one at a time");
        let id = case.all::<Pact>().await[0].value.id;
        let sign = format!("/{id}/firma");
        let unproven = case.sign(&sign, &[("version", "1"), ("sign.how", "mail")], &[]).await;
        assert!(unproven.0 == StatusCode::UNPROCESSABLE_ENTITY && unproven.1.contains("che cosa prova la firma"));
        let proven = [("version", "1"), ("sign.how", "mail"), ("sign.evidence", "prot. 77, carta d'identità")];
        let no_paper = case.sign(&sign, &proven, &[("sign.file", "patto.pdf", b"un testo")]).await;
        assert!(no_paper.0 == StatusCode::UNPROCESSABLE_ENTITY && no_paper.1.contains("non è un PDF"), "{}", no_paper.1);
        let papers: [(&str, &str, &[u8]); 2] =
            [("sign.file", "patto.pdf", b"%PDF-1.7 patto"), ("sign.identity", "ci.jpg", b"\xff\xd8\xff\xe0")];
        assert_eq!(case.sign(&sign, &proven, &papers).await.0, StatusCode::SEE_OTHER);
        let kept: Vec<AttachmentKind> = case.all::<Attachment>().await.iter().map(|found| found.value.kind).collect();
        assert!(kept.contains(&AttachmentKind::SignedPact) && kept.contains(&AttachmentKind::IdentityDocument), "{kept:?}");
        let services = ponte_app::service::of_subject(&case.desk.app, &case.desk.caller(), Subject::Worker(WorkerId(case.worker))).await;
        assert_eq!(services.expect("services").iter().filter(|service| service.lep == "D").count(), 1);
        assert!(!case.page().await.contains("in ritardo"), "the clock stops at the signature");
        let again = [("id", id.to_string()), ("version", "2".to_owned())];
        let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert!(case.write(&again).await.1.contains("scrivi perché cambia"));
        let why: Vec<(&str, &str)> =
            again.iter().copied().chain([("why", "Cerca anche come autista"), ("goal", "Anche autista")]).collect();
        assert_eq!(case.write(&why).await.0, StatusCode::SEE_OTHER);
        let page = case.page().await;
        assert!(page.contains("versione 2") && page.contains("Cerca anche come autista") && page.contains("prot. 77"), "{page}");
        let story = case.desk.get(&case.desk.operator, &format!("/sportello/persone/{}/storia", case.worker)).await.text();
        assert!(story.contains("Patto di servizio firmato"), "{story}");
    }
}

#[tokio::test]
async fn the_pact_prints_as_a_tagged_pdf() {
    let case = Case::over(TestDesk::open().await).await;
    case.write(&[]).await;
    let id = case.all::<Pact>().await[0].value.id;
    let path = format!("/sportello/persone/{}/patto/{id}/patto.pdf", case.worker);
    let page = case.desk.get(&case.desk.operator, &path).await;
    assert!(page.bytes.starts_with(b"%PDF-1.7") && page.bytes.windows(7).any(|window| window == b"pdfuaid"));
    let nobody = format!("/sportello/persone/{}/patto/{}/patto.pdf", case.worker, Uuid::nil());
    assert_eq!(case.desk.get(&case.desk.operator, &nobody).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_sanction_is_proposed_decided_contested_and_taken_back() {
    for desk in TestDesk::all().await {
        let case = Case::over(desk).await;
        let missed = (case.desk.app.today() - Days::new(3)).to_string();
        assert_eq!(case.post("/assenze", &[("absence.day", &missed)]).await.0, StatusCode::SEE_OTHER);
        assert!(case.page().await.contains("la legge prevede «Un quarto di mensilità in meno»"));
        assert_eq!(case.state().await, State::Unemployed, "nothing follows by itself");
        let path = |what: &str, id: Uuid| format!("/assenze/{id}/{what}");
        let id = case.all::<Absence>().await[0].value.id;
        let hard = case.post(&path("decidi", id), &[("version", "1"), ("effect", "loss")]).await;
        assert!(hard.0 == StatusCode::UNPROCESSABLE_ENTITY && hard.1.contains("diverso da quello che la legge prevede"));
        let reasoned = [("version", "1"), ("effect", "loss"), ("words", "Terza assenza, le prime altrove")];
        assert_eq!(case.post(&path("decidi", id), &reasoned).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, State::Ended);
        assert_eq!(case.post(&path("contesta", id), &[("version", "2"), ("words", "Ero malata")]).await.0, StatusCode::SEE_OTHER);
        let upheld = [("version", "3"), ("upheld", "yes"), ("words", "Certificato accettato")];
        assert_eq!(case.post(&path("rispondi", id), &upheld).await.0, StatusCode::SEE_OTHER);
        assert_eq!(case.state().await, State::Unemployed, "the status goes on as if it had never ended");
        assert!(case.page().await.contains("Certificato accettato"));
    }
}

#[tokio::test]
async fn an_excused_absence_has_no_effect_and_the_diary_is_kept() {
    let case = Case::over(TestDesk::open().await).await;
    case.post("/assenze", &[]).await;
    let id = case.all::<Absence>().await[0].value.id;
    let excused = [("version", "1"), ("effect", "month"), ("justification", "illness")];
    assert_eq!(case.post(&format!("/assenze/{id}/decidi"), &excused).await.0, StatusCode::SEE_OTHER);
    assert!(case.page().await.contains("Giustificata"));
    assert_eq!(case.post("/diario", &[("diary.act", "application")]).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let entry = [("diary.act", "application"), ("diary.words", "Cantiere Levante"), ("diary.proof", "e-mail")];
    assert_eq!(case.post("/diario", &entry).await.0, StatusCode::SEE_OTHER);
    assert!(case.page().await.contains("Cantiere Levante"));
}
