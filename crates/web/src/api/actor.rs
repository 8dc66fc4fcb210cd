//! Who did something, as the API tells it.

use ponte_domain::actor::Actor;
use serde::Serialize;
use utoipa::ToSchema;

/// Who did something.
#[derive(Debug, Serialize, ToSchema)]
pub struct By {
    /// `account`, `console`, `job`, `link` or `anonymous`.
    who: &'static str,
    /// Name of the person or job.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Account { name, .. } => Self { who: "account", name: Some(name.clone()) },
            Actor::Job { name } => Self { who: "job", name: Some(name.clone()) },
            Actor::Console => Self { who: "console", name: None },
            Actor::Link { .. } | Actor::Respondent { .. } => Self { who: "link", name: None },
            Actor::Anonymous => Self { who: "anonymous", name: None },
        }
    }
}
