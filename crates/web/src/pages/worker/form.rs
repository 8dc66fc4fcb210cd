//! The form of a worker.

use std::collections::BTreeMap;

use ponte_app::import::record::Record as _;
use ponte_domain::{actor::Purpose, worker::Worker};
use ponte_templates::{
    layout::Place,
    pages::worker::{WorkerForm, WorkerRows},
};

use crate::{
    record_form::{FormNoun, ListSpec, PageParts, Spec, Words},
    site::Site,
};

const SPEC: Spec = Spec {
    lists: &[
        ListSpec { name: "education", key: "title", kept: &["recognised"] },
        ListSpec { name: "experiences", key: "title", kept: &["sector", "contract"] },
        ListSpec { name: "skills", key: "skill", kept: &[] },
        ListSpec { name: "languages", key: "code", kept: &[] },
    ],
    words: &[Words::Whole("wishes.occupations"), Words::Beside("skills", "skill"), Words::Title("experiences", "title", "occupation")],
    joined: &["citizenship", "contacts.phone", "registers", "status.benefits"],
    answers: &["consents.matching", "consents.publication", "consents.contact", "consents.transfer"],
    ticks: &["availability.relocation", "availability.board_and_lodging"],
    kept: &["id", "source", "desk", "contacts.pec", "availability.sectors_excluded", "wishes.sectors"],
    kept_with: &[
        ("birthplace", &["codice_fiscale"]),
        ("residence.lat", &["residence.istat", "residence.address"]),
        ("residence.lon", &["residence.istat", "residence.address"]),
        ("domicile.lat", &["domicile.istat", "domicile.address"]),
        ("domicile.lon", &["domicile.istat", "domicile.address"]),
    ],
    moments: &[],
    places: &["residence.istat", "domicile.istat"],
};

impl FormNoun for Worker {
    type Page = WorkerForm;

    const PATH: &'static str = "/sportello/persone";
    const PLACE: Place = Place::Workers;
    const CRUMB: &'static str = "workers";
    const PURPOSE: Purpose = Purpose::Casework;
    const SPEC: &'static Spec = &SPEC;

    fn title(&self) -> String {
        self.person.full_name()
    }

    fn note(&self, site: &Site) -> String {
        let catalogue = site.app.market.catalogue();
        let place = self.home().and_then(|home| home.istat.as_deref()).and_then(|istat| catalogue.place(istat));
        let parts = [self.person.birth_date.map(|day| day.format("%Y").to_string()), place.map(|place| place.name.clone())];
        let known: Vec<String> = parts.into_iter().flatten().collect();
        if known.is_empty() { self.external().id.clone() } else { known.join(", ") }
    }

    fn page(parts: PageParts) -> WorkerForm {
        let rows = |list: &str| parts.rows.get(list).copied().unwrap_or(1);
        WorkerForm {
            rows: WorkerRows {
                education: rows("education"),
                experiences: rows("experiences"),
                skills: rows("skills"),
                languages: rows("languages"),
                wishes: rows("wishes.occupations").max(2),
            },
            layout: parts.layout,
            form: parts.form,
            worker: parts.record,
            labels: BTreeMap::new(),
            conflict: parts.conflict,
            duplicates: parts.duplicates,
        }
    }
}
