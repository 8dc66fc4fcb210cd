//! Lists, what leaves them, and what is offered while one types.

use ponte_domain::worker::Segment;
use ponte_testkit::TestDesk;

use super::{get, post};

#[tokio::test]
async fn lists_search_filter_and_leave_as_files_and_on_paper() {
    for desk in TestDesk::all().await {
        let mut luca = desk.worker("Luca", "Vannucci");
        luca.segment = Some(Segment::Smart);
        desk.add(&luca).await;
        desk.add(&desk.worker("Anna", "D'Angelo")).await;
        let employer = desk.add(&desk.employer("Cantiere Levante")).await;
        desk.add(&desk.vacancy("Elettricista", employer)).await;
        for (path, rows) in [
            ("/sportello/persone", 2),
            ("/sportello/persone?q=dangelo", 1),
            ("/sportello/persone?segmento=smart", 1),
            ("/sportello/persone?segmento=nessuno", 2),
            ("/sportello/persone?senza_disponibilita=yes&ordine=ascertained", 2),
            ("/sportello/persone?comune=011016", 0),
            ("/sportello/imprese?q=levante", 1),
            ("/sportello/offerte?stato=published&ordine=deadline", 1),
            ("/sportello/offerte?stato=closed", 0),
        ] {
            let page = get(&desk, path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            assert_eq!(page.text().matches("<tr data-row").count(), rows, "{path}");
        }
        for noun in ["persone", "imprese", "offerte"] {
            for format in ["csv", "xlsx", "jsonl"] {
                let file = get(&desk, &format!("/sportello/esporta/{noun}?formato={format}")).await;
                assert_eq!(file.status, 200, "{noun} {format}");
                assert!(!file.bytes.is_empty());
            }
            assert_eq!(get(&desk, &format!("/sportello/esporta/{noun}?formato=exe")).await.status, 404);
            let paper = get(&desk, &format!("/sportello/{noun}.pdf")).await;
            assert!(paper.bytes.starts_with(b"%PDF"), "{noun}: {}", paper.text());
        }
        let csv = get(&desk, "/sportello/esporta/persone?formato=csv&segmento=smart").await.text();
        assert!(csv.contains("Vannucci") && !csv.contains("Angelo"), "what is shown, and no more");
    }
}

#[tokio::test]
async fn what_is_typed_finds_places_occupations_skills_and_employers() {
    let desk = TestDesk::open().await;
    desk.add(&desk.employer("Cantiere Levante")).await;
    for (path, expected) in [
        ("/cerca/luoghi?q=leri", "Lerici (SP)"),
        ("/cerca/luoghi?q=LA+SPE", "La Spezia (SP)"),
        ("/cerca/mestieri?q=elettricista", "elettricista"),
        ("/cerca/competenze?q=saldatura", "sald"),
        ("/cerca/imprese?q=levante", "Cantiere Levante ["),
        ("/cerca/requisiti?q=ingl", "nglese"),
    ] {
        let page = get(&desk, path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains(expected), "{path}: {}", page.text());
    }
    assert_eq!(get(&desk, "/cerca/luoghi?q=").await.text(), "[]");
    assert_eq!(get(&desk, "/cerca/altro?q=a").await.status, 404);
}

#[tokio::test]
async fn what_was_opened_is_remembered() {
    let desk = TestDesk::open().await;
    let first = desk.add(&desk.worker("Luca", "Vannucci")).await;
    let second = desk.add(&desk.worker("Anna", "Bianchi")).await;
    for id in [first, second, first] {
        assert_eq!(get(&desk, &format!("/sportello/persone/{id}")).await.status, 200);
    }
    let recent = ponte_app::account::recent(&desk.app, &desk.caller()).await.expect("what was opened");
    let names: Vec<&str> = recent.iter().map(|opened| opened.name.as_str()).collect();
    assert_eq!(names, ["Luca Vannucci", "Anna Bianchi"]);
}

#[tokio::test]
async fn rows_columns_and_views_are_remembered_for_the_account() {
    for desk in TestDesk::all().await {
        for number in 0..30 {
            desk.add(&desk.worker("Ada", &format!("Prova{number:02}"))).await;
        }
        let looks =
            [("quante", "25"), ("colonna", "phone"), ("colonna", "segment"), ("torna", "/sportello/persone?q=prova&dopo=25&colonne=place")];
        let answer = post(&desk, "/sportello/elenchi/persone", &looks).await;
        assert_eq!(answer.location(), "/sportello/persone?q=prova");
        let page = get(&desk, "/sportello/persone").await.text();
        assert_eq!(page.matches("data-row").count(), 25);
        assert!(page.contains("0187 000 473") && !page.contains("data-label=\"Dove vive\""), "{page}");
        let other = desk.get(&desk.administrator, "/sportello/persone").await.text();
        assert_eq!(other.matches("data-row").count(), 30, "another account sees it as before");
        let view = [("nome", "Da <richiamare>"), ("torna", "/sportello/persone?q=prova1&ordine=changed&dopo=25")];
        assert_eq!(post(&desk, "/sportello/elenchi/persone/viste", &view).await.location(), "/sportello/persone?q=prova1&ordine=changed");
        let page = get(&desk, "/sportello/persone").await.text();
        assert!(
            page.contains("q&#x3d;prova1&amp;ordine&#x3d;changed&amp;colonne&#x3d;phone")
                || page.contains("q=prova1&amp;ordine=changed&amp;colonne=phone"),
            "{page}"
        );
        assert!(!page.contains("Da <richiamare>"));
        let shown = get(&desk, "/sportello/persone?q=prova1&colonne=place").await.text();
        assert!(shown.contains("data-label=\"Dove vive\"") && !shown.contains("0187 000 473"), "the columns of a view hold: {shown}");
        post(&desk, "/sportello/elenchi/persone/viste/togli", &[("nome", "Da <richiamare>")]).await;
        assert!(!get(&desk, "/sportello/persone").await.text().contains("ordine=changed&amp;colonne"));
        assert_eq!(post(&desk, "/sportello/elenchi/segreti", &looks).await.status, 404);
        assert_eq!(post(&desk, "/sportello/elenchi/persone/viste", &[("nome", " ")]).await.status, 422);
    }
}

#[tokio::test]
async fn a_name_has_a_card_that_only_staff_sees() {
    let desk = TestDesk::open().await;
    let id = desk.add(&desk.worker("Luca", "Vannucci")).await;
    let list = get(&desk, "/sportello/persone").await.text();
    assert!(list.contains("/cartellino") && list.contains(&format!("persone/{id}\"")), "a plain link without script: {list}");
    let card = get(&desk, &format!("/sportello/persone/{id}/cartellino")).await.text();
    assert!(card.contains("Luca Vannucci") && card.contains("0187 000 473") && !card.contains("<html"), "{card}");
    assert!(!card.contains("Via Segreta"));
    let nobody = desk.get(super::anybody(&desk), &format!("/sportello/persone/{id}/cartellino")).await;
    assert_eq!(nobody.status, 303);
}
