//! A course as a tree.

use ponte_domain::course::Course;
use serde_json::{Value, json};

use super::{Exported, concept, euro, only_true, pruned, requirement::requirement};
use crate::import::fields::Noun;

impl Exported for Course {
    const NOUN: Noun = Noun::Courses;

    fn to_value(&self) -> Value {
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "title": self.title,
            "body": self.body,
            "place": {"istat": self.place.istat, "address": self.place.address, "online": only_true(self.place.online)},
            "from": self.from,
            "to": self.to,
            "hours": self.hours,
            "seats": self.seats,
            "cost": self.cost_cents.map(euro),
            "funding": self.funding,
            "skills": self.skills.iter().map(concept).collect::<Vec<_>>(),
            "qualification": self.qualification,
            "eqf": self.eqf,
            "requirements": self.requirements.iter().map(requirement).collect::<Vec<_>>(),
            "hiring_commitment": only_true(self.hiring_commitment),
            "apply_until": self.apply_until,
            "link": self.link,
            "desk": self.desk,
        }))
    }
}
