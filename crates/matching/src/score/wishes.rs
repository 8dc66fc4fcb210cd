//! Nearness of the workplace, and the person's own wishes.

use ponte_domain::{
    vacancy::{Condition, Remote},
    work_terms::AvailabilityPart,
};

use super::{Earned, Nearness, Sink, availability::excludes, facts::Facts};
use crate::{
    features::Thing,
    outcome::{TermName, What, Why},
    taxonomy::{FULL, HALF},
};

/// Kilometres taken as the range of who did not say how far she would go; they give points and never exclude.
pub const ASSUMED_RANGE_KM: u32 = 30;

/// Whether the distance does not apply: work from anywhere, board and lodging accepted, or she would move house.
pub(crate) fn distance_is_waived<N: Nearness>(facts: &Facts<'_, N>) -> bool {
    facts.vacancy.is_remote() || has_lodging(facts) || facts.worker.relocation
}

fn has_lodging<N: Nearness>(facts: &Facts<'_, N>) -> bool {
    facts.vacancy.board_and_lodging && facts.worker.board_and_lodging
}

/// Her range in metres, and whether it is assumed.
pub(crate) fn range<N: Nearness>(facts: &Facts<'_, N>) -> (u32, bool) {
    let km = facts.worker.max_km.unwrap_or(ASSUMED_RANGE_KM);
    (km.saturating_mul(1_000), facts.worker.max_km.is_none())
}

/// All at the door, half at the edge of her range, nothing at twice the range. Without an own vehicle a kilometre counts
/// double, with work partly from home by half.
pub(crate) fn distance_credit(metres: u32, range: u32, vehicle: Option<bool>, remote: Option<Remote>) -> u16 {
    let felt = u64::from(metres) * if vehicle == Some(false) { 2 } else { 1 } / if remote == Some(Remote::Partly) { 2 } else { 1 };
    // A range under one kilometre would make every step a cliff.
    let twice = 2 * u64::from(range.max(1_000));
    u16::try_from(u64::from(FULL) * twice.saturating_sub(felt) / twice).unwrap_or(FULL)
}

pub(super) fn earn_distance<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let vacancy = facts.vacancy;
    if vacancy.workplace.is_none() || vacancy.is_remote() {
        return;
    }
    let (range, assumed) = range(facts);
    let decides = !distance_is_waived(facts) && excludes(facts, Condition::Distance, AvailabilityPart::MaxKm);
    let credit = match facts.metres {
        _ if has_lodging(facts) => FULL,
        None => HALF,
        Some(metres) => distance_credit(metres, range, facts.worker.vehicle, vacancy.remote),
    };
    match facts.metres {
        _ if has_lodging(facts) => {}
        None => sink.ask(u64::from(FULL - credit), decides && !assumed, || What::Home),
        Some(metres) if assumed => {
            let km = metres.div_ceil(1_000).max(ASSUMED_RANGE_KM);
            let willing = distance_credit(metres, km.saturating_mul(1_000), facts.worker.vehicle, vacancy.remote);
            // Nobody's range is too short for what is at her door.
            sink.ask(u64::from(willing - credit), decides && metres > 0, || What::MaxKm { km });
        }
        Some(metres) if metres > range => {
            let km = metres.div_ceil(1_000);
            let willing = distance_credit(metres, km.saturating_mul(1_000), facts.worker.vehicle, vacancy.remote);
            sink.missing(u64::from(willing - credit), || What::MaxKm { km });
        }
        Some(_) => {}
    }
    tell_vehicle(facts, range, credit, sink);
    let earned = Earned { parts: credit.into(), whole: FULL.into() };
    sink.term(TermName::Distance, vacancy.maxima.of(TermName::Distance), earned, || match facts.metres {
        _ if has_lodging(facts) => Why::BoardAndLodging,
        None => Why::Unknown,
        Some(metres) => Why::Metres { metres, range, assumed, vehicle: facts.worker.vehicle },
    });
}

/// A vehicle that is asked and that she is known not to have would bring the workplace nearer too.
fn tell_vehicle<S: Sink>(facts: &Facts<'_, impl Nearness>, range: u32, credit: u16, sink: &mut S) {
    let asks = || facts.vacancy.things.iter().any(|asked| asked.thing == Thing::Vehicle);
    if !S::EXPLAINS || facts.worker.vehicle != Some(false) || has_lodging(facts) || !asks() {
        return;
    }
    if let Some(metres) = facts.metres {
        let driving = distance_credit(metres, range, Some(true), facts.vacancy.remote);
        sink.missing(u64::from(driving - credit), || What::Vehicle);
    }
}

/// How much the rank in an order of liking leaves: all, three quarters, then half.
pub(crate) const fn by_rank(credit: u16, rank: usize) -> u16 {
    match rank {
        0 => credit,
        1 => credit / 4 * 3,
        _ => credit / 2,
    }
}

fn shown_rank(rank: usize) -> u16 {
    u16::try_from(rank + 1).unwrap_or(u16::MAX)
}

pub(super) fn earn<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    earn_wished_occupation(facts, sink);
    earn_wished_sector(facts, sink);
    earn_wished_contract(facts, sink);
    earn_pay(facts, sink);
}

fn earn_wished_occupation<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some((asked, key)) = &facts.vacancy.occupation else { return };
    let wishes = facts.worker.wish_occupations.iter().enumerate();
    let credited = wishes.map(|(rank, wish)| {
        let near = facts.nearness.occupation(0, *wish);
        (by_rank(near, rank), near, rank)
    });
    let best = credited.reduce(|best, next| if next.0 > best.0 { next } else { best });
    if best.is_none() {
        sink.ask(u64::from(FULL - HALF), false, || What::WishOccupation { occupation: asked.clone(), key: *key });
    }
    let parts = u64::from(best.map_or(HALF, |(credit, ..)| credit));
    let earned = Earned { parts, whole: FULL.into() };
    sink.term(TermName::WishOccupation, facts.vacancy.maxima.of(TermName::WishOccupation), earned, || match best {
        None => Why::Unknown,
        Some((0, ..)) => Why::NotWished,
        Some((_, FULL, rank)) => Why::Wished { rank: shown_rank(rank) },
        Some((.., rank)) => {
            let digits = facts.nearness.taxonomy().digits_in_common(*key, facts.worker.wish_occupations[rank]);
            Why::NearWish { rank: shown_rank(rank), isco_digits: digits }
        }
    });
}

/// Earns by rank among wishes: half when there are none on record.
fn earn_wish<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink, name: TermName, rank: Option<usize>, silent: bool) {
    let credit = match (rank, silent) {
        (Some(rank), _) => by_rank(FULL, rank),
        (None, true) => HALF,
        (None, false) => 0,
    };
    let earned = Earned { parts: credit.into(), whole: FULL.into() };
    sink.term(name, facts.vacancy.maxima.of(name), earned, || match (rank, silent) {
        (Some(rank), _) => Why::Wished { rank: shown_rank(rank) },
        (None, true) => Why::Unknown,
        (None, false) => Why::NotWished,
    });
}

fn earn_wished_sector<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some(sector) = facts.vacancy.sector else { return };
    let wishes = &facts.worker.wish_sectors;
    if wishes.is_empty() {
        sink.ask(u64::from(FULL - HALF), false, || What::WishSector);
    }
    earn_wish(facts, sink, TermName::WishSector, wishes.iter().position(|wish| wish.covers(sector)), wishes.is_empty());
}

/// The order of the contracts she accepts. One accepted later stands first in an empty list, last in another.
fn earn_wished_contract<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some(contract) = facts.vacancy.contract else { return };
    let accepted = &facts.worker.contracts;
    if accepted.is_empty() {
        sink.ask(u64::from(FULL - HALF), excludes(facts, Condition::Contract, AvailabilityPart::Contracts), || What::Contract { contract });
    } else if !accepted.contains(&contract) {
        sink.missing(by_rank(FULL, accepted.len()).into(), || What::Contract { contract });
    }
    earn_wish(facts, sink, TermName::WishContract, accepted.iter().position(|own| *own == contract), accepted.is_empty());
}

/// The pay offered and the least she accepts, in cents a year.
pub(crate) fn pay<N: Nearness>(facts: &Facts<'_, N>) -> Option<(i64, i64)> {
    Some((facts.vacancy.pay_year_cents?, i64::from(facts.worker.min_pay_year?) * 100))
}

/// All when the offer reaches her least, else its share of it.
fn earn_pay<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some(offered_cents) = facts.vacancy.pay_year_cents else { return };
    let pay = pay(facts);
    let credit = match pay {
        None => u64::from(HALF),
        Some((offered, least)) if offered >= least => u64::from(FULL),
        Some((offered, least)) => share(offered, least),
    };
    let what = || What::Pay { euro_year: u32::try_from(offered_cents / 100).unwrap_or(0) };
    match pay {
        None => sink.ask(u64::from(FULL) - credit, facts.worker.is_firm(AvailabilityPart::MinPay), what),
        Some((offered, least)) if offered < least => sink.missing(u64::from(FULL) - credit, what),
        Some(_) => {}
    }
    let earned = Earned { parts: credit, whole: FULL.into() };
    sink.term(TermName::WishPay, facts.vacancy.maxima.of(TermName::WishPay), earned, || {
        pay.map_or(Why::Unknown, |(offered_cents, least_cents)| Why::Pay { offered_cents, least_cents })
    });
}

fn share(offered: i64, least: i64) -> u64 {
    let (offered, least) = (u128::from(offered.max(0).unsigned_abs()), u128::from(least.max(1).unsigned_abs()));
    u64::try_from(u128::from(FULL) * offered / least).unwrap_or_else(|_| u64::from(FULL))
}
