//! The people of the story that runs through the demonstration: those who come into question for the shipyard.

use ponte_domain::{
    concept::ConceptRef,
    work_terms::{Ascertained, Cefr, Contract, Evidence, Hours, Licence, Shift, Vehicle},
    worker::{Availability, Channel, Consents, Education, Experience, Language, Sex, Skill, Status, Wishes, Worker},
};

use super::{
    calendar::Calendar,
    dice::Dice,
    lookup::Lookup,
    names::{self, ORIGINS},
    people::{Draft, People},
    trades::{ELECTRICIAN, ENGINE_FITTER, SHIP_ELECTRICIAN, TRADES},
};

/// Which certificate the shipyard likes to see.
pub const CERTIFICATE: &str = "PES/PAV CEI 11-27";

/// A person of the story, in what sets her apart.
struct Role {
    given: &'static str,
    family: &'static str,
    sex: Sex,
    country: &'static str,
    age: u32,
    town: &'static str,
    /// Jobs, latest first: trade, months, who for.
    jobs: &'static [(usize, u32, &'static str)],
    /// How many of the essential and of the optional skills of the trade she has not.
    lacks: (usize, usize),
    certificate: bool,
    licences: &'static [Licence],
    english: Option<Cefr>,
    /// Days since the availability was ascertained.
    asked_days_ago: u32,
    shifts: &'static [Shift],
    /// Days until she can start; absent when it was not asked.
    starts_in: Option<u32>,
    max_km: u32,
    /// The trade she would like best.
    likes: usize,
    /// Whether her name may go out; absent when it was not asked.
    publication: Option<bool>,
}

const ROLE: Role = Role {
    given: "",
    family: "",
    sex: Sex::Male,
    country: "IT",
    age: 35,
    town: "La Spezia",
    jobs: &[],
    lacks: (0, 0),
    certificate: false,
    licences: &[Licence::B],
    english: None,
    asked_days_ago: 3,
    shifts: &[],
    starts_in: Some(14),
    max_km: 25,
    likes: SHIP_ELECTRICIAN,
    publication: None,
};

/// Position of each person of the story among the workers.
pub const GIULIA: usize = 0;
pub const MATTEO: usize = 1;
pub const AMINA: usize = 2;
pub const LUCA: usize = 3;
pub const IONELA: usize = 4;
pub const DAVIDE: usize = 5;
pub const SARA: usize = 6;
/// How many people the story has.
pub const COUNT: usize = CAST.len();

/// The people of the story. Paolo Lertora has not been asked yet; Roberto Tonelli is out for want of licence B.
const CAST: [Role; 9] = [
    Role {
        given: "Giulia",
        family: "Ferrando",
        sex: Sex::Female,
        age: 34,
        town: "Lerici",
        asked_days_ago: 6,
        starts_in: Some(8),
        jobs: &[(SHIP_ELECTRICIAN, 108, "Cantieri del Golfo Azzurro")],
        lacks: (0, 1),
        ..ROLE
    },
    Role {
        given: "Matteo",
        family: "Bertoloni",
        age: 41,
        town: "La Spezia",
        shifts: &[Shift::Day, Shift::Weekend],
        jobs: &[(SHIP_ELECTRICIAN, 48, "Impianti Mare Nostrum"), (ELECTRICIAN, 132, "Impianti Luce Viva")],
        lacks: (2, 1),
        likes: ELECTRICIAN,
        max_km: 20,
        publication: Some(true),
        ..ROLE
    },
    Role {
        given: "Amina",
        family: "Belhaj",
        sex: Sex::Female,
        country: "MA",
        age: 38,
        town: "Sarzana",
        shifts: &[Shift::Day, Shift::Weekend],
        jobs: &[(SHIP_ELECTRICIAN, 84, "Nautica Tre Ponti")],
        lacks: (0, 0),
        certificate: true,
        english: Some(Cefr::B1),
        publication: Some(true),
        max_km: 9,
        ..ROLE
    },
    Role {
        given: "Luca",
        family: "Vannucci",
        age: 46,
        town: "Arcola",
        asked_days_ago: 47,
        starts_in: None,
        jobs: &[(SHIP_ELECTRICIAN, 62, "Officine Portuali Riunite"), (ELECTRICIAN, 96, "Edil Vara")],
        lacks: (0, 2),
        english: Some(Cefr::A2),
        ..ROLE
    },
    Role {
        given: "Ionela",
        family: "Popescu",
        sex: Sex::Female,
        country: "RO",
        age: 31,
        town: "La Spezia",
        shifts: &[Shift::Day, Shift::Weekend],
        jobs: &[(SHIP_ELECTRICIAN, 12, "Charter Onda Lunga"), (ELECTRICIAN, 70, "Meccanica Precisa Magra")],
        lacks: (3, 2),
        certificate: false,
        english: Some(Cefr::B1),
        starts_in: Some(1),
        likes: ELECTRICIAN,
        max_km: 15,
        publication: Some(true),
        ..ROLE
    },
    Role {
        given: "Davide",
        family: "Castagnola",
        age: 29,
        town: "La Spezia",
        likes: ELECTRICIAN,
        jobs: &[(ELECTRICIAN, 60, "Termoidraulica Calda Casa"), (SHIP_ELECTRICIAN, 18, "Cantieri del Golfo Azzurro")],
        lacks: (2, 2),
        publication: Some(true),
        ..ROLE
    },
    Role {
        given: "Sara",
        family: "Moruzzo",
        sex: Sex::Female,
        age: 23,
        town: "Santo Stefano di Magra",
        asked_days_ago: 19,
        jobs: &[(SHIP_ELECTRICIAN, 12, "Nautica Tre Ponti")],
        lacks: (1, 2),
        certificate: true,
        english: Some(Cefr::B1),
        ..ROLE
    },
    Role {
        given: "Paolo",
        family: "Lertora",
        age: 52,
        town: "Ameglia",
        asked_days_ago: 62,
        jobs: &[(ENGINE_FITTER, 190, "Marina Bocca Chiara"), (SHIP_ELECTRICIAN, 26, "Officine Portuali Riunite")],
        lacks: (1, 1),
        ..ROLE
    },
    Role {
        given: "Roberto",
        family: "Tonelli",
        age: 44,
        town: "La Spezia",
        shifts: &[Shift::Day, Shift::Weekend],
        english: Some(Cefr::A2),
        jobs: &[(SHIP_ELECTRICIAN, 74, "Officine Portuali Riunite")],
        lacks: (0, 1),
        certificate: true,
        licences: &[Licence::Am],
        publication: Some(true),
        ..ROLE
    },
];

/// The people of the story, in the order of [`CAST`].
pub fn workers(people: &mut People<'_>, dice: &mut Dice) -> Vec<Worker> {
    CAST.iter().map(|role| worker(role, people, dice)).collect()
}

fn worker(role: &Role, people: &mut People<'_>, dice: &mut Dice) -> Worker {
    let calendar = people.calendar;
    let lookup = people.lookup;
    let origin = ORIGINS.iter().find(|origin| origin.country == role.country).unwrap_or(&ORIGINS[0]);
    let draft = Draft { trade: SHIP_ELECTRICIAN, origin, sex: role.sex, birth: people.birth(role.age, dice), age: role.age };
    let person = people.person(&draft, role.given, role.family, dice);
    let mut worker = people.with(person, lookup.place(role.town), dice);
    worker.domicile = None;
    if let Some(home) = &mut worker.residence {
        home.point = None;
    }
    if worker.contacts.phone.is_empty() {
        worker.contacts.phone = vec![format!("0187 000 {}", 460 + role.age)];
    }
    worker.contacts.preferred = Some(Channel::Phone);
    worker.right_to_work = Ascertained::Yes;
    worker.privacy_notice = Some(calendar.days_ago(role.asked_days_ago.max(60)));
    worker.status = Status { did: Some(calendar.days_ago(role.asked_days_ago.max(60))), ..Status::default() };
    worker.education = vec![Education { title: "Qualifica di operatore elettrico".to_owned(), eqf: Some(3), ..Education::default() }];
    worker.experiences = experiences(role, lookup, &calendar);
    worker.skills = skills(role, lookup);
    worker.languages = languages(role, origin);
    worker.licences = role.licences.to_vec();
    worker.registers = if role.certificate { vec![CERTIFICATE.to_owned()] } else { Vec::new() };
    worker.availability = availability(role, &calendar);
    worker.wishes = wishes(role, lookup);
    worker.consents =
        Consents { matching: Some(true), publication: role.publication, until: Some(calendar.in_days(365)), ..Consents::default() };
    worker
}

fn experiences(role: &Role, lookup: &Lookup<'_>, calendar: &Calendar) -> Vec<Experience> {
    let mut back = 2;
    role.jobs
        .iter()
        .map(|(trade, months, employer)| {
            let job = Experience {
                title: TRADES[*trade].title.to_owned(),
                occupation: Some(lookup.concept(*trade)),
                employer: Some((*employer).to_owned()),
                sector: Some(TRADES[*trade].ateco.to_owned()),
                from: calendar.about(back + months, false),
                to: calendar.about(back, false),
                months: Some(*months),
                contract: Some(Contract::FixedTerm),
                duties: None,
            };
            back += months + 1;
            job
        })
        .collect()
}

fn skills(role: &Role, lookup: &Lookup<'_>) -> Vec<Skill> {
    let but_last = |mut all: Vec<ConceptRef>, lacks: usize| {
        all.truncate(all.len().saturating_sub(lacks));
        all
    };
    let essential = but_last(lookup.essential(SHIP_ELECTRICIAN), role.lacks.0);
    let optional = but_last(lookup.optional(SHIP_ELECTRICIAN), role.lacks.1);
    let held = |skill| Skill { skill, level: Some(3), evidence: Some(Evidence::Declared) };
    essential.into_iter().chain(optional).map(held).collect()
}

fn languages(role: &Role, origin: &names::Origin) -> Vec<Language> {
    let spoken = |code: &str, cefr| Language { code: code.to_owned(), cefr: Some(cefr) };
    let mut languages = vec![spoken(origin.language, Cefr::Native)];
    if origin.language != "it" {
        languages.push(spoken("it", Cefr::B2));
    }
    languages.extend(role.english.map(|level| spoken("en", level)));
    languages
}

fn availability(role: &Role, calendar: &Calendar) -> Availability {
    Availability {
        ascertained: Some(calendar.days_ago(role.asked_days_ago)),
        from: role.starts_in.map(|days| calendar.in_days(days)),
        contracts: vec![Contract::Permanent, Contract::FixedTerm],
        hours: vec![Hours::FullTime],
        shifts: role.shifts.to_vec(),
        max_km: Some(role.max_km),
        vehicle: Some(if role.licences.contains(&Licence::B) { Vehicle::Own } else { Vehicle::None }),
        ..Availability::default()
    }
}

fn wishes(role: &Role, lookup: &Lookup<'_>) -> Wishes {
    let mut occupations = vec![lookup.concept(role.likes)];
    if role.likes != SHIP_ELECTRICIAN {
        occupations.push(lookup.concept(SHIP_ELECTRICIAN));
    }
    Wishes { occupations, sectors: vec![TRADES[SHIP_ELECTRICIAN].ateco.to_owned()] }
}
