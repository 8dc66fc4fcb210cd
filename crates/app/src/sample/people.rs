//! The people of the demonstration: who they are and how they are reached.

use std::collections::HashSet;

use chrono::{Days, Months, NaiveDate};
use ponte_domain::{
    codice_fiscale::{BirthData, CodiceFiscale},
    geo::Point,
    id::ExternalId,
    reference::Place,
    text::sort_key,
    work_terms::Ascertained,
    worker::{Address, Channel, Contacts, Person, Segment, Sex, Status, Worker},
};

use super::{
    DESK, SOURCE,
    calendar::Calendar,
    career,
    dice::Dice,
    lookup::Lookup,
    names::{ORIGINS, OTHER_BIRTHPLACES, Origin},
    trades::{TRADES, Trade},
    wants,
};

/// Streets that every town has.
const STREETS: &[&str] =
    &["Via Roma", "Via Garibaldi", "Via Mazzini", "Via Aurelia", "Viale Italia", "Via della Pace", "Via del Popolo", "Via San Rocco"];

/// Makes people one after another; no two have the same codice fiscale, mobile number or address of mail.
pub struct People<'a> {
    pub lookup: &'a Lookup<'a>,
    pub calendar: Calendar,
    codes: HashSet<String>,
    mails: HashSet<String>,
    made: u32,
}

/// What is drawn first, and decides the rest.
pub struct Draft {
    pub trade: usize,
    pub origin: &'static Origin,
    pub sex: Sex,
    pub birth: NaiveDate,
    pub age: u32,
}

impl<'a> People<'a> {
    pub fn new(lookup: &'a Lookup<'a>, calendar: Calendar) -> Self {
        Self { lookup, calendar, codes: HashSet::new(), mails: HashSet::new(), made: 0 }
    }

    /// Somebody of any trade.
    pub fn anybody(&mut self, dice: &mut Dice) -> Worker {
        let trade = dice.weighted(&indices(), |ix| TRADES[*ix].share).copied().unwrap_or_default();
        let draft = self.draft(trade, dice);
        self.worker(&draft, dice)
    }

    fn draft(&self, trade: usize, dice: &mut Dice) -> Draft {
        let origin = dice.weighted(ORIGINS, |origin| origin.share).unwrap_or(&ORIGINS[0]);
        let sex = if dice.chance(TRADES[trade].women) { Sex::Female } else { Sex::Male };
        // Minors only where an apprenticeship may begin; most people are of middle age.
        let youngest = if TRADES[trade].licences.is_empty() && TRADES[trade].study.1 < 6 { 17 } else { 23 };
        let age = (dice.between(youngest, 66) + dice.between(youngest, 66)) / 2;
        let birth = self.birth(age, dice);
        Draft { trade, origin, sex, birth, age }
    }

    /// A day of birth that makes somebody so old today.
    pub fn birth(&self, age: u32, dice: &mut Dice) -> NaiveDate {
        let birthday = self.calendar.today.checked_sub_months(Months::new(age * 12)).unwrap_or(self.calendar.today);
        birthday.checked_sub_days(Days::new(dice.below(365).into())).unwrap_or(birthday)
    }

    fn worker(&mut self, draft: &Draft, dice: &mut Dice) -> Worker {
        let given = if draft.sex == Sex::Female { draft.origin.women } else { draft.origin.men };
        let given = dice.pick(given).copied().unwrap_or_default();
        let family = dice.pick(draft.origin.families).copied().unwrap_or_default();
        let home = self.lookup.any_place(dice);
        let mut person = self.person(draft, given, family, dice);
        if dice.chance(4) {
            // Registered by telephone: the code is asked for at the first visit.
            person.codice_fiscale = None;
        }
        let mut worker = self.with(person, home, dice);
        worker.status = status(&self.calendar, dice);
        career::fill(&mut worker, draft, self.lookup, &self.calendar, dice);
        wants::fill(&mut worker, draft, self.lookup, &self.calendar, dice);
        worker
    }

    /// A record with identity, contacts and address, and nothing else known.
    pub fn with(&mut self, person: Person, home: Option<&Place>, dice: &mut Dice) -> Worker {
        self.made += 1;
        let contacts = self.contacts(&person, dice);
        let noticed = dice.chance(95);
        Worker {
            external: ExternalId { source: SOURCE.to_owned(), id: format!("L-{:04}", self.made) },
            desk: DESK.to_owned(),
            person,
            contacts,
            residence: home.map(|place| address(place, dice)),
            domicile: if dice.chance(6) { self.lookup.any_place(dice).map(|place| address(place, dice)) } else { None },
            segment: dice
                .pick(&[None, Some(Segment::Digital), Some(Segment::Smart), Some(Segment::Smart), Some(Segment::Analog)])
                .copied()
                .flatten(),
            status: Status::default(),
            // Drawn apart from citizenship, from which it must never be derived.
            right_to_work: *dice.weighted(&RIGHT, |(weight, _)| *weight).map_or(&Ascertained::Unknown, |(_, right)| right),
            education: Vec::new(),
            experiences: Vec::new(),
            skills: Vec::new(),
            languages: Vec::new(),
            licences: Vec::new(),
            registers: Vec::new(),
            availability: Default::default(),
            wishes: Default::default(),
            consents: Default::default(),
            privacy_notice: noticed.then(|| self.calendar.days_ago(dice.between(1, 700))),
        }
    }

    /// An identity with a valid codice fiscale that nobody else has here.
    pub fn person(&mut self, draft: &Draft, given: &str, family: &str, dice: &mut Dice) -> Person {
        let birthplace = self.birthplace(draft.origin, dice);
        let mut birth = draft.birth;
        let mut code = compose(given, family, draft.sex, birth, &birthplace);
        while code.as_ref().is_some_and(|code| self.codes.contains(code)) {
            // Namesakes of one day: another was born the day before.
            birth = birth.pred_opt().unwrap_or(birth);
            code = compose(given, family, draft.sex, birth, &birthplace);
        }
        self.codes.extend(code.clone());
        let mut citizenship = vec![draft.origin.country.to_owned()];
        if draft.origin.country != "IT" && dice.chance(18) {
            citizenship.insert(0, "IT".to_owned());
        }
        Person {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            codice_fiscale: code,
            birth_date: Some(birth),
            sex: Some(draft.sex),
            birthplace: Some(birthplace),
            citizenship,
        }
    }

    fn birthplace(&self, origin: &Origin, dice: &mut Dice) -> String {
        if origin.country != "IT" && dice.chance(88) {
            return origin.birthplace.to_owned();
        }
        let here = if dice.chance(75) { self.lookup.any_place(dice).and_then(|place| place.belfiore.clone()) } else { None };
        here.unwrap_or_else(|| dice.pick(OTHER_BIRTHPLACES).copied().unwrap_or_default().to_owned())
    }

    /// Telephones of ranges that are nobody's, and mail at a domain that is nobody's.
    fn contacts(&mut self, person: &Person, dice: &mut Dice) -> Contacts {
        let mobile = format!("333 000 {:04}", self.made);
        let landline = format!("0187 000 {:03}", dice.below(1000));
        let phone = match dice.below(100) {
            0..=2 => Vec::new(),
            3..=74 => vec![mobile],
            75..=84 => vec![landline],
            _ => vec![mobile, landline],
        };
        let email = if dice.chance(66) { Some(self.mail(person)) } else { None };
        let by_post = phone.is_empty() && email.is_none();
        let preferred = match dice.below(100) {
            _ if by_post => Some(Channel::Letter),
            0..=39 => None,
            40..=74 => Some(Channel::Phone),
            75..=84 if email.is_some() => Some(Channel::Email),
            85..=91 => Some(Channel::Messaging),
            92..=95 => Some(Channel::Sms),
            _ => Some(Channel::Desk),
        };
        Contacts { phone, email, pec: None, preferred }
    }

    fn mail(&mut self, person: &Person) -> String {
        let local = sort_key(&person.full_name()).replace(' ', ".");
        let mut mail = format!("{local}@example.org");
        if self.mails.contains(&mail) {
            mail = format!("{local}.{}@example.org", self.made);
        }
        self.mails.insert(mail.clone());
        mail
    }
}

const RIGHT: [(u32, Ascertained); 3] = [(86, Ascertained::Yes), (12, Ascertained::Unknown), (2, Ascertained::No)];

fn indices() -> Vec<usize> {
    (0..TRADES.len()).collect()
}

fn compose(given: &str, family: &str, sex: Sex, birth: NaiveDate, birthplace: &str) -> Option<String> {
    let data = BirthData { family_name: family, given_name: given, sex, birth_date: birth, birthplace };
    CodiceFiscale::compose(&data).ok().map(|code| code.as_str().to_owned())
}

/// An address in a municipality; in one of six the house itself is known, some hundred metres from the middle.
pub fn address(place: &Place, dice: &mut Dice) -> Address {
    let jitter = |dice: &mut Dice| (f64::from(dice.below(2001)) - 1000.0) / 100_000.0;
    let exact = dice.chance(16);
    let point = place.point.filter(|_| exact).map(|middle| Point { lat: middle.lat + jitter(dice), lon: middle.lon + jitter(dice) });
    Address {
        istat: Some(place.code.clone()),
        address: dice.pick(STREETS).map(|street| format!("{street} {}", dice.between(1, 180))),
        cap: place.caps.first().cloned(),
        point,
    }
}

fn status(calendar: &Calendar, dice: &mut Dice) -> Status {
    if dice.chance(28) {
        return Status::default();
    }
    let days = dice.between(1, 900);
    let ended = if days > 120 && dice.chance(9) { Some(calendar.days_ago(dice.between(1, days - 1))) } else { None };
    let benefits = if ended.is_none() && days < 700 && dice.chance(35) { vec!["NASpI".to_owned()] } else { Vec::new() };
    Status { did: Some(calendar.days_ago(days)), did_end: ended, benefits }
}

/// The trade of a draft.
pub fn trade_of(draft: &Draft) -> &'static Trade {
    &TRADES[draft.trade]
}
