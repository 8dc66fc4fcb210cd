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
use utoipa_axum::router::UtoipaMethodRouter;

pub use describe::schemas;
pub use noun::ApiNoun;

use crate::{
    routes::{ApiRoutes, may, on},
    site::Site,
};

/// The addresses of all registers.
pub fn routes() -> ApiRoutes {
    ApiRoutes::new()
        .merge(routes_of::<Worker>())
        .merge(routes_of::<Employer>())
        .merge(routes_of::<Vacancy>())
        .merge(routes_of::<Course>())
        .merge(routes_of::<Body>())
        .merge(routes_of::<Project>())
}

fn routes_of<R: ApiNoun>() -> ApiRoutes {
    let one = format!("{}/{{id}}", R::PATH);
    let past = format!("{one}/history");
    let (see, edit) = (on(R::SEE, R::KIND), on(R::EDIT, R::KIND));
    ApiRoutes::new()
        .add(&may(R::SEE), described(R::PATH, HttpMethod::Get, describe::list::<R>(), routing::get(list::list::<R>)))
        .add(&may(R::EDIT), described(R::PATH, HttpMethod::Post, describe::create::<R>(), routing::post(create::create::<R>)))
        .add(&see, described(&one, HttpMethod::Get, describe::get::<R>(), routing::get(get::get::<R>)))
        .add(&edit, described(&one, HttpMethod::Put, describe::replace::<R>(), routing::put(replace::replace::<R>)))
        .add(&see, described(&past, HttpMethod::Get, describe::history::<R>(), routing::get(history::history::<R>)))
}

fn described(path: &str, method: HttpMethod, operation: Operation, router: MethodRouter<Site>) -> UtoipaMethodRouter<Site> {
    let mut paths = Paths::new();
    paths.add_path_operation(path, vec![method], operation);
    (Vec::new(), paths, router)
}
