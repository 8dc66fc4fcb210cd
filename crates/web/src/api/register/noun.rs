//! What differs from register to register.

use ponte_app::{
    App,
    error::Result,
    register::Recorded,
    vacancy::{following, with_employer},
};
use ponte_domain::{
    actor::Purpose,
    body::Body,
    course::Course,
    employer::Employer,
    project::{Project, Stage},
    vacancy::{Vacancy, VacancyState},
    worker::Worker,
};
use serde_json::{Value, json};

/// A register as the API offers it.
pub trait ApiNoun: Recorded + 'static {
    /// Address of the list.
    const PATH: &'static str;
    /// Name in the description.
    const NAME: &'static str;
    /// Name of many in the description.
    const PLURAL: &'static str;
    /// What its use is for.
    const PURPOSE: Purpose;
    /// Names of the register's own filters.
    const FILTERS: &'static [&'static str];
    /// The states that it can be filtered by.
    fn states() -> Vec<&'static str> {
        Vec::new()
    }
    /// A record as one might write it, for the description.
    fn example() -> Value;
    /// Fills in what the tree does not hold; `was` is the record that this one replaces.
    fn complete(self, _app: &App, _tree: &Value, _was: Option<&Self>) -> impl Future<Output = Result<Self>> + Send {
        async { Ok(self) }
    }
}

impl ApiNoun for Worker {
    const PATH: &'static str = "/api/v1/workers";
    const NAME: &'static str = "Worker";
    const PLURAL: &'static str = "Workers";
    const PURPOSE: Purpose = Purpose::Casework;
    const FILTERS: &'static [&'static str] = &["place"];

    fn example() -> Value {
        json!({
            "id": "W-100", "given_name": "Anna", "family_name": "Rossi", "birth_date": "1991-04-12", "sex": "F",
            "contacts": { "phone": ["333 000 1000"], "email": "anna.rossi@example.org", "preferred": "phone" },
            "residence": { "istat": "011015" }, "right_to_work": "yes", "licences": ["B"],
            "education": [{ "title": "Diploma alberghiero", "eqf": 4 }],
            "experiences": [{ "title": "Cuoca", "occupation": "cuoco", "from": "2019-03", "to": "2024-09" }],
            "skills": [{ "skill": "lavorare in squadra", "level": 3, "evidence": "declared" }],
            "languages": [{ "code": "it", "cefr": "native" }, { "code": "fr", "cefr": "B1" }],
            "availability": { "ascertained": "2026-11-02", "contracts": ["permanent", "seasonal"], "hours": ["full_time"], "max_km": 25, "vehicle": "own" },
            "wishes": { "occupations": ["cuoco"] }, "consents": { "matching": true, "publication": true, "until": "2030-12-31" },
        })
    }
}

impl ApiNoun for Employer {
    const PATH: &'static str = "/api/v1/employers";
    const NAME: &'static str = "Employer";
    const PLURAL: &'static str = "Employers";
    const PURPOSE: Purpose = Purpose::Employers;
    const FILTERS: &'static [&'static str] = &["place"];

    fn example() -> Value {
        json!({
            "id": "E-100", "name": "Trattoria del Molo", "sector": "56", "size": 8,
            "sites": [{ "id": "1", "name": "Sede", "istat": "011015", "address": "Molo Italia 1" }],
            "contacts": [{ "name": "Paolo Bianchi", "role": "titolare", "email": "molo@example.org" }],
        })
    }
}

impl ApiNoun for Vacancy {
    const PATH: &'static str = "/api/v1/vacancies";
    const NAME: &'static str = "Vacancy";
    const PLURAL: &'static str = "Vacancies";
    const PURPOSE: Purpose = Purpose::Matching;
    const FILTERS: &'static [&'static str] = &["place", "state", "employer"];

    fn example() -> Value {
        json!({
            "id": "V-100", "employer": "E-100", "title": "Cuoca o cuoco", "positions": 2, "occupation": "cuoco",
            "workplace": { "istat": "011015", "remote": "no" }, "contract": "seasonal", "hours": "full_time", "shifts": ["evening", "weekend"],
            "requirements": [
                { "kind": "licence", "value": "B", "need": "preferred" },
                { "kind": "language", "value": "fr", "level": "A2", "need": "preferred" },
                { "kind": "experience", "months": 12, "need": "required" },
            ],
            "pay": { "min": 1500, "max": 1800, "per": "month" }, "origin": "direct", "employer_deadline": "2030-03-01T12:00:00Z",
        })
    }

    fn states() -> Vec<&'static str> {
        VacancyState::ALL.iter().map(|state| state.as_str()).collect()
    }

    async fn complete(self, app: &App, tree: &Value, was: Option<&Self>) -> Result<Self> {
        let vacancy = with_employer(app, self).await?;
        match was {
            Some(was) => following(app, was, vacancy, !tree["state"].is_null()),
            None => Ok(vacancy),
        }
    }
}

impl ApiNoun for Course {
    const PATH: &'static str = "/api/v1/courses";
    const NAME: &'static str = "Course";
    const PLURAL: &'static str = "Courses";
    const PURPOSE: Purpose = Purpose::Matching;
    const FILTERS: &'static [&'static str] = &["place"];

    fn example() -> Value {
        json!({
            "id": "C-100", "title": "Cucina di bordo", "body": "Scuola alberghiera", "place": { "istat": "011015" },
            "hours": 120, "seats": 15, "cost": 0, "skills": ["lavorare in squadra"], "eqf": 4,
        })
    }
}

impl ApiNoun for Body {
    const PATH: &'static str = "/api/v1/bodies";
    const NAME: &'static str = "Body";
    const PLURAL: &'static str = "Bodies";
    const PURPOSE: Purpose = Purpose::Employers;
    const FILTERS: &'static [&'static str] = &["place"];

    fn example() -> Value {
        json!({ "id": "B-100", "name": "Comune dell'Esempio", "kind": "municipality", "istat": "011015", "email": "posta@example.org" })
    }
}

impl ApiNoun for Project {
    const PATH: &'static str = "/api/v1/projects";
    const NAME: &'static str = "Project";
    const PLURAL: &'static str = "Projects";
    const PURPOSE: Purpose = Purpose::Casework;
    const FILTERS: &'static [&'static str] = &["state", "body"];

    fn example() -> Value {
        json!({ "id": "P-100", "title": "Sentieri puliti", "kind": "lpu", "stage": "running", "outlets": ["hiring"], "from": "2026-09-01" })
    }

    fn states() -> Vec<&'static str> {
        Stage::ALL.iter().map(|stage| stage.as_str()).collect()
    }
}
