//! Fields of a vacancy.

use super::{
    Field, Kind,
    common::{DESK, ID, ISTAT, LAT, LON, LONG, MUNICIPALITY, PROVINCE, REQUIREMENTS, SOURCE, STREET},
    names, optional, required,
};
use ponte_domain::{
    vacancy::{Origin, PayPer, Remote, Reserved, StateReason, VacancyState},
    work_terms::{Contract, Hours, Shift},
};

pub const FIELDS: &[Field] = &[
    ID,
    SOURCE,
    required("employer", Kind::Id, "External id of the employer, in the same source."),
    required("title", Kind::Text(300), "What is looked for, in words."),
    required("positions", Kind::Whole(1, 10_000), "How many people."),
    optional("occupation", Kind::Occupation, "Occupation; linked from the title when absent."),
    required(
        "workplace",
        Kind::Object(&[
            ISTAT,
            MUNICIPALITY,
            PROVINCE,
            STREET,
            LAT,
            LON,
            optional("remote", Kind::Code(names::<Remote>), "How much may be done from elsewhere."),
            optional("board_and_lodging", Kind::Flag, "Whether board and lodging are given."),
        ]),
        "Where the work is done: a municipality, coordinates, or wholly remote.",
    ),
    optional("requirements", REQUIREMENTS, "What is asked of people."),
    optional("contract", Kind::Code(names::<Contract>), "Type of contract."),
    optional("hours", Kind::Code(names::<Hours>), "Working time."),
    optional("hours_week", Kind::Whole(1, 80), "Hours a week."),
    optional("shifts", Kind::List(&Kind::Code(names::<Shift>)), "Shifts."),
    optional("ccnl", Kind::Ccnl, "CNEL code of the collective agreement."),
    optional("ccnl_level", Kind::Text(50), "Level in the collective agreement."),
    optional(
        "pay",
        Kind::Object(&[
            optional("min", Kind::Money, "Least gross pay, euro."),
            optional("max", Kind::Money, "Most gross pay, euro."),
            required("per", Kind::Code(names::<PayPer>), "The span it is stated for."),
        ]),
        "Gross pay.",
    ),
    optional("start", Kind::Day, "First day of work."),
    optional("duration_months", Kind::Whole(0, 600), "Length of the engagement."),
    optional("published", Kind::Day, "Day of publication."),
    optional("expires", Kind::Day, "Last day on which it is open."),
    optional("employer_deadline", Kind::Moment, "When the shortlist is wanted; a day alone means its end."),
    optional("origin", Kind::Code(names::<Origin>), "How it reached the desk."),
    optional("verified", Kind::PastDay, "Day on which somebody checked with the employer that it stands."),
    optional("anonymous", Kind::Flag, "Whether the employer is not to be named."),
    optional("reserved", Kind::Code(names::<Reserved>), "List of L.68/99 to which it is reserved."),
    optional("description", LONG, "Text of the advert."),
    optional("benefits", LONG, "What is offered beside the pay."),
    optional("tags", Kind::List(&Kind::Text(60)), "blue, green, names of chains."),
    optional("state", Kind::Code(names::<VacancyState>), "Where it stands; published when absent."),
    optional("state_reason", Kind::Code(names::<StateReason>), "Why it was suspended, closed or annulled."),
    optional("state_note", Kind::Text(500), "The same in words."),
    optional(
        "weights",
        Kind::Object(&[
            required("coherence", Kind::Whole(200, 800), "Share of the occupation and the skills."),
            required("availability", Kind::Whole(0, 500), "Share of contract, hours, shifts and start."),
            required("nearness", Kind::Whole(0, 500), "Share of the distance."),
            required("wishes", Kind::Whole(0, 500), "Share of the person's wishes."),
        ]),
        "Shares of the score, which sum to 1,000; the desk's when absent.",
    ),
    DESK,
];
