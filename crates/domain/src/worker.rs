//! A worker: what a person is called, can do, wants and has told the desk (SAP, DOMAIN.md §3.1).
//!
//! No field of a special category stands here (health, lists of L.68/99, violence, migration,
//! convictions): those belong to the protected part of the case file.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    codes,
    concept::ConceptRef,
    dates::PartialDate,
    geo::Point,
    id::ExternalId,
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Evidence, Hours, Licence, Shift, Vehicle},
};

codes! {
    /// Sex as registered.
    pub enum Sex { Female = "F", Male = "M" }
}

codes! {
    /// How a person prefers to be reached.
    pub enum Channel {
        Phone = "phone", Email = "email", Sms = "sms", Letter = "letter", Messaging = "messaging", Desk = "desk",
    }
}

codes! {
    /// How autonomous a person is with online services; sets the default channel and never blocks a service.
    pub enum Segment { Digital = "digital", Smart = "smart", Analog = "analog" }
}

/// A person on the supply side, of any age or status.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Worker {
    /// How the record is called where it comes from.
    pub external: ExternalId,
    /// Code of the desk that holds the case.
    pub desk: String,
    /// Who the person is.
    pub person: Person,
    #[serde(default)]
    pub contacts: Contacts,
    #[serde(default)]
    pub residence: Option<Address>,
    /// Where the person lives, when it is not the residence; decides the distance.
    #[serde(default)]
    pub domicile: Option<Address>,
    #[serde(default)]
    pub segment: Option<Segment>,
    #[serde(default)]
    pub status: Status,
    /// As ascertained; never derived from citizenship.
    pub right_to_work: Ascertained,
    #[serde(default)]
    pub education: Vec<Education>,
    #[serde(default)]
    pub experiences: Vec<Experience>,
    #[serde(default)]
    pub skills: Vec<Skill>,
    #[serde(default)]
    pub languages: Vec<Language>,
    #[serde(default)]
    pub licences: Vec<Licence>,
    /// Professional registers and certificates, in words or by code.
    #[serde(default)]
    pub registers: Vec<String>,
    #[serde(default)]
    pub availability: Availability,
    #[serde(default)]
    pub wishes: Wishes,
    #[serde(default)]
    pub consents: Consents,
    /// Day on which the privacy notice was given.
    #[serde(default)]
    pub privacy_notice: Option<NaiveDate>,
}

/// Identity of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub given_name: String,
    pub family_name: String,
    /// Sixteen characters, or the eleven digits of a temporary code.
    #[serde(default)]
    pub codice_fiscale: Option<String>,
    #[serde(default)]
    pub birth_date: Option<NaiveDate>,
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Belfiore code of the municipality or `Z` code of the country of birth.
    #[serde(default)]
    pub birthplace: Option<String>,
    /// ISO 3166-1 alpha-2 codes.
    #[serde(default)]
    pub citizenship: Vec<String>,
}

impl Person {
    /// Given name and family name, as a person is addressed.
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Whole years of age on a day.
    #[must_use]
    pub fn age_on(&self, day: NaiveDate) -> Option<u32> {
        self.birth_date.and_then(|birth| day.years_since(birth))
    }
}

/// How a person can be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    #[serde(default)]
    pub phone: Vec<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub pec: Option<String>,
    #[serde(default)]
    pub preferred: Option<Channel>,
}

/// An address: the municipality decides the place unless coordinates say more.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Six-digit ISTAT code (or `FR` and the five-digit INSEE code).
    #[serde(default)]
    pub istat: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub cap: Option<String>,
    #[serde(default)]
    pub point: Option<Point>,
}

/// Administrative status.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Day of the declaration of immediate availability (DID).
    #[serde(default)]
    pub did: Option<NaiveDate>,
    #[serde(default)]
    pub did_end: Option<NaiveDate>,
    #[serde(default)]
    pub benefits: Vec<String>,
}

/// A title of study.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Education {
    pub title: String,
    /// Level in the European Qualifications Framework, 1 to 8.
    #[serde(default)]
    pub eqf: Option<u8>,
    /// ISCED-F code or words.
    #[serde(default)]
    pub field: Option<String>,
    #[serde(default)]
    pub year: Option<u16>,
    #[serde(default)]
    pub institution: Option<String>,
    /// Whether a foreign title is recognised in Italy.
    #[serde(default)]
    pub recognised: Option<bool>,
}

/// A piece of work history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    pub title: String,
    #[serde(default)]
    pub occupation: Option<ConceptRef>,
    #[serde(default)]
    pub employer: Option<String>,
    /// ATECO code.
    #[serde(default)]
    pub sector: Option<String>,
    #[serde(default)]
    pub from: Option<PartialDate>,
    #[serde(default)]
    pub to: Option<PartialDate>,
    /// Length in months, when it was told instead of the dates.
    #[serde(default)]
    pub months: Option<u32>,
    #[serde(default)]
    pub contract: Option<Contract>,
    #[serde(default)]
    pub duties: Option<String>,
}

impl Experience {
    /// Length in whole months: as told, else from the dates; an open end runs to `today`.
    #[must_use]
    pub fn length_months(&self, today: NaiveDate) -> Option<u32> {
        self.months.or_else(|| {
            let end = self.to.map_or(today, |to| {
                let day = to.first_day();
                // A month without its day counts whole.
                if to.is_month_only() { day.checked_add_months(chrono::Months::new(1)).unwrap_or(day) } else { day }
            });
            self.from.map(|from| from.months_until(end))
        })
    }
}

/// A skill and how it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    pub skill: ConceptRef,
    /// 1 (some practice) to 4 (can teach it).
    #[serde(default)]
    pub level: Option<u8>,
    #[serde(default)]
    pub evidence: Option<Evidence>,
}

/// A language and its level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// ISO 639-1.
    pub code: String,
    #[serde(default)]
    pub cefr: Option<Cefr>,
}

/// What work a person accepts. An empty list means that she was not asked, not that she refuses all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Day on which the availability was last ascertained.
    #[serde(default)]
    pub ascertained: Option<NaiveDate>,
    /// First day on which she can start.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// In order of liking.
    #[serde(default)]
    pub contracts: Vec<Contract>,
    #[serde(default)]
    pub hours: Vec<Hours>,
    #[serde(default)]
    pub shifts: Vec<Shift>,
    /// The farthest workplace she accepts, in kilometres from home as the crow flies.
    #[serde(default)]
    pub max_km: Option<u32>,
    #[serde(default)]
    pub vehicle: Option<Vehicle>,
    /// Whether she would move house.
    #[serde(default)]
    pub relocation: Option<bool>,
    /// Whether she accepts work with board and lodging, to which the distance does not apply.
    #[serde(default)]
    pub board_and_lodging: Option<bool>,
    /// Least gross pay a year she accepts, in whole euro.
    #[serde(default)]
    pub min_pay_year: Option<u32>,
    /// ATECO codes (any level).
    #[serde(default)]
    pub sectors_excluded: Vec<String>,
    /// The parts that never bend.
    #[serde(default)]
    pub firm: Vec<AvailabilityPart>,
}

/// What a person would like to do, in order of liking.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    #[serde(default)]
    pub occupations: Vec<ConceptRef>,
    /// ATECO codes (any level).
    #[serde(default)]
    pub sectors: Vec<String>,
}

/// What a person has agreed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consents {
    /// To be considered for vacancies; absent means not asked yet.
    #[serde(default)]
    pub matching: Option<bool>,
    /// To have her name sent to employers.
    #[serde(default)]
    pub publication: Option<bool>,
    /// Last day on which the consents hold.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// To be written to by mail and message.
    #[serde(default)]
    pub contact: Option<bool>,
    /// To have her data handed to other bodies that work with the desk.
    #[serde(default)]
    pub transfer: Option<bool>,
    /// Day since which her data are kept but not used, because she asked so (GDPR art. 18).
    #[serde(default)]
    pub restricted: Option<NaiveDate>,
}

impl Worker {
    /// A record with nothing but who she is and which desk keeps it.
    #[must_use]
    pub fn named(external: ExternalId, desk: String, person: Person) -> Self {
        Self {
            external,
            desk,
            person,
            contacts: Contacts::default(),
            residence: None,
            domicile: None,
            segment: None,
            status: Status::default(),
            right_to_work: Ascertained::Unknown,
            education: Vec::new(),
            experiences: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            licences: Vec::new(),
            registers: Vec::new(),
            availability: Availability::default(),
            wishes: Wishes::default(),
            consents: Consents::default(),
            privacy_notice: None,
        }
    }

    /// The address that counts for distance: the domicile, else the residence.
    #[must_use]
    pub fn home(&self) -> Option<&Address> {
        self.domicile.as_ref().filter(|home| home.istat.is_some() || home.point.is_some()).or(self.residence.as_ref())
    }

    /// Whether matching may consider the person on a day: a refusal or a lapsed consent takes her out.
    #[must_use]
    pub fn may_be_matched(&self, today: NaiveDate) -> bool {
        let free = self.consents.matching != Some(false) && self.consents.restricted.is_none();
        free && self.consents.until.is_none_or(|until| until >= today)
    }

    /// Whether she may be written to about vacancies: she did not refuse, and the use of her data is not restricted.
    #[must_use]
    pub fn may_be_written_to(&self) -> bool {
        self.consents.contact != Some(false) && self.consents.restricted.is_none()
    }

    /// Whether her name may be sent to an employer on a day: only an express consent that still holds.
    #[must_use]
    pub fn may_be_named(&self, today: NaiveDate) -> bool {
        let free = self.consents.publication == Some(true) && self.consents.restricted.is_none();
        free && self.consents.until.is_none_or(|until| until >= today)
    }
}
