//! Fields of a worker.

use super::{
    Field, Kind,
    common::{DESK, ID, ISTAT, LABEL, LAT, LON, LONG, MUNICIPALITY, NAME, PROVINCE, SOURCE, STREET, SURE},
    names, optional, required,
};
use ponte_domain::{
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Evidence, Hours, Licence, Shift, Vehicle},
    worker::{Channel, Segment, Sex},
};

const CAP: Field = optional("cap", Kind::Cap, "Postal code.");

const ADDRESS: &[Field] = &[ISTAT, MUNICIPALITY, PROVINCE, STREET, CAP, LAT, LON];

const EDUCATION: &[Field] = &[
    required("title", Kind::Text(300), "Title of study, in words."),
    optional("eqf", Kind::Whole(1, 8), "Level in the European Qualifications Framework."),
    optional("field", Kind::Text(200), "ISCED-F code or words."),
    optional("year", Kind::Whole(1900, 2100), "Year of the title."),
    optional("institution", NAME, "School or university."),
    optional("recognised", Kind::Flag, "Whether a foreign title is recognised in Italy."),
];

const EXPERIENCE: &[Field] = &[
    required("title", Kind::Text(300), "What the work was called."),
    optional("occupation", Kind::Occupation, "Occupation; linked from the title when absent."),
    optional("employer", NAME, "Name of the employer."),
    optional("sector", Kind::Sector, "ATECO code."),
    optional("from", Kind::Month, "First day or month."),
    optional("to", Kind::Month, "Last day or month; open when absent."),
    optional("months", Kind::Whole(0, 720), "Length, when it was told instead of the dates."),
    optional("contract", Kind::Code(names::<Contract>), "Type of contract."),
    optional("duties", LONG, "What was done."),
];

const SKILL: &[Field] = &[
    optional("skill", Kind::Skill, "ESCO URI or words."),
    optional("esco", Kind::Skill, "Same as `skill`."),
    LABEL,
    SURE,
    optional("level", Kind::Whole(1, 4), "1 (some practice) to 4 (can teach it)."),
    optional("evidence", Kind::Code(names::<Evidence>), "How it is known."),
];

const LANGUAGE: &[Field] = &[
    required("code", Kind::Language, "Language."),
    optional("cefr", Kind::Code(names::<Cefr>), "Level in the Common European Framework."),
];

const AVAILABILITY: &[Field] = &[
    optional("ascertained", Kind::PastDay, "Day on which it was last ascertained."),
    optional("from", Kind::Day, "First day on which she can start."),
    optional("contracts", Kind::List(&Kind::Code(names::<Contract>)), "Types of contract accepted, in order of liking."),
    optional("hours", Kind::List(&Kind::Code(names::<Hours>)), "Working times accepted."),
    optional("shifts", Kind::List(&Kind::Code(names::<Shift>)), "Shifts accepted."),
    optional("max_km", Kind::Whole(0, 2000), "Farthest workplace, kilometres as the crow flies."),
    optional("vehicle", Kind::Code(names::<Vehicle>), "Own means of transport."),
    optional("relocation", Kind::Flag, "Whether she would move house."),
    optional("board_and_lodging", Kind::Flag, "Whether she accepts work with board and lodging."),
    optional("min_pay_year", Kind::Whole(0, 10_000_000), "Least gross pay a year, whole euro."),
    optional("sectors_excluded", Kind::List(&Kind::Sector), "ATECO codes refused."),
    optional("firm", Kind::List(&Kind::Code(names::<AvailabilityPart>)), "Which of these never bend."),
];

pub const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("given_name", NAME, "Given name."),
    required("family_name", NAME, "Family name."),
    optional("codice_fiscale", Kind::CodiceFiscale, "Codice fiscale; fills birth_date, sex and birthplace when they are missing."),
    optional("birth_date", Kind::PastDay, "Day of birth."),
    optional("sex", Kind::Code(names::<Sex>), "Sex as registered."),
    optional("birthplace", Kind::Text(4), "Belfiore code of the municipality or Z code of the country of birth."),
    optional("citizenship", Kind::List(&Kind::Country), "Citizenships."),
    optional(
        "contacts",
        Kind::Object(&[
            optional("phone", Kind::List(&Kind::Phone), "Telephone numbers."),
            optional("email", Kind::Email, "E-mail address."),
            optional("pec", Kind::Email, "Certified e-mail address."),
            optional("preferred", Kind::Code(names::<Channel>), "How she prefers to be reached."),
        ]),
        "How the person can be reached.",
    ),
    optional("residence", Kind::Object(ADDRESS), "Registered residence."),
    optional("domicile", Kind::Object(ADDRESS), "Where the person lives; counts for distance, else the residence."),
    optional("segment", Kind::Code(names::<Segment>), "How autonomous with online services."),
    optional(
        "status",
        Kind::Object(&[
            optional("did", Kind::PastDay, "Day of the declaration of immediate availability."),
            optional("did_end", Kind::Day, "Day on which it ended."),
            optional("benefits", Kind::List(&Kind::Text(100)), "Benefits received."),
        ]),
        "Administrative status.",
    ),
    optional("right_to_work", Kind::Code(names::<Ascertained>), "As ascertained; unknown when absent."),
    optional("education", Kind::List(&Kind::Object(EDUCATION)), "Titles of study."),
    optional("experiences", Kind::List(&Kind::Object(EXPERIENCE)), "Work history."),
    optional("skills", Kind::List(&Kind::Object(SKILL)), "Skills."),
    optional("languages", Kind::List(&Kind::Object(LANGUAGE)), "Languages."),
    optional("licences", Kind::List(&Kind::Code(names::<Licence>)), "Driving licences and like certificates."),
    optional("registers", Kind::List(&Kind::Text(200)), "Professional registers and certificates."),
    optional("availability", Kind::Object(AVAILABILITY), "What work she accepts."),
    optional(
        "wishes",
        Kind::Object(&[
            optional("occupations", Kind::List(&Kind::Occupation), "Occupations, in order of liking."),
            optional("sectors", Kind::List(&Kind::Sector), "ATECO codes, in order of liking."),
        ]),
        "What she would like to do.",
    ),
    optional(
        "consents",
        Kind::Object(&[
            optional("matching", Kind::Flag, "To be considered for vacancies."),
            optional("publication", Kind::Flag, "To have her name sent to employers."),
            optional("until", Kind::Day, "Last day on which the consents hold."),
            optional("contact", Kind::Flag, "To be written to by mail and message."),
            optional("transfer", Kind::Flag, "To have her data handed to other bodies that work with the desk."),
            optional("restricted", Kind::Day, "Day since which her data are kept but not used (GDPR art. 18)."),
        ]),
        "What the person has agreed to.",
    ),
    optional("privacy_notice", Kind::PastDay, "Day on which the privacy notice was given."),
    DESK,
];
