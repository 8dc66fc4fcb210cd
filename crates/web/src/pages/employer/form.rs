//! The form of an employer.

use std::collections::BTreeMap;

use ponte_domain::{actor::Purpose, employer::Employer};
use ponte_templates::{layout::Place, pages::employer::EmployerForm};

use crate::{
    record_form::{FormNoun, ListSpec, PageParts, Spec},
    site::Site,
};

const SPEC: Spec = Spec {
    lists: &[
        // A place on the map belongs to its address, the name of a site may change.
        ListSpec { name: "sites", key: "address", kept: &["lat", "lon"] },
        ListSpec { name: "sites", key: "name", kept: &["id"] },
        ListSpec { name: "contacts", key: "name", kept: &["pec"] },
    ],
    words: &[],
    joined: &[],
    answers: &[],
    ticks: &[],
    kept: &["id", "source", "desk"],
    kept_with: &[],
    moments: &[],
    places: &["sites.*.istat"],
};

impl FormNoun for Employer {
    type Page = EmployerForm;

    const PATH: &'static str = "/sportello/imprese";
    const PLACE: Place = Place::Employers;
    const CRUMB: &'static str = "employers";
    const PURPOSE: Purpose = Purpose::Employers;
    const SPEC: &'static Spec = &SPEC;

    fn title(&self) -> String {
        self.name.clone()
    }

    fn note(&self, site: &Site) -> String {
        let catalogue = site.app.market.catalogue();
        let place = self.sites.iter().find_map(|at| catalogue.place(at.istat.as_deref()?));
        place.map_or_else(|| self.external.id.clone(), |place| place.name.clone())
    }

    fn page(parts: PageParts) -> EmployerForm {
        EmployerForm {
            layout: parts.layout,
            form: parts.form,
            record: parts.record,
            labels: BTreeMap::new(),
            rows: parts.rows,
            conflict: parts.conflict,
            duplicates: parts.duplicates,
            choices: BTreeMap::new(),
        }
    }
}
