//! The vacancies of the demonstration: what the area asks for, in every state a vacancy can be in.

use ponte_domain::{
    employer::Employer,
    id::ExternalId,
    vacancy::{Origin, Pay, PayPer, Remote, Reserved, StateReason, Vacancy, VacancyState, Workplace},
    work_terms::{Contract, Hours, Shift},
};

use super::{
    DESK, SOURCE,
    calendar::Calendar,
    dice::Dice,
    employers::FIRMS,
    lookup::Lookup,
    requirements::requirements,
    trades::{Field, TRADES, Trade},
};

/// How many vacancies there are, with that of the story.
pub const COUNT: usize = 150;

/// Number of the vacancy of the story within its year.
pub const STORY_NUMBER: u32 = 1147;

/// Position of the vacancy reserved to a list of Law 68/1999.
pub const RESERVED_AT: usize = 20;

/// Positions kept published and open, because the story plays on them.
pub const STAGES: std::ops::RangeInclusive<usize> = 1..=5;

/// Position of the vacancy for which the story has somebody hired.
const FILLED_BY_THE_STORY: usize = 3;

/// The trades of [`STAGES`]: receptionist, welder, waiter, OSS, clerk.
const STAGE_TRADES: [&str; 5] =
    ["Receptionist d'albergo", "Saldatore", "Cameriere", "Operatore socio-sanitario", "Impiegato amministrativo"];

/// All vacancies but the first, which is the story's.
pub fn others(employers: &[Employer], lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Vec<Vacancy> {
    (1..COUNT).filter_map(|ix| vacancy(ix, employers, lookup, calendar, dice)).collect()
}

/// Name of a vacancy by its position: the story's has the number of the pictures, the others follow from 1001.
pub fn external_id(ix: usize, calendar: &Calendar) -> ExternalId {
    let others = 1000 + u32::try_from(ix).unwrap_or_default();
    let number = if ix == 0 {
        STORY_NUMBER
    } else if others >= STORY_NUMBER {
        others + 1
    } else {
        others
    };
    ExternalId { source: SOURCE.to_owned(), id: format!("{}-{number}", calendar.today.format("%Y")) }
}

fn vacancy(ix: usize, employers: &[Employer], lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Option<Vacancy> {
    let staged = STAGES.contains(&ix);
    let trade_ix = if staged {
        TRADES.iter().position(|trade| trade.title == STAGE_TRADES[ix - 1])?
    } else {
        let indices: Vec<usize> = (0..TRADES.len()).collect();
        *dice.weighted(&indices, |ix| asked_for(&TRADES[*ix]))?
    };
    let trade = &TRADES[trade_ix];
    let firms: Vec<usize> = (0..FIRMS.len()).filter(|firm| FIRMS[*firm].1 == trade.field).collect();
    let employer = employers.get(*dice.pick(&firms)?)?;
    let state = if staged || ix == RESERVED_AT { VacancyState::Published } else { state(dice) };
    let mut vacancy = bare(ix, trade, employer, lookup, calendar, dice);
    vacancy.occupation = (staged || dice.chance(93)).then(|| lookup.concept(trade_ix));
    vacancy.requirements = requirements(trade_ix, lookup, dice);
    vacancy.state = state;
    vacancy.state_reason = why(state);
    vacancy.anonymous = !staged && dice.chance(8);
    vacancy.reserved = (ix == RESERVED_AT).then_some(Reserved::Art18);
    dates(&mut vacancy, calendar, dice);
    if staged {
        vacancy.published = Some(calendar.days_ago(30));
        vacancy.expires = Some(calendar.in_days(20));
    }
    if ix == FILLED_BY_THE_STORY {
        vacancy.positions = 1;
    }
    Some(vacancy)
}

/// What employers ask for is not what people do: nautical, care and tourism weigh more.
fn asked_for(trade: &Trade) -> u32 {
    match trade.field {
        Field::Nautical => trade.share * 3,
        Field::Tourism | Field::Care | Field::Port => trade.share + trade.share / 2,
        _ => trade.share,
    }
}

fn state(dice: &mut Dice) -> VacancyState {
    use VacancyState as S;
    match dice.below(100) {
        0..=67 => S::Published,
        68..=73 => S::Draft,
        74..=76 => S::Submitted,
        77..=79 => S::Verified,
        80..=82 => S::Suspended,
        83..=88 => S::Expired,
        89..=94 => S::Filled,
        95..=97 => S::Closed,
        _ => S::Annulled,
    }
}

/// Why a search was halted or ended; the same for all, so that no other draw of the dice changes.
const fn why(state: VacancyState) -> Option<StateReason> {
    match state {
        VacancyState::Suspended => Some(StateReason::TermsChange),
        VacancyState::Closed => Some(StateReason::FilledElsewhere),
        VacancyState::Annulled => Some(StateReason::NoLongerWanted),
        _ => None,
    }
}

fn bare(ix: usize, trade: &Trade, employer: &Employer, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Vacancy {
    let (contract, duration_months) = contract(trade, dice);
    let hours = dice.weighted(&HOURS, |(weight, _)| *weight).and_then(|(_, hours)| *hours);
    Vacancy {
        positions: dice.pick(&[1, 1, 1, 1, 2, 2, 3, 5]).copied().unwrap_or(1),
        workplace: workplace(trade, employer.sites.first(), lookup, dice),
        contract: Some(contract),
        hours,
        hours_week: hours.map(|hours| if hours == Hours::FullTime { 40 } else { 20 }),
        shifts: shifts(trade, dice),
        pay: pay(trade, dice),
        duration_months,
        origin: dice.weighted(&ORIGINS, |(weight, _)| *weight).and_then(|(_, origin)| *origin),
        benefits: if dice.chance(16) { Some("Mensa e abiti da lavoro".to_owned()) } else { None },
        tags: if matches!(trade.field, Field::Nautical | Field::Port) { vec!["blue".to_owned()] } else { Vec::new() },
        ..Vacancy::new(external_id(ix, calendar), DESK.to_owned(), employer.external.id.clone(), trade.title)
    }
}

const HOURS: [(u32, Option<Hours>); 5] = [
    (3, Some(Hours::FullTime)),
    (1, Some(Hours::PartTimeMorning)),
    (1, Some(Hours::PartTimeAfternoon)),
    (1, Some(Hours::PartTimeVertical)),
    (1, None),
];

const ORIGINS: [(u32, Option<Origin>); 5] =
    [(3, Some(Origin::Direct)), (1, Some(Origin::Researched)), (1, Some(Origin::Exchange)), (1, Some(Origin::Fair)), (1, None)];

fn contract(trade: &Trade, dice: &mut Dice) -> (Contract, Option<u32>) {
    match (trade.field, dice.below(100)) {
        (Field::Tourism | Field::Farm, 0..=49) => (Contract::Seasonal, Some(dice.between(3, 8))),
        (_, 0..=27) => (Contract::Permanent, None),
        (_, 28..=71) => (Contract::FixedTerm, Some(dice.between(2, 12))),
        (_, 72..=81) => (Contract::Agency, Some(dice.between(1, 6))),
        (_, 82..=87) => (Contract::Apprenticeship2, Some(36)),
        (_, 88..=95) => (Contract::Traineeship, Some(6)),
        _ => (Contract::OnCall, None),
    }
}

fn workplace(trade: &Trade, site: Option<&ponte_domain::employer::Site>, lookup: &Lookup<'_>, dice: &mut Dice) -> Workplace {
    let elsewhere = if site.is_none_or(|site| site.istat.is_none()) || dice.chance(12) { lookup.any_place(dice) } else { None };
    Workplace {
        istat: elsewhere.map(|place| place.code.clone()).or_else(|| site.and_then(|site| site.istat.clone())),
        address: site.filter(|_| elsewhere.is_none()).and_then(|site| site.address.clone()),
        point: site.filter(|_| elsewhere.is_none()).and_then(|site| site.point),
        remote: if trade.field == Field::Office {
            dice.pick(&[Some(Remote::No), Some(Remote::Partly), None]).copied().flatten()
        } else {
            None
        },
        board_and_lodging: trade.field == Field::Tourism && dice.chance(12),
    }
}

fn shifts(trade: &Trade, dice: &mut Dice) -> Vec<Shift> {
    match trade.field {
        Field::Tourism => vec![Shift::Day, Shift::Evening, Shift::Weekend],
        Field::Care if dice.chance(60) => vec![Shift::Day, Shift::Night, Shift::Weekend],
        Field::Retail => vec![Shift::Day, Shift::Weekend],
        Field::Port if dice.chance(40) => vec![Shift::Day, Shift::Evening, Shift::Night],
        _ if dice.chance(30) => Vec::new(),
        _ => vec![Shift::Day],
    }
}

fn pay(trade: &Trade, dice: &mut Dice) -> Option<Pay> {
    let month = i64::from(trade.pay) * 100;
    match dice.below(10) {
        0..=3 => None,
        4..=7 => Some(Pay { min_cents: Some(month), max_cents: Some(month / 100 * 112), per: PayPer::Month }),
        8 => Some(Pay { min_cents: Some(month * 13), max_cents: None, per: PayPer::Year }),
        _ => Some(Pay { min_cents: Some(month / 173), max_cents: None, per: PayPer::Hour }),
    }
}

/// Dates that agree with the state and with each other.
fn dates(vacancy: &mut Vacancy, calendar: &Calendar, dice: &mut Dice) {
    use VacancyState as S;
    let was_published = !matches!(vacancy.state, S::Draft | S::Submitted | S::Verified);
    if was_published {
        let days = dice.between(3, 45) + if vacancy.state == S::Expired { 40 } else { 0 };
        vacancy.published = Some(calendar.days_ago(days));
        vacancy.verified = if dice.chance(72) { Some(calendar.days_ago(dice.between(0, days))) } else { None };
        vacancy.expires = match vacancy.state {
            S::Expired => Some(calendar.days_ago(dice.between(1, 30))),
            _ if dice.chance(88) => Some(calendar.in_days(dice.between(2, 50))),
            _ => None,
        };
    }
    if dice.chance(70) {
        vacancy.start =
            Some(if vacancy.state == S::Expired { calendar.days_ago(dice.between(0, 10)) } else { calendar.in_days(dice.between(3, 80)) });
    }
    if vacancy.state == S::Published && dice.chance(35) {
        // Some promises are due in hours, some are late.
        let day = if dice.chance(15) { calendar.working_days_ago(dice.between(1, 3)) } else { calendar.in_days(dice.between(1, 21)) };
        let after_publication = vacancy.published.map_or(day, |published| day.max(published));
        vacancy.employer_deadline = Some(calendar.at(after_publication, dice.pick(&[9, 12, 13, 18]).copied().unwrap_or(12), 0));
    }
}
