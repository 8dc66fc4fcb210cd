//! What the people of the demonstration accept, would like and have agreed to.

use ponte_domain::{
    work_terms::{AvailabilityPart, Contract, Hours, Shift, Vehicle},
    worker::{Availability, Consents, Wishes, Worker},
};

use super::{
    calendar::Calendar,
    dice::Dice,
    lookup::Lookup,
    people::{Draft, trade_of},
    trades::{Field, TRADES},
};

/// Fills availability, wishes and consents.
pub fn fill(worker: &mut Worker, draft: &Draft, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) {
    worker.availability = availability(worker, draft, calendar, dice);
    worker.wishes = wishes(draft, lookup, dice);
    worker.consents = consents(calendar, dice);
}

fn availability(worker: &Worker, draft: &Draft, calendar: &Calendar, dice: &mut Dice) -> Availability {
    let days = match dice.below(100) {
        // Never asked: nothing is known.
        0..=13 => return Availability::default(),
        14..=48 => dice.between(0, 29),
        49..=76 => dice.between(30, 90),
        _ => dice.between(91, 420),
    };
    let asked = calendar.days_ago(days);
    let has_car = !worker.licences.is_empty() && dice.chance(70);
    let mut availability = Availability {
        ascertained: Some(asked),
        from: if dice.chance(60) { Some(calendar.in_days(dice.below(75)).max(asked)) } else { None },
        contracts: contracts(draft, dice),
        hours: hours(draft, dice),
        shifts: shifts(draft, dice),
        max_km: if dice.chance(84) { dice.pick(&[5, 8, 10, 15, 20, 25, 30, 40, 60]).copied() } else { None },
        vehicle: if dice.chance(80) { Some(if has_car { Vehicle::Own } else { Vehicle::None }) } else { None },
        relocation: if dice.chance(55) { Some(dice.chance(12)) } else { None },
        board_and_lodging: if dice.chance(35) { Some(dice.chance(40)) } else { None },
        min_pay_year: if dice.chance(34) { Some(trade_of(draft).pay * 12 / 100 * dice.between(80, 115) / 10 * 10) } else { None },
        sectors_excluded: if dice.chance(9) {
            dice.pick(&["56", "81", "01", "80"]).map(|&sector| sector.to_owned()).into_iter().collect()
        } else {
            Vec::new()
        },
        firm: Vec::new(),
    };
    availability.firm = firm(&availability, dice);
    availability
}

/// Only what was told can be firm.
fn firm(told: &Availability, dice: &mut Dice) -> Vec<AvailabilityPart> {
    use AvailabilityPart as P;
    let parts = [
        (P::Contracts, !told.contracts.is_empty(), 6),
        (P::Hours, !told.hours.is_empty(), 14),
        (P::Shifts, !told.shifts.is_empty(), 16),
        (P::From, told.from.is_some(), 5),
        (P::MaxKm, told.max_km.is_some(), 22),
        (P::MinPay, told.min_pay_year.is_some(), 12),
        (P::Sectors, !told.sectors_excluded.is_empty(), 50),
    ];
    parts.into_iter().filter(|(_, is_told, percent)| *is_told && dice.chance(*percent)).map(|(part, _, _)| part).collect()
}

fn contracts(draft: &Draft, dice: &mut Dice) -> Vec<Contract> {
    use Contract as C;
    if dice.chance(15) {
        return Vec::new();
    }
    let mut contracts = vec![C::Permanent];
    for (contract, percent) in [(C::FixedTerm, 82), (C::Agency, 42), (C::OnCall, 14), (C::CooperativeMember, 12), (C::SelfEmployed, 5)] {
        if dice.chance(percent) {
            contracts.push(contract);
        }
    }
    if matches!(trade_of(draft).field, Field::Tourism | Field::Farm | Field::Nautical) && dice.chance(60) {
        contracts.push(C::Seasonal);
    }
    // A traineeship or an apprenticeship is for those at the beginning (D.Lgs. 81/2015 art. 44: 18 to 29 years).
    if draft.age < 30 {
        contracts.extend(dice.some_of(&[C::Apprenticeship2, C::Traineeship], 55));
    }
    if draft.age < 18 {
        contracts.retain(|contract| !matches!(contract, C::SelfEmployed | C::Apprenticeship2));
        contracts.push(C::Apprenticeship1);
    }
    contracts
}

fn hours(draft: &Draft, dice: &mut Dice) -> Vec<Hours> {
    use Hours as H;
    match dice.below(100) {
        0..=13 => Vec::new(),
        14..=55 => vec![H::FullTime],
        56..=74 => vec![H::FullTime, H::PartTimeMorning],
        75..=86 => vec![H::PartTimeMorning],
        87..=93 if trade_of(draft).field != Field::Building => vec![H::PartTimeAfternoon, H::PartTimeVertical],
        _ => vec![H::FullTime, H::PartTimeMorning, H::PartTimeAfternoon, H::PartTimeVertical],
    }
}

fn shifts(draft: &Draft, dice: &mut Dice) -> Vec<Shift> {
    if dice.chance(24) {
        return Vec::new();
    }
    let mut shifts = vec![Shift::Day];
    let (evening, weekend) =
        if matches!(trade_of(draft).field, Field::Tourism | Field::Care | Field::Retail) { (62, 70) } else { (26, 34) };
    for (shift, percent) in [(Shift::Evening, evening), (Shift::Night, 18), (Shift::Weekend, weekend), (Shift::Holiday, weekend / 2)] {
        // Work at night is forbidden to minors (L. 977/1967 art. 15).
        if dice.chance(percent) && !(shift == Shift::Night && draft.age < 18) {
            shifts.push(shift);
        }
    }
    shifts
}

fn wishes(draft: &Draft, lookup: &Lookup<'_>, dice: &mut Dice) -> Wishes {
    if dice.chance(18) {
        return Wishes::default();
    }
    let mut occupations = Vec::new();
    if dice.chance(84) {
        occupations.push(lookup.concept(draft.trade));
    }
    if dice.chance(38) {
        let same_field: Vec<usize> = (0..TRADES.len()).filter(|ix| TRADES[*ix].field == trade_of(draft).field).collect();
        if let Some(other) = dice.pick(&same_field).map(|ix| lookup.concept(*ix)).filter(|other| !occupations.contains(other)) {
            occupations.push(other);
        }
    }
    let sectors = if dice.chance(45) { vec![trade_of(draft).ateco.to_owned()] } else { Vec::new() };
    Wishes { occupations, sectors }
}

fn consents(calendar: &Calendar, dice: &mut Dice) -> Consents {
    let matching = match dice.below(100) {
        0..=81 => Some(true),
        82..=93 => None,
        _ => Some(false),
    };
    let publication = match dice.below(100) {
        0..=57 => Some(true),
        58..=89 => None,
        _ => Some(false),
    };
    let until = match dice.below(100) {
        0..=57 => Some(calendar.in_days(dice.between(30, 720))),
        58..=62 => Some(calendar.days_ago(dice.between(1, 200))),
        _ => None,
    };
    Consents { matching, publication, until, ..Consents::default() }
}
