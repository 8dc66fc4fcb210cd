//! Invitations to have an account.

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_domain::role::Role;
use ponte_storage::assignment;
use ponte_testkit::TestDesk;

use super::{account, enter, verbs};

const PATH: &str = "/amministrazione/inviti";
const PASSWORD: &str = "cinque lanterne sul molo";

/// The link on a page that is handed over.
fn link_of(page: &str) -> String {
    let page = page.replace("&#x2f;", "/");
    let at = page.find("/invito/").expect("a link");
    page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect()
}

#[tokio::test]
async fn who_is_invited_by_mail_chooses_her_password_and_her_address_is_confirmed() {
    for desk in TestDesk::all().await {
        let (_, manager) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
        let invite = [
            ("name", "Elisa Moretti"),
            ("email", "elisa@sportello.example"),
            ("desk", "SP"),
            ("role", "operator"),
            ("role", "job_account"),
            ("last_day", "2027-03-31"),
        ];
        let made = desk.post(&manager, PATH, &invite).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        assert!(!made.text().contains("/invito/"), "the link went by mail and stands nowhere else");
        assert!(desk.get(&manager, PATH).await.text().contains("Elisa Moretti"));
        desk.run_jobs().await;
        let link = desk.letters().pop().expect("a letter").link("/invito/");
        let page = desk.get(&desk.anybody, &link).await;
        assert!(page.text().contains("value=\"elisa.moretti\""), "{}", page.text());
        let taken = desk.post(&desk.anybody, &link, &[("username", "operatrice"), ("password", PASSWORD)]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        let accepted = desk.post(&desk.anybody, &link, &[("username", "elisa"), ("password", PASSWORD)]).await;
        assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text());
        assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::GONE, "a link opens once");
        assert!(!desk.get(&manager, PATH).await.text().contains("Elisa Moretti"));
        let made = account(&desk, "elisa").await;
        assert_eq!(made.email.as_deref(), Some("elisa@sportello.example"));
        assert_eq!(made.last_day.map(|day| day.to_string()).as_deref(), Some("2027-03-31"));
        let held = assignment::of_account(&desk.app.db, made.id).await.expect("assignments");
        let mut roles: Vec<Role> = held.iter().map(|held| held.role).collect();
        roles.sort_unstable();
        assert_eq!(roles, [Role::Operator, Role::JobAccount]);
        assert!(held.iter().all(|held| held.until == made.last_day), "what she is ends with the account");
        let elisa = enter(&desk, "elisa", PASSWORD).await.expect("to sign in");
        assert_eq!(desk.get(&elisa, "/sportello/persone").await.status, StatusCode::OK);
        assert!(verbs(&desk, &made).await.iter().any(|verb| verb == "account.accept_invitation"));
    }
}

#[tokio::test]
async fn an_invitation_on_paper_carries_its_link_and_a_square_and_can_be_revoked() {
    let desk = TestDesk::open().await;
    let made = desk.post(&desk.administrator, PATH, &[("name", "Elisa Moretti"), ("desk", "SP"), ("role", "employer_user")]).await;
    let text = made.text();
    assert!(text.contains("<svg class=\"qr\"") && text.contains("<path d=\"M4 4h1v1h-1z"), "{text}");
    let link = link_of(&text);
    assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::OK);
    let list = desk.get(&desk.administrator, PATH).await.text();
    assert!(!list.contains(&link), "the link is shown once");
    let at = list.find("/revoca").expect("an open invitation");
    let revoke = format!("{}/revoca", &list[list[..at].rfind(PATH).expect("an address")..at]);
    assert_eq!(desk.post(&desk.operator, &revoke, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.post(&desk.administrator, &revoke, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::GONE);
    assert_eq!(desk.post(&desk.administrator, &revoke, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invitation_works_for_a_week() {
    let desk = TestDesk::open().await;
    let made = desk.post(&desk.administrator, PATH, &[("name", "Elisa Moretti"), ("desk", "SP"), ("role", "partner_user")]).await;
    let link = link_of(&made.text());
    desk.clock.advance(TimeDelta::days(7) - TimeDelta::minutes(1));
    assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::OK);
    desk.clock.advance(TimeDelta::minutes(1));
    assert_eq!(desk.get(&desk.anybody, &link).await.status, StatusCode::GONE);
    let accepted = desk.post(&desk.anybody, &link, &[("username", "elisa"), ("password", PASSWORD)]).await;
    assert_eq!(accepted.status, StatusCode::GONE);
}

#[tokio::test]
async fn whoever_leads_a_desk_invites_to_her_desk_and_to_no_role_above_it() {
    let desk = TestDesk::open().await;
    let (_, manager) = desk.visitor("responsabile", "Paola Sanguineti", &[Role::DeskManager]).await;
    desk.post(&desk.administrator, "/amministrazione/sportelli/nuovo", &[("name", "Altro"), ("code", "AL"), ("kind", "cpi")]).await;
    for (role, at) in [("administrator", "SP"), ("auditor", "SP"), ("citizen", "SP"), ("operator", "AL"), ("operator", "ignoto")] {
        let refused = desk.post(&manager, PATH, &[("name", "Elisa Moretti"), ("desk", at), ("role", role)]).await;
        assert!(!refused.status.is_success(), "{role} at {at}: {}", refused.status);
    }
    let nobody = desk.post(&manager, PATH, &[("name", "Elisa Moretti"), ("desk", "SP")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "as what?");
    assert_eq!(desk.post(&desk.operator, PATH, &[("name", "E"), ("desk", "SP"), ("role", "operator")]).await.status, StatusCode::FORBIDDEN);
}
