//! Registers: workers, employers, vacancies, courses, bodies and projects are listed, read, made and replaced alike.

mod create;
mod cursor;
mod describe;
mod get;
mod history;
mod list;
mod noun;
mod replace;

use axum::routing::{self, MethodRouter};
use ponte_domain::{body::Body, course::Course, employer::Employer, project::Project, vacancy::Vacancy, worker::Worker};
use utoipa::openapi::{HttpMethod, Paths, path::Operation};
use utoipa_axum::router::OpenApiRouter;

pub use describe::schemas;
pub use noun::ApiNoun;

use crate::site::Site;

/// The addresses of all registers.
pub fn routes() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .merge(routes_of::<Worker>())
        .merge(routes_of::<Employer>())
        .merge(routes_of::<Vacancy>())
        .merge(routes_of::<Course>())
        .merge(routes_of::<Body>())
        .merge(routes_of::<Project>())
}

fn routes_of<R: ApiNoun>() -> OpenApiRouter<Site> {
    let all = [(HttpMethod::Get, describe::list::<R>()), (HttpMethod::Post, describe::create::<R>())];
    let one = [(HttpMethod::Get, describe::get::<R>()), (HttpMethod::Put, describe::replace::<R>())];
    let past = [(HttpMethod::Get, describe::history::<R>())];
    OpenApiRouter::new()
        .routes(described(R::PATH, all, routing::get(list::list::<R>).post(create::create::<R>)))
        .routes(described(&format!("{}/{{id}}", R::PATH), one, routing::get(get::get::<R>).put(replace::replace::<R>)))
        .routes(described(&format!("{}/{{id}}/history", R::PATH), past, routing::get(history::history::<R>)))
}

type Described = (Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>, Paths, MethodRouter<Site>);

fn described(path: &str, operations: impl IntoIterator<Item = (HttpMethod, Operation)>, router: MethodRouter<Site>) -> Described {
    let mut paths = Paths::new();
    for (method, operation) in operations {
        paths.add_path_operation(path, vec![method], operation);
    }
    (Vec::new(), paths, router)
}
