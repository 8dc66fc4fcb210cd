//! Availability: how recently it was ascertained, contract, hours and shifts, start.

use ponte_domain::{vacancy::Condition, work_terms::AvailabilityPart};

use super::{Earned, Nearness, Sink, facts::Facts};
use crate::{
    features::day_number,
    outcome::{TermName, What, Why},
    taxonomy::{FULL, HALF},
};

/// An ascertained availability is worth all on its day, a ninetieth less each day after, nothing after ninety days.
pub const ASCERTAINED_DAYS: u32 = 90;
/// From this age on, the desk is told to ask again.
pub const STALE_DAYS: u32 = 30;
/// Days of delay after which a later start is worth nothing, where it does not exclude.
pub const LATE_DAYS: u32 = 60;

pub(super) fn earn<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    earn_ascertained(facts, sink);
    earn_contract(facts, sink);
    earn_times(facts, sink);
    earn_start(facts, sink);
}

/// Days since the availability was ascertained; a date to come counts as today.
pub(crate) fn days_since<N: Nearness>(facts: &Facts<'_, N>) -> Option<u32> {
    facts.worker.ascertained.map(|day| u32::try_from(day_number(facts.today) - day_number(day)).unwrap_or(0))
}

/// That nobody ever asked is known, not unknown: it earns nothing, and asking earns all.
fn earn_ascertained<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let days = days_since(facts);
    let parts = ascertained_credit(days);
    if days.is_none_or(|days| days > STALE_DAYS) {
        sink.ask(u64::from(FULL - parts), false, || What::Availability);
    }
    let earned = Earned { parts: parts.into(), whole: FULL.into() };
    sink.term(TermName::Ascertained, facts.vacancy.maxima.of(TermName::Ascertained), earned, || {
        days.map_or(Why::NeverAscertained, |days| Why::AscertainedDaysAgo { days })
    });
}

/// Credit of an availability ascertained so many days ago.
pub(crate) fn ascertained_credit(days: Option<u32>) -> u16 {
    let left = days.map_or(0, |days| ASCERTAINED_DAYS.saturating_sub(days));
    // Ninety divides the whole credit, and `left` is at most ninety.
    FULL / 90 * u16::try_from(left).unwrap_or(90)
}

/// Whether a condition takes out who is known not to meet it: the vacancy insists, or she never bends.
pub(crate) fn excludes<N: Nearness>(facts: &Facts<'_, N>, condition: Condition, part: AvailabilityPart) -> bool {
    facts.vacancy.excludes(condition) || facts.worker.is_firm(part)
}

fn earn_contract<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some(contract) = facts.vacancy.contract else { return };
    let accepted = &facts.worker.contracts;
    let rank = accepted.iter().position(|own| *own == contract);
    let credit = match (rank, accepted.is_empty()) {
        (Some(_), _) => FULL,
        (None, true) => HALF,
        (None, false) => 0,
    };
    let gain = u64::from(FULL - credit);
    match (rank, accepted.is_empty()) {
        (Some(_), _) => {}
        (None, true) => {
            sink.ask(gain, excludes(facts, Condition::Contract, AvailabilityPart::Contracts), || What::Contract { contract });
        }
        (None, false) => sink.missing(gain, || What::Contract { contract }),
    }
    let earned = Earned { parts: credit.into(), whole: FULL.into() };
    sink.term(TermName::Contract, facts.vacancy.maxima.of(TermName::Contract), earned, || match (rank, accepted.is_empty()) {
        (Some(rank), _) => Why::ContractAccepted { rank: u16::try_from(rank + 1).unwrap_or(u16::MAX) },
        (None, true) => Why::Unknown,
        (None, false) => Why::ContractNotAccepted,
    });
}

/// The weekly hours and each shift asked count one each.
fn earn_times<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let (vacancy, worker) = (facts.vacancy, facts.worker);
    let (mut parts, mut of, mut accepted, mut unknown) = (0_u64, 0_u16, 0, 0);
    if let Some(hours) = vacancy.hours {
        of += 1;
        if worker.hours == 0 {
            unknown += 1;
            parts += u64::from(HALF);
            sink.ask(u64::from(FULL - HALF), excludes(facts, Condition::Hours, AvailabilityPart::Hours), || What::Hours { hours });
        } else if worker.hours & hours.bit() != 0 {
            accepted += 1;
            parts += u64::from(FULL);
        } else {
            sink.missing(FULL.into(), || What::Hours { hours });
        }
    }
    let asked = u16::try_from(vacancy.shifts.len()).unwrap_or(0);
    of += asked;
    if asked > 0 && worker.shifts == 0 {
        unknown += asked;
        parts += u64::from(HALF) * u64::from(asked);
        let decides = excludes(facts, Condition::Shifts, AvailabilityPart::Shifts);
        sink.ask(u64::from(FULL - HALF) * u64::from(asked), decides, || What::Shifts { shifts: vacancy.shifts.clone() });
    } else if asked > 0 {
        let open: Vec<_> = vacancy.shifts.iter().copied().filter(|shift| worker.shifts & shift.bit() == 0).collect();
        let met = asked - u16::try_from(open.len()).unwrap_or(0);
        accepted += met;
        parts += u64::from(FULL) * u64::from(met);
        if !open.is_empty() {
            sink.missing(u64::from(FULL) * u64::from(asked - met), || What::Shifts { shifts: open });
        }
    }
    if of == 0 {
        return;
    }
    let earned = Earned { parts, whole: u64::from(FULL) * u64::from(of) };
    sink.term(TermName::Times, vacancy.maxima.of(TermName::Times), earned, || Why::TimesMet { accepted, unknown, of });
}

/// Days by which she is free too late; `None` when it is not known. A start already past counts from today.
pub(crate) fn days_late<N: Nearness>(facts: &Facts<'_, N>) -> Option<u32> {
    let start = facts.vacancy.start?.max(facts.today);
    facts.worker.from.map(|from| u32::try_from(day_number(from) - day_number(start)).unwrap_or(0))
}

/// Credit of a start so many days late.
pub(crate) fn late_credit(days: u32) -> u16 {
    // Sixty divides the whole credit.
    FULL / 60 * u16::try_from(LATE_DAYS.saturating_sub(days)).unwrap_or(60)
}

fn earn_start<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some(start) = facts.vacancy.start else { return };
    let date = start.max(facts.today);
    let late = days_late(facts);
    let credit = match late {
        None => HALF,
        Some(days) => late_credit(days),
    };
    match late {
        None => sink.ask(u64::from(FULL - credit), excludes(facts, Condition::Start, AvailabilityPart::From), || What::Start { date }),
        Some(0) => {}
        Some(_) => sink.missing(u64::from(FULL - credit), || What::Start { date }),
    }
    let earned = Earned { parts: credit.into(), whole: FULL.into() };
    sink.term(TermName::Start, facts.vacancy.maxima.of(TermName::Start), earned, || match late {
        None => Why::Unknown,
        Some(0) => Why::FreeInTime,
        Some(days) => Why::FreeLate { days },
    });
}
