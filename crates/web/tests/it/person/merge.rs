//! Two records of one person: made one with all that hangs on them, and two again to the row.

use axum::http::StatusCode;
use ponte_domain::{
    actor::Purpose,
    case::{Mandate, MandateKind, MandateScope, Member, Part},
    id::{VacancyId, WorkerId},
    role::Role,
    worker::Worker,
};
use ponte_storage::{case, dump::dump, proposal, register};
use ponte_testkit::TestDesk;
use uuid::Uuid;

use super::{Story, citizen};

/// Every row but those of what was done: the record of acts, the change log, and the merges themselves.
async fn rows(desk: &TestDesk) -> Vec<String> {
    let mut bytes = Vec::new();
    dump(&desk.app.db, &mut bytes).await.expect("the rows");
    let text = String::from_utf8(bytes).expect("text");
    let done = ["audit_entry", "audit_head", "audit_key", "change", "merge", "setting", "session", "preference"];
    let (mut kept, mut table) = (Vec::new(), String::new());
    for line in text.lines() {
        let told: serde_json::Value = serde_json::from_str(line).expect("a line");
        if let Some(name) = told["table"].as_str() {
            name.clone_into(&mut table);
        } else if line.starts_with('[') && !done.contains(&table.as_str()) {
            kept.push(format!("{table} {line}"));
        }
    }
    kept
}

/// Chance that comes out the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) & 1 == 1
    }
}

/// Two records with whatever chance hangs on each.
async fn two(desk: &TestDesk, vacancies: &[Uuid], dice: &mut Dice, seed: u64) -> [Uuid; 2] {
    let mut ids = Vec::new();
    for half in ["a", "b"] {
        let mut worker = desk.worker("Ada", "Rossi");
        worker.external.id = format!("{seed}-{half}");
        if dice.roll() {
            worker.contacts.email = None;
        }
        if dice.roll() {
            worker.person.given_name = "Ada Maria".to_owned();
            worker.availability.max_km = Some(50);
        }
        worker.consents.publication = dice.roll().then(|| dice.roll());
        let id = desk.add(&worker).await;
        if dice.roll() {
            let stored = desk.read::<Worker>(id).await;
            let mut moved = stored.value.clone();
            moved.segment = Some(ponte_domain::worker::Segment::Smart);
            ponte_app::register::save(&desk.app, &desk.caller(), id, stored.version, &moved).await.expect("to save");
        }
        for vacancy in vacancies {
            if dice.roll() {
                ponte_app::proposal::ask_by_mail(&desk.app, &desk.caller(), VacancyId(*vacancy), &[WorkerId(id)]).await.expect("a letter");
            }
        }
        hang_on(desk, id, dice).await;
        ids.push(id);
    }
    [ids[0], ids[1]]
}

async fn hang_on(desk: &TestDesk, id: Uuid, dice: &mut Dice) {
    let tx = desk.app.db.begin().await.expect("a transaction");
    let since = desk.app.today();
    if dice.roll() {
        let member = Member { worker: WorkerId(id), account: desk.account().id, part: Part::Operator, since, until: None };
        case::save_member(&tx, &member).await.expect("a member");
    }
    if dice.roll() {
        let mandate = Mandate {
            id: desk.app.new_id(),
            worker: WorkerId(id),
            name: "Luca".to_owned(),
            phone: None,
            email: None,
            kind: MandateKind::Parent,
            scope: vec![MandateScope::Everything],
            since,
            until: None,
            account: None,
        };
        case::save_mandate(&tx, &mandate).await.expect("a mandate");
    }
    tx.commit(desk.app.now()).await.expect("to commit");
    let benefit = [("benefit.kind", "adi"), ("benefit.from", "2026-01-07")];
    let plan = [("goal", "Un lavoro")];
    for (path, form) in [
        ("stato/did", &[("did.note", "prima")][..]),
        ("stato/sostegni", &benefit),
        ("servizi", &[("lep", "A")]),
        ("patto/assenze", &[]),
        ("profilazione", &[]),
        ("bilancio", &[]),
        ("bilancio/piano", &plan),
    ] {
        if dice.roll() {
            let page = desk.post(&desk.operator, &format!("/sportello/persone/{id}/{path}"), form).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        }
    }
    if dice.roll() {
        let asked = [("kind", "copy"), ("on_behalf", "counter")];
        assert_eq!(desk.post(&desk.operator, &format!("/area/{id}/richieste"), &asked).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn what_was_united_is_separated_to_the_row() {
    for desk in TestDesk::all().await {
        let employer = desk.add(&desk.employer("Cantiere")).await;
        let mut vacancies = Vec::new();
        for title in ["Elettricista", "Saldatore"] {
            vacancies.push(desk.add(&desk.vacancy(title, employer)).await);
        }
        let (account, _) = desk.visitor("resp", "Paola Sanguineti", &[Role::DeskManager]).await;
        let caller = desk.app.caller_of(&account, Purpose::Casework).await.expect("a caller");
        for seed in 0..12 {
            let mut dice = Dice(seed * 7 + 1);
            let [kept, gone] = two(&desk, &vacancies, &mut dice, seed).await;
            let before = rows(&desk).await;
            let pair = ponte_app::person::pair(&desk.app, &caller, WorkerId(kept), WorkerId(gone)).await.expect("a pair");
            let theirs: Vec<String> = pair.choices.into_iter().filter(|_| dice.roll()).map(|(name, ..)| name).collect();
            ponte_app::person::unite(&desk.app, &caller, WorkerId(kept), WorkerId(gone), &theirs).await.expect("one record");
            assert!(register::get::<Worker>(&desk.app.db, gone).await.expect("to read").is_none(), "seed {seed}");
            let left = rows(&desk).await.into_iter().filter(|row| row.contains(&gone.to_string()) && !row.starts_with("revision")).count();
            assert_eq!(left, 0, "seed {seed}: nothing hangs on the old number");
            ponte_app::person::separate(&desk.app, &caller, WorkerId(kept)).await.expect("two records");
            assert_eq!(rows(&desk).await, before, "seed {seed}: each row is as it was");
        }
    }
}

#[tokio::test]
async fn all_that_hangs_on_a_record_follows_and_its_number_leads_to_the_one_that_stays() {
    let story = Story::open().await;
    let Story { desk, ada, .. } = &story;
    let (_, manager) = desk.visitor("resp", "Paola Sanguineti", &[Role::DeskManager]).await;
    let mut other = desk.worker("Ada", "Rossi");
    other.external.id = "doppia".to_owned();
    other.consents.matching = Some(false);
    other.person.given_name = "Ada Maria".to_owned();
    other.person.birth_date = None;
    let double = desk.add(&other).await;
    let employer = desk.add(&desk.employer("Cantiere")).await;
    let vacancy = VacancyId(desk.add(&desk.vacancy("Elettricista", employer)).await);
    ponte_app::proposal::propose(&desk.app, &desk.caller(), vacancy, &[WorkerId(*ada)]).await.expect("a proposal");
    let (_, herself) = citizen(desk, "doppia", "Ada Rossi", double).await;
    let list = desk.get(&manager, &format!("/sportello/persone/{double}/doppioni")).await.text();
    assert!(list.contains(&ada.to_string()), "{list}");
    let compared = format!("/sportello/persone/{double}/doppioni/{ada}");
    assert!(desk.get(&manager, &compared).await.text().contains("Ada Maria"));
    assert_eq!(desk.post(&desk.operator, &compared, &[]).await.status, StatusCode::FORBIDDEN);
    let united = desk.post(&manager, &compared, &[("confirm", "yes"), ("given_name", "kept"), ("birth_date", "gone")]).await;
    assert_eq!(united.status, StatusCode::SEE_OTHER, "{}", united.text());
    let stays = register::get::<Worker>(&desk.app.db, double).await.expect("to read").expect("the record").value;
    assert_eq!((stays.person.given_name.as_str(), stays.person.birth_date.is_some()), ("Ada Maria", true));
    assert_eq!(stays.consents.matching, Some(false), "a no in either is a no");
    let moved = proposal::of_worker(&desk.app.db, WorkerId(double), &proposal::Within::default()).await.expect("proposals");
    assert_eq!((moved.len(), moved[0].proposal.worker), (1, WorkerId(double)));
    let old = desk.get(&manager, &format!("/sportello/persone/{ada}")).await;
    assert_eq!((old.status, old.location()), (StatusCode::SEE_OTHER, &*format!("/sportello/persone/{double}")));
    assert_eq!(desk.get(&story.citizen, &format!("/area/{double}")).await.status, StatusCode::OK, "her account follows");
    let accesses = desk.get(&herself, &format!("/area/{double}/accessi")).await;
    assert_eq!(accesses.status, StatusCode::OK);
    desk.post(&herself, &format!("/area/{double}/richieste"), &[("kind", "copy")]).await;
    let late = desk.post(&manager, &format!("/sportello/persone/{double}/separa"), &[]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text().contains("Non si può più separare"), "{}", late.text());
    ponte_app::person::erase(&desk.app, &ponte_app::rights::Caller::console(Purpose::Administration), WorkerId(double))
        .await
        .expect("to erase");
    let left: Vec<String> = rows(desk).await.into_iter().filter(|row| row.contains("Rossi") && !row.starts_with("account")).collect();
    assert_eq!(left, Vec::<String>::new(), "erased, nothing of either record is left");
}
