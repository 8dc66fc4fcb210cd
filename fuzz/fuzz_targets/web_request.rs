//! Cookies, queries, addresses, languages and forms, as the whole site reads them: nothing may fail or panic.
#![no_main]

use std::sync::LazyLock;

use axum::{
    body::Body,
    http::{HeaderValue, Method, Request, header},
};
use libfuzzer_sys::fuzz_target;
use ponte_fuzz::{RUNTIME, chosen};
use ponte_testkit::{TestDesk, TestVisitor};
use ponte_web::{Route, addresses};
use uuid::Uuid;

struct World {
    desk: TestDesk,
    /// One of each register.
    ids: Vec<Uuid>,
    routes: Vec<Route>,
}

/// What takes long by its nature (a password is weighed, a page is typeset), or ends the session that the target goes on with.
const LEFT_OUT: &[&str] = &["/accedi", "/esci", "/primo-avvio/{step}", "/demo/{who}"];

static WORLD: LazyLock<World> = LazyLock::new(|| {
    RUNTIME.block_on(async {
        let desk = TestDesk::open().await;
        let employer = desk.add(&desk.employer("Cantiere d'Esempio")).await;
        let vacancy = desk.add(&desk.vacancy("Elettricista", employer)).await;
        let worker = desk.add(&desk.worker("Ada", "Prova")).await;
        let slow = |route: &Route| route.path.ends_with(".pdf") || (route.method == Method::POST && LEFT_OUT.contains(&route.path.as_str()));
        let routes = addresses().into_iter().filter(|route| !slow(route)).collect();
        World { desk, ids: vec![worker, vacancy, employer], routes }
    })
});

fuzz_target!(|data: &[u8]| {
    let Some((low, data)) = chosen(data) else { return };
    let Some((high, data)) = chosen(data) else { return };
    let Some((who, data)) = chosen(data) else { return };
    let world = &*WORLD;
    let route = &world.routes[(high << 8 | low) % world.routes.len()];
    // No header and no address holds a zero byte, which divides them.
    let mut parts = data.splitn(5, |byte| *byte == 0);
    let mut next = || parts.next().unwrap_or_default();
    let (named, query, cookie, language, body) = (next(), next(), next(), next(), next());
    let id = if named.is_empty() { world.ids[who % world.ids.len()].to_string() } else { escaped(named) };
    let path: String = route.path.split_inclusive('}').map(|part| part.split_once('{').map_or_else(|| part.to_owned(), |(before, _)| format!("{before}{id}"))).collect();
    let mut request = Request::builder().method(route.method.clone()).uri(format!("{path}?{}", escaped(query)));
    for (name, value) in [(header::COOKIE, cookie), (header::ACCEPT_LANGUAGE, language)] {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            request = request.header(name, value);
        }
    }
    let kind = if route.path.starts_with("/api/") { "application/json" } else { "application/x-www-form-urlencoded" };
    request = request.header(header::CONTENT_TYPE, kind).header(header::IF_MATCH, "\"1\"");
    let visitor = if who & 0x80 == 0 { &world.desk.operator } else { &TestVisitor::default() };
    let visitor = if who & 0xc0 == 0x40 { &world.desk.administrator } else { visitor };
    let page = RUNTIME.block_on(world.desk.send(visitor, request, Body::from(body.to_vec())));
    assert!(!page.status.is_server_error(), "{} {}: {}", route.method, route.path, page.status);
    if let Some(to) = page.headers.get(header::LOCATION) {
        let to = to.as_bytes();
        assert!(to.starts_with(b"/") && !to.starts_with(b"//") && !to.iter().any(|byte| *byte < b' ' || *byte == b'\\'), "led to {to:?}");
    }
});

/// Bytes as a part of an address: what it may hold as it is, the rest escaped.
fn escaped(bytes: &[u8]) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%&=+,;:@!$'()*[]".contains(&byte);
    bytes.iter().map(|byte| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
