//! What every answer tells the browser, and how cookies are set.

use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use ponte_testkit::{TestDesk, TestPage, TestVisitor, desk::PASSWORD};

const POLICY: [&str; 5] = ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"];

fn head(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn cookies(page: &TestPage) -> Vec<String> {
    page.headers.get_all(header::SET_COOKIE).iter().map(|cookie| cookie.to_str().expect("a cookie").to_owned()).collect()
}

fn cookie<'c>(all: &'c [String], name: &str) -> &'c str {
    all.iter().find(|cookie| cookie.starts_with(&format!("{name}="))).unwrap_or_else(|| panic!("no {name} in {all:?}"))
}

async fn secure() -> TestDesk {
    TestDesk::set_up_as(|config| config.base_url = "https://lavoro.example".to_owned()).await
}

/// Signs in over https; the cookies that were set, as the browser got them.
async fn enter(desk: &TestDesk) -> Vec<String> {
    let entered = desk.post(&desk.anybody, "/accedi", &[("username", "operatrice"), ("password", PASSWORD)]).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    cookies(&entered)
}

async fn with_cookie(desk: &TestDesk, path: &str, cookie: &str) -> TestPage {
    desk.send(&TestVisitor::default(), Request::get(path).header(header::COOKIE, cookie), Body::empty()).await
}

#[tokio::test]
async fn every_answer_says_what_a_page_may_load_and_who_may_frame_it() {
    let desk = TestDesk::open().await;
    let long = format!("/sportello?q={}", "a".repeat(9_000));
    let asked = [
        (Method::GET, "/", 200),
        (Method::GET, "/password-dimenticata", 200),
        (Method::GET, "/sportello", 200),
        (Method::GET, "/api/v1/me", 200),
        (Method::GET, "/api/openapi.json", 200),
        (Method::GET, "/sportello/esporta/persone?formato=csv", 200),
        (Method::GET, "/sportello/offerte.pdf", 200),
        (Method::GET, "/static/ponte.js", 200),
        (Method::GET, "/amministrazione/account", 403),
        (Method::GET, "/nessuna-pagina", 404),
        (Method::GET, "/api/v1/nulla", 404),
        (Method::DELETE, "/sportello", 405),
        (Method::GET, &long, 414),
        (Method::GET, "/sportello?q=%00", 422),
    ];
    for (method, path, status) in asked {
        let page = desk.send(&desk.operator, Request::builder().method(method).uri(path), Body::empty()).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        let policy = head(&page.headers, "content-security-policy");
        for directive in POLICY {
            assert!(policy.split("; ").any(|known| known == directive), "{path}: {directive} is not in {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(head(&page.headers, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(head(&page.headers, "referrer-policy"), "same-origin", "{path}");
        assert!(!page.headers.contains_key("access-control-allow-origin"), "{path}");
        assert!(!page.headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "{path}: people come over http here");
    }
}

#[tokio::test]
async fn what_is_taken_away_is_an_attachment_with_a_name_of_ours() {
    let desk = TestDesk::open().await;
    let day = desk.app.today();
    for (path, name) in [
        ("/sportello/esporta/persone?formato=csv", format!("persone-{day}.csv")),
        ("/sportello/esporta/imprese?formato=xlsx", format!("imprese-{day}.xlsx")),
        ("/sportello/esporta/offerte?formato=jsonl&nome=../../x.html", format!("offerte-{day}.jsonl")),
    ] {
        let page = desk.get(&desk.operator, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(head(&page.headers, "content-disposition"), format!("attachment; filename=\"{name}\""), "{path}");
    }
}

#[tokio::test]
async fn trace_is_refused() {
    let desk = TestDesk::open().await;
    for path in ["/", "/accedi", "/sportello", "/api/v1/me", "/static/ponte.js"] {
        let request = Request::builder().method(Method::TRACE).uri(path).header("x-secret", "segreto");
        let page = desk.send(&desk.operator, request, Body::empty()).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert!(!page.text().contains("segreto"), "{path}");
    }
}

#[tokio::test]
async fn a_number_from_outside_is_not_taken_over() {
    let desk = TestDesk::open().await;
    let worker = desk.add(&desk.worker("Ada", "Rossi")).await;
    let request = Request::get(format!("/sportello/persone/{worker}")).header("x-request-id", "numero-di-un-altro");
    let page = desk.send(&desk.operator, request, Body::empty()).await;
    let number = head(&page.headers, "x-request-id");
    assert!(number.len() == 36 && number != "numero-di-un-altro", "{number}");
    let filter = ponte_storage::audit::AuditFilter { person: Some(worker), limit: 1, ..Default::default() };
    let past = ponte_storage::audit::list(&desk.app.db, &filter).await.expect("the audit");
    assert_eq!(past[0].act.correlation, Some(number));
}

#[tokio::test]
async fn cookies_of_sessions_are_read_by_the_server_alone_and_stay_on_this_site() {
    let desk = TestDesk::open().await;
    let set = enter(&desk).await;
    for name in ["ponte_session", "ponte_device"] {
        let cookie = cookie(&set, name);
        for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.split("; ").any(|known| known == part), "{part}: {cookie}");
        }
        assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "over http on this machine: {cookie}");
    }
    let lang = cookies(&desk.get(&desk.operator, "/lingua/fr").await);
    assert!(cookie(&lang, "ponte_lang").contains("SameSite=Lax"));
    let secret = cookie(&set, "ponte_session").split(['=', ';']).nth(1).unwrap_or_default().to_owned();
    let page = with_cookie(&desk, "/sportello", &format!("ponte_session={secret}")).await;
    assert!(page.status == StatusCode::OK && !page.text().contains(&secret), "the secret is on no page");
}

#[tokio::test]
async fn over_https_browsers_come_no_other_way_and_cookies_belong_to_this_host() {
    let desk = secure().await;
    for (path, status) in [("/", 200), ("/api/v1/me", 401), ("/nessuna-pagina", 404), ("/static/ponte.js", 200)] {
        let page = desk.get(&desk.anybody, path).await;
        assert_eq!(page.status.as_u16(), status, "{path}");
        assert_eq!(head(&page.headers, "strict-transport-security"), "max-age=31536000; includeSubDomains", "{path}");
    }
    let set = enter(&desk).await;
    for name in ["__Host-ponte_session", "__Host-ponte_device"] {
        let cookie = cookie(&set, name);
        assert!(cookie.contains("; Secure") && cookie.contains("; Path=/") && !cookie.contains("Domain"), "{cookie}");
    }
    let lang = cookies(&desk.get(&desk.anybody, "/lingua/fr").await);
    assert!(cookie(&lang, "__Host-ponte_lang").contains("; Secure"), "{lang:?}");
    let secret = cookie(&set, "__Host-ponte_session").split(['=', ';']).nth(1).unwrap_or_default().to_owned();
    let own = format!("__Host-ponte_session={secret}");
    assert_eq!(with_cookie(&desk, "/sportello", &own).await.status, StatusCode::OK);
    let planted = with_cookie(&desk, "/sportello", &format!("ponte_session={secret}")).await;
    assert!(planted.location().starts_with("/accedi"), "a name that another host can set opens nothing");
    let both = format!("ponte_session=piantato; {own}; ponte_session=piantato");
    assert_eq!(with_cookie(&desk, "/sportello", &both).await.status, StatusCode::OK, "and disturbs nobody");
    let out = desk.send(&TestVisitor::default(), Request::post("/esci").header(header::COOKIE, &own), Body::empty()).await;
    let gone = cookies(&out);
    assert!(cookie(&gone, "__Host-ponte_session").contains("Max-Age=0") && cookie(&gone, "__Host-ponte_session").contains("; Secure"));
    assert!(with_cookie(&desk, "/sportello", &own).await.location().starts_with("/accedi"));
}

#[tokio::test]
async fn whoever_goes_away_leaves_nothing_in_the_browser() {
    let desk = TestDesk::open().await;
    let forgets = |page: &TestPage| head(&page.headers, "clear-site-data");
    let everything = "\"cache\", \"storage\"";
    let enter = async |visitor: &TestVisitor, username: &str| {
        desk.post(visitor, "/accedi", &[("username", username), ("password", PASSWORD)]).await
    };
    assert_eq!(forgets(&desk.post(&desk.operator, "/blocca", &[("torna", "/sportello")]).await), everything, "locked");
    let back = desk.post(&desk.operator, "/accedi/sblocca", &[("proof", PASSWORD)]).await;
    assert_eq!(forgets(&back), "", "the same person is back");
    let operator = desk.operator.after(&back);
    let other = enter(&operator, "amministratore").await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    assert_eq!(forgets(&other), everything, "another operator takes over");
    assert_eq!(forgets(&enter(&desk.anybody, "operatrice").await), "", "nobody was there");
    assert_eq!(forgets(&desk.post(&TestVisitor::default().after(&other), "/esci", &[]).await), everything, "signed out");
}
