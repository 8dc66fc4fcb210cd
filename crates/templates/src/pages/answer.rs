//! Pages behind one-use links: a person says whether she is available, an employer how it ended.

use ponte_domain::{
    codes,
    work_terms::{Contract, Hours},
};
use serde::Serialize;

use super::invented;
use crate::layout::Layout;

codes! {
    /// Where a one-use link stands.
    pub enum LinkState { Open = "open", Answered = "answered", Expired = "expired" }
}

/// A person answers whether she is available. Posts `answer` (`available`, `on_conditions`, `not_available`), `conditions`, `reason`, `consent`.
#[derive(Debug, Clone, Serialize)]
pub struct AvailabilityAnswer {
    pub layout: Layout,
    pub token: String,
    pub state: LinkState,
    /// Title of the vacancy, place and terms: nothing personal is shown.
    pub title: String,
    pub place: Option<String>,
    pub contract: Option<Contract>,
    pub hours: Option<Hours>,
    pub start: Option<chrono::NaiveDate>,
    /// When the employer wants the names, if that is still to come.
    pub until: Option<chrono::DateTime<chrono::Utc>>,
    /// The answer that the link itself carried, to be confirmed.
    pub chosen: Option<String>,
}

/// An employer says how it ended. Posts `outcome` (`hired`, `refused`, `unsuitable`, `waiting`).
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeAnswer {
    pub layout: Layout,
    pub token: String,
    pub state: LinkState,
    pub title: String,
    /// The person's name, which the employer has already.
    pub name: String,
    pub chosen: Option<String>,
}

page!(AvailabilityAnswer, "pages/answer.html", {
    let open = AvailabilityAnswer {
        layout: invented::anybody("/risposta/m3"),
        token: "m3".into(),
        state: LinkState::Open,
        title: "Elettricista di bordo".into(),
        place: Some("La Spezia".into()),
        contract: Some(Contract::FixedTerm),
        hours: Some(Hours::FullTime),
        start: Some(invented::in_days(14)),
        until: Some(invented::in_minutes(1500)),
        chosen: None,
    };
    LinkState::ALL
        .iter()
        .map(|state| AvailabilityAnswer { state: *state, chosen: Some("available".into()), ..open.clone() })
        .chain([
            AvailabilityAnswer { chosen: Some("on_conditions".into()), until: None, ..open.clone() },
            AvailabilityAnswer { chosen: Some("not_available".into()), ..open.clone() },
            open.clone(),
        ])
        .collect()
});

page!(OutcomeAnswer, "pages/outcome.html", {
    let open = OutcomeAnswer {
        layout: invented::anybody("/esito/p9"),
        token: "p9".into(),
        state: LinkState::Open,
        title: "Elettricista di bordo".into(),
        name: "Matteo Bertoloni".into(),
        chosen: None,
    };
    LinkState::ALL
        .iter()
        .map(|state| OutcomeAnswer { state: *state, chosen: Some("hired".into()), ..open.clone() })
        .chain([open.clone()])
        .collect()
});
