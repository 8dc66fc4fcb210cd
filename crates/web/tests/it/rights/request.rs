//! A request for each address, that would be understood from whoever may make it and yet change nothing that the walk relies on.

use axum::{
    body::Body,
    http::{Request, header, request::Builder},
};
use ponte_web::Route;
use serde_json::{Value, json};
use uuid::Uuid;

/// The records that stand in an address.
pub struct Named {
    pub id: Uuid,
    pub worker: Uuid,
    pub vacancy: Uuid,
    pub mandate: Uuid,
    pub proposal: Uuid,
}

/// The request for an address.
pub fn request(route: &Route, named: &Named) -> (Builder, Body) {
    let id = named.id.to_string();
    let parts = [
        ("{id}", id.as_str()),
        ("{worker}", &named.worker.to_string()),
        ("{vacancy}", &named.vacancy.to_string()),
        ("{mandate}", &named.mandate.to_string()),
        ("{code}", "SP"),
        ("{kind}", "persone"),
        ("{what}", "luoghi"),
        ("{key}", "1"),
        ("{token}", "nessuno"),
        ("{dispatch}", "00000000-0000-0000-0000-000000000007"),
        ("{uuid}", "00000000-0000-0000-0000-000000000007"),
        ("{entry}", "00000000-0000-0000-0000-000000000007"),
        ("{section}", "household"),
        ("{list}", "nessuna"),
        ("{use}", "matching"),
        ("{lang}", "it"),
        ("{provider}", "nessuno"),
        ("{step}", "token"),
        ("{pack}", "nessuno"),
        ("{pathway}", "nessuno"),
        ("{*name}", "ponte.css"),
    ];
    let mut path = parts.iter().fold(route.path.clone(), |path, (part, value)| path.replace(part, value));
    if route.path == "/api/v1/imports" && route.method == axum::http::Method::POST {
        path.push_str("?noun=workers");
    }
    if ["/api/v1/search", "/api/v1/reference/link"].contains(&route.path.as_str()) || route.path.starts_with("/api/v1/reference/") {
        path.push_str(if route.path.ends_with("link") { "?kind=skill&text=saldatura" } else { "?q=la" });
    }
    if route.path.starts_with("/sportello/esporta/") {
        path.push_str("?formato=csv");
    }
    let builder = Request::builder().method(route.method.clone()).uri(path);
    if route.method == axum::http::Method::GET || route.method == axum::http::Method::DELETE {
        return (builder, Body::empty());
    }
    if route.path.starts_with("/api/") {
        return api(route, builder, named);
    }
    if [
        "/sportello/importa",
        "/sportello/questionari/importa",
        "/sportello/servizi/importa",
        "/amministrazione/riferimenti",
        "/primo-avvio/{step}",
        "/sportello/persone/{id}/documenti",
        "/sportello/persone/{id}/patto/{uuid}/firma",
        "/area/{id}/consensi/carta",
    ]
    .contains(&route.path.as_str())
    {
        let builder = builder.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        return (builder, Body::from("--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n\r\n--x--\r\n"));
    }
    let builder = builder.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    (builder, Body::from(serde_urlencoded::to_string(form(route, named)).expect("a form")))
}

fn form(route: &Route, named: &Named) -> Vec<(&'static str, String)> {
    let of = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let worker = named.worker.to_string();
    let last = route.path.rsplit('/').next().unwrap_or_default();
    if route.path.contains("/protetta") || route.path.contains("/riservate/{id}") {
        return of(&[("why", "interview"), ("version", "999"), ("username", "nessuno"), ("account", &worker)]);
    }
    match last {
        "stato" => of(&[("state", "draft")]),
        "requisiti" => of(&[("version", "999"), ("need", "required"), ("kind", "vehicle")]),
        "{key}" => of(&[("version", "999"), ("need", "required")]),
        "valore" => of(&[("version", "999"), ("value", "1")]),
        "mesi" => of(&[("version", "999"), ("months", "12")]),
        "inviti" => of(&[("desk", "SP")]),
        "identita" => of(&[("issuer", "nessuno"), ("identity", "nessuno")]),
        "togli" if route.path.contains("identita") => of(&[("issuer", "nessuno"), ("subject", "nessuno")]),
        "togli" if route.path.contains("chiavi") => of(&[("key", "nessuna")]),
        "togli" if route.path.contains("requisiti") => of(&[("version", "999")]),
        "annulla-modifica" => of(&[("version", "999")]),
        "pesi" => of(&[("desk", "1"), ("coherence", "1000"), ("availability", "0"), ("nearness", "0"), ("wishes", "0")]),
        "proponi" | "rimetti" => of(&[("worker", &worker)]),
        "scarta" => of(&[("worker", &worker), ("reason", "other")]),
        "molti" => of(&[("worker", &worker), ("act", "propose")]),
        "risposta" => of(&[("worker", &worker)]),
        "giro" => of(&[("worker", &worker), ("outcome", "call_back")]),
        "invia" => of(&[("how", "paper")]),
        "verdetto" => of(&[("proposal", &named.proposal.to_string()), ("verdict", "suitable")]),
        "esito" => of(&[("proposal", &named.proposal.to_string()), ("outcome", "waiting")]),
        "accedi" => of(&[("username", "nessuno"), ("password", "niente")]),
        "chiudi" if route.path.contains("incarichi") => of(&[("role", "operator"), ("desk", "SP"), ("since", "1999-01-01")]),
        _ => Vec::new(),
    }
}

fn api(route: &Route, builder: Builder, named: &Named) -> (Builder, Body) {
    let last = route.path.rsplit('/').next().unwrap_or_default();
    let body: Value = match last {
        "imports" => return (builder.header(header::CONTENT_TYPE, "text/csv"), Body::from("id\n")),
        "state" => json!({ "state": "draft" }),
        "weights" => json!({ "coherence": 1000, "availability": 0, "nearness": 0, "wishes": 0 }),
        "run" => json!({ "k": 2 }),
        "assign" => json!({ "vacancies": [] }),
        "proposals" if route.path.contains("vacancies") => json!({ "workers": [named.worker] }),
        "discard" => json!({ "reason": "other" }),
        "services" => json!({ "lep": "A", "channel": "desk" }),
        "pathways" => json!({ "pack": "nessuno", "pathway": "nessuno" }),
        "entries" => json!({ "step": "nessuno" }),
        "strike" => json!({ "reason": "prova" }),
        "attempts" => json!({ "channel": "phone", "outcome": "no_answer" }),
        "verdict" => json!({ "verdict": "suitable" }),
        "outcome" => json!({ "outcome": "waiting" }),
        "asked-by-mail" => json!({ "workers": [] }),
        "sent-shortlists" => json!({ "workers": [], "by_mail": false }),
        "tokens" => json!({ "name": "prova", "days": 1 }),
        _ => json!({}),
    };
    let builder = builder.header(header::CONTENT_TYPE, "application/json").header(header::IF_MATCH, "\"999\"");
    (builder, Body::from(body.to_string()))
}
