//! What a service reports: from cases and questionnaires, by rows, for a period, and as a file.

use axum::http::StatusCode;
use chrono::Days;
use ponte_app::{
    pack::{self, Asked},
    pathway::{self, Beginning},
    rights::Caller,
};
use ponte_domain::{
    actor::{Purpose, Role},
    expression::{Number, Values},
    id::WorkerId,
    pack::Breakdown,
    pathway::{Act, Entry, Subject},
};
use ponte_testkit::TestDesk;

const PACK: &str = "campania-self-employment";

fn number(n: i64) -> Number {
    Number::whole(n).expect("a number")
}

/// Somebody contacted so many days ago, who came to the lab and to the interview, or not.
async fn person(desk: &TestDesk, name: &str, birth: &str, days: u64, lab: bool, heard: bool) {
    let mut worker = desk.worker(name, "Rossi");
    worker.person.birth_date = birth.parse().ok();
    worker.person.codice_fiscale = None;
    let id = desk.add(&worker).await;
    let caller = desk.caller();
    let begun = desk.app.today() - Days::new(days);
    let beginning =
        Beginning { id: desk.app.new_id(), pack: PACK.to_owned(), pathway: "line_one".to_owned(), on: Some(begun), ..Beginning::default() };
    let run = pathway::begin(&desk.app, &caller, Subject::Worker(WorkerId(id)), beginning).await.expect("begun");
    let step =
        |step: &str, decision: Option<&str>| Act::Step { step: step.to_owned(), decision: decision.map(str::to_owned), quantity: None };
    let sheet = Act::Sheet { questionnaire: "target".to_owned(), values: Values::new() };
    let mut acts = vec![step("contact", None), sheet];
    if lab {
        acts.extend([step("lab_way", Some("plenary")), step("plenary", None)]);
    }
    if heard {
        acts.push(step("talk", None));
    }
    for act in acts {
        pathway::record(&desk.app, &caller, run, None, Entry { on: begun, act }, "").await.expect("recorded");
    }
}

async fn funnel(desk: &TestDesk) {
    pack::enable(&desk.app, &Caller::console(Purpose::Administration), "SP", PACK, 0, Values::new(), true).await.expect("on");
    person(desk, "Ada", "2000-01-01", 10, true, true).await;
    person(desk, "Bea", "2000-01-01", 10, true, false).await;
    person(desk, "Cia", "1960-01-01", 10, false, false).await;
    person(desk, "Dea", "1980-01-01", 300, true, true).await;
}

#[tokio::test]
async fn the_funnel_is_counted_by_desk_and_age_for_a_period() {
    for desk in TestDesk::all().await {
        funnel(&desk).await;
        let measured = |asked: Asked| {
            let desk = &desk;
            async move { pack::measure(&desk.app, &desk.caller(), "SP", PACK, &asked).await.expect("measured") }
        };
        let all = measured(Asked::default()).await;
        assert_eq!((all.cases, all.rows.as_slice()), (4, &["SP".to_owned()][..]));
        let of = |found: &pack::Measured, formula: &str| {
            let place = found.pack.indicators.iter().position(|indicator| indicator.formula.to_string() == formula).expect("an indicator");
            found.measures[place].clone()
        };
        let rate = "pathway.line_one.lab_attended / pathway.line_one.begun * 100";
        assert_eq!(of(&all, rate).table.pooled, Some(number(75)));
        let since = Asked { from: Some(desk.app.today() - Days::new(30)), by: Some(Breakdown::AgeBand), ..Asked::default() };
        let lately = measured(since).await;
        assert_eq!(lately.cases, 3);
        let shown = of(&lately, rate);
        assert_eq!(
            shown.table.pooled.map(|rate| rate.rounded(0, ponte_domain::expression::Rounding::HalfUp).expect("rounded")),
            Some(number(67))
        );
        let nobody = measured(Asked { to: Some(desk.app.today() - Days::new(900)), ..Asked::default() }).await;
        assert_eq!((nobody.cases, of(&nobody, rate).table.pooled), (0, None), "a rate of nothing");
        assert_eq!(of(&nobody, "pathway.line_one.lab_attended").table.pooled, Some(number(0)));
    }
}

#[tokio::test]
async fn the_page_and_its_files_say_the_same_and_small_numbers_stay_at_home() {
    let desk = TestDesk::open().await;
    funnel(&desk).await;
    let path = format!("/sportello/servizi/{PACK}/indicatori");
    let page = desk.get(&desk.operator, &path).await;
    assert!(page.status == StatusCode::OK && page.text().contains("75 %") && page.text().contains("Contati 4 casi"), "{}", page.text());
    let empty = desk.get(&desk.operator, &format!("{path}?al=2020-01-01")).await.text();
    assert!(empty.contains("<b>–</b>") && empty.contains("Contati 0 casi"), "{empty}");
    let file = desk.get(&desk.operator, &format!("{path}.csv?per=desk")).await;
    let text = file.text();
    let small = desk.get(&desk.operator, &path).await.text().contains("Numeri piccoli");
    let pack = pack::one(&desk.app, "SP", PACK).await.expect("read").expect("known");
    let hides =
        pack.shown().and_then(|source| source.pack.clone().ok()).expect("whole").indicators.iter().any(|each| each.hidden_below.is_some());
    assert_eq!((small, text.contains(",<")), (hides, hides), "{text}");
    assert!(text.lines().next().is_some_and(|line| line.starts_with("indicator,title,unit")), "{text}");
    assert_eq!(desk.get(&desk.operator, &format!("{path}.xlsx")).await.status, StatusCode::OK);
    let (_, reception) = desk.visitor("accoglienza", "Elisa Moretti", &[Role::Reception]).await;
    assert_eq!(desk.get(&reception, &path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.get(&desk.operator, "/sportello/servizi/nessuno/indicatori").await.status, StatusCode::NOT_FOUND);
}
