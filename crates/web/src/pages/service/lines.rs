//! Services, levels and adhesions, as pages show them.

use std::collections::HashMap;

use ponte_app::service::OwnProgramme;
use ponte_domain::service::{Adhesion, Lep, LepList, Service, Side, Subject};
use ponte_storage::leaf::StoredLeaf;
use ponte_templates::pages::service::{AdhesionRow, LepChoice, ServiceRow};
use uuid::Uuid;

use crate::site::Site;

pub fn lep_choice(lep: &Lep) -> LepChoice {
    LepChoice { code: lep.code.clone(), name: lep.name.clone(), part: lep.parent.is_some() }
}

/// The levels of a side, or of both.
pub fn lep_choices(levels: &LepList, side: Option<Side>) -> Vec<LepChoice> {
    levels.iter().filter(|lep| side.is_none_or(|side| lep.side == side)).map(lep_choice).collect()
}

/// The level with a code; a code that is not there any more is its own name.
pub fn lep_of(levels: &LepList, code: &str) -> LepChoice {
    let unknown = || LepChoice { code: code.to_owned(), name: Some(code.to_owned()), part: false };
    levels.get(code).map_or_else(unknown, lep_choice)
}

pub fn service_row(site: &Site, levels: &LepList, programmes: &HashMap<Uuid, String>, service: &Service) -> ServiceRow {
    ServiceRow {
        id: service.id.to_string(),
        lep: lep_of(levels, &service.lep),
        at: service.at,
        minutes: service.minutes,
        channel: service.channel,
        outcome: service.outcome,
        desk: site.app.market.desk_of(&service.desk).name.clone(),
        by: service.by.name().map(str::to_owned),
        note: service.note.clone(),
        programme: service.programme.and_then(|id| programmes.get(&id).cloned()),
        origin: service.origin.map(|(origin, _)| origin),
        subject: None,
    }
}

/// Address of the page of a subject.
pub fn address(subject: Subject) -> String {
    match subject {
        Subject::Worker(id) => format!("/sportello/persone/{id}"),
        Subject::Employer(id) => format!("/sportello/imprese/{id}"),
    }
}

pub fn own_adhesion(own: &OwnProgramme) -> AdhesionRow {
    adhesion_row(&own.found, own.programme.name.clone())
}

pub fn adhesion_row(found: &StoredLeaf<Adhesion>, name: String) -> AdhesionRow {
    let adhesion = &found.value;
    AdhesionRow {
        id: adhesion.id.to_string(),
        version: found.version,
        programme: adhesion.programme.to_string(),
        name,
        from: adhesion.from,
        last: adhesion.ended.map(|(last, _)| last),
        why: adhesion.ended.map(|(_, why)| why),
        beyond_quota: adhesion.beyond_quota.clone(),
    }
}
