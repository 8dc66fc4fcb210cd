//! Invented records to begin a test with; a test changes what it is about.

use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use ponte_domain::{
    concept::ConceptRef,
    employer::{Contact, Employer, Site},
    id::{EmployerId, ExternalId},
    vacancy::{Asked, Need, Requirement, Vacancy, VacancyState, Workplace},
    work_terms::{Ascertained, Contract, Hours, Licence},
    worker::{Address, Availability, Consents, Contacts, Experience, Person, Status, Wishes, Worker},
};
use uuid::Uuid;

use super::TestDesk;

/// Municipality of La Spezia.
const SPEZIA: &str = "011015";

fn external(id: &str) -> ExternalId {
    ExternalId { source: "prova".to_owned(), id: id.to_owned() }
}

impl TestDesk {
    /// An electrician of La Spezia with a car, an address and no consent to be named yet.
    #[must_use]
    pub fn worker(&self, given_name: &str, family_name: &str) -> Worker {
        let mail = format!("{}.{}@posta.example", given_name.to_lowercase(), family_name.to_lowercase());
        let worked = Experience {
            title: "Elettricista".to_owned(),
            occupation: Some(ConceptRef::words("elettricista")),
            employer: Some("Officina dell'Esempio".to_owned()),
            sector: None,
            from: None,
            to: None,
            months: Some(60),
            contract: None,
            duties: None,
        };
        Worker {
            external: external(&format!("{given_name}-{family_name}")),
            desk: "SP".to_owned(),
            person: Person {
                given_name: given_name.to_owned(),
                family_name: family_name.to_owned(),
                codice_fiscale: None,
                birth_date: NaiveDate::from_ymd_opt(1988, 4, 2),
                sex: None,
                birthplace: None,
                citizenship: vec![],
            },
            contacts: Contacts { phone: vec!["0187 000 473".to_owned()], email: Some(mail), pec: None, preferred: None },
            residence: Some(Address { istat: Some(SPEZIA.to_owned()), address: Some("Via Segreta 7".to_owned()), ..Address::default() }),
            domicile: None,
            segment: None,
            status: Status::default(),
            right_to_work: Ascertained::Yes,
            education: vec![],
            experiences: vec![worked],
            skills: vec![],
            languages: vec![],
            licences: vec![Licence::B],
            registers: vec![],
            availability: Availability { max_km: Some(30), ..Availability::default() },
            wishes: Wishes::default(),
            consents: Consents { matching: Some(true), ..Consents::default() },
            privacy_notice: None,
        }
    }

    /// A shipyard with somebody to write to.
    #[must_use]
    pub fn employer(&self, name: &str) -> Employer {
        let contact = Contact {
            name: "Paola Neri".to_owned(),
            role: None,
            phone: Some("0187 000 900".to_owned()),
            email: Some("personale@cantiere.example".to_owned()),
            pec: None,
        };
        Employer {
            external: external(name),
            desk: "SP".to_owned(),
            name: name.to_owned(),
            partita_iva: None,
            codice_fiscale: None,
            sector: None,
            size: None,
            legal_form: None,
            sites: vec![Site { istat: Some(SPEZIA.to_owned()), ..Site::default() }],
            contacts: vec![contact],
            website: None,
        }
    }

    /// A published vacancy for an electrician with licence B, full time; the names are wanted in a day.
    ///
    /// # Panics
    /// Never: the day exists.
    #[must_use]
    pub fn vacancy(&self, title: &str, employer: Uuid) -> Vacancy {
        let start = Utc.with_ymd_and_hms(2026, 12, 7, 7, 0, 0).single().expect("an instant");
        Vacancy {
            employer_id: Some(EmployerId(employer)),
            occupation: Some(ConceptRef::words("elettricista")),
            workplace: Workplace { istat: Some(SPEZIA.to_owned()), ..Workplace::default() },
            requirements: vec![Requirement { need: Need::Required, what: Asked::Licence { licence: Licence::B } }],
            contract: Some(Contract::FixedTerm),
            hours: Some(Hours::FullTime),
            start: Some(start.date_naive()),
            duration_months: Some(12),
            employer_deadline: Some(self.app.now() + TimeDelta::hours(26)),
            state: VacancyState::Published,
            ..Vacancy::new(external(title), "SP".to_owned(), "cantiere".to_owned(), title)
        }
    }
}
