//! The register of breaches: its clock, its rules, who keeps it.

use axum::http::StatusCode;
use ponte_domain::role::Role;
use ponte_testkit::TestDesk;

const PATH: &str = "/amministrazione/violazioni";

#[tokio::test]
async fn a_breach_is_recorded_followed_and_closed_by_those_who_answer_for_data() {
    for desk in TestDesk::all().await {
        let (_, dpo) = desk.visitor("dpo", "Giorgio Pastine", &[Role::Auditor]).await;
        assert_eq!(desk.get(&desk.operator, PATH).await.status, StatusCode::FORBIDDEN);
        assert_eq!(desk.get(&dpo, &format!("{PATH}/nuova")).await.status, StatusCode::OK);
        let day = (desk.app.today() - chrono::Days::new(1)).to_string();
        let told = |more: &[(&'static str, &'static str)]| {
            let mut form = vec![("known_day", day.as_str()), ("known_hour", "08:00"), ("what", "Una rosa all'impresa sbagliata")];
            form.extend([("kinds", "confidentiality"), ("risk", "risk"), ("people", "12")]);
            form.extend(more.iter().copied());
            form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let post = async |path: String, form: Vec<(String, String)>| {
            let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            desk.post(&dpo, &path, &pairs).await
        };
        let hasty = post(format!("{PATH}/nuova"), told(&[("closed", "yes")])).await;
        assert!(hasty.status == StatusCode::UNPROCESSABLE_ENTITY && hasty.text().contains("qualcuno deve ancora essere avvisato"));
        let made = post(format!("{PATH}/nuova"), told(&[])).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        let path = made.location().to_owned();
        let list = desk.get(&dpo, PATH).await.text();
        assert!(list.contains("Una rosa all") && list.contains("data-clock"), "{list}");
        let stale = post(path.clone(), told(&[("version", "7")])).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let closed = post(path.clone(), told(&[("version", "1"), ("authority_day", "2020-01-01"), ("authority_hour", "09:00")])).await;
        assert_eq!(closed.status, StatusCode::UNPROCESSABLE_ENTITY, "told before it was known");
        let notice = desk.get(&dpo, &format!("{path}/notifica.pdf")).await;
        assert!(notice.status == StatusCode::OK && notice.bytes.starts_with(b"%PDF"));
    }
}
