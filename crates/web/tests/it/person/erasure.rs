//! Erasing: a report first, then nothing of her anywhere; holds, statuses, backups.

use std::{fs, path::Path};

use axum::http::StatusCode;
use ponte_app::{
    App,
    account::Origin,
    mail::{self, Mail},
    maintain::{self, BackupSecret},
    protected::{self, Subject},
    rights::Caller,
};
use ponte_domain::{
    actor::{Actor, Purpose},
    case::{Mandate, MandateKind, MandateScope, UrgentAccess},
    dispatch::{Dispatch, Sent},
    id::{AccountId, BatchId, DispatchId, VacancyId, WorkerId},
    project::{Project, ProjectKind, Stage},
    protected::{Household, SectionData},
    role::Role,
    worker::Worker,
};
use ponte_storage::{
    Engine,
    batch::{self, Batch, BatchState},
    case,
    dump::dump,
    erasure, person_request, proposal, register,
};
use ponte_testkit::{TestClock, TestDesk, desk::config_in};
use ponte_web::presses;
use uuid::Uuid;

use super::{Story, citizen};

/// What must be nowhere when she is erased.
const MARKS: [&str; 24] = [
    "Zaffirona",
    "Quarzomarino",
    "via Nascosta 99",
    "via Precedente 98",
    "zaffirona.quarzo@posta.example",
    "0187 999 111",
    "nota-della-proposta",
    "delegato-di-lei",
    "ragione-urgente",
    "figli-di-lei",
    "parole-della-richiesta",
    "prova-del-consenso",
    "zaffi-utente",
    "nota-dello-stato",
    "fonte-del-sostegno",
    "nota-del-servizio",
    "parole-del-diario",
    "nota-dell-assenza",
    "parole-da-lontano",
    "perche-del-segmento",
    "ragione-del-percorso",
    "obiettivo-del-piano",
    "nome-del-curriculum",
    "parole-della-lettera",
];

/// A person who has left traces everywhere.
struct Traces {
    desk: TestDesk,
    worker: Uuid,
    vacancy: Uuid,
    request: Uuid,
}

async fn traces(desk: TestDesk) -> Traces {
    let mut record = desk.worker("Zaffirona", "Quarzomarino");
    record.contacts.email = Some("zaffirona.quarzo@posta.example".to_owned());
    record.contacts.phone = vec!["0187 999 111".to_owned()];
    record.residence.as_mut().expect("a home").address = Some("via Precedente 98".to_owned());
    let worker = desk.add(&record).await;
    let stored = desk.read::<Worker>(worker).await;
    let mut moved = stored.value.clone();
    moved.residence.as_mut().expect("a home").address = Some("via Nascosta 99".to_owned());
    ponte_app::register::save(&desk.app, &desk.caller(), worker, stored.version, &moved).await.expect("to save");
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = desk.add(&desk.vacancy("Elettricista", employer)).await;
    let (_, herself) = citizen(&desk, "zaffi-utente", "Zaffirona Quarzomarino", worker).await;
    let area = format!("/area/{worker}");
    let asked = desk.post(&herself, &format!("{area}/richieste"), &[("kind", "erasure"), ("words", "parole-della-richiesta")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    let agreed = [("about", "publication"), ("agreed", "yes"), ("on_behalf", "paper"), ("evidence", "prova-del-consenso")];
    assert_eq!(desk.post(&desk.operator, &format!("{area}/consensi"), &agreed).await.status, StatusCode::SEE_OTHER);
    let from_afar = [("kind", "other"), ("words", "parole-da-lontano")];
    assert_eq!(desk.post(&herself, &format!("{area}/chiedi"), &from_afar).await.status, StatusCode::SEE_OTHER);
    case_file(&desk, worker).await;
    welcome(&desk, worker).await;
    propose(&desk, worker, vacancy).await;
    around(&desk, worker).await;
    files_and_letters(&desk, worker).await;
    let request = person_request::of_worker(&desk.app.db, worker.into()).await.expect("requests")[0].request.id;
    Traces { desk, worker, vacancy, request }
}

/// What her case file holds beside her record. The status is over and its time of keeping too, so that it goes with the rest.
async fn case_file(desk: &TestDesk, worker: Uuid) {
    let base = format!("/sportello/persone/{worker}");
    let declared = [("did.day", "2009-01-01"), ("did.note", "nota-dello-stato")];
    let benefit = [("benefit.kind", "other"), ("benefit.from", "2009-01-01"), ("benefit.source", "fonte-del-sostegno")];
    let ended = [("end.day", "2009-02-01"), ("end.reason", "retirement")];
    let diary = [("diary.act", "contact"), ("diary.words", "parole-del-diario")];
    let absence = [("absence.missed", "workshop"), ("absence.note", "nota-dell-assenza")];
    let service = [("lep", "A"), ("note", "nota-del-servizio")];
    let track = [("track", "upskilling"), ("reason", "ragione-del-percorso")];
    let plan = [("goal", "obiettivo-del-piano")];
    let curriculum = [("name", "nome-del-curriculum")];
    let letter = [("to", "Ditta"), ("subject", "Lettera"), ("letter_why", "parole-della-lettera"), ("brings", "b"), ("closing", "c")];
    let all = [
        ("/profilazione/percorso", &track[..]),
        ("/bilancio/piano", &plan),
        ("/curricula", &curriculum),
        ("/curricula/lettere", &letter),
        ("/stato/did", &declared),
        ("/stato/sostegni", &benefit),
        ("/stato/fine", &ended),
        ("/servizi", &service),
        ("/patto/diario", &diary),
        ("/patto/assenze", &absence),
    ];
    for (path, form) in all {
        let page = desk.post(&desk.operator, &format!("{base}{path}"), form).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}: {}", page.text());
    }
}

/// A visit of hers, and how autonomous she is online.
async fn welcome(desk: &TestDesk, worker: Uuid) {
    let visit = desk.post(&desk.operator, "/sportello/accoglienza", &[("worker", &worker.to_string())]).await;
    assert_eq!(visit.status, StatusCode::SEE_OTHER, "{}", visit.text());
    let seen = desk.read::<Worker>(worker).await.version.to_string();
    let form = [("segment", "analog"), ("why", "perche-del-segmento"), ("version", seen.as_str())];
    let decided = desk.post(&desk.operator, &format!("/sportello/persone/{worker}/segmento"), &form).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.text());
}

/// A proposal with a note, sent to an employer with words that name her.
async fn propose(desk: &TestDesk, worker: Uuid, vacancy: Uuid) {
    let people = [WorkerId(worker)];
    ponte_app::proposal::ask_by_mail(&desk.app, &desk.caller(), VacancyId(vacancy), &people).await.expect("a letter");
    let mut tx = desk.app.db.begin().await.expect("a transaction");
    let mut found = proposal::of_pair(&tx, VacancyId(vacancy), WorkerId(worker)).await.expect("to read").expect("a proposal");
    found.proposal.steps[0].note = Some("nota-della-proposta".to_owned());
    proposal::update(&mut tx, found.version, &found.proposal, desk.app.now()).await.expect("to save");
    let dispatch = Dispatch {
        id: DispatchId(desk.app.new_id()),
        vacancy: VacancyId(vacancy),
        sent_at: desk.app.now(),
        sent_by: "prova".to_owned(),
        to: None,
        message: Some("La signora Zaffirona Quarzomarino è la prima.".to_owned()),
        people: vec![Sent { proposal: found.proposal.id, worker: WorkerId(worker), verdict: None, verdict_at: None }],
        left_out: vec![WorkerId(worker)],
        plan: None,
        asked_at: None,
        answered_at: None,
    };
    proposal::save_dispatch(&tx, &dispatch).await.expect("a shortlist");
    tx.commit(desk.app.now()).await.expect("to commit");
}

/// A mandate, an emergency, the protected part, a project.
async fn around(desk: &TestDesk, worker: Uuid) {
    let now = desk.app.now();
    let tx = desk.app.db.begin().await.expect("a transaction");
    let mandate = Mandate {
        id: desk.app.new_id(),
        worker: WorkerId(worker),
        name: "delegato-di-lei".to_owned(),
        phone: None,
        email: None,
        kind: MandateKind::Delegate,
        scope: vec![MandateScope::Everything],
        since: desk.app.today(),
        until: None,
        account: None,
    };
    case::save_mandate(&tx, &mandate).await.expect("a mandate");
    let access = UrgentAccess::open(desk.app.new_id(), WorkerId(worker), AccountId(Uuid::nil()), "ragione-urgente", now).expect("a reason");
    case::insert_urgent(&tx, &access).await.expect("an emergency");
    tx.commit(now).await.expect("to commit");
    let (account, _) = desk.visitor("casa", "Rita Casa", &[Role::CaseManager]).await;
    let caller = desk.app.caller_of(&account, Purpose::Casework).await.expect("a caller");
    let household = SectionData::Household(Household { notes: Some("figli-di-lei".to_owned()), ..Household::default() });
    protected::save(&desk.app, &caller, Subject::Worker(worker), 0, household).await.expect("a section");
    let project = Project {
        external: ponte_domain::id::ExternalId { source: "prova".into(), id: "p".into() },
        desk: "SP".into(),
        title: "Parco".into(),
        kind: ProjectKind::SociallyUseful,
        body: None,
        workers: vec![WorkerId(worker)],
        stage: Stage::Idea,
        outlets: vec![],
        from: None,
        to: None,
        note: None,
    };
    desk.add(&project).await;
}

/// A letter sent and one that waits, a report and a file of an import that name her.
async fn files_and_letters(desk: &TestDesk, worker: Uuid) {
    desk.run_jobs().await;
    let mail = Mail {
        to: "zaffirona.quarzo@posta.example".into(),
        subject: "Sportello".into(),
        text: "Cara Zaffirona Quarzomarino".into(),
        attachment: None,
        response: None,
    };
    let batch = Batch {
        id: BatchId(desk.app.new_id()),
        kind: "workers".into(),
        file_name: "persone.csv".into(),
        at: desk.app.now(),
        actor: serde_json::to_string(&Actor::Console).expect("an actor"),
        state: BatchState::Done,
        report: r#"{"errors":[{"line":3,"value":"Quarzomarino Zaffirona","code":"x"},{"line":4,"value":"Altra Persona","code":"x"}]}"#
            .into(),
        undone_at: None,
    };
    let tx = desk.app.db.begin().await.expect("a transaction");
    mail::enqueue(&desk.app, &tx, &mail).await.expect("a letter");
    batch::save(&tx, &batch).await.expect("a batch");
    tx.commit(desk.app.now()).await.expect("to commit");
    let uploads = desk.app.config.data.join("uploads");
    fs::create_dir_all(&uploads).expect("a folder");
    fs::write(uploads.join("elenco"), format!("id,email\n{worker},zaffirona.quarzo@posta.example\n")).expect("a file");
    fs::write(uploads.join("altro"), "id,email\n1,altra@posta.example\n").expect("a file");
}

/// Every file below a folder that holds one of the marks, in plain bytes.
fn holding(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            holding(&path, found);
        } else {
            let bytes = fs::read(&path).expect("a file").to_ascii_lowercase();
            let held = MARKS.iter().filter(|mark| contains(&bytes, mark.to_ascii_lowercase().as_bytes()));
            found.extend(held.map(|mark| format!("{}: {mark}", path.display())));
        }
    }
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// Where any mark stands: every row of the database, its files, the data folder and what stands beside it.
async fn remains(desk: &TestDesk) -> Vec<String> {
    let mut found = Vec::new();
    let mut rows = Vec::new();
    dump(&desk.app.db, &mut rows).await.expect("the rows");
    let rows = rows.to_ascii_lowercase();
    found.extend(MARKS.iter().filter(|mark| contains(&rows, mark.to_ascii_lowercase().as_bytes())).map(|mark| format!("row: {mark}")));
    holding(desk.folder(), &mut found);
    if desk.database().engine() == Engine::Sqlite {
        holding(desk.database().folder().expect("a folder"), &mut found);
    }
    found
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_anywhere() {
    for desk in TestDesk::all().await {
        let Traces { desk, worker, vacancy, request } = traces(desk).await;
        let before = remains(&desk).await;
        // The protected part is sealed, so that its mark stands nowhere anyway.
        for mark in MARKS.iter().filter(|mark| **mark != "figli-di-lei") {
            assert!(before.iter().any(|held| held.ends_with(mark)), "{mark} was planted: {before:?}");
        }
        let page = format!("/sportello/persone/{worker}/cancellazione");
        let report = desk.get(&desk.administrator, &page).await.text();
        assert!(
            report.contains("Versioni precedenti della scheda") && report.contains("Le copie di sicurezza la contengono fino al"),
            "{report}"
        );
        let unsure = desk.post(&desk.administrator, &page, &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(register::get::<Worker>(&desk.app.db, worker).await.expect("to read").is_some(), "a report changes nothing");
        let erased = desk.post(&desk.administrator, &page, &[("confirm", "yes")]).await;
        assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text());
        desk.run_jobs().await;
        assert_eq!(remains(&desk).await, Vec::<String>::new());
        assert_eq!(desk.get(&desk.operator, &format!("/sportello/persone/{worker}")).await.status, StatusCode::NOT_FOUND);
        assert!(!desk.get(&desk.operator, &format!("/api/v1/vacancies/{vacancy}/shortlist")).await.text().contains(&worker.to_string()));
        assert!(desk.app.config.data.join("uploads/altro").exists(), "what is not hers stays");
        let kept = person_request::get(&desk.app.db, request).await.expect("to read").expect("that she asked stays").request;
        assert!(kept.words.is_none() && kept.answer.is_some() && !kept.is_open());
        assert!(erasure::is_erased(&desk.app.db, worker).await.expect("to read"));
        assert_eq!(
            maintain::verify(&desk.app, &Caller::console(Purpose::Administration)).await.expect("verified").wrong(),
            0,
            "the chain is whole"
        );
        assert!(
            ponte_app::account::sign_in(&desk.app, "zaffi-utente", "una-frase-per-prova", &Origin::default()).await.is_err(),
            "her account is gone"
        );
    }
}

#[tokio::test]
async fn a_hold_forbids_it_and_a_status_keeps_identity_only() {
    let story = Story::open().await;
    let Story { desk, ada, .. } = &story;
    let page = format!("/sportello/persone/{ada}/cancellazione");
    let holds = format!("/sportello/persone/{ada}/blocchi");
    assert_eq!(desk.post(&desk.administrator, &holds, &[("reason", "causa")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let placed = desk.post(&desk.administrator, &holds, &[("reason", "Ricorso al tribunale del lavoro")]).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER);
    let forbidden = desk.post(&desk.administrator, &page, &[("confirm", "yes")]).await;
    assert_eq!(forbidden.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.get(&desk.administrator, &page).await.text().contains("Ricorso al tribunale"));
    let hold = ponte_storage::hold::of_worker(&desk.app.db, WorkerId(*ada)).await.expect("holds")[0].id;
    assert_eq!(desk.post(&desk.administrator, &format!("{holds}/{hold}/togli"), &[]).await.status, StatusCode::SEE_OTHER);
    let stored = desk.read::<Worker>(*ada).await;
    let mut registered = stored.value.clone();
    registered.status.did = Some(desk.app.today());
    ponte_app::register::save(&desk.app, &desk.caller(), *ada, stored.version, &registered).await.expect("to save");
    assert!(desk.get(&desk.administrator, &page).await.text().contains("Cancella tutto il resto"));
    assert_eq!(desk.post(&desk.administrator, &page, &[("confirm", "yes")]).await.status, StatusCode::SEE_OTHER);
    let kept = story.worker().await;
    assert_eq!((kept.person.full_name(), kept.status.did), ("Ada Rossi".to_owned(), Some(desk.app.today())));
    assert!(kept.contacts.email.is_none() && kept.residence.is_none() && kept.experiences.is_empty());
    assert!(kept.consents.restricted.is_some() && !kept.may_be_matched(desk.app.today()));
    assert!(register::history::<Worker>(&desk.app.db, *ada).await.expect("the history").is_empty());
}

#[tokio::test]
async fn a_backup_that_is_brought_back_does_not_bring_her_back() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let other = desk.add(&desk.worker("Bice", "Verdi")).await;
    let console = Caller::console(Purpose::Administration);
    let secret = BackupSecret::from_file(&desk.app.config.backup_key, true).expect("a key");
    let path = desk.folder().join("prima.ponte");
    maintain::backup(&desk.app, &console, &path, &secret).await.expect("a backup");
    ponte_app::person::erase(&desk.app, &console, WorkerId(worker)).await.expect("to erase");
    let folder = tempfile::tempdir().expect("a folder");
    let config = config_in(folder.path());
    fs::copy(&desk.app.config.erasures, &config.erasures).expect("the list of the erased");
    let db = App::open_database(&config).await.expect("a database");
    maintain::restore(&db, &config.data, desk.app.now(), &path, &secret).await.expect("to restore");
    assert!(register::get::<Worker>(&db, worker).await.expect("to read").is_some(), "the backup is older than the erasure");
    db.close().await.expect("to close");
    let app = App::open(config, std::sync::Arc::new(TestClock::default()), presses().expect("words")).await.expect("it opens");
    assert!(register::get::<Worker>(&app.db, worker).await.expect("to read").is_none());
    assert!(register::get::<Worker>(&app.db, other).await.expect("to read").is_some());
}
