//! Whose pathways a page is about: a person's or an employer's. Both have the same pages, below their own address.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};
use ponte_app::{
    register,
    rights::{Caller, Right},
};
use ponte_domain::{
    employer::Employer,
    id::{EmployerId, WorkerId},
    pathway::Subject,
    response,
    worker::Worker,
};
use ponte_storage::Kind;
use ponte_templates::{
    layout::{Crumb, Layout, Place},
    pages::worker::Named,
};
use uuid::Uuid;

use crate::{error::PageError, layout::layout, pages::worker::surroundings, site::Site, visitor::Staff};

/// The side of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Person,
    Employer,
}

impl<S: Sync> FromRequestParts<S> for Side {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(if parts.uri.path().starts_with("/sportello/imprese/") { Self::Employer } else { Self::Person })
    }
}

impl Side {
    /// Address of the pathways of somebody on this side.
    pub fn path(self, id: impl std::fmt::Display) -> String {
        match self {
            Self::Person => format!("/sportello/persone/{id}/percorsi"),
            Self::Employer => format!("/sportello/imprese/{id}/percorsi"),
        }
    }

    /// Its register, and the rights to see and to change.
    pub const fn rights(self) -> (Kind, Right, Right) {
        match self {
            Self::Person => (Kind::Worker, Right::SeePeople, Right::EditPeople),
            Self::Employer => (Kind::Employer, Right::SeeEmployers, Right::EditEmployers),
        }
    }

    /// The side of somebody.
    pub const fn of(subject: Subject) -> Self {
        match subject {
            Subject::Worker(_) => Self::Person,
            Subject::Employer(_) => Self::Employer,
        }
    }

    /// Whose cases they are.
    pub const fn subject(self, id: Uuid) -> Subject {
        match self {
            Self::Person => Subject::Worker(WorkerId(id)),
            Self::Employer => Subject::Employer(EmployerId(id)),
        }
    }
}

/// Address of the pathways of somebody.
pub fn path_of(subject: Subject) -> String {
    match subject {
        Subject::Worker(id) => Side::Person.path(id),
        Subject::Employer(id) => Side::Employer.path(id),
    }
}

/// To whom a questionnaire of a case is put.
pub const fn asked(subject: Subject) -> response::Subject {
    match subject {
        Subject::Worker(id) => response::Subject::Worker(id),
        Subject::Employer(id) => response::Subject::Employer(id),
    }
}

/// Refuses who may not change the record; she is told so, whatever she posts.
pub async fn require_edit(site: &Site, caller: &Caller, subject: Subject) -> Result<(), PageError> {
    match subject {
        Subject::Worker(id) => {
            register::find_under::<Worker>(&site.app, caller, Right::EditPeople, &id.to_string()).await?;
        }
        Subject::Employer(id) => {
            register::find_under::<Employer>(&site.app, caller, Right::EditEmployers, &id.to_string()).await?;
        }
    }
    Ok(())
}

/// The surroundings of a page about somebody's pathways, and what she or it is called.
pub async fn about(site: &Site, staff: &Staff, caller: &Caller, subject: Subject) -> Result<(Layout, Named), PageError> {
    match subject {
        Subject::Worker(id) => {
            let name = register::glance::<Worker>(&site.app, caller, id.0).await?.value.person.full_name();
            let mut layout = surroundings(site, staff);
            layout.crumbs.push(Crumb::name(&name, format!("/sportello/persone/{id}")));
            Ok((layout, Named { id: id.to_string(), name }))
        }
        Subject::Employer(id) => {
            let name = register::glance::<Employer>(&site.app, caller, id.0).await?.value.name;
            let crumbs = vec![Crumb::key("employers", "/sportello/imprese"), Crumb::name(&name, format!("/sportello/imprese/{id}"))];
            Ok((layout(site, &staff.0, Place::Employers, crumbs), Named { id: id.to_string(), name }))
        }
    }
}
