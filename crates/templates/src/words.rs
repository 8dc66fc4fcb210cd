//! Which codes have words: every code list of the domain, with the prefix of its keys.

use ponte_domain::{
    actor, balance, breach, campaign, case, circular, consent, curriculum, desk, pack, pact, pathway, person_request, plan, profiling,
    project, proposal, protected, questionnaire, response, retention, role, segment, service, service_request, transfer, unemployment,
    vacancy, visit, work_terms, worker,
};

use crate::{layout, pages};

/// Languages offered in forms (ISO 639-1), the most spoken in the area first.
pub const LANGUAGES: &[&str] = &[
    "it", "en", "fr", "es", "de", "ro", "sq", "ar", "uk", "ru", "pl", "pt", "zh", "bn", "ur", "hi", "pa", "si", "tl", "tr", "fa", "am",
    "ti", "so", "wo", "ha", "sr", "hr", "bg", "el", "nl",
];

/// Each code list: prefix of its keys (`contract` for `contract-fixed_term`) and its codes.
#[must_use]
pub fn code_lists() -> Vec<(&'static str, Vec<&'static str>)> {
    macro_rules! lists {
        ($($kind:literal => $type:ty),+ $(,)?) => { vec![$(($kind, <$type>::ALL.iter().map(|code| code.as_str()).collect())),+] };
    }
    let mut lists: Vec<(&'static str, Vec<&'static str>)> = lists! {
        "contract" => work_terms::Contract, "hours" => work_terms::Hours, "shift" => work_terms::Shift,
        "vehicle" => work_terms::Vehicle, "answer" => work_terms::Ascertained, "licence" => work_terms::Licence,
        "cefr" => work_terms::Cefr, "evidence" => work_terms::Evidence, "part" => work_terms::AvailabilityPart,
        "state" => vacancy::VacancyState, "move" => vacancy::VacancyState, "state_reason" => vacancy::StateReason, "need" => vacancy::Need, "origin" => vacancy::Origin, "remote" => vacancy::Remote,
        "reserved" => vacancy::Reserved, "per" => vacancy::PayPer, "condition" => vacancy::Condition,
        "proposal" => proposal::ProposalState, "reason" => proposal::Reason, "contact" => proposal::ContactChannel,
        "outcome" => proposal::ContactOutcome, "role" => role::Role, "role-group" => role::RoleGroup, "desk-kind" => desk::DeskKind, "case-part" => case::Part,
        "mandate" => case::MandateKind, "mandate-scope" => case::MandateScope, "behalf" => actor::Channel, "purpose" => actor::Purpose,
        "sex" => worker::Sex, "channel" => worker::Channel, "segment" => worker::Segment,
        "project" => project::ProjectKind, "stage" => project::Stage, "outlet" => project::Outlet,
        "scheme" => ponte_domain::reference::Scheme, "menu" => layout::Place,
        "section" => protected::Section, "why" => protected::Why, "disability" => protected::Disability,
        "reserved-list" => protected::ReservedList, "permit" => protected::Permit, "shelter" => protected::Shelter,
        "measure" => protected::Measure, "contacting" => protected::Contacting, "unreadable" => pages::protected::Unreadable,
        "data-use" => consent::DataUse, "basis" => consent::LegalBasis, "effect-yes" => pages::own::Decided, "effect-no" => pages::own::Decided,
        "request" => person_request::RequestKind, "request-state" => person_request::RequestState,
        "use-help" => consent::DataUse, "request-help" => person_request::RequestKind, "request-desk" => person_request::RequestKind,
        "sake" => actor::Purpose, "category" => retention::Category, "kept-from" => retention::From, "fate" => pages::erasure::Fate, "breach-kind" => breach::BreachKind, "breach-risk" => breach::BreachRisk,
        "response" => response::ResponseState, "filled" => response::Filling, "no-answer" => response::NoAnswerReason, "alternative" => response::Alternative,
        "send-fault" => response::SendFault, "by" => pack::Channel, "campaign-state" => campaign::CampaignState, "left-out" => campaign::LeftOut,
        "sheet-over" => pages::questionnaire::OverState, "sheet-over-help" => pages::questionnaire::OverState, "sheet-fault" => questionnaire::ItemFault,
        "status-state" => unemployment::State, "status-lost" => unemployment::Lost, "did-how" => unemployment::DeclaredHow,
        "work-kind" => unemployment::WorkKind, "status-end" => unemployment::EndReason, "benefit" => unemployment::BenefitKind,
        "service-channel" => service::ServiceChannel, "service-outcome" => service::ServiceOutcome, "service-origin" => service::Origin,
        "adhesion-end" => service::AdhesionEnd, "lep-side" => service::Side,
        "signed-how" => pact::SignedHow, "pact-available" => pact::Available, "diary-act" => pact::DiaryAct, "missed" => pact::Missed,
        "profiling-input" => profiling::Input, "profiling-source" => profiling::Source, "nearness" => profiling::Nearness, "own-nearness" => profiling::Nearness,
        "track" => profiling::Track, "track-help" => profiling::Track, "track-brings" => profiling::Track,
        "competence-class" => balance::Class, "said-by" => balance::SaidBy, "taken" => balance::Taken, "unit-state" => plan::UnitState, "cv-part" => curriculum::Shown,
        "effect" => pact::Effect, "justification" => pact::Justification,
        "signal" => segment::Signal, "support" => segment::Support,
        "asked-kind" => service_request::Asked, "asked-state" => service_request::AskedState, "answer-document" => service_request::AnswerDocument,
        "transfer-cannot" => transfer::Cannot,
        "visit-kind" => visit::VisitKind, "visit-purpose" => visit::VisitPurpose, "visit-outcome" => visit::VisitOutcome, "visit-end" => visit::VisitOutcome,
        "act-kind" => pack::ActKind, "breakdown" => pack::Breakdown, "unit" => pack::Unit, "due-when" => pages::today::DueWhen, "circular-kind" => circular::CircularKind, "step-kind" => pathway::StepKind, "step-state" => pathway::StepState, "ending" => pathway::Outcome, "quantity" => pathway::Quantity, "box" => pages::picture::BoxState,
        "access" => pages::audit::AccessKind, "who" => pages::audit::WhoKind, "done" => layout::Done,
    };
    for input in profiling::Input::ALL {
        if let Some(codes) = input.choices() {
            lists.push((choice_prefix(*input), codes.to_vec()));
        }
    }
    lists.push(("lep", service::LEPS.iter().map(|(code, ..)| *code).collect()));
    lists.push(("balance-level", vec!["1", "2", "3", "4"]));
    lists.push(("yes", vec!["yes", "no"]));
    lists.push(("age-band", [response::AGE_BANDS.as_slice(), &["unknown"]].concat()));
    lists.push(("visit", vec!["paper"]));
    lists.push(("breach", vec!["people-told", "authority"]));
    lists.push(("letter", vec!["asked", "granted", "refused", "complain"]));
    for section in protected::Section::ALL {
        lists.push((field_prefix(*section), section.fields().iter().map(|field| field.name).collect()));
    }
    lists.push(("language", LANGUAGES.to_vec()));
    lists.push(("run", RUN_ERRORS.to_vec()));
    lists.push(("recorded", vec!["event", "fact", "sheet", "step", "missed", "move", "exit"]));
    lists.push(("size", vec!["micro", "small", "medium", "large"]));
    lists.push(("asked", vec!["skill", "language", "licence", "education", "experience", "register", "vehicle", "availability", "other"]));
    lists
}

/// Why something is not recorded of a case: what `ponte_domain::pathway::RunError` says, refusals of the pathway with `refused-` before.
pub const RUN_ERRORS: &[&str] = &[
    "future",
    "before-begun",
    "note-too-long",
    "too-many",
    "no-such-entry",
    "built-on",
    "no-reason",
    "not-admitted",
    "wrong-subject",
    "already-there",
    "refused-unknown",
    "refused-ended",
    "refused-not_entered",
    "refused-not_asked",
    "refused-already_done",
    "refused-not_answered",
    "refused-no_such_decision",
    "refused-wrong_quantity",
    "refused-wrong_kind",
    "refused-not_missed",
    "refused-not_open",
    "refused-no_such_reason",
];

/// Prefix of the words of the choices of an input of profiling.
const fn choice_prefix(input: profiling::Input) -> &'static str {
    use profiling::Input as I;
    match input {
        I::Sex => "profiling-sex",
        I::Citizenship => "profiling-citizenship",
        I::Education => "profiling-education",
        I::YearBefore => "profiling-year_before",
        I::InTraining => "profiling-in_training",
        I::LastPosition => "profiling-last_position",
        I::Age
        | I::YearsInItaly
        | I::MonthsSinceWork
        | I::MonthsSearching
        | I::EmploymentRate
        | I::LowWorkIntensity
        | I::BusinessDensity => "profiling-number",
    }
}

/// Prefix of the words of the fields of a section.
const fn field_prefix(section: protected::Section) -> &'static str {
    use protected::Section as S;
    match section {
        S::TargetedPlacement => "pf-targeted_placement",
        S::ProtectedPath => "pf-protected_path",
        S::Migration => "pf-migration",
        S::Household => "pf-household",
        S::Means => "pf-means",
        S::Convictions => "pf-convictions",
    }
}
