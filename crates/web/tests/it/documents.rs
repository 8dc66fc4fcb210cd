//! Files of people, letters and documents that are written for them, what offices have printed.

use axum::http::{StatusCode, header};
use ponte_app::{pack, pathway, rights::Caller, template};
use ponte_domain::{
    actor::Purpose,
    attachment::{Attachment, AttachmentKind},
    expression::Values,
    id::WorkerId,
    reference::Lang,
    template::TemplateUse,
    worker::Worker,
};
use ponte_storage::leaf;
use ponte_testkit::{TestDesk, TestPage};
use uuid::Uuid;

use crate::support::{last_part, upload};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF";

struct Office {
    desk: TestDesk,
    ada: Uuid,
}

impl Office {
    async fn over(desk: TestDesk) -> Self {
        let ada = desk.add(&desk.worker("Ada", "Rossi")).await;
        Self { desk, ada }
    }

    fn of(&self, worker: Uuid, rest: &str) -> String {
        format!("/sportello/persone/{worker}/documenti{rest}")
    }

    async fn bring(&self, texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> TestPage {
        upload(&self.desk, &self.desk.operator, &self.of(self.ada, ""), texts, files).await
    }

    async fn files(&self, worker: Uuid) -> Vec<Attachment> {
        let found = leaf::of_worker::<Attachment>(&self.desk.app.db, WorkerId(worker)).await.expect("files");
        found.into_iter().map(|found| found.value).collect()
    }

    /// Writes a letter as the manager does; gives its number.
    async fn letter(&self, text: &str) -> String {
        let form = [
            ("act", "save"),
            ("sportello", "SP"),
            ("uso", "letter"),
            ("name", "Convocazione"),
            ("subject.it", "Vieni, {{ given_name }}"),
            ("text.it", text),
        ];
        let page = self.desk.post(&self.desk.administrator, "/sportello/modelli/nuovo", &form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        last_part(page.location())
    }
}

#[tokio::test]
async fn a_file_is_kept_sealed_given_back_as_it_was_and_removed_with_a_reason() {
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let (desk, ada) = (&office.desk, office.ada);
        for (bytes, words) in [(&b"hello"[..], "non è un PDF"), (&b""[..], "Scegli un file")] {
            let page = office.bring(&[("kind", "proof")], &[("file", "certificato.pdf", bytes)]).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains(words), "{words}: {}", page.text());
        }
        let large = [PDF, &vec![b'x'; 10 * 1024 * 1024][..]].concat();
        let page = office.bring(&[], &[("file", "lungo.pdf", &large)]).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("10 MB"));
        let whole = [PDF, &vec![b'y'; 300_000][..]].concat();
        let page = office.bring(&[("kind", "identity_document"), ("title", "Carta d’identità")], &[("file", "ci.PDF", &whole)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        let file = office.files(ada).await.remove(0);
        assert_eq!((file.kind, file.bytes), (AttachmentKind::IdentityDocument, whole.len() as u64));
        let pieces = ponte_storage::attachment::pieces(&desk.app.db, file.id).await.expect("pieces");
        assert!(pieces.len() > 1 && pieces.iter().all(|(_, content)| content.starts_with("v1.")), "in pieces, each sealed");
        let back = desk.get(&desk.operator, &office.of(ada, &format!("/{}", file.id))).await;
        assert_eq!((back.status, back.bytes.as_slice()), (StatusCode::OK, whole.as_slice()));
        assert_eq!(back.headers[header::CONTENT_TYPE], "application/pdf");
        assert_eq!(back.headers[header::CACHE_CONTROL], "no-store");
        let other = desk.add(&desk.worker("Bea", "Neri")).await;
        assert_eq!(desk.get(&desk.operator, &office.of(other, &format!("/{}", file.id))).await.status, StatusCode::NOT_FOUND);
        let remove = office.of(ada, &format!("/{}/togli", file.id));
        assert_eq!(desk.post(&desk.operator, &remove, &[("reason", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(desk.post(&desk.operator, &remove, &[("reason", "Di un'altra")]).await.status, StatusCode::SEE_OTHER);
        assert!(ponte_storage::attachment::pieces(&desk.app.db, file.id).await.expect("pieces").is_empty(), "the bytes are gone");
        let page = desk.get(&desk.operator, &office.of(ada, "")).await.text();
        assert!(page.contains("Di un&#x27;altra"), "that it was there stays: {page}");
        assert_eq!(desk.get(&desk.operator, &office.of(ada, &format!("/{}", file.id))).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_letter_is_written_once_with_its_versions_and_every_fault_said() {
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let desk = &office.desk;
        let wrong = [
            ("act", "save"),
            ("sportello", "SP"),
            ("uso", "letter"),
            ("name", "Invito"),
            ("subject.it", "Invito"),
            ("text.it", "Ciao\n{{ nome }}"),
        ];
        let page = desk.post(&desk.administrator, "/sportello/modelli/nuovo", &wrong).await;
        let text = page.text();
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && text.contains("Riga 2") && text.contains("nome"), "{text}");
        let id = office.letter("Buongiorno {{ given_name }}").await;
        let at = format!("/sportello/modelli/{id}");
        let second = [("act", "save"), ("version", "1"), ("name", "Convocazione"), ("subject.it", "S"), ("text.it", "Seconda")];
        assert_eq!(desk.post(&desk.administrator, &at, &second).await.status, StatusCode::SEE_OTHER);
        let stale = desk.post(&desk.administrator, &at, &second).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "somebody saved it since");
        let preview = [("act", "preview"), ("version", "2"), ("name", "Convocazione"), ("subject.it", "S"), ("text.it", "Non **salvata**")];
        assert!(desk.post(&desk.administrator, &at, &preview).await.text().contains("Non <b>salvata</b>"));
        let back = [("version", "2"), ("from", "1")];
        assert_eq!(desk.post(&desk.administrator, &format!("{at}/riprendi"), &back).await.status, StatusCode::SEE_OTHER);
        let page = desk.get(&desk.administrator, &at).await.text();
        assert!(page.contains("Versione 3") && page.contains("Buongiorno {{ given_name }}"), "{page}");
        assert!(desk.get(&desk.administrator, &format!("{at}/anteprima.pdf")).await.bytes.starts_with(b"%PDF"));
        let offered = |page: &str| page.contains("Convocazione");
        assert!(offered(&desk.get(&desk.operator, &office.of(office.ada, "")).await.text()));
        assert_eq!(desk.get(&desk.operator, &at).await.status, StatusCode::FORBIDDEN, "an operator uses it and does not write it");
        let retired = desk.post(&desk.administrator, &format!("{at}/ritira"), &[("version", "3"), ("retired", "yes")]).await;
        assert_eq!(retired.status, StatusCode::SEE_OTHER);
        assert!(!offered(&desk.get(&desk.operator, &office.of(office.ada, "")).await.text()));
    }
}

#[tokio::test]
async fn a_letter_is_read_over_then_kept_and_sent() {
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let (desk, ada) = (&office.desk, office.ada);
        let letter = office.letter("Buongiorno {{ given_name }}, il patto è del {{ pact_signed }}.").await;
        let at = office.of(ada, &format!("/lettera/{letter}"));
        let page = desk.get(&desk.operator, &at).await.text();
        assert!(page.contains("Buongiorno Ada, il patto è del …") && page.contains("Giorno della firma del patto"), "{page}");
        let written = [("subject", "Vieni"), ("text", "Buongiorno **Ada**"), ("act", "paper")];
        assert_eq!(desk.post(&desk.operator, &at, &written).await.status, StatusCode::SEE_OTHER);
        let mailed = [("subject", "Vieni"), ("text", "Buongiorno **Ada**,\nti aspettiamo"), ("act", "email")];
        assert_eq!(desk.post(&desk.operator, &at, &mailed).await.status, StatusCode::SEE_OTHER);
        let files = office.files(ada).await;
        assert!(files.len() == 2 && files.iter().all(|file| file.kind == AttachmentKind::Letter && file.made_from.is_some()));
        let pdf = desk.get(&desk.operator, &office.of(ada, &format!("/{}", files[0].id))).await;
        assert!(pdf.bytes.starts_with(b"%PDF-1.7") && pdf.bytes.windows(7).any(|window| window == b"pdfuaid"));
        desk.run_jobs().await;
        let sent = desk.letters();
        assert_eq!((sent.len(), sent[0].subject.as_str()), (1, "Vieni"));
        assert!(sent[0].text.contains("Buongiorno Ada,") && !sent[0].text.contains("**"), "{}", sent[0].text);
        let mut record = desk.read::<Worker>(ada).await;
        record.value.consents.contact = Some(false);
        ponte_app::register::save(&desk.app, &desk.caller(), ada, record.version, &record.value).await.expect("saved");
        let page = desk.post(&desk.operator, &at, &mailed).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text().contains("Non vuole che le si scriva"));
        assert_eq!(office.files(ada).await.len(), 2, "what cannot be sent is not kept as sent");
    }
}

#[tokio::test]
async fn a_step_writes_its_message_and_is_done_by_it() {
    const PACK: &str = "emilia-romagna-self-employment";
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let (desk, ada) = (&office.desk, office.ada);
        pack::enable(&desk.app, &Caller::console(Purpose::Administration), "SP", PACK, 0, Values::new(), true).await.expect("on");
        let begin = format!("/sportello/persone/{ada}/percorsi/inizia/{PACK}/self_employment");
        let case = desk.post(&desk.operator, &begin, &[("fact-in_pact", "yes")]).await.location().to_owned();
        assert!(desk.get(&desk.operator, &case).await.text().contains("/scrivi/invitation"), "the step leads to its message");
        let page = desk.get(&desk.operator, &format!("{case}/scrivi/invitation")).await.text();
        assert!(page.contains("Buongiorno Ada, ti aspettiamo"), "{page}");
        let none = desk.get(&desk.operator, &format!("{case}/scrivi/cluster")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "a task writes nothing");
        let form = [("subject", "Il tuo appuntamento"), ("text", "Vieni martedì"), ("act", "telephone")];
        let told = desk.post(&desk.operator, &format!("{case}/scrivi/invitation"), &form).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.text());
        let run = last_part(&case).parse().expect("a number");
        let standing = pathway::view(&desk.app, &desk.caller(), run).await.expect("the case").standing;
        assert_eq!(standing.phase(), Some("information"));
        let again = desk.post(&desk.operator, &format!("{case}/scrivi/invitation"), &form).await;
        assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("già fatto"));
        assert_eq!(office.files(ada).await.len(), 1, "nothing is kept of what was not done");
    }
}

#[tokio::test]
async fn a_letter_to_many_is_kept_for_each_and_comes_as_one_file() {
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let desk = &office.desk;
        let mut silent = desk.worker("Bea", "Neri");
        silent.contacts.email = None;
        let bea = desk.add(&silent).await;
        let letter = office.letter("Buongiorno {{ given_name }}").await;
        let look = desk.get(&desk.operator, &format!("/sportello/lettere?lettera={letter}&modo=email")).await.text();
        assert!(look.contains("Una persona la riceve") && look.contains("non può"), "{look}");
        let asked = desk.post(&desk.operator, "/sportello/lettere", &[("lettera", &letter), ("modo", "paper")]).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
        desk.run_jobs().await;
        let job = last_part(asked.location());
        assert_eq!((office.files(office.ada).await.len(), office.files(bea).await.len()), (1, 1));
        let all = desk.get(&desk.operator, &format!("/sportello/lettere/{job}/lettere.pdf")).await;
        assert!(all.status == StatusCode::OK && all.bytes.starts_with(b"%PDF"));
        assert!(desk.get(&desk.operator, asked.location()).await.text().contains("lettere.pdf"));
        let other = desk.get(&desk.administrator, &format!("/sportello/lettere/{job}/lettere.pdf")).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "for whoever asked only");
        let found = ponte_storage::job::get(&desk.app.db, ponte_domain::id::JobId(job.parse().expect("a number")))
            .await
            .expect("read")
            .expect("there");
        let merge = serde_json::from_str(&found.payload).expect("a merge");
        template::run_merge(&desk.app, &found, &merge).await.expect("run again");
        assert_eq!(office.files(bea).await.len(), 1, "a run that is taken up again makes none twice");
        let bad = desk.post(&desk.operator, "/sportello/lettere", &[("lettera", "nessuna")]).await;
        assert!(bad.status.is_client_error());
    }
}

#[tokio::test]
async fn what_a_desk_has_printed_holds_in_its_documents_and_once_only() {
    for desk in TestDesk::all().await {
        let office = Office::over(desk).await;
        let desk = &office.desk;
        let form = [
            ("act", "save"),
            ("sportello", "SP"),
            ("uso", "status_certificate"),
            ("name", "Ricorso"),
            ("after.it", "Ricorso entro {{ today }}"),
        ];
        assert_eq!(desk.post(&desk.administrator, "/sportello/modelli/nuovo", &form).await.status, StatusCode::SEE_OTHER);
        let again = desk.post(&desk.administrator, "/sportello/modelli/nuovo", &form).await;
        assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("ha già un testo"));
        let printed = template::office_text(&desk.app, "SP", TemplateUse::StatusCertificate, None, Lang::Fr).await.expect("read");
        assert!(printed.before.is_empty() && printed.after.len() == 1, "a language nobody wrote is Italian");
        let certificate = desk.get(&desk.operator, &format!("/sportello/persone/{}/stato/attestato.pdf", office.ada)).await;
        assert!(certificate.bytes.starts_with(b"%PDF-1.7") && certificate.bytes.windows(7).any(|window| window == b"pdfuaid"));
    }
}
