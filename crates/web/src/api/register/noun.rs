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
use serde_json::Value;

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
}

impl ApiNoun for Employer {
    const PATH: &'static str = "/api/v1/employers";
    const NAME: &'static str = "Employer";
    const PLURAL: &'static str = "Employers";
    const PURPOSE: Purpose = Purpose::Employers;
    const FILTERS: &'static [&'static str] = &["place"];
}

impl ApiNoun for Vacancy {
    const PATH: &'static str = "/api/v1/vacancies";
    const NAME: &'static str = "Vacancy";
    const PLURAL: &'static str = "Vacancies";
    const PURPOSE: Purpose = Purpose::Matching;
    const FILTERS: &'static [&'static str] = &["place", "state", "employer"];

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
}

impl ApiNoun for Body {
    const PATH: &'static str = "/api/v1/bodies";
    const NAME: &'static str = "Body";
    const PLURAL: &'static str = "Bodies";
    const PURPOSE: Purpose = Purpose::Employers;
    const FILTERS: &'static [&'static str] = &["place"];
}

impl ApiNoun for Project {
    const PATH: &'static str = "/api/v1/projects";
    const NAME: &'static str = "Project";
    const PLURAL: &'static str = "Projects";
    const PURPOSE: Purpose = Purpose::Casework;
    const FILTERS: &'static [&'static str] = &["state", "body"];

    fn states() -> Vec<&'static str> {
        Stage::ALL.iter().map(|stage| stage.as_str()).collect()
    }
}
