//! Circulars: issued for a desk and those below it, read with a receipt, changed, withdrawn, counted.

use axum::http::StatusCode;
use ponte_app::{
    circular::{self, Asked, Wording},
    error::{Error, Refusal},
    rights::Caller,
};
use ponte_domain::{
    actor::{Purpose, Role},
    assignment::Assignment,
    circular::{CircularError, CircularKind},
    desk::{Desk, DeskKind},
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor};
use uuid::Uuid;

const PATH: &str = "/sportello/circolari";

/// A province with the desk of the installation and another below it; somebody who answers for it, somebody at the other desk.
struct Province {
    desk: TestDesk,
    chief: TestVisitor,
    far: TestVisitor,
}

impl Province {
    async fn over(desk: TestDesk) -> Self {
        let console = Caller::console(Purpose::Administration);
        let province = Desk { kind: DeskKind::Province, ..Desk::named("ZP", "Provincia") };
        ponte_app::desk::create(&desk.app, &console, province).await.expect("a province");
        let own = (*desk.app.market.desk()).clone();
        let below = Desk { parent: Some("ZP".to_owned()), ..own };
        let mut tx = desk.app.db.begin().await.expect("a transaction");
        ponte_storage::desk::save(&mut tx, &below).await.expect("below the province");
        tx.commit(desk.app.now()).await.expect("to commit");
        desk.app.market.follow(&desk.app.db).await.expect("to follow");
        let other = Desk { parent: Some("ZP".to_owned()), ..Desk::named("SZ", "Sportello Sarzana") };
        ponte_app::desk::create(&desk.app, &console, other).await.expect("a desk");
        let chief = at(&desk, "territorio", "Franca Bianchi", Role::TerritorialManager, "ZP").await;
        let far = at(&desk, "sarzana", "Andrea Lucchesi", Role::Reception, "SZ").await;
        Self { desk, chief, far }
    }

    async fn issue(&self, number: &str, title: &str, more: &[(&str, &str)]) -> TestPage {
        let today = self.desk.app.today().to_string();
        let mut inputs = vec![("desk", "ZP"), ("kind", "circular"), ("number", number), ("date", today.as_str()), ("title", title)];
        inputs.push(("body", "Si chiama il mediatore.\n\n## Come\n- per telefono"));
        for (name, value) in more {
            inputs.retain(|(known, _)| known != name);
            inputs.push((name, value));
        }
        self.desk.post(&self.chief, &format!("{PATH}/nuova"), &inputs).await
    }

    /// Address of one that was issued.
    async fn issued(&self, number: &str, title: &str) -> String {
        let page = self.issue(number, title, &[]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text());
        page.location().to_owned()
    }

    async fn unread(&self, visitor: &TestVisitor) -> bool {
        let first = self.desk.get(visitor, "/sportello").await;
        // Reception begins with the queue.
        let first = if first.status == StatusCode::SEE_OTHER { self.desk.get(visitor, first.location()).await } else { first };
        first.text().contains("Circolari da leggere")
    }
}

/// Somebody with one role at one desk.
async fn at(desk: &TestDesk, username: &str, name: &str, role: Role, code: &str) -> TestVisitor {
    let (account, visitor) = desk.visitor(username, name, &[role]).await;
    let tx = desk.app.db.begin().await.expect("a transaction");
    let since = desk.app.today();
    let (earlier, last) = (since - chrono::Days::new(9), since - chrono::Days::new(1));
    for held in ponte_storage::assignment::of_account(&tx, account.id).await.expect("assignments") {
        // What the test desk gave her is over: she works elsewhere.
        let over = Assignment { until: Some(last), ..held };
        ponte_storage::assignment::save(&tx, &over).await.expect("to end");
    }
    let held = Assignment { account: account.id, role, desk: code.to_owned(), subject: None, since: earlier, until: None };
    ponte_storage::assignment::save(&tx, &held).await.expect("to begin");
    tx.commit(desk.app.now()).await.expect("to commit");
    visitor
}

#[tokio::test]
async fn a_circular_reaches_the_desks_below_and_is_asked_again_when_it_changes() {
    for desk in TestDesk::all().await {
        let province = Province::over(desk).await;
        let (desk, operator) = (&province.desk, &province.desk.operator);
        let one = province.issued("12", "Accoglienza di chi non parla italiano").await;
        for visitor in [operator, &province.far] {
            assert!(province.unread(visitor).await);
            let page = desk.get(visitor, &one).await;
            assert!(page.text().contains("Circolare 12") && page.text().contains("<li>per telefono</li>"), "{}", page.text());
        }
        let read = desk.post(operator, &format!("{one}/letto"), &[("edition", "1")]).await;
        assert_eq!((read.status, read.location()), (StatusCode::SEE_OTHER, one.as_str()));
        assert!(!province.unread(operator).await && province.unread(&province.far).await);
        let readers = desk.get(&province.chief, &format!("{one}/letture")).await.text();
        assert!(readers.contains("Chiara Donati") && readers.contains("Andrea Lucchesi") && readers.contains("Non ancora"), "{readers}");
        let file = desk.get(&province.chief, &format!("{one}/letture.csv")).await.text();
        let line = |name: &str| file.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
        assert!(line("Chiara Donati").contains(&desk.app.today().to_string()), "{file}");
        assert!(line("Andrea Lucchesi").ends_with("1,,"), "{file}");

        let today = desk.app.today().to_string();
        let next =
            [("version", "1"), ("kind", "circular"), ("number", "12"), ("date", &today), ("title", "Accoglienza"), ("body", "Altro.")];
        let revised = desk.post(&province.chief, &format!("{one}/modifica"), &next).await;
        assert_eq!(revised.status, StatusCode::SEE_OTHER, "{}", revised.text());
        assert!(province.unread(operator).await, "a new version asks again");
        let old = desk.get(operator, &format!("{one}?versione=1")).await.text();
        assert!(old.contains("per telefono") && old.contains("Questa è la versione 1"), "{old}");
        let late = desk.post(operator, &format!("{one}/letto"), &[("edition", "1")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "what she read is not what holds");
        let stale = desk.post(&province.chief, &format!("{one}/modifica"), &[&next[..5], &[("body", "Ancora altro.")]].concat()).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let readers = desk.get(&province.chief, &format!("{one}/letture")).await.text();
        assert!(readers.contains("ha letto la versione 1"), "{readers}");
    }
}

#[tokio::test]
async fn what_is_withdrawn_or_replaced_stays_readable_and_asks_nobody() {
    let province = Province::over(TestDesk::open().await).await;
    let (desk, operator) = (&province.desk, &province.desk.operator);
    let (first, second) = (province.issued("1", "Prima").await, province.issued("2", "Seconda").await);
    let id = first.rsplit('/').next().expect("an id");
    let third = province.issue("3", "Terza", &[("replaces", id)]).await;
    assert_eq!(third.status, StatusCode::SEE_OTHER, "{}", third.text());
    let hasty = desk.post(&province.chief, &format!("{second}/ritira"), &[("version", "1"), ("reason", " ")]).await;
    assert_eq!(hasty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = [("version", "1"), ("reason", "Superata dalla legge.")];
    assert_eq!(desk.post(&province.chief, &format!("{second}/ritira"), &reason).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(operator, &second).await.text();
    assert!(page.contains("Superata dalla legge.") && !page.contains("/letto"), "{page}");
    assert!(desk.get(operator, &first).await.text().contains("Circolare 3"));
    let caller = desk.app.caller_of(desk.account(), Purpose::Casework).await.expect("a caller");
    let unread = circular::unread(&desk.app, &caller).await.expect("unread");
    assert_eq!(unread.iter().map(|each| each.stored.circular.present.number.as_str()).collect::<Vec<_>>(), ["3"]);
    let again = desk.post(&province.chief, &format!("{second}/ritira"), &[("version", "2"), ("reason", "Ancora")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_is_not_concerned_finds_nothing_and_who_may_not_issue_is_refused() {
    let province = Province::over(TestDesk::open().await).await;
    let desk = &province.desk;
    let (_, manager) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
    let today = desk.app.today().to_string();
    let own = [("desk", "SP"), ("kind", "note"), ("number", "7"), ("date", &today), ("title", "Solo per noi"), ("body", "Testo.")];
    let issued = desk.post(&manager, &format!("{PATH}/nuova"), &own).await;
    assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.text());
    let one = issued.location().to_owned();
    assert_eq!(desk.get(&province.far, &one).await.status, StatusCode::NOT_FOUND, "it is for another desk");
    assert_eq!(desk.post(&province.far, &format!("{one}/letto"), &[("edition", "1")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get(&province.chief, &one).await.status, StatusCode::OK, "whoever answers for the desks below sees what they issue");
    assert!(!province.unread(&province.chief).await, "but is not asked to read it");
    assert_eq!(desk.get(&desk.operator, &format!("{one}/letture")).await.status, StatusCode::FORBIDDEN);
    let above = [&[("desk", "ZP")], &own[1..]].concat();
    assert_eq!(desk.post(&manager, &format!("{PATH}/nuova"), &above).await.status, StatusCode::NOT_FOUND, "not for the desk above hers");
    let province_note = province.issued("9", "Di tutti").await;
    assert_eq!(desk.get(&manager, &province_note).await.status, StatusCode::OK);
    assert_eq!(
        desk.post(&manager, &format!("{province_note}/ritira"), &[("version", "1"), ("reason", "No")]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_lists_are_searched() {
    for desk in TestDesk::all().await {
        let province = Province::over(desk).await;
        let (desk, operator) = (&province.desk, &province.desk.operator);
        province.issued("12/A", "Tirocini: perché e per chi").await;
        for (wrong, words) in [
            (("number", "12/A"), "già un atto dello stesso tipo"),
            (("number", " "), "Questo serve"),
            (("date", "2099-01-01"), "non può essere futura"),
            (("date", "ieri"), "data"),
            (("body", ""), "Questo serve"),
            (("pack", "nessuno"), "Questo servizio non c’è"),
            (("replaces", "00000000-0000-0000-0000-000000000007"), "Questa circolare non c’è"),
        ] {
            let page = province.issue("13", "Altro", &[wrong]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
            assert!(page.text().contains(words), "{wrong:?}: {}", page.text());
        }
        province.issue("4", "Buone prassi", &[("pack", "sardinia-profiling"), ("kind", "instruction")]).await;
        for (query, found) in
            [("q=TIROC", 1), ("q=12+a", 1), ("q=perche+chi", 1), ("q=mediatore", 2), ("q=ediatore", 0), ("tipo=instruction", 1)]
        {
            let page = desk.get(operator, &format!("{PATH}?{query}")).await.text();
            assert_eq!(page.matches("<li data-row>").count(), found, "{query}: {page}");
        }
        let service = desk.get(operator, "/sportello/servizi/sardinia-profiling").await.text();
        assert!(service.contains("Circolari e atti di questo servizio") && service.contains("Buone prassi"), "{service}");
        assert_eq!(desk.get(operator, &format!("{PATH}?servizio=sardinia-profiling")).await.text().matches("<li data-row>").count(), 1);
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_issues_one() {
    let desk = TestDesk::open().await;
    let console = Caller::console(Purpose::Administration);
    let wording = |number: &str| Wording {
        kind: CircularKind::Decree,
        number: number.to_owned(),
        date: desk.app.today(),
        title: "Riparto".to_owned(),
        body: "Testo.".to_owned(),
        pack: None,
        replaces: None,
    };
    let id = Uuid::from_u128(12);
    for _ in 0..2 {
        circular::issue(&desk.app, &console, id, "SP", wording("5")).await.expect("issued");
    }
    assert_eq!(circular::list(&desk.app, &console, &Asked::default()).await.expect("a list").len(), 1);
    let taken = circular::issue(&desk.app, &console, Uuid::from_u128(13), "SP", wording("5")).await.expect_err("is refused");
    assert!(matches!(taken, Error::Refused(Refusal::Circular(CircularError::Taken))), "{taken}");
    let nobody = circular::read(&desk.app, &console, id, 1).await.expect_err("is refused");
    assert!(matches!(nobody, Error::Refused(Refusal::NotSignedIn)), "the console is nobody who reads");
}
