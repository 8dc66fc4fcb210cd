//! Every address with what it asks of whoever opens it. Nothing is routed but through here, so that no address is without a gate.
//!
//! The gate is what the use cases behind the address ask for; a test opens every address in every role and compares. It is no
//! lock of its own: the use cases are.

use axum::{Router, handler::Handler, http::Method, routing::MethodFilter};
use ponte_app::rights::Right;
use ponte_storage::Kind;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::site::Site;

/// What an address asks of whoever opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// Nothing: it is public.
    Open,
    /// A secret that stands in the address, or in the cookie of the first run.
    Secret,
    /// To be signed in.
    Account,
    /// To have all of these rights.
    Rights(Vec<Need>),
}

/// A right that is asked, and over which record of the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub right: Right,
    /// Name of the part of the address that names the record, and its register.
    pub on: Option<(&'static str, Kind)>,
}

/// A right, whatever the record.
pub(crate) fn may(right: Right) -> Gate {
    Gate::Rights(vec![Need { right, on: None }])
}

/// A right over the record that the address names as `{id}`.
pub(crate) fn on(right: Right, kind: Kind) -> Gate {
    part("id", right, kind)
}

/// A right over the record that the address names.
pub(crate) fn part(name: &'static str, right: Right, kind: Kind) -> Gate {
    Gate::Rights(vec![Need { right, on: Some((name, kind)) }])
}

impl Gate {
    /// The rights that it asks for.
    pub(crate) fn rights(&self) -> Vec<Right> {
        match self {
            Self::Rights(needs) => needs.iter().map(|need| need.right).collect(),
            _ => Vec::new(),
        }
    }

    /// Both gates.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Rights(mut own), Self::Rights(more)) => {
                own.extend(more);
                Self::Rights(own)
            }
            (Self::Rights(own), _) | (_, Self::Rights(own)) => Self::Rights(own),
            (own, _) => own,
        }
    }
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    pub method: Method,
    /// With its parts in braces.
    pub path: String,
    pub gate: Gate,
}

/// Addresses under construction: the router and the list grow together.
pub(crate) struct Routes {
    pub router: Router<Site>,
    pub list: Vec<Route>,
}

impl Routes {
    pub fn new() -> Self {
        Self { router: Router::new(), list: Vec::new() }
    }

    /// Answers `GET`.
    pub fn get<H: Handler<T, Site>, T: 'static>(self, path: &str, gate: Gate, handler: H) -> Self {
        self.add(Method::GET, MethodFilter::GET, path, gate, handler)
    }

    /// Answers `POST`.
    pub fn post<H: Handler<T, Site>, T: 'static>(self, path: &str, gate: Gate, handler: H) -> Self {
        self.add(Method::POST, MethodFilter::POST, path, gate, handler)
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that routes pages")]
    fn add<H: Handler<T, Site>, T: 'static>(mut self, method: Method, on: MethodFilter, path: &str, gate: Gate, handler: H) -> Self {
        self.router = self.router.route(path, axum::routing::on(on, handler));
        self.list.push(Route { method, path: path.to_owned(), gate });
        self
    }

    /// Takes other addresses in.
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// Changes the router, as with a layer; the addresses stay.
    pub fn map(self, change: impl FnOnce(Router<Site>) -> Router<Site>) -> Self {
        Self { router: change(self.router), list: self.list }
    }
}

/// Addresses of the API under construction: the router, its description and the list grow together.
pub(crate) struct ApiRoutes {
    router: OpenApiRouter<Site>,
    list: Vec<Route>,
}

impl ApiRoutes {
    pub fn new() -> Self {
        Self { router: OpenApiRouter::new(), list: Vec::new() }
    }

    /// Adds operations that all ask the same.
    #[expect(clippy::disallowed_methods, reason = "the one place that routes the API")]
    pub fn add(mut self, gate: &Gate, routes: UtoipaMethodRouter<Site>) -> Self {
        for (path, item) in &routes.1.paths {
            let operations = [
                (Method::GET, &item.get),
                (Method::PUT, &item.put),
                (Method::POST, &item.post),
                (Method::DELETE, &item.delete),
                (Method::PATCH, &item.patch),
            ];
            let used = operations.into_iter().filter(|(_, operation)| operation.is_some());
            self.list.extend(used.map(|(method, _)| Route { method, path: path.clone(), gate: gate.clone() }));
        }
        self.router = self.router.routes(routes);
        self
    }

    /// Takes other addresses in.
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// The addresses, and their description.
    pub fn split(self) -> (Routes, OpenApi) {
        let (router, description) = self.router.split_for_parts();
        (Routes { router, list: self.list }, description)
    }
}
