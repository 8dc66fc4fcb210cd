//! What anybody sees, and what nobody sees who has not signed in.

use axum::http::{StatusCode, header};
use chrono::{NaiveDate, TimeDelta};
use ponte_domain::vacancy::{Reserved, Vacancy, VacancyState, Workplace};
use ponte_testkit::TestDesk;

const SECRET: &str = "Cantiere Segretissimo";

/// A published vacancy of today.
async fn published(desk: &TestDesk, title: &str, change: impl FnOnce(&mut Vacancy)) -> uuid::Uuid {
    let mut employer = desk.employer(SECRET);
    employer.external.id = format!("di {title}");
    let employer = desk.add(&employer).await;
    let mut vacancy = desk.vacancy(title, employer);
    vacancy.published = Some(desk.app.today());
    change(&mut vacancy);
    desk.add(&vacancy).await
}

#[tokio::test]
async fn only_published_vacancies_that_have_not_expired_are_on_the_noticeboard() {
    for desk in TestDesk::all().await {
        let yesterday = desk.app.today() - TimeDelta::days(1);
        let open = published(&desk, "Saldatrice aperta", |_| {}).await;
        let hidden = [
            (published(&desk, "Cuoca bozza", |vacancy| vacancy.state = VacancyState::Draft).await, StatusCode::NOT_FOUND),
            (published(&desk, "Cuoca sospesa", |vacancy| vacancy.state = VacancyState::Suspended).await, StatusCode::NOT_FOUND),
            (published(&desk, "Cuoca riservata", |vacancy| vacancy.reserved = Some(Reserved::Art1)).await, StatusCode::NOT_FOUND),
            (published(&desk, "Cuoca scaduta", |vacancy| vacancy.expires = Some(yesterday)).await, StatusCode::GONE),
            (published(&desk, "Cuoca chiusa", |vacancy| vacancy.state = VacancyState::Closed).await, StatusCode::GONE),
        ];
        for path in ["/", "/offerte", "/offerte?q=cuoca", "/offerte?nuove=7&dove=Lerici"] {
            let page = desk.get(&desk.anybody, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.text().contains("Cuoca"), "{path}: {}", page.text());
            assert_eq!(page.headers[header::CACHE_CONTROL], "public, max-age=60");
        }
        assert!(desk.get(&desk.anybody, "/offerte").await.text().contains("Saldatrice aperta"));
        let page = desk.get(&desk.anybody, &format!("/offerte/{open}")).await;
        assert!(page.status == StatusCode::OK && page.text().contains(SECRET) && page.text().contains("JobPosting"));
        for (id, status) in hidden {
            assert_eq!(desk.get(&desk.anybody, &format!("/offerte/{id}")).await.status, status);
        }
        assert_eq!(desk.get(&desk.anybody, "/offerte/nessuna").await.status, StatusCode::NOT_FOUND);
        assert_eq!(desk.get(&desk.operator, "/offerte").await.headers[header::CACHE_CONTROL], "no-store");
    }
}

#[tokio::test]
async fn an_employer_that_asked_not_to_be_named_is_named_nowhere() {
    let desk = TestDesk::open().await;
    let id = published(&desk, "Marinaia", |vacancy| {
        vacancy.anonymous = true;
        vacancy.employer = SECRET.to_owned();
        vacancy.description = Some("Una </script><script>alert(1)</script> nave".to_owned());
        vacancy.workplace = Workplace { address: Some("Molo Segretissimo 3".to_owned()), ..vacancy.workplace.clone() };
    })
    .await;
    for path in ["/".to_owned(), "/offerte".to_owned(), format!("/offerte/{id}")] {
        let text = desk.get(&desk.anybody, &path).await.text();
        assert!(text.contains("Marinaia"), "{path}");
        assert!(!text.contains("Segretissimo"), "{path}: {text}");
        assert!(!text.contains("<script>alert"), "{path}");
    }
}

/// Pages that anybody may open.
const OPEN: [&str; 12] = [
    "/",
    "/offerte",
    "/offerte/{id}",
    "/informativa",
    "/crediti",
    "/robots.txt",
    "/accedi",
    "/status",
    "/api/openapi.json",
    "/lingua/{lang}",
    "/static/{*name}",
    "/primo-avvio",
];

/// The addresses that answer `GET`, as the router has them.
fn get_routes() -> Vec<String> {
    ponte_web::addresses().into_iter().filter(|route| route.method == axum::http::Method::GET).map(|route| route.path).collect()
}

#[tokio::test]
async fn no_page_of_personal_data_is_open_to_whoever_has_not_signed_in() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Riservatissima")).await;
    let vacancy = published(&desk, "Elettricista", |_| {}).await;
    let paths = get_routes();
    assert!(paths.len() > 60, "{paths:?}");
    for expected in ["/sportello", "/sportello/persone", "/sportello/corsi/{id}", "/amministrazione/account", "/sportello/esporta/{kind}"] {
        assert!(paths.iter().any(|path| path == expected), "{expected} is not among {paths:?}");
    }
    for path in paths {
        for id in [worker, vacancy] {
            let address = path.split('/').map(|part| match part {
                "{kind}" => "persone".to_owned(),
                "{lang}" => "it".to_owned(),
                _ if part.starts_with('{') => id.to_string(),
                _ => part.to_owned(),
            });
            let address = address.collect::<Vec<_>>().join("/");
            let page = desk.get(&desk.anybody, &address).await;
            let text = page.text();
            for personal in ["Riservatissima", "0187 000 473", "Via Segreta"] {
                assert!(!text.contains(personal), "{address} shows {personal}");
            }
            if page.status.is_success() {
                assert!(OPEN.contains(&path.as_str()), "{address} is open: {}", page.status);
            }
            assert!(!page.status.is_server_error(), "{address}: {text}");
        }
    }
}

#[tokio::test]
async fn an_operator_does_not_reach_the_administration() {
    let desk = TestDesk::open().await;
    let id = uuid::Uuid::nil();
    for path in [
        "/amministrazione/account".to_owned(),
        "/amministrazione/account/nuovo".to_owned(),
        format!("/amministrazione/account/{id}/modifica"),
        "/amministrazione/riferimenti".to_owned(),
        "/amministrazione/sportello".to_owned(),
        "/sportello/importa".to_owned(),
        format!("/sportello/importa/{id}/rapporto"),
    ] {
        assert_eq!(desk.get(&desk.operator, &path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let new = [("name", "Eva"), ("username", "eva"), ("role", "administrator"), ("password", "una frase per prova")];
    for (path, inputs) in [
        ("/amministrazione/account/nuovo".to_owned(), &new[..]),
        (format!("/amministrazione/account/{id}/sospendi"), &[]),
        (format!("/amministrazione/account/{id}/modifica"), &new[..]),
        ("/amministrazione/sportello".to_owned(), &[("name", "Mio")]),
        ("/amministrazione/sportello/togli-prova".to_owned(), &[("sure", "yes")]),
    ] {
        assert_eq!(desk.post(&desk.operator, &path, inputs).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn an_administrator_makes_changes_and_shuts_accounts_but_not_her_own() {
    let desk = TestDesk::open().await;
    let by = &desk.administrator;
    let new = [("name", "Eva"), ("username", "eva"), ("role", "operator"), ("password", "una frase per prova")];
    assert_eq!(desk.post(by, "/amministrazione/account/nuovo", &new).await.status, StatusCode::SEE_OTHER);
    let taken = desk.post(by, "/amministrazione/account/nuovo", &new).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!taken.text().contains("una frase per prova"), "a password is never shown again");
    let caller = ponte_app::rights::Caller::console(ponte_domain::actor::Purpose::Administration);
    let all = ponte_app::account::list(&desk.app, &caller).await.expect("accounts");
    let id_of = |name: &str| all.iter().find(|account| account.username == name).map(|account| account.id.to_string()).expect("is there");
    let eva = id_of("eva");
    let changed = [("name", "Eva Neri"), ("role", "administrator"), ("password", "un'altra frase lunga")];
    assert_eq!(desk.post(by, &format!("/amministrazione/account/{eva}/modifica"), &changed).await.status, StatusCode::SEE_OTHER);
    assert!(ponte_app::account::sign_in(&desk.app, "eva", "una frase per prova", &ponte_app::account::Origin::default()).await.is_err());
    assert!(ponte_app::account::sign_in(&desk.app, "eva", "un'altra frase lunga", &ponte_app::account::Origin::default()).await.is_ok());
    assert_eq!(desk.post(by, &format!("/amministrazione/account/{eva}/sospendi"), &[]).await.status, StatusCode::SEE_OTHER);
    assert!(ponte_app::account::sign_in(&desk.app, "eva", "un'altra frase lunga", &ponte_app::account::Origin::default()).await.is_err());
    let own = id_of("amministratore");
    assert_eq!(desk.post(by, &format!("/amministrazione/account/{own}/sospendi"), &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_expiry_of_a_vacancy_is_its_last_open_day() {
    let desk = TestDesk::open().await;
    let today = desk.app.today();
    let id = published(&desk, "Ultimo giorno", |vacancy| vacancy.expires = Some(today)).await;
    assert_eq!(desk.get(&desk.anybody, &format!("/offerte/{id}")).await.status, StatusCode::OK);
    assert_eq!(today, NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day"));
    desk.clock.advance(TimeDelta::days(1));
    assert_eq!(desk.get(&desk.anybody, &format!("/offerte/{id}")).await.status, StatusCode::GONE);
}
