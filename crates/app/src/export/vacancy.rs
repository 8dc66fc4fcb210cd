//! A vacancy as a tree.

use ponte_domain::vacancy::{Pay, Vacancy, Workplace};
use serde_json::{Value, json};

use super::{Exported, concept, euro, only_true, place, pruned, requirement::requirement};
use crate::import::fields::Noun;

impl Exported for Vacancy {
    const NOUN: Noun = Noun::Vacancies;

    fn to_value(&self) -> Value {
        pruned(json!({
            "id": self.external.id,
            "source": self.external.source,
            "employer": self.employer,
            "title": self.title,
            "positions": self.positions,
            "occupation": self.occupation.as_ref().map(concept),
            "workplace": workplace(&self.workplace),
            "requirements": self.requirements.iter().map(requirement).collect::<Vec<_>>(),
            "contract": self.contract,
            "hours": self.hours,
            "hours_week": self.hours_week,
            "shifts": self.shifts,
            "ccnl": self.ccnl,
            "ccnl_level": self.ccnl_level,
            "pay": self.pay.map(pay),
            "start": self.start,
            "duration_months": self.duration_months,
            "published": self.published,
            "expires": self.expires,
            "employer_deadline": self.employer_deadline.map(|at| at.to_rfc3339()),
            "origin": self.origin,
            "verified": self.verified,
            "anonymous": only_true(self.anonymous),
            "reserved": self.reserved,
            "description": self.description,
            "benefits": self.benefits,
            "tags": self.tags,
            "state": self.state,
            "state_reason": self.state_reason,
            "state_note": self.state_note,
            "weights": self.weights,
            "desk": self.desk,
        }))
    }
}

fn workplace(workplace: &Workplace) -> Value {
    let mut value = place(workplace.istat.as_ref(), workplace.address.as_ref(), workplace.point);
    value["remote"] = json!(workplace.remote);
    value["board_and_lodging"] = json!(only_true(workplace.board_and_lodging));
    value
}

fn pay(pay: Pay) -> Value {
    json!({"min": pay.min_cents.map(euro), "max": pay.max_cents.map(euro), "per": pay.per})
}
