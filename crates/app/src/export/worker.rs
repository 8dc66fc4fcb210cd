//! A worker as a tree.

use ponte_domain::worker::{Address, Availability, Education, Experience, Skill, Worker};
use serde_json::{Value, json};

use super::{Exported, concept, place, pruned};
use crate::import::fields::Noun;

impl Exported for Worker {
    const NOUN: Noun = Noun::Workers;

    fn to_value(&self) -> Value {
        let person = &self.person;
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "given_name": person.given_name,
            "family_name": person.family_name,
            "codice_fiscale": person.codice_fiscale,
            "birth_date": person.birth_date,
            "sex": person.sex,
            "birthplace": person.birthplace,
            "citizenship": person.citizenship,
            "contacts": self.contacts,
            "residence": self.residence.as_ref().map(address),
            "domicile": self.domicile.as_ref().map(address),
            "segment": self.segment,
            "status": self.status,
            "right_to_work": self.right_to_work,
            "education": self.education.iter().map(education).collect::<Vec<_>>(),
            "experiences": self.experiences.iter().map(experience).collect::<Vec<_>>(),
            "skills": self.skills.iter().map(skill).collect::<Vec<_>>(),
            "languages": self.languages,
            "licences": self.licences,
            "registers": self.registers,
            "availability": availability(&self.availability),
            "wishes": {"occupations": self.wishes.occupations.iter().map(concept).collect::<Vec<_>>(), "sectors": self.wishes.sectors},
            "consents": self.consents,
            "privacy_notice": self.privacy_notice,
            "desk": self.desk,
        }))
    }
}

fn address(address: &Address) -> Value {
    let mut value = place(address.istat.as_ref(), address.address.as_ref(), address.point);
    value["cap"] = json!(address.cap);
    value
}

fn education(education: &Education) -> Value {
    json!(education)
}

fn experience(experience: &Experience) -> Value {
    json!({
        "title": experience.title,
        "occupation": experience.occupation.as_ref().map(concept),
        "employer": experience.employer,
        "sector": experience.sector,
        "from": experience.from,
        "to": experience.to,
        "months": experience.months,
        "contract": experience.contract,
        "duties": experience.duties,
    })
}

fn skill(skill: &Skill) -> Value {
    let concept = &skill.skill;
    json!({"skill": concept.uri, "label": concept.text, "sure": concept.sure, "level": skill.level, "evidence": skill.evidence})
}

fn availability(availability: &Availability) -> Value {
    json!(availability)
}
