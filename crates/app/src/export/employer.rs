//! An employer as a tree.

use ponte_domain::employer::{Employer, Site, Size};
use serde_json::{Value, json};

use super::{Exported, place, pruned};
use crate::import::fields::Noun;

impl Exported for Employer {
    const NOUN: Noun = Noun::Employers;

    fn to_value(&self) -> Value {
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "name": self.name,
            "partita_iva": self.partita_iva,
            "codice_fiscale": self.codice_fiscale,
            "sector": self.sector,
            "size": self.size.map(size),
            "legal_form": self.legal_form,
            "sites": self.sites.iter().map(site).collect::<Vec<_>>(),
            "contacts": self.contacts,
            "website": self.website,
            "desk": self.desk,
        }))
    }
}

fn size(size: Size) -> Value {
    match size {
        Size::Micro => json!("micro"),
        Size::Small => json!("small"),
        Size::Medium => json!("medium"),
        Size::Large => json!("large"),
        Size::People(people) => json!(people),
    }
}

fn site(site: &Site) -> Value {
    let mut value = place(site.istat.as_ref(), site.address.as_ref(), site.point);
    value["id"] = json!(site.id);
    value["name"] = json!(site.name);
    value
}
