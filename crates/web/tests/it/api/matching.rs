//! Questions about one person, the other side and the whole market.

use ponte_testkit::ApiDesk;
use serde_json::json;

use super::{vacancy, worker};

#[tokio::test]
async fn who_is_out_is_told_why_and_what_would_bring_her_in() {
    for desk in ApiDesk::each().await {
        assert_eq!(desk.post("/api/v1/vacancies", &vacancy("V1")).await.status, 201);
        let mut out = worker("W1", "Rossi");
        out["licences"] = json!(["A"]);
        assert_eq!(desk.post("/api/v1/workers", &out).await.status, 201);
        let told = desk.get("/api/v1/vacancies/V1/why-not/W1").await.json();
        assert_eq!((&told["verdict"], &told["failures"][0]["gate"]), (&json!("out"), &json!("licence")), "{:?}", desk.engine());
        let promised = told["would"]["points"].clone();
        let what_if = desk.get("/api/v1/vacancies/V1/what-if").await.json();
        assert_eq!((&what_if[0]["requirement"], &what_if[0]["come_in"]), (&json!(1), &json!(1)));
        let gap = desk.get("/api/v1/workers/W1/skill-gap/V1").await.json();
        assert_eq!(gap["steps"][0]["what"], json!({ "kind": "licence", "licence": "B" }));
        assert_eq!(gap["points"], promised);
    }
}

#[tokio::test]
async fn a_vacancy_is_suggested_with_the_points_of_its_shortlist() {
    for desk in ApiDesk::each().await {
        assert_eq!(desk.post("/api/v1/vacancies", &vacancy("V1")).await.status, 201);
        assert_eq!(desk.post("/api/v1/workers", &worker("W1", "Rossi")).await.status, 201);
        let (list, suggested) =
            (desk.get("/api/v1/vacancies/V1/shortlist").await.json(), desk.get("/api/v1/workers/W1/suggestions?k=1").await.json());
        assert_eq!(suggested[0]["vacancy_external_id"], "V1");
        for name in ["worker", "external_id", "points", "terms", "ask", "missing", "km"] {
            assert_eq!(suggested[0][name], list[0][name], "{name} {:?}", desk.engine());
        }
        let run = desk.post("/api/v1/match/run", &json!({ "k": 5, "max_per_worker": 1 })).await.json();
        assert_eq!(run["proposed"][0]["points"], list[0]["points"]);
        let plan = desk.post("/api/v1/assign", &json!({ "vacancies": ["V1"] })).await.json();
        assert_eq!((&plan["assigned"][0]["external_id"], &plan["proven_best"]), (&json!("W1"), &json!(true)));
        assert_eq!(desk.post("/api/v1/match/run", &json!({ "k": 0 })).await.status, 422);
        assert_eq!(desk.post("/api/v1/assign", &json!({ "vacancies": ["V9"] })).await.status, 404);
    }
}
