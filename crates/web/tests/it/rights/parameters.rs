//! What is written where no address stands: in queries, forms and JSON. Records of other desks, addresses of other sites, fields that
//! are nobody's to set.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use ponte_domain::{
    id::{VacancyId, WorkerId},
    role::Role,
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, proposal, register};
use ponte_web::{Gate, Route, addresses};
use serde_json::{Value, json};
use tower::ServiceExt;
use uuid::Uuid;

use super::{
    request::{Named, request},
    town::{Place, Town, name},
};

const ROLES: [Role; 3] = [Role::Operator, Role::CaseManager, Role::DeskManager];

/// Parameters that name a record somewhere.
const NAMES: [&str; 13] = [
    "worker",
    "workers",
    "persona",
    "salta",
    "aperta",
    "ancora",
    "proposal",
    "vacancy",
    "employer",
    "employer_id",
    "impresa",
    "account",
    "perche_no",
];

/// What is written where a record is named: a record of another desk, or of nobody.
#[derive(Clone, Copy)]
struct Written {
    worker: Uuid,
    vacancy: Uuid,
    employer: Uuid,
    proposal: Uuid,
}

impl Written {
    fn of(self, parameter: &str) -> Uuid {
        match parameter {
            "vacancy" | "vacancies" => self.vacancy,
            "employer" | "employer_id" | "impresa" => self.employer,
            "proposal" => self.proposal,
            _ => self.worker,
        }
    }
}

/// The records of the own desk in the address, others in its parameters.
async fn written(town: &Town, route: &Route, other: Written) -> Request<Body> {
    let own = town.records[&Place::Own];
    let id_kind = match &route.gate {
        Gate::Rights(needs) => needs.iter().filter_map(|need| need.on).find(|(part, _)| *part == "id").map(|(_, kind)| kind),
        _ => None,
    };
    let id = id_kind.map_or(Uuid::from_u128(7), |kind| own.of(kind, true));
    let mandate = town.mandates.get(&id).copied().unwrap_or_default();
    // What stands in the address is of the own desk, what stands in the body is not.
    let near = Named { id, worker: own.assigned, vacancy: own.vacancy, mandate, proposal: town.proposals[&Place::Own] };
    let (near, _) = request(route, &near);
    let far = Named { id, worker: other.worker, vacancy: other.vacancy, mandate, proposal: other.proposal };
    let (_, body) = request(route, &far);
    let near = near.body(()).expect("a request");
    let (mut parts, ()) = near.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.expect("a body");
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let pairs: Vec<(&str, String)> = NAMES.iter().map(|parameter| (*parameter, other.of(parameter).to_string())).collect();
    let body = if kind == "application/json" {
        let mut body: Value = serde_json::from_slice(&bytes).expect("JSON");
        for list in ["workers", "vacancies"] {
            if body.get(list).is_some() {
                body[list] = json!([other.of(list)]);
            }
        }
        body.to_string().into_bytes()
    } else if kind == "application/x-www-form-urlencoded" {
        let own: Vec<(String, String)> = serde_urlencoded::from_bytes(&bytes).expect("a form");
        let named = pairs.iter().filter(|(parameter, _)| !own.iter().any(|(known, _)| known == parameter));
        let all: Vec<(String, String)> = own.iter().cloned().chain(named.map(|(name, id)| ((*name).to_owned(), id.clone()))).collect();
        serde_urlencoded::to_string(all).expect("a form").into_bytes()
    } else {
        bytes.to_vec()
    };
    if parts.method == Method::GET && !route.path.starts_with("/api/") {
        let query = serde_urlencoded::to_string(&pairs).expect("a query");
        let before = parts.uri.to_string();
        let sign = if before.contains('?') { '&' } else { '?' };
        parts.uri = format!("{before}{sign}{query}").parse().expect("an address");
    }
    Request::from_parts(parts, Body::from(body))
}

async fn send(town: &Town, router: &Router, role: Role, mut request: Request<Body>) -> (StatusCode, String, String) {
    let cookie = format!("ponte_session={}", town.sessions[&role]);
    request.headers_mut().insert(header::COOKIE, cookie.parse().expect("a cookie"));
    let Ok(response) = router.clone().oneshot(request).await;
    let (parts, body) = response.into_parts();
    let location = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    (parts.status, location, String::from_utf8_lossy(&bytes).into_owned())
}

/// Addresses that answer quickly and end no session.
fn usual() -> Vec<Route> {
    let left_out = |route: &Route| {
        route.path.ends_with(".pdf")
            || ["/esci", "/blocca", "/amministrazione/accesso/postazione", "/accedi", "/api/v1/tokens"].contains(&route.path.as_str())
    };
    addresses().into_iter().filter(|route| !left_out(route)).collect()
}

/// What a person of another desk, and her proposals, are like.
async fn state(town: &Town, worker: Uuid) -> String {
    let db = &town.app().db;
    let record = register::get::<Worker>(db, worker).await.expect("to read").expect("the person");
    let mut told = vec![record.version.to_string()];
    for records in town.records.values() {
        let stored = proposal::of_pair(db, VacancyId(records.vacancy), WorkerId(worker)).await.expect("to read");
        told.push(format!("{:?}", stored.map(|stored| (stored.version, stored.proposal.state))));
        let vacancy = register::get::<Vacancy>(db, records.vacancy).await.expect("to read").expect("the vacancy");
        told.push(if records.vacancy == town.records[&Place::Outside].vacancy { vacancy.version.to_string() } else { String::new() });
    }
    told.join(" ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn records_of_other_desks_in_queries_and_bodies_do_what_records_of_nobody_do() {
    let (town, twin) = tokio::join!(Town::build(), Town::build());
    let (router, mirror) =
        (town.router((*ponte_app::rights::Table::house()).clone()).await, twin.router((*ponte_app::rights::Table::house()).clone()).await);
    let outside = town.records[&Place::Outside];
    let far =
        Written { worker: outside.other, vacancy: outside.vacancy, employer: outside.employer, proposal: town.proposals[&Place::Outside] };
    let nobody =
        Written { worker: Uuid::from_u128(91), vacancy: Uuid::from_u128(92), employer: Uuid::from_u128(93), proposal: Uuid::from_u128(94) };
    let before = state(&town, outside.other).await;
    let sought = name(Place::Outside, Kind::Worker, false);
    let (mut asked, mut wrong) = (0, Vec::new());
    for route in usual() {
        for role in ROLES {
            let (status, _, text) = send(&town, &router, role, written(&town, &route, far).await).await;
            let (expected, ..) = send(&twin, &mirror, role, written(&twin, &route, nobody).await).await;
            asked += 1;
            // Employers and vacancies may be seen of all desks by some: only people are nobody's to see.
            if status != expected || text.contains(&sought) || status.is_server_error() {
                wrong.push(format!("{} {} as {role}: {status}, {expected} when there is none", route.method, route.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {asked} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(state(&town, outside.other).await, before, "nothing was done to her");
    println!("parameters: {asked} requests with ids of another desk");
}

/// Addresses of other sites, as browsers understand them.
const ELSEWHERE: [&str; 8] = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\n/evil.example",
    "evil.example",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_led_to_another_site_whatever_the_form_says() {
    let town = Town::build().await;
    let router = town.router((*ponte_app::rights::Table::house()).clone()).await;
    let own = town.records[&Place::Own];
    let near = Written { worker: own.assigned, vacancy: own.vacancy, employer: own.employer, proposal: town.proposals[&Place::Own] };
    let mut followed = std::collections::BTreeSet::new();
    for route in usual() {
        for to in ELSEWHERE.into_iter().chain(["/sportello?prova=1"]) {
            let (mut parts, body) = written(&town, &route, near).await.into_parts();
            let back = serde_urlencoded::to_string([("torna", to), ("next", to), ("back", to), ("url", to)]).expect("a query");
            let before = parts.uri.to_string();
            parts.uri = format!("{before}{}{back}", if before.contains('?') { '&' } else { '?' }).parse().expect("an address");
            let mut bytes = to_bytes(body, 1 << 20).await.expect("a body").to_vec();
            if parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded") {
                bytes.extend(format!("&{back}").bytes());
            }
            let (_, location, _) = send(&town, &router, Role::DeskManager, Request::from_parts(parts, Body::from(bytes))).await;
            let stays =
                location.is_empty() || (location.starts_with('/') && !location.starts_with("//") && !location.contains(['\\', '\t', '\n']));
            assert!(stays, "{} {} led to {location:?} by {to:?}", route.method, route.path);
            if location == "/sportello?prova=1" {
                followed.insert(route.path.clone());
            }
        }
    }
    println!("led back to where one was: {followed:?}");
    assert!(followed.contains("/lingua/{lang}") && followed.len() >= 4, "{followed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_field_that_is_not_in_the_description_is_refused_by_every_operation() {
    let town = Town::build().await;
    let router = town.router((*ponte_app::rights::Table::house()).clone()).await;
    let own = town.records[&Place::Own];
    let near = Written { worker: own.assigned, vacancy: own.vacancy, employer: own.employer, proposal: town.proposals[&Place::Own] };
    let mut refused = 0;
    for route in addresses().into_iter().filter(|route| route.path.starts_with("/api/")) {
        let (parts, body) = written(&town, &route, near).await.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.expect("a body");
        let Ok(Value::Object(mut body)) = serde_json::from_slice(&bytes) else { continue };
        for field in ["version", "batch", "created_at", "roles", "is_administrator", "uuid", "actor"] {
            body.insert(field.to_owned(), json!("1"));
        }
        let request = Request::from_parts(parts, Body::from(Value::Object(body).to_string()));
        let (status, _, text) = send(&town, &router, Role::DeskManager, request).await;
        let takes_none = route.path.ends_with("/undo") || route.path.ends_with("/recall") || route.path.ends_with("/cancel");
        assert!(!status.is_success() || takes_none, "{} {}: {status} {text}", route.method, route.path);
        refused += usize::from(matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY));
    }
    assert!(refused >= 12, "only {refused} came so far as to refuse it");
}

#[tokio::test]
async fn a_form_sets_nothing_that_it_does_not_ask() {
    let town = Town::build().await;
    let router = town.router((*ponte_app::rights::Table::house()).clone()).await;
    let post = |inputs: Vec<(&str, &str)>| {
        let form = serde_urlencoded::to_string(inputs).expect("a form");
        let request = Request::post("/sportello/persone/nuova").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body(Body::from(form)).expect("a request")
    };
    let plain = vec![("given_name", "Zelinda"), ("family_name", "Provarossi")];
    let (status, location, text) = send(&town, &router, Role::Operator, post(plain.clone())).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{text}");
    let made = |location: &str| location.rsplit('/').find_map(|part| part.split('?').next()?.parse::<Uuid>().ok());
    let usual = register::get::<Worker>(&town.app().db, made(&location).expect("a person")).await.expect("to read").expect("the person");
    for (field, value) in
        [("uuid", "00000000-0000-0000-0000-000000000009"), ("version", "77"), ("batch", "x"), ("desk", "MS"), ("roles", "administrator")]
    {
        let name = format!("Altra{field}");
        let inputs = vec![("given_name", "Zelinda"), ("family_name", name.as_str()), (field, value)];
        let (status, location, _) = send(&town, &router, Role::Operator, post(inputs)).await;
        let Some(id) = made(&location).filter(|_| status == StatusCode::SEE_OTHER) else {
            assert!(status.is_client_error(), "{field}: {status}");
            continue;
        };
        let record = register::get::<Worker>(&town.app().db, id).await.expect("to read").expect("the person");
        assert_eq!((record.version, record.batch, &record.value.desk), (usual.version, None, &usual.value.desk), "{field}");
        assert_ne!(id, Uuid::from_u128(9));
    }
}
