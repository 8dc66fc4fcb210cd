//! Code lists in requests and answers, described by their values.

use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// A list of fixed names.
pub trait CodeList: Copy {
    /// Name in the description of the API.
    const NAME: &'static str;
    /// Every name, in order.
    fn names() -> Vec<&'static str>;
}

/// A value of a code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code<T>(pub T);

impl<T: CodeList> PartialSchema for Code<T> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(T::names())).into()
    }
}

impl<T: CodeList> ToSchema for Code<T> {
    fn name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }
}

macro_rules! code_lists {
    ($($list:ty = $name:literal),+ $(,)?) => {$(
        impl CodeList for $list {
            const NAME: &'static str = $name;
            fn names() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.as_str()).collect()
            }
        }
    )+};
}

code_lists! {
    ponte_domain::unemployment::State = "UnemploymentState",
    ponte_domain::unemployment::Lost = "UnemploymentLost",
    ponte_domain::pathway::StepState = "StepState",
    ponte_domain::pathway::Outcome = "PathwayOutcome",
    ponte_domain::service::ServiceChannel = "ServiceChannel",
    ponte_domain::service::ServiceOutcome = "ServiceOutcome",
    ponte_domain::service::Origin = "ServiceOrigin",
    ponte_domain::visit::VisitPurpose = "VisitPurpose",
    ponte_domain::visit::VisitState = "VisitState",
    ponte_domain::visit::VisitOutcome = "VisitOutcome",
    ponte_domain::vacancy::VacancyState = "VacancyState",
    ponte_domain::vacancy::StateReason = "StateReason",
    ponte_domain::proposal::ProposalState = "ProposalState",
    ponte_domain::proposal::Reason = "Reason",
    ponte_domain::proposal::ContactChannel = "ContactChannel",
    ponte_domain::proposal::ContactOutcome = "ContactOutcome",
    ponte_domain::dispatch::Verdict = "Verdict",
    ponte_domain::dispatch::PlanState = "PlanState",
    ponte_domain::actor::Role = "Role",
    ponte_domain::reference::Lang = "Lang",
    ponte_app::rights::Right = "Right",
    ponte_matching::link::Band = "Band",
    ponte_app::import::fields::Noun = "Noun",
    ponte_storage::batch::BatchState = "BatchState",
    ponte_storage::job::JobState = "JobState",
}

/// A value of `ContactChannel`.
pub type ContactChannelCode = Code<ponte_domain::proposal::ContactChannel>;

/// A value of `ContactOutcome`.
pub type ContactOutcomeCode = Code<ponte_domain::proposal::ContactOutcome>;

/// A value of `Lang`.
pub type LangCode = Code<ponte_domain::reference::Lang>;

/// A value of `PlanState`.
pub type PlanStateCode = Code<ponte_domain::dispatch::PlanState>;

/// A value of `ProposalState`.
pub type ProposalStateCode = Code<ponte_domain::proposal::ProposalState>;

/// A value of `Reason`.
pub type ReasonCode = Code<ponte_domain::proposal::Reason>;

/// A value of `Right`.
pub type RightCode = Code<ponte_app::rights::Right>;

/// A value of `Role`.
pub type RoleCode = Code<ponte_domain::actor::Role>;

/// A value of `VacancyState`.
pub type VacancyStateCode = Code<ponte_domain::vacancy::VacancyState>;

/// A value of `StateReason`.
pub type StateReasonCode = Code<ponte_domain::vacancy::StateReason>;

/// A value of `Verdict`.
pub type VerdictCode = Code<ponte_domain::dispatch::Verdict>;

/// A value of `Band`.
pub type BandCode = Code<ponte_matching::link::Band>;

/// A value of `Noun`.
pub type NounCode = Code<ponte_app::import::fields::Noun>;

/// A value of `BatchState`.
pub type BatchStateCode = Code<ponte_storage::batch::BatchState>;

/// A value of `JobState`.
pub type JobStateCode = Code<ponte_storage::job::JobState>;

/// A value of `UnemploymentState`.
pub type UnemploymentStateCode = Code<ponte_domain::unemployment::State>;

/// A value of `UnemploymentLost`.
pub type UnemploymentLostCode = Code<ponte_domain::unemployment::Lost>;

/// A value of `ServiceChannel`.
pub type ServiceChannelCode = Code<ponte_domain::service::ServiceChannel>;

/// A value of `ServiceOutcome`.
pub type ServiceOutcomeCode = Code<ponte_domain::service::ServiceOutcome>;

/// A value of `ServiceOrigin`.
pub type ServiceOriginCode = Code<ponte_domain::service::Origin>;

/// A value of `VisitPurpose`.
pub type VisitPurposeCode = Code<ponte_domain::visit::VisitPurpose>;

/// A value of `VisitState`.
pub type VisitStateCode = Code<ponte_domain::visit::VisitState>;

/// A value of `VisitOutcome`.
pub type VisitOutcomeCode = Code<ponte_domain::visit::VisitOutcome>;
/// A value of `StepState`.
pub type StepStateCode = Code<ponte_domain::pathway::StepState>;

/// A value of `PathwayOutcome`.
pub type OutcomeCode = Code<ponte_domain::pathway::Outcome>;
