//! What the engine answers: points, reasons, questions; data in stable names, no sentence.

use std::sync::Arc;

use chrono::NaiveDate;
use ponte_domain::{
    codes,
    id::WorkerId,
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::key::{FieldKey, OccupationKey, SkillKey};

/// A text shared by many answers without copying.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words(Arc<str>);

impl Words {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Box::<str>::deserialize(deserializer)?.into()))
    }
}

/// A concept to name on a page: its words as the vacancy has them, and its URI when known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub text: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<Words>,
}

codes! {
    /// One of the four criteria that share the 1,000 points.
    pub enum Criterion { Coherence = "coherence", Availability = "availability", Nearness = "nearness", Wishes = "wishes" }
}

codes! {
    /// A term of the score.
    pub enum TermName {
        Occupation = "occupation", Skills = "skills", Experience = "experience", Education = "education", Languages = "languages",
        Ascertained = "ascertained", Contract = "contract", Times = "times", Start = "start",
        Distance = "distance",
        WishOccupation = "wish_occupation", WishSector = "wish_sector", WishContract = "wish_contract", WishPay = "wish_pay",
    }
}

impl TermName {
    /// The criterion whose share the term takes part in.
    #[must_use]
    pub const fn criterion(self) -> Criterion {
        match self {
            Self::Occupation | Self::Skills | Self::Experience | Self::Education | Self::Languages => Criterion::Coherence,
            Self::Ascertained | Self::Contract | Self::Times | Self::Start => Criterion::Availability,
            Self::Distance => Criterion::Nearness,
            Self::WishOccupation | Self::WishSector | Self::WishContract | Self::WishPay => Criterion::Wishes,
        }
    }

    /// Share of the term within its criterion, in points of a vacancy that asks everything with the usual weights.
    #[must_use]
    pub const fn base(self) -> u16 {
        match self {
            Self::Occupation => 180,
            Self::Skills => 190,
            Self::Experience => 70,
            Self::Education | Self::WishOccupation => 40,
            Self::Languages | Self::WishSector | Self::WishContract | Self::WishPay => 20,
            Self::Ascertained => 110,
            Self::Contract => 50,
            Self::Times => 60,
            Self::Start => 30,
            Self::Distance => 150,
        }
    }
}

/// The points a term earned, out of how many, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    pub name: TermName,
    pub points: u16,
    /// The most the term could give for this vacancy.
    pub of: u16,
    pub why: Why,
}

/// The reason of a term's points. `Unknown` means that the record does not say, and half was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Why {
    Unknown,
    SameOccupation {
        occupation: Named,
    },
    BroaderOrNarrowerOccupation {
        uri: Option<Words>,
    },
    /// Leading ISCO-08 digits in common (1 to 4).
    IscoGroup {
        digits: u8,
        uri: Option<Words>,
    },
    OtherOccupation,
    /// How many of the things asked are met. With `profile` they are those of the occupation, since the vacancy names no skill.
    SkillsMet {
        essential: u16,
        essential_of: u16,
        optional: u16,
        optional_of: u16,
        near: u16,
        unknown: u16,
        profile: bool,
    },
    /// Months of relevant work, the most asked.
    Months {
        have: u32,
        need: u32,
    },
    /// How many of several lengths of experience are met.
    ExperiencesMet {
        met: u16,
        of: u16,
    },
    /// The highest level on record and the highest asked. `field_met`: whether her title (one that reaches the level, else the highest)
    /// is in the field asked; absent when none is asked or hers is not known.
    Education {
        have: Option<u8>,
        need: Option<u8>,
        field_met: Option<bool>,
    },
    LanguagesMet {
        met: u16,
        of: u16,
        unknown: u16,
    },
    AscertainedDaysAgo {
        days: u32,
    },
    NeverAscertained,
    /// Whether the contract is among those accepted; `rank` counts from 1 in her order.
    ContractAccepted {
        rank: u16,
    },
    ContractNotAccepted,
    /// Weekly hours and shifts asked: accepted, unknown, out of how many.
    TimesMet {
        accepted: u16,
        unknown: u16,
        of: u16,
    },
    FreeInTime,
    /// Days after the start of the work.
    FreeLate {
        days: u32,
    },
    /// Metres from home to the workplace, against her range in metres; `assumed` when she did not say how far.
    Metres {
        metres: u32,
        range: u32,
        assumed: bool,
        vehicle: Option<bool>,
    },
    BoardAndLodging,
    /// Rank in her order of liking, from 1.
    Wished {
        rank: u16,
    },
    /// The wish that this occupation serves best, by nearness and rank, and the leading ISCO-08 digits in common with it.
    NearWish {
        rank: u16,
        isco_digits: u8,
    },
    NotWished,
    /// Gross cents a year.
    Pay {
        offered_cents: i64,
        least_cents: i64,
    },
}

/// One thing a person may have, accept or be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    Skill {
        #[serde(flatten)]
        skill: Named,
        #[serde(skip_serializing_if = "Option::is_none")]
        level: Option<u8>,
        essential: bool,
        #[serde(skip)]
        key: SkillKey,
    },
    /// Which skills of the occupation she has: nothing is on record.
    SkillsOfOccupation,
    Licence {
        licence: Licence,
    },
    Register {
        register: Words,
    },
    Vehicle,
    Language {
        code: Words,
        cefr: Option<Cefr>,
    },
    Education {
        eqf: Option<u8>,
        field: Option<Words>,
        #[serde(skip)]
        key: Option<FieldKey>,
    },
    /// Months in an occupation (the vacancy's own, or any, when absent).
    Experience {
        occupation: Option<Named>,
        months: u32,
        #[serde(skip)]
        key: Option<OccupationKey>,
    },
    /// What work she has done: nothing is on record.
    Occupation {
        #[serde(flatten)]
        occupation: Named,
        #[serde(skip)]
        key: OccupationKey,
    },
    /// Whether she is available today.
    Availability,
    Contract {
        contract: Contract,
    },
    Hours {
        hours: Hours,
    },
    Shifts {
        shifts: Vec<Shift>,
    },
    Start {
        date: NaiveDate,
    },
    /// Where she lives.
    Home,
    /// The workplace lies within her own range.
    Distance,
    /// How far she would go: at least this many whole kilometres.
    MaxKm {
        km: u32,
    },
    RightToWork,
    /// Least gross pay a year, in whole euro, that would suit: what is offered.
    Pay {
        euro_year: u32,
    },
    WishOccupation {
        #[serde(flatten)]
        occupation: Named,
        #[serde(skip)]
        key: OccupationKey,
    },
    WishSector,
    Sector,
    Consent,
    /// Something no record holds.
    Other {
        text: Words,
    },
}

/// A question whose good answer is worth up to some points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    pub what: What,
    /// Points that a yes adds at least (0 when it only decides whether she may come at all); more when a skill, licence, title or language
    /// serves another thing asked too.
    pub worth: u16,
    /// Whether a bad answer takes her out of the list.
    pub decides: bool,
}

/// Something known to be missing, that the vacancy prefers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    pub what: What,
    /// Points that it would add at least, as in [`Ask::worth`].
    pub worth: u16,
}

/// A person for a vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    pub worker: WorkerId,
    pub external_id: Words,
    /// Out of 1,000; exactly the sum of the terms.
    pub points: u16,
    pub terms: Vec<Term>,
    pub ask: Vec<Ask>,
    pub missing: Vec<Missing>,
    /// From home to the workplace, as the crow flies.
    pub metres: Option<u32>,
    /// Points if every question is answered well.
    pub reachable: u16,
    /// Day on which her availability was last ascertained.
    pub ascertained: Option<NaiveDate>,
}

codes! {
    /// A condition that excludes those who are known to miss it.
    pub enum Gate {
        Consent = "consent", RightToWork = "right_to_work", Sector = "sector", Pay = "pay",
        Contract = "contract", Hours = "hours", Shifts = "shifts", Start = "start", Distance = "distance",
        Licence = "licence", Skill = "skill", Register = "register", Vehicle = "vehicle",
        Language = "language", Education = "education", Experience = "experience",
    }
}

/// A quantity in a gate's answer, with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "unit", content = "value", rename_all = "snake_case")]
pub enum Quantity {
    Nothing,
    Refused,
    Months(u32),
    Metres(u32),
    Days(u32),
    Date(NaiveDate),
    Eqf(u8),
    Cefr(Option<Cefr>),
    /// Steps on a scale (levels of a skill, of CEFR, of EQF).
    Steps(u8),
    Level(u8),
    Cents(i64),
    Contracts(Vec<Contract>),
    Hours(Vec<Hours>),
    Shifts(Vec<Shift>),
    Licences(Vec<Licence>),
    Text(Words),
}

/// A gate that failed: what she has, what is needed, by how much it falls short (absent where there is no measure).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateFailure {
    pub gate: Gate,
    pub what: What,
    pub have: Quantity,
    pub need: Quantity,
    pub short_by: Option<Quantity>,
}

/// The judgement on one person for one vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// She passes every gate.
    In(Match),
    /// At least one gate is known to fail.
    Out { failures: Vec<GateFailure> },
}

impl Verdict {
    /// Points, when she is in.
    #[must_use]
    pub const fn points(&self) -> Option<u16> {
        match self {
            Self::In(found) => Some(found.points),
            Self::Out { .. } => None,
        }
    }
}
